#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/query/query.h"
#include "indexer/text/analyser.h"
#include "storage/base/clock.h"
#include "tools/bench/corpus_command.h"
#include "tools/bench/queries_command.h"
#include "tools/bench/query_file.h"
#include "tools/bench/query_sampler.h"
#include "tools/bench/record_generator.h"

namespace preau::bench {
namespace {

constexpr uint64_t kRecords = 3000;

std::vector<Query> DrawQueries(uint64_t seed) {
  const RecordGenerator generator(42);
  QuerySampler sampler(seed);
  for (uint64_t number = 0; number < kRecords; ++number) {
    sampler.Add(generator.Make(number));
  }
  return sampler.Draw(25);
}

class QueriesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { queries_ = new auto(DrawQueries(1)); }
  static const std::vector<Query>* queries_;
};
const std::vector<Query>* QueriesTest::queries_ = nullptr;

TEST_F(QueriesTest, HasAllClasses) {
  std::map<std::string, int> counts;
  for (const Query& query : *queries_) ++counts[query.query_class];
  for (const QueryClass& query_class : QueryClasses()) {
    const int expected = query_class.match == Operator::kEverything ? 20 : 25;
    // In so few records no word is rare enough.
    if (query_class.name == "term_rare") continue;
    EXPECT_EQ(counts[std::string(query_class.name)], expected)
        << query_class.name;
  }
}

TEST_F(QueriesTest, IsTheSameForTheSameSeed) {
  EXPECT_EQ(DrawQueries(1), *queries_);
  EXPECT_NE(DrawQueries(2), *queries_);
}

TEST_F(QueriesTest, SaysWhatTheClassSays) {
  for (const Query& query : *queries_) {
    const QueryClass* query_class = FindQueryClass(query.query_class);
    ASSERT_NE(query_class, nullptr);
    EXPECT_EQ(!query.level.empty(), query_class->has_level);
    const auto parsed = query::ParseQuery(query.text);
    ASSERT_TRUE(parsed.ok());
    switch (query_class->match) {
      case Operator::kEverything:
        EXPECT_EQ(query.text, "*");
        break;
      case Operator::kPrefix:
        EXPECT_EQ(query.text.size(), query_class->words);
        break;
      case Operator::kPhrase:
        ASSERT_EQ(parsed->clauses.size(), 1);
        EXPECT_EQ(parsed->clauses[0].kind, query::Clause::Kind::kPhrase);
        break;
      case Operator::kAll:
      case Operator::kAny:
        EXPECT_EQ(parsed->clauses.size(), query_class->words) << query.text;
    }
  }
}

TEST_F(QueriesTest, PhrasesStandInARecord) {
  const RecordGenerator generator(42);
  std::string all;
  for (uint64_t number = 0; number < kRecords; ++number) {
    const v1::Resource record = generator.Make(number);
    absl::StrAppend(&all, record.notice().title(0).value(), "\n");
    for (const auto& description : record.notice().description()) {
      absl::StrAppend(&all, description.value(), "\n");
    }
  }
  int phrases = 0;
  for (const Query& query : *queries_) {
    if (query.query_class != "phrase_two") continue;
    ++phrases;
    EXPECT_TRUE(
        absl::StrContains(all, query.text.substr(1, query.text.size() - 2)))
        << query.text;
  }
  EXPECT_EQ(phrases, 25);
}

TEST_F(QueriesTest, IsReadAsItIsWritten) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) /
      absl::StrCat("queries_", getpid());
  std::filesystem::create_directories(folder);
  const std::string corpus = (folder / "corpus").string();
  const std::string out = (folder / "queries").string();
  std::ostringstream err;
  ASSERT_TRUE(
      MakeCorpus({kRecords, 42, corpus}, *base::SystemClock(), err).ok());
  ASSERT_TRUE(
      MakeQueries({corpus, 25, 1, out}, *base::SystemClock(), err).ok());
  const auto read = ReadQueries(out);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(*read, *queries_);
  EXPECT_THAT(err.str(), testing::HasSubstr("facets_everything: 20 queries"));

  std::ofstream(out, std::ios::app) << "nonsense\n";
  EXPECT_EQ(ReadQueries(out).status().code(),
            absl::StatusCode::kInvalidArgument);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace preau::bench
