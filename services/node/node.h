#ifndef SERVICES_NODE_NODE_H_
#define SERVICES_NODE_NODE_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/catalogue/catalogue_module.h"
#include "services/http/http_server.h"
#include "services/http/routes.h"
#include "services/ingestion/ingestion_module.h"
#include "services/launch/launch.h"
#include "services/search/search_module.h"

namespace preau::services {

struct NodeOptions {
  launch::CommonOptions common;
  CatalogueOptions catalogue;
  IngestionOptions ingestion;
  // "host:port" for JSON over HTTP; none when empty. Without TLS, so for this
  // machine, or behind a proxy that has it.
  std::string http;
  // Origins whose web pages may read it.
  std::vector<std::string> http_origins;
  // Folder of SKOS files; none when empty.
  std::string vocabularies;
  // Checks the data instead of serving.
  bool verify = false;

  void AddFlags(launch::Flags& flags);
  // ADDRESS_INVALID{address}, HTTP_ORIGIN_INVALID{origin}.
  absl::Status Validate() const;
};

// All services in one process; they reach one another through a channel that
// doesn't leave it. Thread-safe.
class Node : public launch::Program {
 public:
  // Null after a verification that found no fault.
  static absl::StatusOr<std::unique_ptr<launch::Program>> Create(
      NodeOptions options);
  ~Node() override;

  bool IsReady() override;
  std::string OtherAddresses() const override;

 private:
  explicit Node(std::unique_ptr<CatalogueModule> catalogue);

  const std::unique_ptr<CatalogueModule> catalogue_;
  std::unique_ptr<SearchModule> search_;
  std::unique_ptr<IngestionModule> ingestion_;
  std::unique_ptr<http::Routes> routes_;
  std::unique_ptr<http::HttpServer> http_;
};

}  // namespace preau::services

#endif  // SERVICES_NODE_NODE_H_
