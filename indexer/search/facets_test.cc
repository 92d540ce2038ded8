#include "indexer/search/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"

namespace preau::search {
namespace {

constexpr size_t kValues = 20000;

class MakeFacetTest : public testing::Test {
 protected:
  MakeFacetTest() {
    counted_.field = *document::FieldIndex("keyword");
    counted_.counts.resize(kValues);
    for (size_t i = 0; i < kValues; ++i) {
      const std::string id = absl::StrCat(i % 7 == 0 ? "Été " : "mot ", i);
      dictionary_.Add(counted_.field, id, id);
      // Many ties, some without documents, a few very high ones.
      counted_.counts[i] = static_cast<uint32_t>(i * 7919 % 5);
      if (i % 400 == 0) counted_.counts[i] = static_cast<uint32_t>(i * 3);
    }
  }

  // The same in the plainest way.
  std::vector<std::pair<std::string, uint64_t>> Expected(
      const columns::FacetAsk& ask, size_t& value_count) const {
    std::vector<std::pair<std::string, uint64_t>> all;
    for (size_t i = 0; i < kValues; ++i) {
      const std::string& id =
          dictionary_.Get(counted_.field, static_cast<uint32_t>(i)).id;
      if (counted_.counts[i] == 0) continue;
      if (!ask.prefix.empty() && i % 7 != 0) continue;
      all.emplace_back(id, counted_.counts[i]);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return a.second > b.second;
    });
    value_count = all.size();
    std::vector<std::pair<std::string, uint64_t>> page;
    for (size_t i = ask.offset;
         i < std::min(ask.offset + ask.limit, all.size()); ++i) {
      page.push_back(all[i]);
    }
    return page;
  }

  columns::Dictionary dictionary_;
  hot::FacetCounts counted_;
};

TEST_F(MakeFacetTest, GivesThePageOfAllInOrder) {
  for (const size_t offset : {0, 5, 49, 50, 51, 3999, 12345, 15999, 100000}) {
    for (const size_t limit : {1, 10, 200}) {
      for (const char* prefix : {"", "ete"}) {
        const columns::FacetAsk ask{"keyword", limit, prefix, offset};
        hot::Budget budget(0);
        bool complete = true;
        const Facet facet =
            MakeFacet(ask, counted_, dictionary_, {}, budget, complete);
        std::vector<std::pair<std::string, uint64_t>> found;
        for (const FacetValue& value : facet.values) {
          found.emplace_back(value.id, value.count);
        }
        size_t value_count = 0;
        EXPECT_EQ(found, Expected(ask, value_count))
            << offset << " " << limit << " " << prefix;
        EXPECT_EQ(facet.value_count, value_count);
        EXPECT_TRUE(complete);
      }
    }
  }
}

TEST_F(MakeFacetTest, StopsWhereTheBudgetIsSpent) {
  hot::Budget budget(1);
  while (!budget.IsSpent()) {
  }
  bool complete = true;
  const Facet facet = MakeFacet({"keyword", 10, "ete", 0}, counted_,
                                dictionary_, {}, budget, complete);
  EXPECT_FALSE(complete);
  EXPECT_EQ(facet.value_count, 0);
  EXPECT_TRUE(facet.values.empty());
}

}  // namespace
}  // namespace preau::search
