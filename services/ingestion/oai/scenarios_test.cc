// What real providers did, and what a harvest makes of it: one test for each
// line of the examination.
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/harvest/local_store_testing.h"
#include "services/ingestion/harvest/pass.h"
#include "services/ingestion/oai/hostile_provider_testing.h"
#include "services/ingestion/oai/oai_reader.h"
#include "storage/base/error.h"

namespace preau::oai {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class FakeClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now_; }
  void Advance(int64_t micros) { now_ += micros; }

 private:
  int64_t now_ = 1770000000000000;
};

class ScenariosTest : public testing::Test {
 protected:
  ScenariosTest() {
    harvesting_.set_protocol(v1::Harvesting::OAI_PMH);
    harvesting_.set_url(HostileProvider::kUrl);
    harvesting_.set_policy(v1::Harvesting::PUBLISH);
  }

  // A pass as the harvester does it: a pass object that fails is replaced by a
  // new one, which goes on from what was kept.
  v1::Harvest Harvest(bool complete = false) {
    if (!created_) store_.CreateSource(harvesting_);
    created_ = true;
    v1::StartHarvestRequest start;
    start.set_source("members/lille/sources/musee");
    start.set_complete(complete);
    return Finish(store_.Start(start).value());
  }
  v1::Harvest Finish(v1::Harvest harvest) {
    for (int steps = 0; harvest.state() == v1::Harvest::RUNNING; ++steps) {
      if (steps > 5000) {
        ADD_FAILURE() << "doesn't end: " << harvest.ShortDebugString();
        break;
      }
      const v1::Source source = store_.Source();
      Selection selection{source.harvesting().url(), source.harvesting().set(),
                          source.harvesting().metadata_prefix(),
                          harvest.complete() ? "" : source.changes_since()};
      harvest::Pass pass(source, harvest,
                         std::make_unique<OaiReader>(selection, &provider_),
                         &store_, &clock_);
      while (!pass.ended()) {
        if (pass.wait_until_micros() > clock_.NowMicros()) {
          waited_ += pass.wait_until_micros() - clock_.NowMicros();
          clock_.Advance(pass.wait_until_micros() - clock_.NowMicros());
        }
        if (!pass.Step([] { return false; }).ok()) break;
      }
      v1::GetHarvestRequest get;
      get.set_name(harvest.name());
      harvest = store_.Get(get).value();
    }
    clock_.Advance(3600 * int64_t{1000000});
    return harvest;
  }

  static std::set<std::string> Reasons(const v1::Harvest& harvest) {
    std::set<std::string> reasons;
    for (const v1::HarvestRemark& remark : harvest.remarks()) {
      reasons.insert(remark.reason());
      // Each is a sentence that a person understands.
      EXPECT_NE(remark.message(), "");
      EXPECT_EQ(remark.message().find('{'), std::string::npos)
          << remark.message();
      EXPECT_EQ(remark.message().find(remark.reason()), std::string::npos);
    }
    return reasons;
  }
  std::map<std::string, v1::HarvestedRecord> Records() {
    std::map<std::string, v1::HarvestedRecord> records;
    for (const v1::HarvestedRecord& record : store_.Records()) {
      records[record.key()] = record;
    }
    return records;
  }
  size_t Published() {
    size_t published = 0;
    for (const v1::Resource& resource : store_.Resources()) {
      if (resource.state() == v1::Resource::PUBLISHED) ++published;
    }
    return published;
  }

  FakeClock clock_;
  harvest::LocalStore store_{&clock_};
  HostileProvider provider_;
  v1::Harvesting harvesting_;
  bool created_ = false;
  int64_t waited_ = 0;
};

TEST_F(ScenariosTest, TakesAllOfAFaultlessProvider) {
  provider_.Fill(95);
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 95u);
  EXPECT_EQ(harvest.pages(), 10u);
  EXPECT_EQ(harvest.expected(), 95u);
  EXPECT_THAT(harvest.remarks(), IsEmpty());
  EXPECT_EQ(store_.Source().resources(), 95u);
  EXPECT_EQ(Published(), 95u);
  // The next one asks for what changed since the first answer, and two hours.
  provider_.At("r7").title = "Un autre volcan";
  provider_.At("r7").datestamp = "2026-02-01T11:00:00Z";
  const v1::Harvest second = Harvest();
  EXPECT_FALSE(second.complete());
  EXPECT_THAT(provider_.urls,
              Contains(testing::HasSubstr("from=2026-02-01T10%3a00%3a00Z")));
  EXPECT_EQ(second.counts().changed(), 1u);
  EXPECT_EQ(second.counts().unchanged(), 0u);
  EXPECT_EQ(store_.Resources().size(), 95u);
}

