#include "storage/catalogue/sources.h"

#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/kv/memory_key_value_store.h"

namespace preau::catalogue {
namespace {

using testing::ElementsAre;
using Outcome = v1::HarvestedRecord::Outcome;

class FakeClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now; }
  int64_t now = 1770000000000000;
};

constexpr int64_t kHour = int64_t{3600} * 1000000;

class SourceStoreTest : public testing::Test {
 protected:
  static v1::Source Harvested(uint32_t every_hours = 0) {
    v1::Source source;
    source.mutable_harvesting()->set_protocol(v1::Harvesting::OAI_PMH);
    source.mutable_harvesting()->set_url("http://a.example.org/oai");
    source.mutable_harvesting()->set_interval_hours(every_hours);
    return source;
  }
  static std::string Reason(const absl::Status& status) {
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  }
  static std::string IdOf(const v1::Harvest& harvest) {
    return base::ParseResourceName(harvest.name(), "harvests", "name")->id;
  }
  absl::StatusOr<v1::Harvest> Start(bool complete = false) {
    return sources_.StartHarvest("lille", "musee", complete,
                                 v1::Harvest::WITHDRAWALS_UNSPECIFIED);
  }
  SourceStore::Kept Keep(const v1::Harvest& harvest,
                         const std::vector<v1::HarvestedRecord>& records) {
    auto kept = sources_.Keep("lille", IdOf(harvest), harvest, records);
    EXPECT_TRUE(kept.ok()) << kept.status();
    return kept.ok() ? *std::move(kept) : SourceStore::Kept();
  }
  static v1::HarvestedRecord Record(const std::string& key, Outcome outcome,
                                    bool with_resource = true) {
    v1::HarvestedRecord record;
    record.set_key(key);
    record.set_outcome(outcome);
    if (with_resource) record.set_resource("members/lille/resources/" + key);
    return record;
  }
  v1::Source Source() { return sources_.Get("lille", "musee").value(); }
  static int64_t Micros(const google::protobuf::Timestamp& time) {
    return time.seconds() * 1000000 + time.nanos() / 1000;
  }

  FakeClock clock_;
  kv::MemoryKeyValueStore store_;
  SourceStore sources_{&store_, &clock_, base::SystemRandom()};
};

TEST_F(SourceStoreTest, AreCreatedOnceListedAndChanged) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  EXPECT_EQ(Reason(sources_.Create("lille", "musee", {}).status()),
            "SOURCE_EXISTS");
  ASSERT_TRUE(sources_.Create("nice", "a", {}).ok());
  ASSERT_TRUE(sources_.Create("lille", "b", {}).ok());
  const auto names = [&](const std::string& member, const std::string& after) {
    std::vector<std::string> listed;
    const auto found = sources_.List(member, after, 10);
    for (const v1::Source& source : *found) {
      listed.push_back(source.name());
    }
    return listed;
  };
  EXPECT_THAT(names("", ""), ElementsAre("members/lille/sources/b",
                                         "members/lille/sources/musee",
                                         "members/nice/sources/a"));
  EXPECT_THAT(
      names("lille", SourceStore::PlaceOf(sources_.Get("lille", "b").value())),
      ElementsAre("members/lille/sources/musee"));
  const std::string etag = Source().etag();
  const auto rename = [](v1::Source& source) {
    source.set_display_name("Musée");
    return absl::OkStatus();
  };
  ASSERT_TRUE(sources_.Update("lille", "musee", etag, rename).ok());
  EXPECT_EQ(Source().display_name(), "Musée");
  EXPECT_EQ(Reason(sources_.Update("lille", "musee", etag, rename).status()),
            "ETAG_MISMATCH");
  EXPECT_EQ(Reason(sources_.Get("lille", "x").status()), "SOURCE_NOT_FOUND");
}

TEST_F(SourceStoreTest, OneHarvestAtATimeAndNoneWithoutAnAddress) {
  ASSERT_TRUE(sources_.Create("lille", "musee", {}).ok());
  EXPECT_EQ(Reason(Start().status()), "SOURCE_NOT_HARVESTED");
  ASSERT_TRUE(sources_
                  .Update("lille", "musee", "",
                          [](v1::Source& source) {
                            source = Harvested();
                            return absl::OkStatus();
                          })
                  .ok());
  v1::Harvest harvest = Start().value();
  EXPECT_TRUE(harvest.complete());
  EXPECT_EQ(Reason(Start().status()), "HARVEST_RUNNING");
  harvest.set_state(v1::Harvest::FAILED);
  Keep(harvest, {});
  EXPECT_EQ(Source().failed_passes(), 1u);
  EXPECT_TRUE(Start().ok());
}

