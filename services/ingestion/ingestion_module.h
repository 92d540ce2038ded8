#ifndef SERVICES_INGESTION_INGESTION_MODULE_H_
#define SERVICES_INGESTION_INGESTION_MODULE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/fetch/polite_fetcher.h"
#include "services/ingestion/harvest/harvest_store.h"
#include "services/ingestion/harvest/harvester.h"
#include "services/ingestion/ingestion_service.h"
#include "services/launch/flags.h"
#include "services/rpc/channel.h"

namespace preau::services {

struct IngestionOptions {
  // Addresses of private networks may be harvested: those of this machine too.
  bool harvest_private_networks = false;
  // Where a provider finds who harvests it: an address or an e-mail address.
  std::string contact;

  void AddFlags(launch::Flags& flags);
};

// Ingestion: imports, and the harvests of all sources. Thread-safe.
class IngestionModule {
 public:
  // Errors: those of fetch::CurlFetcher::Create().
  static absl::StatusOr<std::unique_ptr<IngestionModule>> Create(
      const IngestionOptions& options, const rpc::Runtime& runtime);
  ~IngestionModule();

  grpc::Service* service() { return &service_; }

  // Takes imports for this catalogue from now on, and begins to harvest its
  // sources; ends with StopHarvesting().
  void Follow(const rpc::Link& catalogue);
  // Before the catalogue's server stops, and its own.
  void StopHarvesting() {
    if (harvester_ != nullptr) harvester_->Stop();
  }

 private:
  IngestionModule(std::unique_ptr<fetch::Fetcher> fetcher,
                  fetch::PoliteFetcher::Options polite,
                  const rpc::Runtime& runtime);

  // Everything, or what changed since.
  std::unique_ptr<harvest::SourceReader> MakeReader(
      const v1::Harvesting& harvesting, const std::string& changes_since);

  IngestionService service_;
  const std::unique_ptr<fetch::Fetcher> fetcher_;
  // For addresses that a person was given to harvest, and for pages that are
  // there for anybody.
  fetch::PoliteFetcher polite_;
  fetch::PoliteFetcher guest_;
  std::unique_ptr<harvest::HarvestStore> store_;
  std::unique_ptr<harvest::Harvester> harvester_;
};

}  // namespace preau::services

#endif  // SERVICES_INGESTION_INGESTION_MODULE_H_