TEST_F(ScenariosTest, ATokenOnTheLastPageLeadsNowhere) {
  for (const auto after : {HostileProvider::AfterEnd::kError,
                           HostileProvider::AfterEnd::kEmptyPage}) {
    for (const bool says_size : {true, false}) {
      provider_.records.clear();
      provider_.Fill(30);
      provider_.after_end = after;
      provider_.says_complete_list_size = says_size;
      const v1::Harvest harvest = Harvest(/*complete=*/true);
      EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED)
          << harvest.ShortDebugString();
      EXPECT_EQ(store_.Resources().size(), 30u);
      EXPECT_EQ(harvest.counts().missing(), 0u);
    }
  }
}

TEST_F(ScenariosTest, AnExpiredTokenBeginsTheListAgain) {
  provider_.Fill(95);
  provider_.tokens_before_expiry = 4;
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 95u);
  EXPECT_EQ(harvest.counts().unchanged(), 0u);
  EXPECT_THAT(Reasons(harvest), Contains("HARVEST_TOKEN_EXPIRED"));
  EXPECT_EQ(store_.Resources().size(), 95u);
}

TEST_F(ScenariosTest, GoesOnWhereverItWasKilled) {
  provider_.Fill(300);
  std::mt19937 random(20261128);
  size_t kills = 0;
  store_.die = [&]() -> absl::Status {
    if (random() % 4 != 0) return absl::OkStatus();
    ++kills;
    return absl::InternalError("killed");
  };
  const v1::Harvest harvest = Harvest();
  EXPECT_GT(kills, 10u);
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 300u);
  EXPECT_EQ(harvest.counts().unchanged(), 0u);
  EXPECT_EQ(harvest.pages(), 30u);
  EXPECT_EQ(store_.Resources().size(), 300u);
  EXPECT_EQ(store_.Source().resources(), 300u);
}

TEST_F(ScenariosTest, ATimeOutIsWaitedFor) {
  provider_.Fill(30);
  const absl::Status slow = base::MakeError(absl::StatusCode::kUnavailable,
                                            {"ANSWER_TOO_SLOW", "url", {}});
  provider_.first = {slow, slow, slow};
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 30u);
  EXPECT_EQ(waited_, (30 + 60 + 120) * int64_t{1000000});
}

TEST_F(ScenariosTest, TheSameTokenForEverEnds) {
  provider_.Fill(30);
  provider_.constant_token = "encore";
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_THAT(Reasons(harvest), Contains("HARVEST_TOKEN_REPEATED"));
  EXPECT_EQ(harvest.counts().created(), 10u);
  EXPECT_LE(provider_.asked["ListRecords"], 3u);
}

TEST_F(ScenariosTest, TheSameRecordsForEverEnd) {
  provider_.Fill(30);
  provider_.second_page_for_ever = true;
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_THAT(Reasons(harvest), Contains("HARVEST_PAGES_REPEAT"));
  EXPECT_EQ(harvest.counts().created(), 20u);
  EXPECT_LE(provider_.asked["ListRecords"], 4u);
}

TEST_F(ScenariosTest, EndsOfListsMeanWhatTheyMean) {
  for (const char* end :
       {"", "<resumptionToken/>", "<resumptionToken></resumptionToken>",
        "<resumptionToken completeListSize=\"25\" cursor=\"20\"/>",
        "<resumptionToken>\n  \n</resumptionToken>"}) {
    provider_.records.clear();
    provider_.Fill(25);
    provider_.last_token = end;
    provider_.around_token = "\n    ";
    provider_.asked.clear();
    const v1::Harvest harvest = Harvest(/*complete=*/true);
    EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED) << end;
    EXPECT_EQ(provider_.asked["ListRecords"], 3u) << end;
    EXPECT_THAT(harvest.remarks(), IsEmpty()) << end;
    EXPECT_EQ(store_.Resources().size(), 25u);
  }
}

