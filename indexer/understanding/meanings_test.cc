#include "indexer/understanding/meanings.h"

#include <map>
#include <set>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/document/fields.h"
#include "indexer/document/value_terms.h"
#include "indexer/understanding/durations.h"
#include "indexer/understanding/finder.h"
#include "indexer/understanding/understand.h"

namespace preau::understanding {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::SizeIs;

TEST(MeaningsTest, EachPhraseMeansWhatItsRowSays) {
  for (const MeaningRow& row : MeaningRows()) {
    for (const std::string& phrase : PhrasesOf(row.phrases)) {
      const auto understood = Understand(phrase, ProviderNames(), {});
      ASSERT_TRUE(understood.ok()) << phrase;
      ASSERT_THAT(understood->interpretations, SizeIs(1)) << phrase;
      const Interpretation& said = understood->interpretations[0];
      EXPECT_EQ(document::Fields()[said.field].name, row.field) << phrase;
      EXPECT_EQ(absl::StrJoin(said.values, "|"), row.values) << phrase;
      EXPECT_EQ(said.effect, row.trust == Trust::kCertain
                                 ? Effect::kFilter
                                 : Effect::kValueOrWords)
          << phrase;
      EXPECT_EQ(phrase.substr(said.begin, said.end - said.begin),
                phrase.substr(0, said.end))
          << phrase;
    }
  }
}

TEST(MeaningsTest, RowsNameValuesThatThereAreAndHaveTerms) {
  for (const MeaningRow& row : MeaningRows()) {
    const auto field = document::FieldIndex(row.field);
    ASSERT_TRUE(field.has_value()) << row.field;
    for (const absl::string_view id : absl::StrSplit(row.values, '|')) {
      EXPECT_TRUE(document::IsValue(*field, id)) << id;
    }
    EXPECT_TRUE(row.trust == Trust::kCertain || document::HasValueTerms(*field))
        << row.field;
  }
}

TEST(MeaningsTest, WordsOfExceptionsAreWords) {
  for (const char* const row : ExceptionRows()) {
    for (const std::string& phrase : PhrasesOf(row)) {
      const auto understood = Understand(phrase, ProviderNames(), {});
      ASSERT_TRUE(understood.ok()) << phrase;
      EXPECT_THAT(understood->interpretations, IsEmpty()) << phrase;
      EXPECT_THAT(understood->filters, IsEmpty()) << phrase;
      for (const query::Clause& clause : understood->query.clauses) {
        for (const std::string& term : clause.instead) {
          EXPECT_FALSE(ValueOfConcept(term).has_value()) << phrase;
        }
      }
    }
  }
}

// Otherwise it wouldn't be needed.
TEST(MeaningsTest, ExceptionsHoldSomethingThatHasAMeaning) {
  for (const char* const row : ExceptionRows()) {
    for (const absl::string_view phrase : absl::StrSplit(row, '|')) {
      const std::string first = PhrasesOf(phrase)[0];
      const std::vector<std::string> folded = FoldedWords(first);
      const std::vector<absl::string_view> words(folded.begin(), folded.end());
      bool means = first != phrase;
      for (size_t i = 0; i < words.size(); ++i) {
        const auto rest = absl::MakeConstSpan(words).subspan(i);
        std::vector<Meanings::Found> found;
        Meanings::BuiltIn().Match(rest, found);
        for (const Meanings::Found& each : found) {
          means = means || each.meaning != nullptr;
        }
        means = means || MatchDuration(rest).length > 0;
      }
      const auto query = query::ReadClauses(first);
      ASSERT_TRUE(query.ok()) << phrase;
      for (const query::Clause& clause : query->clauses) {
        for (const std::string& term : clause.instead) {
          means = means || ValueOfConcept(term).has_value();
        }
      }
      EXPECT_TRUE(means) << phrase;
    }
  }
}

TEST(MeaningsTest, NoPhraseStandsTwice) {
  std::set<std::string> seen;
  const auto add = [&](const std::string& phrase) {
    EXPECT_TRUE(seen.insert(absl::StrJoin(FoldedWords(phrase), " ")).second)
        << phrase;
  };
  for (const MeaningRow& row : MeaningRows()) {
    for (const std::string& phrase : PhrasesOf(row.phrases)) add(phrase);
  }
  for (const char* const row : ExceptionRows()) {
    for (const std::string& phrase : PhrasesOf(row)) add(phrase);
  }
}

}  // namespace
}  // namespace preau::understanding
