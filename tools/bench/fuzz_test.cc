#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <sstream>

#include "indexer/query/query.h"
#include "tools/bench/fuzz_measure.h"
#include "tools/bench/fuzz_queries.h"
#include "tools/bench/fuzz_report.h"
#include "tools/bench/fuzz_run.h"

namespace preau::bench {
namespace {

using testing::HasSubstr;

FuzzWorld World() {
  FuzzWorld world;
  world.words.any = {"fraction", "volcan", "de"};
  world.words.frequent = {"de", "la"};
  for (auto& values : world.values) values = {"cycle-3"};
  world.uids = {"u1", "u2"};
  return world;
}

TEST(FuzzGeneratorTest, GivesTheSameForTheSameSeed) {
  const FuzzWorld world = World();
  const FuzzGenerator generator(1, world);
  const FuzzGenerator other(2, world);
  size_t different = 0;
  for (uint64_t number = 0; number < 200; ++number) {
    const std::string made = Describe(generator.Make(number));
    EXPECT_EQ(made, Describe(FuzzGenerator(1, world).Make(number)));
    different += made != Describe(other.Make(number)) ? 1 : 0;
  }
  EXPECT_GT(different, 190);
}

TEST(FuzzGeneratorTest, MakesAllThereIs) {
  const FuzzWorld world = World();
  const FuzzGenerator generator(1, world);
  std::set<FuzzKind> kinds;
  std::set<search::Sort> sorts;
  std::set<std::string> seen;
  for (uint64_t number = 0; number < 3000; ++number) {
    const FuzzRequest request = generator.Make(number);
    kinds.insert(request.kind);
    if (request.is_suggest) {
      seen.insert("suggest");
      continue;
    }
    sorts.insert(request.search.sort);
    if (request.search.any_word) seen.insert("any");
    if (request.search.cursor.has_value()) seen.insert("cursor");
    if (request.search.page_size == 100) seen.insert("page");
    if (request.search.facets.size() == columns::kMaxFacets) {
      seen.insert("facets");
    }
    const absl::Status filters = columns::CheckFilters(request.search.filters);
    if (!request.search.filters.empty()) {
      seen.insert(filters.ok() ? "filters" : "wrong filters");
    }
    if (query::ParseQuery(request.search.query).ok()) {
      seen.insert("query");
    } else {
      seen.insert("wrong query");
    }
  }
  EXPECT_EQ(kinds.size(), kFuzzKinds);
  EXPECT_EQ(sorts.size(), 6);
  EXPECT_THAT(seen, testing::UnorderedElementsAre(
                        "suggest", "any", "cursor", "page", "facets", "filters",
                        "wrong filters", "query", "wrong query"));
}

// Whether one of some texts of the kind does.
bool SomeText(FuzzKind kind,
              const std::function<bool(const std::string&)>& is) {
  const FuzzWords words = World().words;
  for (uint64_t i = 0; i < 300; ++i) {
    SeededRandom random(7, i);
    if (is(MakeFuzzText(kind, words, random))) return true;
  }
  return false;
}

TEST(MakeFuzzTextTest, GoesAsFarAsItSays) {
  const auto has = [](const char* part) {
    return [part](const std::string& text) {
      return text.find(part) != std::string::npos;
    };
  };
  const auto size = [](size_t least) {
    return [least](const std::string& text) { return text.size() >= least; };
  };
  EXPECT_TRUE(SomeText(FuzzKind::kRandomBytes, has("\xFF")));
  EXPECT_TRUE(SomeText(FuzzKind::kUnicode, has("\xD0")));
  EXPECT_TRUE(SomeText(FuzzKind::kUnicode, has("\xF0")));
  EXPECT_TRUE(SomeText(FuzzKind::kLongText, size(100000)));
  EXPECT_TRUE(SomeText(FuzzKind::kOperators, size(10000)));
  EXPECT_TRUE(SomeText(FuzzKind::kFrequentWords, has("de la de")));
  EXPECT_TRUE(SomeText(FuzzKind::kRepeatedWords, has("la la la")));
  EXPECT_TRUE(SomeText(FuzzKind::kFrequentPhrase, has("\"de la de la")));
  EXPECT_TRUE(SomeText(FuzzKind::kNestedQuotes, has("\"«")));
  EXPECT_TRUE(SomeText(FuzzKind::kFieldPrefixes, has("titre:auteur:")));
  EXPECT_TRUE(SomeText(FuzzKind::kAllExcluded, has("-la")));
  EXPECT_TRUE(SomeText(FuzzKind::kLongWord, size(99990)));
  EXPECT_TRUE(SomeText(FuzzKind::kPlainWords, has("volcan")));
  EXPECT_TRUE(SomeText(FuzzKind::kEverything,
                       [](const std::string& text) { return text.empty(); }));
}

TEST(MeasureTest, CountsWhatMemoryRisesBy) {
  auto before = std::make_unique<std::vector<char>>(3000000);
  const Cost cost = Measure([&] {
    before.reset();
    const std::vector<char> first(1000000);
    const std::vector<char> second(1000000);
  });
  EXPECT_GE(cost.peak_bytes, 2000000);
  EXPECT_LT(cost.peak_bytes, 2100000);
}

TEST(MeasureTest, CountsTheTimeOfTheProcessor) {
  const Cost cost = Measure([] {
    volatile uint64_t sum = 0;
    for (uint64_t i = 0; i < 20000000; ++i) sum = sum + i;
  });
  EXPECT_GT(cost.micros, 100);
  EXPECT_LT(Measure([] {}).micros, cost.micros);
}

TEST(FuzzReportTest, NamesTheWorst) {
  FuzzReport report;
  for (int64_t i = 1; i <= 100; ++i) {
    FuzzRequest request;
    request.number = static_cast<uint64_t>(i);
    request.search.query = "a\nb";
    report.Add(request, {i, 1000 - i},
               i == 1 ? absl::InternalError("") : absl::OkStatus(), i == 2);
  }
  std::ostringstream out;
  report.Print(out);
  EXPECT_EQ(report.max_micros(), 100);
  EXPECT_EQ(report.max_bytes(), 999);
  EXPECT_THAT(out.str(), HasSubstr("requests 100, partial 1\n"));
  EXPECT_THAT(out.str(), HasSubstr("refused 1: INTERNAL"));
  EXPECT_THAT(out.str(), HasSubstr("slow\t100\t#100 search everything"));
  EXPECT_THAT(out.str(), HasSubstr("'a\\nb'"));
  EXPECT_THAT(out.str(), HasSubstr("large\t999\t#1 "));
}

TEST(RunFuzzTest, NeedsAnIndex) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(RunFuzz({}, *base::SystemClock(), out, err), 2);
  EXPECT_EQ(RunFuzz({"--index", "/none/there", "--queries", "/none"},
                    *base::SystemClock(), out, err),
            1);
  EXPECT_THAT(err.str(), HasSubstr("/none/there"));
  EXPECT_FALSE(std::filesystem::exists("/none/there"));
}

// The whole way on a small index of made-up records.
TEST(RunFuzzTest, SendsRequests) {
  const std::string folder =
      testing::TempDir() + "/preau_fuzz_" + std::to_string(getpid());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string corpus = folder + "/corpus";
  const std::string bench = PREAU_BENCH_PROGRAM;
  const std::string quiet = " > /dev/null 2>&1";
  ASSERT_EQ(
      std::system(
          (bench + " corpus --records 500 --out " + corpus + quiet).c_str()),
      0);
  ASSERT_EQ(std::system((bench + " queries --corpus " + corpus +
                         " --per-class 5 --out " + folder + "/queries" + quiet)
                            .c_str()),
            0);
  ASSERT_EQ(std::system((bench + " index --corpus " + corpus + " --out " +
                         folder + "/index" + quiet)
                            .c_str()),
            0);
  const auto run = [&](const std::string& max_micros) {
    std::ostringstream out;
    std::ostringstream err;
    const int code =
        RunFuzz({"--index", folder + "/index", "--queries", folder + "/queries",
                 "--requests", "300", "--min-documents", "500", "--max-micros",
                 max_micros, "--max-bytes", "20000000"},
                *base::SystemClock(), out, err);
    EXPECT_THAT(out.str(), HasSubstr("requests 300"));
    EXPECT_THAT(out.str(), HasSubstr("QUERY_TOO_LONG"));
    return code;
  };
  // Whatever slows the tests down.
  EXPECT_EQ(run("2000000"), 0);
  EXPECT_EQ(run("1"), 1);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace preau::bench
