#include "services/ingestion/harvest/local_store_testing.h"

#include "services/catalogue/harvests.h"
#include "services/catalogue/reads.h"
#include "services/catalogue/sources.h"
#include "services/catalogue/writes.h"
#include "storage/base/random.h"
#include "storage/base/status_macros.h"

namespace preau::harvest {

constexpr const char* kMember = "members/lille";
constexpr const char* kSource = "members/lille/sources/musee";

LocalStore::LocalStore(base::Clock* clock)
    : call_{rpc::Viewer::LocalAdmin()},
      catalogue_(
          catalogue::Catalogue::Create({}, &store_, clock, base::SystemRandom())
              .value()),
      sources_(std::make_unique<catalogue::SourceStore>(&store_, clock,
                                                        base::SystemRandom())) {
  catalogue::StoredMember member;
  member.set_id("lille");
  member.set_label_fr("Lille");
  catalogue_->AddMember(member).IgnoreError();
  deps_.catalogue = catalogue_.get();
  deps_.sources = sources_.get();
  deps_.tokens = &tokens_;
  deps_.public_url = kPublicUrl;
}

absl::StatusOr<v1::WriteResourcesResponse> LocalStore::Write(
    const v1::WriteResourcesRequest& request) {
  PREAU_RETURN_IF_ERROR(die());
  auto response = services::WriteResources(deps_, call_, request);
  PREAU_RETURN_IF_ERROR(die());
  return response;
}

absl::StatusOr<v1::KeepHarvestResponse> LocalStore::Keep(
    const v1::KeepHarvestRequest& request) {
  PREAU_RETURN_IF_ERROR(die());
  auto response = services::KeepHarvest(deps_, call_, request);
  PREAU_RETURN_IF_ERROR(die());
  return response;
}

absl::StatusOr<v1::ListHarvestedRecordsResponse> LocalStore::ListRecords(
    const v1::ListHarvestedRecordsRequest& request) {
  return services::ListHarvestedRecords(deps_, call_, request);
}

absl::StatusOr<v1::ListSourcesResponse> LocalStore::ListSources(
    const v1::ListSourcesRequest& request) {
  return services::ListSources(deps_, call_, request);
}

absl::StatusOr<v1::Harvest> LocalStore::Start(
    const v1::StartHarvestRequest& request) {
  return services::StartHarvest(deps_, call_, request);
}

absl::StatusOr<v1::Harvest> LocalStore::Get(
    const v1::GetHarvestRequest& request) {
  return services::GetHarvest(deps_, call_, request);
}

v1::Source LocalStore::CreateSource(const v1::Harvesting& harvesting) {
  v1::CreateSourceRequest request;
  request.set_parent(kMember);
  request.set_source_id("musee");
  *request.mutable_source()->mutable_harvesting() = harvesting;
  return services::CreateSource(deps_, call_, request).value();
}

v1::Source LocalStore::Source() {
  v1::GetSourceRequest request;
  request.set_name(kSource);
  return services::GetSource(deps_, call_, request).value();
}

v1::Harvest LocalStore::Resolve(const std::string& harvest, bool withdraw) {
  v1::ResolveHarvestRequest request;
  request.set_name(harvest);
  request.set_withdraw(withdraw);
  return services::ResolveHarvest(deps_, call_, request).value();
}

std::vector<v1::Resource> LocalStore::Resources() {
  v1::ListResourcesRequest request;
  request.set_parent(kMember);
  request.set_page_size(1000);
  request.set_show_all(true);
  std::vector<v1::Resource> resources;
  do {
    const auto page = services::ListResources(deps_, call_, request).value();
    resources.insert(resources.end(), page.resources().begin(),
                     page.resources().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return resources;
}

v1::Resource LocalStore::Withdraw(const std::string& name) {
  v1::WithdrawResourceRequest request;
  request.set_name(name);
  request.set_reason(log::v1::TAKEDOWN);
  return services::WithdrawResource(deps_, call_, request).value();
}

std::vector<v1::HarvestedRecord> LocalStore::Records() {
  v1::ListHarvestedRecordsRequest request;
  request.set_parent(kSource);
  request.set_page_size(1000);
  std::vector<v1::HarvestedRecord> records;
  do {
    const auto page = ListRecords(request).value();
    records.insert(records.end(), page.records().begin(), page.records().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return records;
}

}  // namespace preau::harvest
