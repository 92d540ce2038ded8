#include "indexer/understanding/understand.h"

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/document/fields.h"
#include "storage/base/error.h"

namespace preau::understanding {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const ProviderNames& Providers() {
  static const auto* const kNames = new ProviderNames(std::vector<std::string>{
      "Réseau Canopé", "Lumni", "Canopé Lille", "Musée Szabó", "Le", "ab"});
  return *kNames;
}

Understood Of(absl::string_view text, const Options& options = {}) {
  auto understood = Understand(text, Providers(), options);
  EXPECT_TRUE(understood.ok()) << understood.status();
  return *std::move(understood);
}

// "kind:video", "!" after what filters, "?" after what is preferred, "~" after
// what was dropped; what remains as words in brackets.
std::string Show(absl::string_view text, const Options& options = {}) {
  std::vector<std::string> parts;
  for (const Interpretation& said : Of(text, options).interpretations) {
    const absl::string_view words =
        text.substr(said.begin, said.end - said.begin);
    if (said.effect == Effect::kWords) {
      parts.push_back(absl::StrCat("[", words, "]"));
      continue;
    }
    parts.push_back(absl::StrCat(document::Fields()[said.field].name, ":",
                                 absl::StrJoin(said.values, ","),
                                 said.dropped                         ? "~"
                                 : said.effect == Effect::kFilter     ? "!"
                                 : said.effect == Effect::kPreference ? "?"
                                                                      : ""));
  }
  return absl::StrJoin(parts, " ");
}

// Clauses, as stems, with "|" before what may stand instead.
std::string Clauses(absl::string_view text, const Options& options = {}) {
  std::vector<std::string> clauses;
  for (const query::Clause& clause : Of(text, options).query.clauses) {
    std::vector<std::string> words;
    for (const query::Word& word : clause.words) words.push_back(word.terms[0]);
    std::string shown = absl::StrJoin(words, "+");
    for (const std::string& term : clause.instead) shown += "|" + term;
    clauses.push_back(shown);
  }
  return absl::StrJoin(clauses, " ");
}

TEST(UnderstandTest, UnderstandsWhatPeopleType) {
  std::ifstream file(std::filesystem::path(PREAU_SOURCE_DIR) / "indexer" /
                     "understanding" / "testdata" / "queries.tsv");
  ASSERT_TRUE(file);
  int count = 0;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    ASSERT_THAT(cells, SizeIs(2)) << line;
    EXPECT_EQ(Show(cells[0]), cells[1]) << cells[0];
    ++count;
  }
  EXPECT_GE(count, 120);
}

TEST(UnderstandTest, AValueStandsBesideItsWords) {
  EXPECT_EQ(Clauses("vidéo volcan cycle 3"),
            "video|#kind/video volcan cycl+3|#cycle-3");
  EXPECT_EQ(Clauses("volcan pour les profs"),
            "volcan pour+le+professeur|#audience/teacher");
  EXPECT_EQ(Clauses("histoire-géo 6e"),
            "histoir+geograph|histoiregeo|#histoire-geographie 6e|#6e");
  EXPECT_EQ(Clauses("fiche volcan"),
            "fich|#kind/fiche-eleve|#kind/fiche-pedagogique|#kind/methode|"
            "#kind/preparation-examen volcan");
}

TEST(UnderstandTest, WhatIsCertainIsAFilter) {
  const Understood understood = Of("vidéo gratuite de moins de 10 minutes");
  ASSERT_THAT(understood.filters, SizeIs(2));
  EXPECT_EQ(understood.filters[0].field, "free_of_charge");
  EXPECT_THAT(understood.filters[0].values, ElementsAre("yes"));
  EXPECT_EQ(understood.filters[1].field, "duration");
  EXPECT_THAT(understood.filters[1].values,
              ElementsAre("under-5-min", "5-15-min"));
  EXPECT_EQ(Clauses("vidéo gratuite de moins de 10 minutes"),
            "video|#kind/video");
  // Nothing but a filter finds all that passes it.
  EXPECT_EQ(Clauses("gratuit pour le"), "");
}

TEST(UnderstandTest, WithoutFiltersTheirWordsAreLookedFor) {
  Options options;
  options.filters = false;
  EXPECT_THAT(Of("volcan gratuit", options).filters, IsEmpty());
  EXPECT_EQ(Clauses("volcan gratuit", options), "volcan gratuit");
  EXPECT_EQ(Show("volcan gratuit 6e", options),
            "[volcan] free_of_charge:yes~ level:6e");
}

TEST(UnderstandTest, WhereAnyWordIsEnoughValuesAreOnlyPreferred) {
  Options options;
  options.any_word = true;
  EXPECT_EQ(Show("vidéo gratuite libre de droits", options),
            "kind:video? [gratuite] "
            "licence:public-domain,cc0,cc-by,cc-by-sa,licence-ouverte,"
            "art-libre,gfdl?");
  EXPECT_EQ(Clauses("vidéo domaine public", options),
            "video|#kind/video domain public "
            "|#licence/public-domain|#licence/cc0");
  // What stands there already counts once.
  EXPECT_EQ(Clauses("punitions au collège", options), "punit colleg|#college");
}

TEST(UnderstandTest, SpansAreBytesOfTheQuery) {
  const std::string text = "  été : vidéos  sur l'été";
  const Understood understood = Of(text);
  std::vector<std::string> spans;
  for (const Interpretation& said : understood.interpretations) {
    spans.push_back(text.substr(said.begin, said.end - said.begin));
  }
  EXPECT_THAT(spans, ElementsAre("été", "vidéos", "été"));
}

TEST(UnderstandTest, IsBounded) {
  std::string text;
  for (int i = 0; i < 16; ++i) absl::StrAppend(&text, "vidéo carte ");
  size_t understood = 0;
  for (const Interpretation& said : Of(text).interpretations) {
    if (said.effect != Effect::kWords) ++understood;
  }
  EXPECT_EQ(understood, kMaxInterpretations);
  const auto refused =
      Understand(std::string(1001, 'a'), ProviderNames(), Options());
  EXPECT_EQ(base::GetErrorDetail(refused.status())->reason, "QUERY_TOO_LONG");
}

TEST(UnderstandTest, HostileTextDoesNoHarm) {
  for (const char* unit : {"\"vidéo", "-", "« 6e", "titre:", "\xFF",
                           "moins de ", "pour les ", "1h", "sans ", "'"}) {
    std::string text;
    while (text.size() + 12 < query::kMaxQueryBytes) text += unit;
    Understand(text, Providers(), {}).status().IgnoreError();
  }
}

}  // namespace
}  // namespace preau::understanding
