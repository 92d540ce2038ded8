#include "services/node/node.h"

#include <utility>
#include <vector>

#include "services/node/verify.h"
#include "storage/base/status_macros.h"

namespace preau::services {

void NodeOptions::AddFlags(launch::Flags& flags) {
  common.AddFlags(flags);
  flags.Add("member", &catalogue.members);
  flags.Add("public-url", &catalogue.public_url);
  flags.Add("verify", &verify);
}

absl::StatusOr<std::unique_ptr<launch::Program>> Node::Create(
    NodeOptions options) {
  PREAU_RETURN_IF_ERROR(options.common.Complete());
  const std::string& folder = options.common.data;
  if (options.verify) {
    PREAU_RETURN_IF_ERROR(VerifyData(folder));
    return nullptr;
  }
  options.catalogue.folder = folder;
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<CatalogueModule> catalogue,
                         CatalogueModule::Create(options.catalogue));
  std::unique_ptr<Node> node(new Node(std::move(catalogue)));
  PREAU_ASSIGN_OR_RETURN(
      node->search_, SearchModule::Create(folder + "/search", node->runtime()));
  std::vector<grpc::Service*> services =
      node->catalogue_->MakeServices(node->runtime());
  services.push_back(node->search_->service());
  services.push_back(&node->ingestion_);
  PREAU_RETURN_IF_ERROR(node->Serve(options.common.server, services));
  const rpc::Link inside{node->server().InProcessChannel(), true, ""};
  node->ingestion_.SetCatalogue(inside);
  node->search_->Follow(inside);
  return node;
}

Node::Node(std::unique_ptr<CatalogueModule> catalogue)
    : Program(catalogue->keys()),
      catalogue_(std::move(catalogue)),
      ingestion_(runtime()) {}

Node::~Node() {
  if (search_ != nullptr) search_->StopFollowing();
  StopServer();
}

bool Node::IsReady() {
  return search_->ready() && catalogue_->CheckWritable().ok();
}

}  // namespace preau::services
