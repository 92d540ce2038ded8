#include "services/ingestion/ingestion_module.h"

#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingestion/catalogue_store.h"
#include "services/ingestion/fetch/curl_fetcher.h"
#include "services/ingestion/fetch/turns.h"
#include "services/ingestion/files/file_reader.h"
#include "services/ingestion/oai/oai_reader.h"
#include "services/ingestion/pages/page_reader.h"
#include "services/ingestion/peertube/video_reader.h"
#include "storage/base/clock.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

// Between two requests to the same host, on top of the time that it takes to
// answer.
constexpr std::chrono::milliseconds kPause(200);
// Whose turns are remembered.
constexpr size_t kMaxHosts = 2000;

std::string UserAgent(const std::string& contact) {
  return contact.empty() ? "Preau/0.1"
                         : absl::StrCat("Preau/0.1 (+", contact, ")");
}

// For pages that are there for anybody: what robots.txt says counts.
fetch::PoliteFetcher::Options AsGuest(fetch::PoliteFetcher::Options options) {
  options.obey_robots = true;
  return options;
}

}  // namespace

void IngestionOptions::AddFlags(launch::Flags& flags) {
  flags.Add("harvest-private-networks", &harvest_private_networks);
  flags.Add("contact", &contact);
}

absl::StatusOr<std::unique_ptr<IngestionModule>> IngestionModule::Create(
    const IngestionOptions& options, const rpc::Runtime& runtime) {
  fetch::CurlFetcher::Options curl;
  curl.user_agent = UserAgent(options.contact);
  curl.allow_private = options.harvest_private_networks;
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<fetch::CurlFetcher> fetcher,
                         fetch::CurlFetcher::Create(curl));
  fetch::PoliteFetcher::Options polite;
  // A person gave the address of a protocol that is made for harvests.
  polite.obey_robots = false;
  polite.turns = std::make_shared<fetch::Turns>(kMaxHosts);
  // Servers of one's own needn't be spared.
  polite.pause =
      options.harvest_private_networks ? std::chrono::milliseconds(0) : kPause;
  return std::unique_ptr<IngestionModule>(
      new IngestionModule(std::move(fetcher), std::move(polite), runtime));
}

IngestionModule::IngestionModule(std::unique_ptr<fetch::Fetcher> fetcher,
                                 fetch::PoliteFetcher::Options polite,
                                 const rpc::Runtime& runtime)
    : service_(runtime),
      fetcher_(std::move(fetcher)),
      polite_(fetcher_.get(), polite),
      guest_(fetcher_.get(), AsGuest(std::move(polite))) {}

IngestionModule::~IngestionModule() = default;

std::unique_ptr<harvest::SourceReader> IngestionModule::MakeReader(
    const v1::Harvesting& harvesting, const std::string& changes_since) {
  if (harvesting.protocol() == v1::Harvesting::FILE) {
    return std::make_unique<files::FileReader>(
        files::Selection{harvesting.url(), harvesting.mapping(), changes_since},
        &polite_);
  }
  if (harvesting.protocol() == v1::Harvesting::SITEMAP) {
    return std::make_unique<pages::PageReader>(
        pages::Selection{harvesting.url(), changes_since}, &guest_,
        base::SystemClock());
  }
  if (harvesting.protocol() == v1::Harvesting::PEERTUBE) {
    return std::make_unique<peertube::VideoReader>(
        peertube::Selection{harvesting.url(), harvesting.set(), changes_since},
        &polite_, base::SystemClock());
  }
  return std::make_unique<oai::OaiReader>(
      oai::Selection{harvesting.url(), harvesting.set(),
                     harvesting.metadata_prefix(), changes_since},
      &polite_);
}

void IngestionModule::Follow(const rpc::Link& catalogue) {
  store_ = std::make_unique<CatalogueStore>(catalogue);
  harvester_ = std::make_unique<harvest::Harvester>(
      harvest::Harvester::Options(), store_.get(), base::SystemClock(),
      [this](const v1::Source& source, const v1::Harvest& harvest) {
        return MakeReader(source.harvesting(),
                          harvest.complete() ? "" : source.changes_since());
      });
  service_.SetCatalogue(
      catalogue, [harvester = harvester_.get()] { harvester->Wake(); },
      [this](const v1::Harvesting& harvesting) {
        return MakeReader(harvesting, "");
      });
}

}  // namespace preau::services