TEST_F(ScenariosTest, ABrokenRecordDoesntHideTheOthers) {
  provider_.Fill(95);
  provider_.broken = {"r42"};
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 94u);
  EXPECT_EQ(harvest.counts().refused(), 1u);
  EXPECT_THAT(Reasons(harvest), Contains("HARVEST_ONE_BY_ONE"));
  const v1::HarvestedRecord broken = Records()["r42"];
  EXPECT_EQ(broken.outcome(), v1::HarvestedRecord::REFUSED);
  EXPECT_EQ(broken.problem().reason(), "SOURCE_STATUS");
  EXPECT_NE(broken.problem().message(), "");
  // What was listed before isn't asked for again.
  EXPECT_EQ(provider_.asked["GetRecord"], 55u);
}

TEST_F(ScenariosTest, DamagedPagesAreReadAsFarAsTheyCanBe) {
  provider_.Fill(60);
  provider_.mangle[0] = [](std::string page) {
    return page + "\n<br />\n<b>Warning</b>: mysql_connect() in <b>x.php</b>";
  };
  provider_.mangle[1] = [](std::string page) {
    return "\xEF\xBB\xBF\n\n" + page;
  };
  provider_.mangle[2] = [](std::string page) {
    return absl::StrReplaceAll(page, {{"numéro 23", "num\x03éro 23"}});
  };
  provider_.mangle[3] = [](std::string page) {
    return absl::StrReplaceAll(page, {{"é", "\xE9"}});
  };
  provider_.mangle[4] = [](std::string page) {
    return absl::StrReplaceAll(page, {{"numéro 44<", "numéro & < 44<"}});
  };
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED)
      << harvest.ShortDebugString();
  EXPECT_EQ(harvest.counts().created(), 59u);
  EXPECT_EQ(harvest.counts().refused(), 1u);
  EXPECT_THAT(Reasons(harvest), Contains("OAI_PAGE_DAMAGED"));
  const auto records = Records();
  EXPECT_EQ(records.at("r44").outcome(), v1::HarvestedRecord::REFUSED);
  EXPECT_EQ(records.at("r23").title(), "Volcan numéro 23");
  EXPECT_EQ(records.at("r35").title(), "Volcan numéro 35");
}

TEST_F(ScenariosTest, AnErrorPageOrACutOneIsAskedForAgain) {
  provider_.Fill(60);
  provider_.mangle[1] = [](const std::string&) {
    return "<html><title>Erreur</title></html>";
  };
  provider_.mangle[3] = [](std::string page) {
    return page.substr(0, page.size() / 2);
  };
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 60u);
  EXPECT_EQ(harvest.counts().refused(), 0u);
}

TEST_F(ScenariosTest, WhatATokenForgetsIsLeftOut) {
  provider_.Fill(40);
  for (size_t i = 0; i < 40; ++i) {
    provider_.records[i].sets = {i % 2 == 0 ? "ecole:cycle3" : "recherche"};
  }
  provider_.token_forgets_set = true;
  harvesting_.set_set("ecole");
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().outside(), 15u);
  for (const v1::Resource& resource : store_.Resources()) {
    EXPECT_TRUE(absl::StrContains(resource.notice().url(), "/r"));
  }
  EXPECT_EQ(store_.Resources().size(), harvest.counts().created());
  for (const auto& [key, record] : Records()) {
    const bool even = std::atoi(key.c_str() + 1) % 2 == 0;
    EXPECT_EQ(record.outcome(), even ? v1::HarvestedRecord::CREATED
                                     : v1::HarvestedRecord::OUTSIDE);
  }
}

TEST_F(ScenariosTest, WhatWasNotAskedForSinceIsNoChange) {
  provider_.Fill(40);
  Harvest();
  for (size_t i = 0; i < 15; ++i) {
    provider_.records[i].datestamp = "2026-02-01T12:30:00Z";
    provider_.records[i].title += " (revu)";
  }
  provider_.token_forgets_from = true;
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().changed(), 15u);
  EXPECT_GT(harvest.counts().outside(), 0u);
  EXPECT_EQ(Published(), 40u);
}

