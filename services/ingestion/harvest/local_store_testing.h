#ifndef SERVICES_INGESTION_HARVEST_LOCAL_STORE_TESTING_H_
#define SERVICES_INGESTION_HARVEST_LOCAL_STORE_TESTING_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "services/catalogue/deps.h"
#include "services/ingestion/harvest/harvest_store.h"
#include "storage/base/clock.h"
#include "storage/kv/memory_key_value_store.h"

namespace preau::harvest {

// A catalogue in memory, with its own handlers, and one member, "lille".
class LocalStore : public HarvestStore {
 public:
  static constexpr const char* kPublicUrl = "https://preau.example.org";

  explicit LocalStore(base::Clock* clock);

  absl::StatusOr<v1::WriteResourcesResponse> Write(
      const v1::WriteResourcesRequest& request) override;
  absl::StatusOr<v1::KeepHarvestResponse> Keep(
      const v1::KeepHarvestRequest& request) override;
  absl::StatusOr<v1::ListHarvestedRecordsResponse> ListRecords(
      const v1::ListHarvestedRecordsRequest& request) override;
  absl::StatusOr<v1::ListSourcesResponse> ListSources(
      const v1::ListSourcesRequest& request) override;
  absl::StatusOr<v1::Harvest> Start(
      const v1::StartHarvestRequest& request) override;
  absl::StatusOr<v1::Harvest> Get(
      const v1::GetHarvestRequest& request) override;

  v1::Source CreateSource(const v1::Harvesting& harvesting);
  v1::Source Source();
  v1::Harvest Resolve(const std::string& harvest, bool withdraw);
  // All resources of the member, drafts and withdrawn ones too.
  std::vector<v1::Resource> Resources();
  v1::Resource Withdraw(const std::string& name);
  // All records of the source.
  std::vector<v1::HarvestedRecord> Records();

  // Asked before and after each call of Write and Keep: an error is what a
  // process that dies there leaves behind.
  std::function<absl::Status()> die = [] { return absl::OkStatus(); };

 private:
  const rpc::CallContext call_;
  kv::MemoryKeyValueStore store_;
  const rpc::TokenSealer tokens_{std::string(32, 'k')};
  std::unique_ptr<catalogue::Catalogue> catalogue_;
  std::unique_ptr<catalogue::SourceStore> sources_;
  services::CatalogueDeps deps_;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_LOCAL_STORE_TESTING_H_
