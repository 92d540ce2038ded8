#include "services/node/node.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/node/verify.h"
#include "services/node/vocabularies.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::services {

void NodeOptions::AddFlags(launch::Flags& flags) {
  common.AddFlags(flags);
  flags.Add("member", &catalogue.members);
  flags.Add("public-url", &catalogue.public_url);
  ingestion.AddFlags(flags);
  flags.Add("http", &http);
  flags.Add("http-origin", &http_origins);
  flags.Add("verify", &verify);
  flags.Add("vocabularies", &vocabularies);
}

absl::Status NodeOptions::Validate() const {
  if (!http.empty() &&
      (!rpc::IsAddress(http) || absl::StartsWith(http, "unix:"))) {
    return base::InvalidField("ADDRESS_INVALID", "http", {{"address", http}});
  }
  for (const std::string& origin : http_origins) {
    // As a browser sends it: without a path.
    const bool is_origin = notice::IsWebAddress(origin) &&
                           std::count(origin.begin(), origin.end(), '/') == 2;
    if (origin != "*" && !is_origin) {
      return base::InvalidField("HTTP_ORIGIN_INVALID", "http-origin",
                                {{"origin", origin}});
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<launch::Program>> Node::Create(
    NodeOptions options) {
  PREAU_RETURN_IF_ERROR(options.Validate());
  PREAU_RETURN_IF_ERROR(options.common.Complete());
  const std::string& folder = options.common.data;
  if (options.verify) {
    PREAU_RETURN_IF_ERROR(VerifyData(folder));
    return nullptr;
  }
  PREAU_RETURN_IF_ERROR(UseVocabularies(options.vocabularies));
  options.catalogue.folder = folder;
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<CatalogueModule> catalogue,
                         CatalogueModule::Create(options.catalogue));
  std::unique_ptr<Node> node(new Node(std::move(catalogue)));
  PREAU_ASSIGN_OR_RETURN(
      node->search_, SearchModule::Create(folder + "/search", node->runtime()));
  std::vector<grpc::Service*> services =
      node->catalogue_->MakeServices(node->runtime());
  services.push_back(node->search_->service());
  PREAU_ASSIGN_OR_RETURN(
      node->ingestion_,
      IngestionModule::Create(options.ingestion, node->runtime()));
  services.push_back(node->ingestion_->service());
  PREAU_RETURN_IF_ERROR(node->Serve(options.common.server, services));
  const rpc::Link inside{node->server().InProcessChannel(), true, ""};
  node->ingestion_->Follow(inside);
  node->search_->Follow(inside);
  if (!options.http.empty()) {
    node->routes_ = std::make_unique<http::Routes>(http::Routes::Options{
        inside, node->catalogue_->keys(), options.http_origins});
    http::HttpServer::Options listen;
    listen.listen = options.http;
    PREAU_ASSIGN_OR_RETURN(
        node->http_,
        http::HttpServer::Create(listen, [routes = node->routes_.get()](
                                             const http::HttpRequest& request) {
          return routes->Answer(request);
        }));
  }
  return node;
}

Node::Node(std::unique_ptr<CatalogueModule> catalogue)
    : Program(catalogue->keys()), catalogue_(std::move(catalogue)) {}

Node::~Node() {
  // Its calls go to the others.
  http_.reset();
  if (ingestion_ != nullptr) ingestion_->StopHarvesting();
  if (search_ != nullptr) search_->StopFollowing();
  StopServer();
}

std::string Node::OtherAddresses() const {
  return http_ == nullptr ? "" : absl::StrCat(" http=", http_->listen());
}

bool Node::IsReady() {
  return search_->ready() && catalogue_->CheckWritable().ok();
}

}  // namespace preau::services