TEST_F(SourceStoreTest, IsCompleteNowAndThen) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  const auto pass = [&](bool asked) {
    v1::Harvest harvest = Start(asked).value();
    const bool complete = harvest.complete();
    harvest.set_state(v1::Harvest::SUCCEEDED);
    harvest.set_next_from("2026-01-01");
    Keep(harvest, {});
    clock_.now += 24 * kHour;
    return complete;
  };
  EXPECT_TRUE(pass(false));
  EXPECT_FALSE(pass(false));
  EXPECT_TRUE(pass(true));
  for (int day = 1; day < 30; ++day) EXPECT_FALSE(pass(false)) << day;
  EXPECT_TRUE(pass(false));
  // What is known of one address says nothing of another.
  ASSERT_TRUE(sources_
                  .Update("lille", "musee", "",
                          [](v1::Source& source) {
                            source.mutable_harvesting()->set_set("a");
                            return absl::OkStatus();
                          })
                  .ok());
  EXPECT_TRUE(pass(false));
  const auto change = [&](auto set) {
    ASSERT_TRUE(sources_
                    .Update("lille", "musee", "",
                            [&](v1::Source& source) {
                              set(*source.mutable_harvesting());
                              return absl::OkStatus();
                            })
                    .ok());
  };
  // Neither does another mapping or selection; how often it is harvested does.
  change([](v1::Harvesting& each) { each.set_mapping("{}"); });
  EXPECT_TRUE(pass(false));
  change([](v1::Harvesting& each) { each.add_words("volcan"); });
  EXPECT_TRUE(pass(false));
  change([](v1::Harvesting& each) { each.set_interval_hours(12); });
  EXPECT_FALSE(pass(false));
}

TEST_F(SourceStoreTest, FailuresMakeItComeLater) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested(24)).ok());
  EXPECT_EQ(Micros(Source().next_harvest_time()), clock_.now);
  for (const int days : {2, 4, 8, 16, 30, 30}) {
    v1::Harvest harvest = Start().value();
    const int64_t begun = clock_.now;
    harvest.set_state(v1::Harvest::FAILED);
    Keep(harvest, {});
    EXPECT_EQ((Micros(Source().next_harvest_time()) - begun) / kHour,
              days * 24);
  }
  v1::Harvest harvest = Start().value();
  harvest.set_state(v1::Harvest::SUCCEEDED);
  Keep(harvest, {});
  EXPECT_EQ(Micros(Source().next_harvest_time()), clock_.now + 24 * kHour);
}

TEST_F(SourceStoreTest, ARecordCountsOnceInAPass) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  auto kept =
      Keep(Start().value(), {Record("a", v1::HarvestedRecord::CREATED),
                             Record("b", v1::HarvestedRecord::REFUSED, false)});
  EXPECT_EQ(kept.first_seen, 2u);
  EXPECT_EQ(kept.harvest.counts().created(), 1u);
  EXPECT_EQ(Source().resources(), 1u);
  // The same page again, after a crash.
  kept = Keep(kept.harvest, {Record("a", v1::HarvestedRecord::UNCHANGED),
                             Record("b", v1::HarvestedRecord::CREATED)});
  EXPECT_EQ(kept.first_seen, 0u);
  EXPECT_EQ(kept.harvest.counts().created(), 2u);
  EXPECT_EQ(kept.harvest.counts().unchanged(), 0u);
  EXPECT_EQ(kept.harvest.counts().refused(), 0u);
  EXPECT_EQ(Source().resources(), 2u);
}