TEST_F(ScenariosTest, DeletedRecordsAreWithdrawnAndComeBack) {
  provider_.Fill(40);
  Harvest();
  provider_.At("r3").deleted = true;
  provider_.At("r3").datestamp = "2026-02-01T12:30:00Z";
  HostileProvider::Record& never = provider_.records.emplace_back();
  never.identifier = "jamais-vu";
  never.datestamp = "2026-02-01T12:30:00Z";
  never.deleted = true;
  v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.counts().withdrawn(), 1u);
  EXPECT_EQ(harvest.counts().deleted(), 1u);
  EXPECT_EQ(Published(), 39u);
  EXPECT_EQ(store_.Source().resources(), 39u);
  provider_.At("r3").deleted = false;
  harvest = Harvest(/*complete=*/true);
  EXPECT_EQ(harvest.counts().changed(), 1u);
  EXPECT_EQ(Published(), 40u);
  EXPECT_EQ(store_.Resources().size(), 40u);
  // What a person withdrew stays so.
  const std::string name = Records()["r5"].resource();
  store_.Withdraw(name);
  harvest = Harvest(/*complete=*/true);
  EXPECT_EQ(Records()["r5"].problem().reason(), "RESOURCE_WITHDRAWN");
  EXPECT_EQ(Published(), 39u);
}

TEST_F(ScenariosTest, DeletedRecordsStayWhereThePolicySaysSo) {
  harvesting_.set_keep_deleted(true);
  provider_.Fill(20);
  Harvest();
  for (HostileProvider::Record& record : provider_.records) {
    record.deleted = true;
  }
  const v1::Harvest harvest = Harvest(/*complete=*/true);
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().deleted(), 20u);
  EXPECT_EQ(Published(), 20u);
}

TEST_F(ScenariosTest, AnEmptyOrHalvedListWithdrawsNothing) {
  provider_.Fill(40);
  Harvest();
  const auto all = provider_.records;
  for (const size_t left : {size_t{0}, size_t{20}}) {
    provider_.records.assign(all.begin(), all.begin() + left);
    for (int pass = 0; pass < 4; ++pass) {
      const v1::Harvest harvest = Harvest(/*complete=*/true);
      EXPECT_EQ(harvest.state(), v1::Harvest::WAITING);
      EXPECT_EQ(harvest.failure().reason(), "HARVEST_MANY_MISSING");
      EXPECT_EQ(harvest.counts().missing(), 40 - left);
      EXPECT_EQ(harvest.counts().withdrawn(), 0u);
      EXPECT_EQ(Published(), 40u);
    }
  }
  // The difference is there to be looked at.
  size_t missing = 0;
  for (const auto& [key, record] : Records()) {
    if (record.outcome() == v1::HarvestedRecord::MISSING) ++missing;
  }
  EXPECT_EQ(missing, 20u);
  // No: all stays. Yes: a new pass looks again, and withdraws.
  const std::string waiting = store_.Source().last_harvest();
  EXPECT_EQ(store_.Resolve(waiting, false).state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(Published(), 40u);
  v1::Harvest again = Harvest(/*complete=*/true);
  provider_.records.push_back(all[30]);
  again = Finish(store_.Resolve(again.name(), true));
  EXPECT_EQ(again.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(again.counts().withdrawn(), 19u);
  EXPECT_EQ(Published(), 21u);
}

TEST_F(ScenariosTest, AWaveOfDeletionsIsHeldBack) {
  provider_.Fill(100);
  Harvest();
  for (size_t i = 0; i < 50; ++i) {
    provider_.records[i].deleted = true;
    provider_.records[i].datestamp = "2026-02-01T12:30:00Z";
  }
  v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::WAITING);
  EXPECT_GE(Published(), 90u);
  harvest = Finish(store_.Resolve(harvest.name(), true));
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(Published(), 50u);
}

TEST_F(ScenariosTest, WhatIsGoneWithoutAWordAgesFirst) {
  provider_.Fill(40);
  Harvest();
  provider_.records.pop_back();
  for (int pass = 1; pass <= 2; ++pass) {
    const v1::Harvest harvest = Harvest(/*complete=*/true);
    EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
    EXPECT_EQ(harvest.counts().missing(), 1u);
    EXPECT_EQ(Records()["r39"].missing_passes(), static_cast<uint32_t>(pass));
    EXPECT_EQ(Published(), 40u);
  }
  // A pass that only asks for changes says nothing of it.
  EXPECT_EQ(Harvest().counts().missing(), 0u);
  const v1::Harvest harvest = Harvest(/*complete=*/true);
  EXPECT_EQ(harvest.counts().withdrawn(), 1u);
  EXPECT_EQ(Published(), 39u);
}

TEST_F(ScenariosTest, ASourceThatIsGoneLosesNothing) {
  provider_.Fill(20);
  Harvest();
  provider_.down = base::MakeError(absl::StatusCode::kUnavailable,
                                   {"CONNECTION_FAILED", "url", {}});
  for (uint32_t week = 1; week <= 5; ++week) {
    const v1::Harvest harvest = Harvest(/*complete=*/true);
    EXPECT_EQ(harvest.state(), v1::Harvest::FAILED);
    EXPECT_EQ(harvest.failure().reason(), "CONNECTION_FAILED");
    EXPECT_EQ(store_.Source().failed_passes(), week);
  }
  EXPECT_EQ(Published(), 20u);
  EXPECT_EQ(store_.Source().resources(), 20u);
  provider_.down.reset();
  EXPECT_EQ(Harvest(/*complete=*/true).counts().unchanged(), 20u);
  EXPECT_EQ(store_.Source().failed_passes(), 0u);
}

TEST_F(ScenariosTest, HundredsOfThousandsOfDeletionsAreTaken) {
  provider_.page_size = 2000;
  for (int i = 0; i < 20000; ++i) {
    HostileProvider::Record& record = provider_.records.emplace_back();
    record.identifier = absl::StrCat("d", i);
    record.deleted = true;
  }
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().deleted(), 20000u);
}

