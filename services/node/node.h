#ifndef SERVICES_NODE_NODE_H_
#define SERVICES_NODE_NODE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "services/catalogue/catalogue_module.h"
#include "services/ingestion/ingestion_service.h"
#include "services/launch/launch.h"
#include "services/search/search_module.h"

namespace preau::services {

struct NodeOptions {
  launch::CommonOptions common;
  CatalogueOptions catalogue;
  // Checks the data instead of serving.
  bool verify = false;

  void AddFlags(launch::Flags& flags);
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

 private:
  explicit Node(std::unique_ptr<CatalogueModule> catalogue);

  const std::unique_ptr<CatalogueModule> catalogue_;
  std::unique_ptr<SearchModule> search_;
  IngestionService ingestion_;
};

}  // namespace preau::services

#endif  // SERVICES_NODE_NODE_H_
