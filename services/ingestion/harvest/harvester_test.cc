#include "services/ingestion/harvest/harvester.h"

#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/harvest/local_store_testing.h"
#include "storage/base/error.h"

namespace preau::harvest {
namespace {

// Gives so many pages of one record each.
class PagesReader : public SourceReader {
 public:
  explicit PagesReader(int pages) : pages_(pages) {}

  absl::StatusOr<Page> Next(const std::string& cursor,
                            const std::function<bool()>&) override {
    const int number = static_cast<int>(cursor.size());
    Page page;
    Item& item = page.items.emplace_back();
    item.record.key = absl::StrCat("r", number);
    auto* title = item.record.notice.add_title();
    title->set_language("fr");
    title->set_value(absl::StrCat("Volcan ", number));
    page.cursor = cursor + "x";
    page.last = number + 1 == pages_;
    return page;
  }
  std::optional<std::string> Detour(const std::string&) override {
    return std::nullopt;
  }

 private:
  const int pages_;
};

// Gives nothing until it is told to stop.
class StuckReader : public SourceReader {
 public:
  explicit StuckReader(std::atomic<bool>* stuck) : stuck_(*stuck) {}
  absl::StatusOr<Page> Next(const std::string&,
                            const std::function<bool()>& cancelled) override {
    stuck_ = true;
    while (!cancelled()) std::this_thread::yield();
    return absl::CancelledError();
  }
  std::optional<std::string> Detour(const std::string&) override {
    return std::nullopt;
  }

 private:
  std::atomic<bool>& stuck_;
};

class HarvesterTest : public testing::Test {
 protected:
  HarvesterTest() {
    harvesting_.set_protocol(v1::Harvesting::OAI_PMH);
    harvesting_.set_url("http://museum.example.org/oai");
    harvesting_.set_policy(v1::Harvesting::PUBLISH);
    options_.look_every = std::chrono::milliseconds(5);
  }

  v1::Harvest Last() {
    v1::GetHarvestRequest request;
    request.set_name(store_.Source().last_harvest());
    return store_.Get(request).value();
  }
  v1::Harvest Start() {
    v1::StartHarvestRequest request;
    request.set_source(store_.Source().name());
    return store_.Start(request).value();
  }

  v1::Harvesting harvesting_;
  Harvester::Options options_;
  LocalStore store_{base::SystemClock()};
};

TEST_F(HarvesterTest, HarvestsWhatIsDueByItself) {
  harvesting_.set_interval_hours(24);
  store_.CreateSource(harvesting_);
  Harvester harvester(options_, &store_, base::SystemClock(),
                      [](const v1::Source&, const v1::Harvest&) {
                        return std::make_unique<PagesReader>(3);
                      });
  while (store_.Source().last_harvest().empty() ||
         Last().state() == v1::Harvest::RUNNING) {
    std::this_thread::yield();
  }
  EXPECT_EQ(Last().state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(store_.Resources().size(), 3u);
  EXPECT_TRUE(store_.Source().has_next_harvest_time());
  EXPECT_EQ(store_.Source().passes(), 1u);
}

TEST_F(HarvesterTest, GoesOnWithWhatWasUnderWay) {
  store_.CreateSource(harvesting_);
  const v1::Harvest harvest = Start();
  std::atomic<bool> stuck = false;
  {
    Harvester first(options_, &store_, base::SystemClock(),
                    [&](const v1::Source&, const v1::Harvest&) {
                      return std::make_unique<StuckReader>(&stuck);
                    });
    while (!stuck) std::this_thread::yield();
  }
  EXPECT_EQ(Last().state(), v1::Harvest::RUNNING);
  Harvester second(options_, &store_, base::SystemClock(),
                   [](const v1::Source&, const v1::Harvest&) {
                     return std::make_unique<PagesReader>(2);
                   });
  while (Last().state() == v1::Harvest::RUNNING) std::this_thread::yield();
  EXPECT_EQ(Last().name(), harvest.name());
  EXPECT_EQ(store_.Resources().size(), 2u);
}

TEST_F(HarvesterTest, ACatalogueThatTakesNothingDoesntTroubleTheProvider) {
  class CountingStore : public LocalStore {
   public:
    using LocalStore::LocalStore;
    absl::StatusOr<v1::ListSourcesResponse> ListSources(
        const v1::ListSourcesRequest& request) override {
      ++looks;
      return LocalStore::ListSources(request);
    }
    std::atomic<int> looks = 0;
  };
  CountingStore store(base::SystemClock());
  harvesting_.set_interval_hours(24);
  store.CreateSource(harvesting_);
  std::atomic<int> refused = 0;
  store.die = [&]() -> absl::Status {
    ++refused;
    return absl::ResourceExhaustedError("full");
  };
  std::atomic<int> readers = 0;
  Harvester harvester(options_, &store, base::SystemClock(),
                      [&](const v1::Source&, const v1::Harvest&) {
                        ++readers;
                        return std::make_unique<PagesReader>(1);
                      });
  while (refused == 0) std::this_thread::yield();
  const int looks = store.looks;
  while (store.looks < looks + 5) std::this_thread::yield();
  EXPECT_EQ(readers, 1);
}

TEST_F(HarvesterTest, NothingThatIsPausedOrNotAskedForIsHarvested) {
  harvesting_.set_interval_hours(1);
  harvesting_.set_paused(true);
  store_.CreateSource(harvesting_);
  EXPECT_FALSE(store_.Source().has_next_harvest_time());
  std::atomic<int> looks = 0;
  {
    Harvester harvester(options_, &store_, base::SystemClock(),
                        [&](const v1::Source&, const v1::Harvest&) {
                          ++looks;
                          return std::make_unique<PagesReader>(1);
                        });
    harvester.Wake();
  }
  EXPECT_EQ(looks, 0);
  EXPECT_TRUE(store_.Source().last_harvest().empty());
}

}  // namespace
}  // namespace preau::harvest