TEST_F(ScenariosTest, PatienceThatIsAskedForIsGiven) {
  provider_.Fill(20);
  fetch::Response busy;
  busy.status = 503;
  busy.retry_after_seconds = 1800;
  fetch::Response too_many;
  too_many.status = 429;
  provider_.first = {busy, too_many};
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(waited_, (1800 + 60) * int64_t{1000000});
}

TEST_F(ScenariosTest, NothingNewIsASuccess) {
  provider_.Fill(20);
  Harvest();
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_THAT(harvest.remarks(), IsEmpty());
  EXPECT_EQ(harvest.counts().created() + harvest.counts().changed(), 0u);
  EXPECT_FALSE(store_.Source().changes_since().empty());
}

TEST_F(ScenariosTest, DaysAndOddDatesMissNothing) {
  provider_.Fill(20);
  provider_.granularity = "YYYY-MM-DD";
  provider_.response_date = "2026-02-01T02:55:49.738854772Z";
  Harvest();
  EXPECT_EQ(store_.Source().changes_since(), "2026-01-31");
  provider_.At("r1").datestamp = "2026-01-31T23:59:59Z";
  provider_.At("r1").title = "Changé le dernier jour";
  EXPECT_EQ(Harvest().counts().changed(), 1u);
  // It is in the overlap the next time too, and nothing doubles.
  const v1::Harvest third = Harvest();
  EXPECT_EQ(third.counts().unchanged(), 1u);
  EXPECT_EQ(store_.Resources().size(), 20u);
}

TEST_F(ScenariosTest, OddSetsAndTheSameRecordTwice) {
  provider_.Fill(3);
  provider_.records[0].sets = {"", "TENDOk1lZGljaW5l", "a", "a"};
  provider_.records[1].identifier = "r0";
  provider_.records[1].title = "Le plus récent";
  provider_.records[1].datestamp = "2026-01-11T00:00:00Z";
  provider_.records[2].identifier = "r0";
  provider_.records[2].title = "Le plus ancien";
  provider_.records[2].datestamp = "2026-01-01T00:00:00Z";
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.counts().created(), 1u);
  ASSERT_EQ(store_.Resources().size(), 1u);
  EXPECT_EQ(store_.Resources()[0].notice().title(0).value(), "Le plus récent");
}

