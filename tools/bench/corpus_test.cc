#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "storage/base/clock.h"
#include "tools/bench/corpus_command.h"
#include "tools/bench/corpus_file.h"
#include "tools/bench/french_words.h"
#include "tools/bench/progress.h"
#include "tools/bench/record_generator.h"
#include "tools/bench/value_shares.h"
#include "tools/bench/weighted_choice.h"

namespace preau::bench {
namespace {

constexpr uint64_t kSeed = 42;

const RecordGenerator& Generator() {
  static const auto* const kGenerator = new RecordGenerator(kSeed);
  return *kGenerator;
}

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              absl::StrCat("bench_", test->name(), "_", getpid());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

TEST(WeightedChoiceTest, DrawsInProportion) {
  const WeightedChoice choice({1, 0, 3, 6});
  SeededRandom random(kSeed);
  std::vector<double> drawn(4);
  for (int i = 0; i < 100000; ++i) drawn[choice.Draw(random)] += 1e-5;
  EXPECT_NEAR(drawn[0], 0.1, 0.01);
  EXPECT_EQ(drawn[1], 0);
  EXPECT_NEAR(drawn[2], 0.3, 0.01);
  EXPECT_NEAR(drawn[3], 0.6, 0.01);
}

TEST(WeightedChoiceTest, FollowsZipf) {
  const WeightedChoice choice = WeightedChoice::Zipf(1000, 1, 0);
  SeededRandom random(kSeed);
  std::map<size_t, double> drawn;
  for (int i = 0; i < 200000; ++i) ++drawn[choice.Draw(random)];
  EXPECT_NEAR(drawn[0] / drawn[9], 10, 1.5);
}

TEST(FrenchWordsTest, AreDistinctAndFrequentOnesAreShort) {
  const std::vector<std::string> words = MakeFrenchWords(20000, kSeed);
  EXPECT_EQ(std::set<std::string>(words.begin(), words.end()).size(), 20000);
  double frequent = 0;
  double rare = 0;
  for (size_t i = 0; i < 1000; ++i) {
    frequent += static_cast<double>(words[i].size());
    rare += static_cast<double>(words[19000 + i].size());
  }
  EXPECT_LT(frequent + 1000, rare);
}

TEST(ValueSharesTest, NameTermsOfTheVocabularies) {
  const auto check = [](absl::string_view vocabulary,
                        absl::Span<const ValueShare> shares) {
    const auto* found = vocabulary::Vocabularies::BuiltIn().Find(vocabulary);
    ASSERT_NE(found, nullptr) << vocabulary;
    double sum = 0;
    std::set<absl::string_view> seen;
    for (const ValueShare& share : shares) {
      EXPECT_NE(found->Find(share.id), nullptr) << share.id;
      EXPECT_TRUE(seen.insert(share.id).second) << share.id;
      sum += share.share;
    }
    EXPECT_LE(sum, 1000) << vocabulary;
  };
  check("level", LevelShares());
  check("discipline", DisciplineShares());
  check("kind", KindShares());
  check("document-type", DocumentTypeShares());
  check("audience", AudienceShares());
  check("language", LanguageShares());
  check("licence", LicenceShares());
  check("access", AccessShares());
  check("personal-data", PersonalDataShares());
  check("accessibility-feature", AccessibilityFeatureShares());
  check("special-need", SpecialNeedShares());
  check("contributor-role", ContributorRoleShares());
}

TEST(RecordGeneratorTest, DependsOnSeedAndNumberAlone) {
  const RecordGenerator again(kSeed);
  const RecordGenerator other(kSeed + 1);
  for (const uint64_t number : {0, 1, 17, 123456}) {
    EXPECT_EQ(Generator().Make(number).SerializeAsString(),
              again.Make(number).SerializeAsString());
    EXPECT_NE(Generator().Make(number).SerializeAsString(),
              other.Make(number).SerializeAsString());
  }
}

TEST(RecordGeneratorTest, TextsAverageFiveHundredCharacters) {
  constexpr int kRecords = 4000;
  double characters = 0;
  for (uint64_t number = 0; number < kRecords; ++number) {
    const v1::Resource resource = Generator().Make(number);
    const log::v1::Notice& notice = resource.notice();
    std::string text = notice.title(0).value();
    if (notice.description_size() > 0) text += notice.description(0).value();
    characters += static_cast<double>(std::count_if(
        text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }
  EXPECT_NEAR(characters / kRecords, 500, 40);
}

TEST(RecordGeneratorTest, AFifthIsCopiesOfAnothersWork) {
  constexpr uint64_t kRecords = 4000;
  double copies = 0;
  for (uint64_t number = 0; number < kRecords; ++number) {
    const std::optional<uint64_t> original = Generator().OriginalOf(number);
    const v1::Resource copy = Generator().Make(number);
    if (!original.has_value()) {
      EXPECT_EQ(copy.work_uid(), copy.uid());
      continue;
    }
    ++copies;
    ASSERT_LT(*original, number);
    EXPECT_FALSE(Generator().OriginalOf(*original).has_value());
    const v1::Resource first = Generator().Make(*original);
    EXPECT_EQ(copy.work_uid(), first.uid());
    EXPECT_NE(copy.uid(), first.uid());
    EXPECT_NE(copy.source() + copy.notice().url(),
              first.source() + first.notice().url());
    if (copy.notice().description_size() > 0) {
      EXPECT_TRUE(absl::StartsWith(first.notice().description(0).value(),
                                   copy.notice().description(0).value()));
    }
  }
  EXPECT_NEAR(copies / kRecords, 0.2, 0.02);
}

TEST_F(FileTest, CorpusIsReadAsItWasMade) {
  const CorpusOptions options{300, kSeed, (folder_ / "corpus").string()};
  std::ostringstream err;
  ASSERT_TRUE(MakeCorpus(options, *base::SystemClock(), err).ok());
  const auto reader = CorpusReader::Open(options.out);
  ASSERT_TRUE(reader.ok());
  v1::Resource resource;
  for (uint64_t number = 0; number < 300; ++number) {
    ASSERT_TRUE(*(*reader)->Next(resource));
    EXPECT_EQ(resource.SerializeAsString(),
              Generator().Make(number).SerializeAsString());
  }
  EXPECT_FALSE(*(*reader)->Next(resource));

  std::ifstream clusters(options.out + ".clusters");
  int copies = 0;
  for (std::string line; std::getline(clusters, line); ++copies) {
    const std::vector<std::string> uids = absl::StrSplit(line, '\t');
    ASSERT_EQ(uids.size(), 2);
    EXPECT_NE(uids[0], uids[1]);
  }
  EXPECT_GT(copies, 30);
}

TEST_F(FileTest, SaysThatACorpusIsCut) {
  const CorpusOptions options{3, kSeed, (folder_ / "corpus").string()};
  std::ostringstream err;
  ASSERT_TRUE(MakeCorpus(options, *base::SystemClock(), err).ok());
  std::filesystem::resize_file(options.out,
                               std::filesystem::file_size(options.out) - 1);
  const auto reader = CorpusReader::Open(options.out);
  ASSERT_TRUE(reader.ok());
  v1::Resource resource;
  EXPECT_TRUE((*reader)->Next(resource).ok());
  EXPECT_TRUE((*reader)->Next(resource).ok());
  EXPECT_EQ((*reader)->Next(resource).status().code(),
            absl::StatusCode::kDataLoss);
  EXPECT_EQ(CorpusReader::Open((folder_ / "none").string()).status().code(),
            absl::StatusCode::kNotFound);
}

class HandClock : public base::Clock {
 public:
  int64_t NowMicros() override { return micros; }
  int64_t micros = 0;
};

TEST(ProgressTest, IsSilentForTwoSeconds) {
  HandClock clock;
  std::ostringstream out;
  {
    Progress progress("records", 1000, clock, out);
    for (int i = 0; i < 128; ++i) progress.Advance();
    clock.micros = 1900000;
    for (int i = 0; i < 128; ++i) progress.Advance();
    EXPECT_EQ(out.str(), "");
    clock.micros = 2100000;
    for (int i = 0; i < 64; ++i) progress.Advance();
    EXPECT_THAT(out.str(), testing::HasSubstr("records: 320 of 1000"));
  }
  EXPECT_EQ(out.str().back(), '\n');
}

}  // namespace
}  // namespace preau::bench
