#include "indexer/columns/columns.h"

#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/columns/filters.h"
#include "storage/base/error.h"

namespace preau::columns {
namespace {

IndexedDocument Record(
    const std::vector<std::pair<std::string, std::vector<std::string>>>& all) {
  IndexedDocument record;
  for (const auto& [field, ids] : all) {
    auto& values = *record.add_values();
    values.set_field(field);
    for (const std::string& id : ids) values.add_id(id);
  }
  return record;
}

class ColumnsTest : public testing::Test {
 protected:
  void Put(Slot slot, const IndexedDocument& record) {
    ColumnsBuilder builder(columns_.get(), &dictionary_);
    builder.Put(slot, record);
    columns_ = builder.Build();
  }

  // "id=count" of a field's values under filters.
  std::map<std::string, uint64_t> Count(const std::string& field,
                                        const std::vector<Filter>& filters,
                                        size_t* hits = nullptr) {
    FilterPass pass({}, filters, {{field, 100, ""}}, dictionary_);
    columns_->ForEach([&](Slot, const Row& row) {
      pass.See(row);
      return true;
    });
    if (hits != nullptr) *hits = pass.hits();
    std::map<std::string, uint64_t> counts;
    const size_t index = *document::FieldIndex(field);
    for (ValueId value = 0; value < dictionary_.size(index); ++value) {
      const uint64_t count = pass.counts(index)[value];
      if (count > 0) counts[dictionary_.Get(index, value).id] = count;
    }
    return counts;
  }

  Dictionary dictionary_;
  std::shared_ptr<const Columns> columns_ = std::make_shared<Columns>();
};

TEST_F(ColumnsTest, AMomentStaysAsItWas) {
  Put(1, Record({{"level", {"6e"}}}));
  const auto before = columns_;
  Put(1, Record({{"level", {"5e"}}}));
  Put(700, Record({{"level", {"5e"}}}));
  EXPECT_EQ(before->size(), 1u);
  EXPECT_EQ(columns_->size(), 2u);
  EXPECT_EQ(before->Find(1)->record->values(0).id(0), "6e");
  EXPECT_EQ(columns_->Find(1)->record->values(0).id(0), "5e");
  EXPECT_EQ(before->Find(700), nullptr);
  EXPECT_EQ(columns_->Find(100000), nullptr);
  ColumnsBuilder builder(columns_.get(), &dictionary_);
  builder.Remove(1);
  builder.Remove(2);
  columns_ = builder.Build();
  EXPECT_EQ(columns_->size(), 1u);
}

TEST_F(ColumnsTest, KnowsHowManyHaveAValue) {
  const auto count = [&](const Columns& columns, const char* id) {
    const size_t field = *document::FieldIndex("level");
    const auto value = dictionary_.Find(field, id);
    return value.has_value() ? columns.Count(field, *value) : 0;
  };
  Put(1, Record({{"level", {"6e", "5e"}}}));
  Put(2, Record({{"level", {"6e"}}}));
  const auto before = columns_;
  Put(1, Record({{"level", {"4e"}}}));
  EXPECT_EQ(count(*before, "6e"), 2u);
  EXPECT_EQ(count(*columns_, "6e"), 1u);
  EXPECT_EQ(count(*columns_, "5e"), 0u);
  EXPECT_EQ(count(*columns_, "college"), 2u);
  ColumnsBuilder builder(columns_.get(), &dictionary_);
  builder.Remove(1);
  builder.Remove(2);
  EXPECT_EQ(count(*builder.Build(), "college"), 0u);
}

TEST_F(ColumnsTest, ALevelCountsOnceUnderEachAboveIt) {
  Put(1, Record({{"level", {"6e"}}}));
  Put(2, Record({{"level", {"6e", "5e", "cm2"}}}));
  const auto counts = Count("level", {});
  EXPECT_EQ(counts.at("6e"), 2u);
  EXPECT_EQ(counts.at("college"), 2u);
  EXPECT_EQ(counts.at("cycle-3"), 2u);
  EXPECT_EQ(counts.at("cm2"), 1u);
  size_t hits = 0;
  Count("level", {{"level", {"cycle-3"}, false}}, &hits);
  EXPECT_EQ(hits, 2u);
  Count("level", {{"level", {"cm2"}, true}}, &hits);
  EXPECT_EQ(hits, 1u);
}

TEST_F(ColumnsTest, ChoosingAValueLeavesItsOwnFieldsCounts) {
  Put(1, Record({{"kind", {"video"}}, {"language", {"fr"}}}));
  Put(2, Record({{"kind", {"game"}}, {"language", {"fr"}}}));
  Put(3, Record({{"kind", {"video"}}, {"language", {"en"}}}));
  const Filter video{"kind", {"video"}, false};
  EXPECT_EQ(Count("kind", {video}), Count("kind", {}));
  EXPECT_EQ(Count("language", {video}).at("fr"), 1u);
  const Filter french{"language", {"fr"}, false};
  EXPECT_EQ(Count("kind", {video, french}).count("game"), 1u);
  EXPECT_EQ(Count("kind", {video, french}).at("video"), 1u);
}

TEST_F(ColumnsTest, CountsAreThoseOfChoosingEachValue) {
  std::mt19937 random(7);
  const std::vector<std::string> levels = {"6e", "5e", "cm2", "cp",
                                           "terminale"};
  const std::vector<std::string> languages = {"fr", "en", "de"};
  const std::vector<std::string> keywords = {"25 m", "2.5 m", "lave"};
  for (Slot slot = 1; slot <= 2000; ++slot) {
    Put(slot, Record({{"level", {levels[random() % 5], levels[random() % 5]}},
                      {"language", {languages[random() % 3]}},
                      {"keyword", {keywords[random() % 3]}}}));
  }
  const std::vector<std::vector<Filter>> chosen = {
      {},
      {{"language", {"fr"}, false}},
      {{"language", {"fr", "de"}, false}, {"level", {"college"}, false}},
      {{"level", {"cp"}, true}, {"keyword", {"25 m"}, false}}};
  for (const std::vector<Filter>& filters : chosen) {
    for (const std::string field : {"level", "language", "keyword"}) {
      for (const auto& [id, count] : Count(field, filters)) {
        std::vector<Filter> with;
        for (const Filter& filter : filters) {
          if (filter.field != field) with.push_back(filter);
        }
        with.push_back({field, {id}, false});
        size_t hits = 0;
        Count(field, with, &hits);
        EXPECT_EQ(hits, count) << field << " " << id;
      }
    }
  }
}

TEST_F(ColumnsTest, EnforcedFiltersHoldForCountsToo) {
  Put(1, Record({{"kind", {"video"}}}));
  Put(2, Record({{"kind", {"game"}}}));
  FilterPass pass({{"kind", {"video"}, false}}, {}, {{"kind", 10, ""}},
                  dictionary_);
  columns_->ForEach([&](Slot, const Row& row) {
    pass.See(row);
    return true;
  });
  EXPECT_EQ(pass.hits(), 1u);
  const size_t kind = *document::FieldIndex("kind");
  EXPECT_EQ(pass.counts(kind)[*dictionary_.Find(kind, "game")], 0u);
}

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
  EXPECT_EQ(reason(CheckFilters(std::vector<Filter>(33))), "TOO_MANY filters");
  EXPECT_TRUE(CheckFilters({{"provider", {"Nobody"}, false}}).ok());
}

}  // namespace
}  // namespace preau::columns