TEST_F(ScenariosTest, ThePrefixIsFoundByItsNamespace) {
  provider_.Fill(1);
  provider_.formats = {
      {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"},
      {"ma_fiche", "http://ltsc.ieee.org/xsd/LOM"},
      {"marc", "http://www.loc.gov/MARC21/slim"}};
  Harvest();
  EXPECT_THAT(provider_.urls,
              Contains(testing::HasSubstr("metadataPrefix=ma_fiche")));
}

TEST_F(ScenariosTest, WhatWeGaveAwayDoesntComeBack) {
  provider_.Fill(3);
  provider_.records[1].about = absl::StrCat(
      "<about><provenance "
      "xmlns=\"http://www.openarchives.org/OAI/2.0/provenance\">"
      "<originDescription harvestDate=\"2026-01-01\" altered=\"false\">"
      "<baseURL>http://agregateur.example.org/oai</baseURL>"
      "<identifier>x:1</identifier><datestamp>2026-01-01</datestamp>"
      "<originDescription><baseURL>",
      harvest::LocalStore::kPublicUrl,
      "/oai</baseURL><identifier>y</identifier></originDescription>"
      "</originDescription></provenance></about>");
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.counts().created(), 2u);
  EXPECT_EQ(Records()["r1"].problem().reason(), "RECORD_IS_OURS");
}

TEST_F(ScenariosTest, WhatIsTooLargeIsSetAside) {
  provider_.Fill(20);
  const absl::Status large =
      base::MakeError(absl::StatusCode::kFailedPrecondition,
                      {"ANSWER_TOO_LARGE",
                       "url",
                       {{"url", HostileProvider::kUrl}, {"max", "16777216"}}});
  provider_.first = {large};
  // The page is too large; its records by themselves aren't.
  v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 20u);
  EXPECT_THAT(Reasons(harvest), Contains("ANSWER_TOO_LARGE"));
}

TEST_F(ScenariosTest, LargeRecordsGoBesideSmallOnes) {
  // 1.8 MB and 2.7 MB together are more than the catalogue takes at a time.
  provider_.Fill(3);
  const std::string part = absl::StrCat(
      "<dc:description>", std::string(900000, 'a'), "</dc:description>");
  const std::string begin =
      "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Volcan"
      "</dc:title>";
  provider_.records[0].metadata =
      absl::StrCat(begin, part, part, "</oai_dc:dc>");
  provider_.records[1].metadata =
      absl::StrCat(begin, part, part, part, "</oai_dc:dc>");
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.state(), v1::Harvest::SUCCEEDED);
  EXPECT_EQ(harvest.counts().created(), 3u);
}

TEST_F(ScenariosTest, NewRecordsMayWaitForAPerson) {
  harvesting_.set_policy(v1::Harvesting::REVIEW);
  provider_.Fill(3);
  Harvest();
  for (const v1::Resource& resource : store_.Resources()) {
    EXPECT_EQ(resource.state(), v1::Resource::DRAFT);
  }
}

TEST_F(ScenariosTest, OnlyWhatIsSelectedIsTaken) {
  provider_.Fill(4);
  provider_.records[1].title = "Les VOLCANS d'Auvergne";
  provider_.records[2].title = "Un meuble";
  provider_.records[3].title = "Un volcan réservé";
  provider_.records[3].sets = {"interne:a"};
  harvesting_.add_words("volcan");
  harvesting_.add_without_sets("interne");
  const v1::Harvest harvest = Harvest();
  EXPECT_EQ(harvest.counts().created(), 2u);
  EXPECT_EQ(harvest.counts().left_out(), 2u);
}

TEST_F(ScenariosTest, AProvidersErrorIsSaid) {
  provider_.Fill(2);
  harvesting_.set_metadata_prefix("oai_dc");
  provider_.mangle[0] = [](const std::string&) {
    return "<OAI-PMH><error code=\"cannotDisseminateFormat\">Non</error>"
           "</OAI-PMH>";
  };
  const v1::Harvest harvest = Harvest();
  EXPECT_THAT(Reasons(harvest), Contains("OAI_ERROR"));
  EXPECT_EQ(harvest.counts().created(), 2u);
}

}  // namespace
}  // namespace preau::oai
