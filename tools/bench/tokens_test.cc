#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "absl/strings/str_split.h"
#include "indexer/document/document.h"
#include "tools/bench/query_file.h"
#include "tools/bench/record_generator.h"
#include "tools/bench/token_text.h"

namespace preau::bench {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::Resource MakeResource() {
  v1::Resource resource;
  resource.set_uid("u1");
  log::v1::Notice& notice = *resource.mutable_notice();
  notice.add_title()->set_value("Les volcans échappées");
  notice.add_description()->set_value("Un volcan. Une éruption.");
  log::v1::Term& level = *notice.add_level();
  level.set_vocabulary("level");
  level.set_id("6e");
  return resource;
}

TEST(DocumentLineTest, HasWhatTheIndexHas) {
  const std::string line = DocumentLine(document::MakeDocument(MakeResource()));
  const std::vector<std::string> cells = absl::StrSplit(line, '\t');
  ASSERT_EQ(cells.size(), 5);
  EXPECT_EQ(cells[0], "u1");
  // Three in all: two of the title, one of the description.
  EXPECT_THAT(cells[1], HasSubstr("volcan|volcan "));
  EXPECT_THAT(cells[1], HasSubstr("un volcan un"));
  EXPECT_THAT(cells[1], HasSubstr(" / "));
  // Both stems in one place.
  EXPECT_THAT(cells[1], HasSubstr(" echapp|echappe|echappe"));
  // The concept of the level.
  EXPECT_THAT(cells[1], HasSubstr("#6e"));
  // No prefixed terms.
  EXPECT_THAT(cells[1], Not(HasSubstr("X")));
  EXPECT_THAT(cells[2], HasSubstr("6e"));
  EXPECT_THAT(cells[2], HasSubstr("college"));
  EXPECT_THAT(cells[2], HasSubstr("cycle-3"));
  EXPECT_EQ(cells[3], "");
}

TEST(DocumentLineTest, HasEveryTermAsOftenAsItCounts) {
  const RecordGenerator generator(42);
  for (uint64_t number = 0; number < 50; ++number) {
    const document::Document document =
        document::MakeDocument(generator.Make(number));
    const std::vector<std::string> cells =
        absl::StrSplit(DocumentLine(document), '\t');
    std::map<std::string, size_t> counts;
    for (const absl::string_view term :
         absl::StrSplit(cells[1], absl::ByAnyChar(" |"))) {
      ++counts[std::string(term)];
    }
    for (const document::Posting& posting : document.terms) {
      const std::string term(posting.term);
      if (term[0] >= 'A' && term[0] <= 'Z') {
        EXPECT_EQ(counts.count(term), 0) << term;
        continue;
      }
      EXPECT_EQ(counts[term], std::max<size_t>(posting.occurrences.frequency,
                                               posting.positions.size()))
          << term;
    }
  }
}

TEST(QueryLineTest, SaysWordsAsTerms) {
  EXPECT_EQ(*QueryLine({"two_all_level", "volcan éruption", "6e"}),
            "two_all_level\tall\tvolcan erupt\t6e");
  EXPECT_THAT(*QueryLine({"term_rare", "échappées", ""}),
              HasSubstr("echappe|echapp"));
  EXPECT_THAT(*QueryLine({"phrase_two", "\"volcans échappées\"", ""}),
              Not(HasSubstr("|")));
  EXPECT_EQ(*QueryLine({"prefix_three", "vol", ""}),
            "prefix_three\tprefix\tvol\t");
  EXPECT_EQ(*QueryLine({"facets_everything", "*", ""}),
            "facets_everything\teverything\t*\t");
}

TEST(QueryLineTest, RefusesWhatOthersCanNotBeAsked) {
  EXPECT_FALSE(QueryLine({"two_all", "\"volcan éruption\"", ""}).ok());
  EXPECT_FALSE(QueryLine({"two_all", "-volcan éruption", ""}).ok());
  EXPECT_FALSE(QueryLine({"nothing", "volcan", ""}).ok());
}

}  // namespace
}  // namespace preau::bench