TEST_F(SourceStoreTest, MissingIsCountedByPassAndForgottenWhenSeen) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  const auto pass = [&](Outcome outcome, int times) {
    v1::Harvest harvest = Start(true).value();
    for (int i = 0; i < times; ++i) {
      harvest = Keep(harvest, {Record("a", outcome, false)}).harvest;
    }
    harvest.set_state(v1::Harvest::SUCCEEDED);
    harvest = Keep(harvest, {}).harvest;
    std::string end;
    return std::pair(
        harvest.counts(),
        sources_
            .ListRecords(
                Source().name(), "", 10,
                [](const v1::HarvestedRecord&) { return true; }, &end)
            .value()
            .at(0));
  };
  v1::Harvest first = Start().value();
  first = Keep(first, {Record("a", v1::HarvestedRecord::CREATED)}).harvest;
  first.set_state(v1::Harvest::SUCCEEDED);
  Keep(first, {});
  auto [counts, record] = pass(v1::HarvestedRecord::MISSING, 3);
  EXPECT_EQ(counts.missing(), 1u);
  EXPECT_EQ(record.missing_passes(), 1u);
  EXPECT_EQ(record.pass(), 1u);
  EXPECT_TRUE(IsThere(record));
  EXPECT_EQ(Source().resources(), 1u);
  std::tie(counts, record) = pass(v1::HarvestedRecord::MISSING, 1);
  EXPECT_EQ(record.missing_passes(), 2u);
  std::tie(counts, record) = pass(v1::HarvestedRecord::UNCHANGED, 1);
  EXPECT_EQ(record.missing_passes(), 0u);
  EXPECT_EQ(record.pass(), 4u);
  std::tie(counts, record) = pass(v1::HarvestedRecord::WITHDRAWN, 2);
  EXPECT_EQ(counts.withdrawn(), 1u);
  EXPECT_FALSE(IsThere(record));
  EXPECT_EQ(Source().resources(), 0u);
}

TEST_F(SourceStoreTest, WhoComesLaterDoesntOverwrite) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  const v1::Harvest harvest = Start().value();
  Keep(harvest, {});
  EXPECT_EQ(Reason(sources_.Keep("lille", IdOf(harvest), harvest, {}).status()),
            "ETAG_MISMATCH");
  const auto cancelled =
      sources_.ChangeHarvest("lille", IdOf(harvest), [](v1::Harvest& each) {
        each.set_state(v1::Harvest::CANCELLED);
        return absl::OkStatus();
      });
  ASSERT_TRUE(cancelled.ok());
  EXPECT_TRUE(cancelled->has_end_time());
  EXPECT_EQ(
      Reason(sources_.Keep("lille", IdOf(harvest), *cancelled, {}).status()),
      "ETAG_MISMATCH");
}

TEST_F(SourceStoreTest, HarvestsAreListedTheNewestFirst) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    v1::Harvest harvest = Start().value();
    ids.push_back(IdOf(harvest));
    harvest.set_state(v1::Harvest::SUCCEEDED);
    Keep(harvest, {});
    clock_.now += kHour;
  }
  const auto listed = [&](const std::string& after, size_t limit) {
    std::vector<std::string> found;
    const auto harvests = sources_.ListHarvests("lille", "musee", after, limit);
    for (const v1::Harvest& harvest : *harvests) {
      found.push_back(IdOf(harvest));
    }
    return found;
  };
  EXPECT_THAT(listed("", 2), ElementsAre(ids[2], ids[1]));
  EXPECT_THAT(listed(ids[1], 2), ElementsAre(ids[0]));
  EXPECT_THAT(sources_.ListHarvests("lille", "other", "", 5).value(),
              testing::IsEmpty());
}

TEST_F(SourceStoreTest, WhoWaitsIsTold) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  const v1::Harvest harvest = Start().value();
  EXPECT_FALSE(sources_.WaitForChange("lille", IdOf(harvest), harvest.etag(),
                                      std::chrono::steady_clock::now()));
  std::thread keeper([&] { Keep(harvest, {}); });
  EXPECT_TRUE(sources_.WaitForChange(
      "lille", IdOf(harvest), harvest.etag(),
      std::chrono::steady_clock::now() + std::chrono::minutes(1)));
  keeper.join();
}

TEST_F(SourceStoreTest, RecordsArePaged) {
  ASSERT_TRUE(sources_.Create("lille", "musee", Harvested()).ok());
  Keep(Start().value(), {Record("c", v1::HarvestedRecord::CREATED),
                         Record("a", v1::HarvestedRecord::REFUSED),
                         Record("b", v1::HarvestedRecord::CREATED)});
  const auto created = [](const v1::HarvestedRecord& record) {
    return record.outcome() == v1::HarvestedRecord::CREATED;
  };
  std::string looked_to;
  auto page =
      sources_.ListRecords(Source().name(), "", 1, created, &looked_to).value();
  ASSERT_EQ(page.size(), 1u);
  EXPECT_EQ(page[0].key(), "b");
  EXPECT_EQ(looked_to, "b");
  page =
      sources_.ListRecords(Source().name(), looked_to, 5, created, &looked_to)
          .value();
  ASSERT_EQ(page.size(), 1u);
  EXPECT_EQ(page[0].key(), "c");
  EXPECT_EQ(looked_to, "");
}

}  // namespace
}  // namespace preau::catalogue
