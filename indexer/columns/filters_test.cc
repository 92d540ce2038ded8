#include "indexer/columns/filters.h"

#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::columns {
namespace {

TEST(FiltersTest, WhatIsWrongIsNamed) {
  const auto reason = [](const absl::Status& status) {
    const auto detail = base::GetErrorDetail(status);
    return detail->reason + " " + detail->field;
  };
  EXPECT_EQ(reason(CheckFilters({{"niveau", {"6e"}, false}})),
            "FIELD_UNKNOWN filters[0].field");
  EXPECT_EQ(reason(CheckFilters({{"level", {"6e", "12e"}, false}})),
            "FILTER_VALUE_UNKNOWN filters[0].values[1]");
  EXPECT_EQ(reason(CheckFacets({{"level", 0, ""}})),
            "LIMIT_INVALID facets[0].limit");
  EXPECT_EQ(reason(CheckFacets({{"level", 5, "", 100001}})),
            "LIMIT_INVALID facets[0].offset");
  EXPECT_EQ(reason(CheckFilters(std::vector<Filter>(33))), "TOO_MANY filters");
  EXPECT_TRUE(CheckFilters({{"provider", {"Nobody"}, false}}).ok());
}

}  // namespace
}  // namespace preau::columns
