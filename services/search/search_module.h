#ifndef SERVICES_SEARCH_SEARCH_MODULE_H_
#define SERVICES_SEARCH_SEARCH_MODULE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/pipeline/pipeline.h"
#include "indexer/search/index.h"
#include "services/rpc/channel.h"
#include "services/search/search_service.h"

namespace preau::services {

// Search: an index in a folder that follows a catalogue. Thread-safe.
class SearchModule {
 public:
  // The folder holds the index and the key of its page tokens.
  static absl::StatusOr<std::unique_ptr<SearchModule>> Create(
      const std::string& folder, const rpc::Runtime& runtime);

  grpc::Service* service() { return &service_; }

  // Begins to follow the catalogue; ends with the module.
  void Follow(const rpc::Link& catalogue);
  // Has been level with the catalogue once.
  bool ready() const { return pipeline_ != nullptr && pipeline_->caught_up(); }
  // Stops following, before the catalogue's server stops.
  void StopFollowing() { pipeline_.reset(); }

 private:
  SearchModule(std::unique_ptr<search::Index> index, std::string key,
               const rpc::Runtime& runtime);

  const std::unique_ptr<search::Index> index_;
  const rpc::TokenSealer tokens_;
  SearchService service_;
  std::unique_ptr<pipeline::ChangeSource> source_;
  std::unique_ptr<pipeline::Pipeline> pipeline_;
};

}  // namespace preau::services

#endif  // SERVICES_SEARCH_SEARCH_MODULE_H_
