#include "indexer/suggest/completions.h"

#include <random>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace preau::suggest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool Any(const Phrase&) { return true; }

std::shared_ptr<const Completions> Of(const std::vector<std::string>& texts) {
  std::vector<Phrase> phrases;
  for (uint32_t i = 0; i < texts.size(); ++i) {
    phrases.push_back({texts[i], 0, absl::StrCat(i)});
  }
  return Completions().With(std::move(phrases), Any);
}

std::vector<std::string> Found(const Completions& completions,
                               absl::string_view typed, size_t limit = 10) {
  std::vector<std::string> texts;
  for (const Phrase* phrase : completions.Find(typed, limit, Any, Any)) {
    texts.push_back(phrase->text);
  }
  return texts;
}

TEST(CompletionsTest, HalfAWordIsEnough) {
  const auto all = Of({"Les volcans d'Auvergne", "Fabriquer un volcan",
                       "Volcans et séismes", "La mer"});
  EXPECT_THAT(Found(*all, "volc"),
              ElementsAre("Volcans et séismes", "Fabriquer un volcan",
                          "Les volcans d'Auvergne"));
  EXPECT_THAT(Found(*all, "volc", 1), ElementsAre("Volcans et séismes"));
  EXPECT_THAT(Found(*all, "olcan"), IsEmpty());
  EXPECT_TRUE(all->HasStart("auv"));
  EXPECT_FALSE(all->HasStart("uv"));
  EXPECT_FALSE(all->HasStart("zzz"));
  EXPECT_THAT(Found(*all, ""), IsEmpty());
  EXPECT_THAT(Found(*all, " -!"), IsEmpty());
}

TEST(CompletionsTest, WordsInAnyOrderAccentsAndCaseAside) {
  const auto all = Of({"Élèves acteurs de l'eau", "Œuvres d'élèves",
                       "« L’été » de Vivaldi", "Cœur et poumons"});
  EXPECT_THAT(Found(*all, "eau ELE"), ElementsAre("Élèves acteurs de l'eau"));
  EXPECT_THAT(Found(*all, "oeuv"), ElementsAre("Œuvres d'élèves"));
  EXPECT_THAT(Found(*all, "l'ete"), ElementsAre("« L’été » de Vivaldi"));
  EXPECT_THAT(Found(*all, "vivaldi été"), ElementsAre("« L’été » de Vivaldi"));
  EXPECT_THAT(Found(*all, "coeur"), ElementsAre("Cœur et poumons"));
}

TEST(CompletionsTest, WhatStandsAsTypedComesFirst) {
  const auto all = Of({"Eau et vie", "La vie de l'eau et des sols",
                       "Vie dans l'eau douce", "Autour de la vie dans l'eau"});
  EXPECT_THAT(
      Found(*all, "vie dans l'eau"),
      ElementsAre("Vie dans l'eau douce", "Autour de la vie dans l'eau"));
}

TEST(CompletionsTest, OneTextOnceAndOnlyWhatIsAccepted) {
  const auto all = Of({"Volcan", "volcan", "Volcanologue"});
  EXPECT_THAT(Found(*all, "vol").size(), 2u);
  const auto found = all->Find(
      "vol", 10, Any, [](const Phrase& phrase) { return phrase.id == "2"; });
  EXPECT_THAT(all->Find(
                  "vol", 10,
                  [](const Phrase& phrase) { return phrase.id == "1"; }, Any),
              testing::SizeIs(1));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0]->text, "Volcanologue");
}

TEST(CompletionsTest, MarksTheWordsThatStartSo) {
  const absl::string_view text = "Les élèves de l'école";
  std::vector<std::string> marked;
  for (const auto& span : MarkTyped(text, "ecol ele")) {
    marked.emplace_back(text.substr(span.begin, span.end - span.begin));
  }
  EXPECT_THAT(marked, ElementsAre("élèves", "école"));
}

TEST(CompletionsTest, ManySmallChangesAreAsOneLarge) {
  std::mt19937 random(7);
  auto grown = std::make_shared<const Completions>();
  std::vector<std::string> texts;
  for (uint32_t i = 0; i < 500; ++i) {
    texts.push_back(absl::StrCat("mot", random() % 1000, " suite", i));
    grown = grown->With({{texts.back(), 0, absl::StrCat(i)}}, Any);
  }
  const auto at_once = Of(texts);
  for (const char* typed : {"mot1", "suite4", "mot7 suite", "suite 3"}) {
    EXPECT_EQ(Found(*grown, typed, 500), Found(*at_once, typed, 500)) << typed;
  }
}

TEST(CompletionsTest, JoinedTheyAreThoseOfBoth) {
  const auto both = Of({"volcan un"})->Joined(*Of({"volcan deux", "mer"}));
  EXPECT_THAT(Found(*both, "volcan"), ElementsAre("volcan un", "volcan deux"));
  EXPECT_EQ(both->size(), 3u);
  const auto more = both->With({{"volcan trois", 0, "x"}}, Any);
  EXPECT_EQ(Found(*more, "volcan").size(), 3u);
}

TEST(CompletionsTest, WhatIsGoneIsDroppedInTime) {
  auto all = std::make_shared<const Completions>();
  for (uint32_t i = 0; i < 1000; ++i) {
    all = all->With(
        {{absl::StrCat("titre ", i), 0, absl::StrCat(i)}},
        [&](const Phrase& phrase) { return phrase.id == absl::StrCat(i); });
  }
  EXPECT_LT(all->size(), 20u);
}

}  // namespace
}  // namespace preau::suggest
