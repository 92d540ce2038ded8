#include <map>
#include <random>
#include <thread>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "storage/catalogue/catalogue.h"
#include "storage/catalogue/catalogue_testing.h"
#include "storage/kv/crash_key_value_store.h"

namespace preau::catalogue {
namespace {

// Acknowledged titles by key.
using Acknowledged = std::map<std::string, std::string>;

void ExpectAllThere(Catalogue& catalogue, const Acknowledged& acknowledged) {
  for (const auto& [key, title] : acknowledged) {
    const auto result = catalogue.Write(RequestOf(PutTitle(key, title)));
    ASSERT_TRUE(result.ok());
    // Writing the same again changes nothing, so it was there.
    EXPECT_EQ(result->outcomes[0].kind, Outcome::Kind::kUnchanged) << key;
  }
}

TEST(CatalogueCrashTest, PowerCutsLoseNothingThatWasAcknowledged) {
  std::mt19937 random(20261125);
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE(round);
    FakeClock clock;
    kv::CrashKeyValueStore store;
    auto catalogue = OpenCatalogue(&store, &clock);
    Acknowledged acknowledged;
    for (int life = 0; life < 3; ++life) {
      const int writes = static_cast<int>(random() % 12);
      for (int i = 0; i < writes; ++i) {
        const std::string key = std::to_string(random() % 6);
        const std::string title = "Titre " + std::to_string(random() % 4);
        const auto result = catalogue->Write(RequestOf(PutTitle(key, title)));
        ASSERT_TRUE(result.ok());
        acknowledged[key] = title;
      }
      catalogue.reset();
      store.Crash(random() % (store.unsynced_bytes() + 1));
      EXPECT_EQ(Faults(store), "");
      catalogue = OpenCatalogue(&store, &clock);
      ExpectAllThere(*catalogue, acknowledged);
    }
  }
}

TEST(CatalogueCrashTest, ADiskThatLiesIsNoticedByTheTestItself) {
  FakeClock clock;
  kv::CrashKeyValueStore::Options options;
  options.ignore_sync = true;
  kv::CrashKeyValueStore store(options);
  auto catalogue = OpenCatalogue(&store, &clock);
  ASSERT_TRUE(catalogue->Write(RequestOf(PutTitle("1", "Un"))).ok());
  catalogue.reset();
  store.Crash(0);
  catalogue = OpenCatalogue(&store, &clock);
  EXPECT_EQ(catalogue->sequence(), 0u);
}

TEST(CatalogueCrashTest, AWriteThatFailsCleanlyLeavesNoGap) {
  FakeClock clock;
  kv::CrashKeyValueStore store;
  auto catalogue = OpenCatalogue(&store, &clock);
  ASSERT_TRUE(catalogue->Write(RequestOf(PutTitle("1", "Un"))).ok());
  store.FailWrite(1,
                  base::MakeError(absl::StatusCode::kResourceExhausted,
                                  {"DISK_FULL", "", {}}),
                  kv::CrashKeyValueStore::Failure::kNotApplied);
  const auto full = catalogue->Write(RequestOf(PutTitle("2", "Deux")));
  EXPECT_EQ(full.status().code(), absl::StatusCode::kResourceExhausted);
  const auto next = catalogue->Write(RequestOf(PutTitle("3", "Trois")));
  ASSERT_TRUE(next.ok());
  EXPECT_EQ(next->outcomes[0].resource.apply_sequence(), 2u);
  EXPECT_EQ(Faults(store), "");
}

TEST(CatalogueCrashTest, AfterAnUnknownOutcomeWritingStopsUntilReopened) {
  for (const auto failure : {kv::CrashKeyValueStore::Failure::kApplied,
                             kv::CrashKeyValueStore::Failure::kNotApplied}) {
    FakeClock clock;
    kv::CrashKeyValueStore store;
    auto catalogue = OpenCatalogue(&store, &clock);
    ASSERT_TRUE(catalogue->Write(RequestOf(PutTitle("1", "Un"))).ok());
    store.FailWrite(1, absl::InternalError("I/O"), failure);
    EXPECT_FALSE(catalogue->Write(RequestOf(PutTitle("2", "Deux"))).ok());
    EXPECT_FALSE(catalogue->Write(RequestOf(PutTitle("3", "Trois"))).ok());
    // What is visible goes on being readable.
    EXPECT_EQ(catalogue->sequence(), 1u);
    catalogue = OpenCatalogue(&store, &clock);
    EXPECT_TRUE(catalogue->Write(RequestOf(PutTitle("3", "Trois"))).ok());
    EXPECT_EQ(Faults(store), "");
  }
}

TEST(CatalogueCrashTest, NoReaderSeesMoreThanIsDurable) {
  FakeClock clock;
  kv::CrashKeyValueStore store;
  auto catalogue = OpenCatalogue(&store, &clock);
  std::thread writer([&] {
    for (int i = 0; i < 200; ++i) {
      const auto result =
          catalogue->Write(RequestOf(PutTitle(std::to_string(i), "Titre")));
      ASSERT_TRUE(result.ok());
    }
  });
  uint64_t seen = 0;
  while (seen < 200) {
    const auto changes = catalogue->ReadChanges(seen, 50);
    ASSERT_TRUE(changes.ok());
    for (const Change& change : *changes) {
      ASSERT_EQ(change.entry.sequence(), ++seen);
    }
    EXPECT_GE(catalogue->sequence(), seen);
  }
  writer.join();
}

}  // namespace
}  // namespace preau::catalogue
