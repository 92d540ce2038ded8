#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "indexer/search/search_testing.h"

namespace preau::search {
namespace {

using nlohmann::json;

std::filesystem::path CasesPath() {
  return std::filesystem::path(PREAU_SOURCE_DIR) / ".." / "shared" / "cases" /
         "search-fr.jsonl";
}

// Real people's failures with other programs, as data.
class CasesTest : public IndexTest {
 protected:
  void Index(const json& test) {
    std::vector<hot::Change> changes;
    int number = 0;
    for (const json& document : test["docs"]) {
      v1::Resource resource =
          Titled(absl::StrCat(number++), document["title"].get<std::string>());
      if (document.contains("keywords")) {
        for (const json& keyword : document["keywords"]) {
          resource.mutable_notice()->add_keyword()->set_value(
              keyword.get<std::string>());
        }
      }
      resource.mutable_notice()->set_provider(document.value("provider", ""));
      changes.push_back(Put(resource));
    }
    Apply(changes);
  }

  // Empty when all is as the case expects.
  std::string Fault(const json& test) {
    const json& expect = test["expect"];
    Request request;
    request.query = test["query"].get<std::string>();
    request.as_you_type = expect.value("as_you_type", false);
    request.spelling = spelling_;
    std::string field;
    if (expect.contains("facet")) {
      field = expect["facet"] == "keywords"
                  ? "keyword"
                  : expect["facet"].get<std::string>();
      request.facets = {{field, 10, expect.value("facet_prefix", "")}};
    }
    const Response response = Search(request);
    const std::vector<std::string> found = Uids(response);
    if (expect.contains("hits")) {
      for (const json& hit : expect["hits"]) {
        if (std::count(found.begin(), found.end(),
                       absl::StrCat(hit.get<int>())) != 1) {
          return absl::StrCat("document ", hit.get<int>(), " isn't found");
        }
      }
    }
    if (expect.contains("not_hits")) {
      for (const json& hit : expect["not_hits"]) {
        if (std::count(found.begin(), found.end(),
                       absl::StrCat(hit.get<int>())) != 0) {
          return absl::StrCat("document ", hit.get<int>(), " is found");
        }
      }
    }
    if (expect.contains("first") &&
        (found.empty() ||
         found[0] != absl::StrCat(expect["first"].get<int>()))) {
      return "another document is first";
    }
    if (expect.contains("marked")) {
      std::vector<std::string> marked;
      for (const auto& span : response.hits.at(0).title.spans) {
        marked.push_back(response.hits[0].title.text.substr(
            span.begin, span.end - span.begin));
      }
      if (json(marked) != expect["marked"]) {
        return absl::StrCat("marked: ", json(marked).dump());
      }
    }
    if (expect.value("snippet_is_substring", false) &&
        response.hits.at(0).title.text != test["docs"][0]["title"]) {
      return "the title isn't the source";
    }
    if (expect.contains("buckets")) {
      json buckets = json::object();
      for (const FacetValue& value : response.facets.at(0).values) {
        buckets[value.id] = value.count;
      }
      if (buckets != expect["buckets"]) return buckets.dump();
    }
    return "";
  }

  // The number of cases that pass.
  int RunAll(std::istream& file, SpellingMode spelling) {
    spelling_ = spelling;
    std::string line;
    int passed = 0;
    while (std::getline(file, line)) {
      const json test = json::parse(line);
      const std::string id = test["id"].get<std::string>();
      // Properties of facets hold for random documents in columns_test.
      if (test["kind"] == "facet-property") continue;
      EXPECT_TRUE(index_->Reset().ok());
      Index(test);
      const std::string fault = Fault(test);
      EXPECT_EQ(fault, "") << id << ": " << test["query"];
      if (fault.empty()) ++passed;
    }
    return passed;
  }

  SpellingMode spelling_ = SpellingMode::kRescue;
};

TEST_F(CasesTest, RealPeoplesFailures) {
  std::ifstream file(CasesPath());
  if (!file) GTEST_SKIP() << CasesPath() << " isn't here";
  const int passed = RunAll(file, SpellingMode::kRescue);
  EXPECT_GE(passed, 38);
}

// Every way of writing that we could think of, as it is.
TEST_F(CasesTest, FrenchAsSchoolsWriteIt) {
  std::ifstream file(std::filesystem::path(PREAU_SOURCE_DIR) / "indexer" /
                     "search" / "testdata" / "french.jsonl");
  ASSERT_TRUE(file);
  const int passed = RunAll(file, SpellingMode::kOff);
  EXPECT_GE(passed, 400);
}

}  // namespace
}  // namespace preau::search
