#include "services/ingestion/harvest/trial.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/harvest/local_store_testing.h"
#include "storage/base/error.h"

namespace preau::harvest {
namespace {

// A page that is given, then nothing.
class OnePageReader : public SourceReader {
 public:
  explicit OnePageReader(Page page) : page_(std::move(page)) {}
  absl::StatusOr<Page> Next(const std::string&,
                            const std::function<bool()>&) override {
    return page_;
  }
  std::optional<std::string> Detour(const std::string&) override {
    return std::nullopt;
  }

 private:
  const Page page_;
};

class TrialTest : public testing::Test {
 protected:
  TrialTest() {
    page_.last = true;
    page_.expected = 1234;
  }
  Item& Add(const std::string& key) {
    Item& item = page_.items.emplace_back();
    item.record.key = key;
    log::v1::LangString* title = item.record.notice.add_title();
    title->set_language("fr");
    title->set_value("Volcan " + key);
    return item;
  }
  v1::Trial Try() {
    OnePageReader reader(page_);
    auto trial = TrySource(
        "lille", harvesting_, reader,
        [&](const v1::WriteResourcesRequest& request) {
          return store_.Write(request);
        },
        [] { return false; });
    EXPECT_TRUE(trial.ok()) << trial.status();
    return trial.ok() ? *std::move(trial) : v1::Trial();
  }
  static uint32_t Share(const v1::Trial& trial, const std::string& field) {
    for (const v1::Trial::FieldShare& share : trial.shares()) {
      if (share.field() == field) return share.records();
    }
    ADD_FAILURE() << field;
    return 0;
  }

  Page page_;
  v1::Harvesting harvesting_;
  LocalStore store_{base::SystemClock()};
};

TEST_F(TrialTest, SaysWhatAHarvestWouldMakeOfItAndWritesNothing) {
  Add("a").record.notice.add_level()->set_id("6e");
  Add("b");
  Add("c").kind = Item::Kind::kDeleted;
  Add("d").record.status = base::InvalidField("TITLE_MISSING", "title");
  Add("e").record.notice.set_url("https://preau.example.org/r/1");
  const v1::Trial trial = Try();
  EXPECT_EQ(trial.expected(), 1234u);
  EXPECT_EQ(trial.counts().created(), 2u);
  EXPECT_EQ(trial.counts().refused(), 2u);
  EXPECT_EQ(trial.counts().deleted(), 1u);
  EXPECT_EQ(Share(trial, "level"), 1u);
  EXPECT_EQ(Share(trial, "title"), 2u);
  ASSERT_EQ(trial.records_size(), 4);
  EXPECT_EQ(trial.records(2).problem().reason(), "TITLE_MISSING");
  EXPECT_EQ(trial.records(3).problem().reason(), "RECORD_IS_OURS");
  EXPECT_TRUE(store_.Resources().empty());
}

TEST_F(TrialTest, ShowsWhatTheSelectionWouldLeaveOut) {
  harvesting_.set_needs_level(true);
  Add("a").record.notice.add_level()->set_id("6e");
  Add("b");
  EXPECT_EQ(Try().counts().left_out(), 1u);
}

TEST_F(TrialTest, WarnsOfOneValueForAll) {
  for (int i = 0; i < 12; ++i) {
    log::v1::Notice& notice = Add(absl::StrCat(i)).record.notice;
    notice.add_contribution()->mutable_agent()->set_name("Université X");
    // Rightly the same.
    notice.set_provider("Musée");
    notice.add_level()->set_id(i == 5 ? "6e" : "5e");
  }
  const v1::Trial trial = Try();
  ASSERT_EQ(trial.constants_size(), 1);
  EXPECT_EQ(trial.constants(0).field(), "contribution");
  EXPECT_EQ(trial.constants(0).value(), "Université X");
}

TEST_F(TrialTest, FewRecordsTellNothingOfConstants) {
  for (int i = 0; i < 5; ++i) {
    Add(absl::StrCat(i)).record.notice.add_kind()->set_id("exercise");
  }
  EXPECT_EQ(Try().constants_size(), 0);
}

TEST_F(TrialTest, LooksAtTheFirstHundred) {
  for (int i = 0; i < 250; ++i) Add(absl::StrCat(i));
  EXPECT_EQ(Try().counts().created(), kTrialRecords);
}

}  // namespace
}  // namespace preau::harvest
