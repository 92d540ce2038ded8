#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::vocabulary {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

const Vocabulary& Get(absl::string_view id) {
  const Vocabulary* vocabulary = Vocabularies::BuiltIn().Find(id);
  EXPECT_NE(vocabulary, nullptr) << id;
  return *vocabulary;
}

std::set<std::string> Ids(const std::vector<const Term*>& terms) {
  std::set<std::string> ids;
  for (const Term* term : terms) ids.insert(term->id);
  return ids;
}

std::set<std::string> Within(absl::string_view vocabulary,
                             absl::string_view id) {
  return Ids(Get(vocabulary).Descendants(id));
}

TEST(BuiltInTest, ListsTheVocabularies) {
  std::vector<std::string> ids;
  for (const auto& vocabulary : Vocabularies::BuiltIn().list()) {
    ids.push_back(vocabulary->id());
    EXPECT_NE(vocabulary->label(Language::kFrench), "");
    EXPECT_NE(vocabulary->label(Language::kEnglish), "");
    EXPECT_FALSE(vocabulary->terms().empty()) << vocabulary->id();
  }
  EXPECT_THAT(
      ids, UnorderedElementsAre(
               "level", "discipline", "kind", "document-type", "audience",
               "activity", "licence", "access", "personal-data",
               "accessibility-feature", "accessibility-hazard", "special-need",
               "relation-kind", "contributor-role", "difficulty", "status",
               "language", "place", "duration-band", "size-band", "nature"));
}

TEST(BuiltInTest, TermsAreWellFormed) {
  for (const auto& vocabulary : Vocabularies::BuiltIn().list()) {
    for (const Term& term : vocabulary->terms()) {
      const std::string what = absl::StrCat(vocabulary->id(), "/", term.id);
      EXPECT_EQ(term.vocabulary, vocabulary->id()) << what;
      EXPECT_FALSE(term.id.empty());
      EXPECT_EQ(term.id, FoldId(term.id)) << what;
      for (const char c : term.id) {
        EXPECT_TRUE(c == '-' ||
                    absl::ascii_isalnum(static_cast<unsigned char>(c)))
            << what;
      }
      EXPECT_NE(term.label(Language::kFrench), "") << what;
      EXPECT_NE(term.label(Language::kEnglish), "") << what;
      std::set<std::string> mappings;
      for (const std::string& mapping : term.mappings) {
        EXPECT_TRUE(mappings.insert(mapping).second) << what << mapping;
        // A shorthand that was not expanded.
        EXPECT_FALSE(absl::StrContains(mapping, ':') && !IsUri(mapping))
            << what << " " << mapping;
        EXPECT_FALSE(absl::StartsWith(mapping, "#") ||
                     absl::StartsWith(mapping, "<"))
            << what << " " << mapping;
      }
      for (const std::string& label : term.alternatives) {
        EXPECT_NE(FoldLabel(label), "") << what;
      }
    }
  }
}

// Nothing that a table says is shadowed by another entry.
TEST(BuiltInTest, EveryNameLeadsBackToItsTerm) {
  const Vocabularies& all = Vocabularies::BuiltIn();
  for (const auto& vocabulary : all.list()) {
    for (const Term& term : vocabulary->terms()) {
      std::vector<std::string> stated = term.mappings;
      stated.push_back(term.id);
      for (const std::string& id : stated) {
        EXPECT_EQ(all.Resolve(vocabulary->id(), id, "").term, &term)
            << vocabulary->id() << " " << id;
      }
      std::vector<std::string> labels = term.alternatives;
      labels.push_back(term.label_fr);
      labels.push_back(term.label_en);
      for (const std::string& label : labels) {
        EXPECT_EQ(all.Resolve(vocabulary->id(), "", label).term, &term)
            << vocabulary->id() << " " << label;
      }
    }
  }
}

// Records put labels where ids belong: they have to mean the same there.
TEST(BuiltInTest, NoLabelIsAnotherTermsToken) {
  const Vocabularies& all = Vocabularies::BuiltIn();
  for (const auto& vocabulary : all.list()) {
    for (const Term& term : vocabulary->terms()) {
      std::vector<std::string> labels = term.alternatives;
      labels.push_back(term.label_fr);
      for (const std::string& label : labels) {
        EXPECT_EQ(all.Resolve(vocabulary->id(), label, "").term, &term)
            << vocabulary->id() << " '" << label << "' of " << term.id;
      }
    }
  }
}

TEST(LevelTest, SixiemeStandsUnderCollegeAndCycleThree) {
  EXPECT_THAT(Get("level").Find("6e")->parents,
              UnorderedElementsAre("college", "cycle-3"));
  EXPECT_THAT(Get("level").Find("cm1")->parents,
              UnorderedElementsAre("elementaire", "cycle-3"));
  EXPECT_THAT(Within("level", "cycle-3"),
              UnorderedElementsAre("cycle-3", "cm1", "cm2", "6e"));
  EXPECT_THAT(Within("level", "cycle-2"),
              UnorderedElementsAre("cycle-2", "cp", "ce1", "ce2"));
  EXPECT_THAT(Within("level", "cycle-4"), IsSupersetOf({"5e", "4e", "3e"}));
  EXPECT_THAT(Within("level", "cycle-4"), Not(::testing::Contains("6e")));
  EXPECT_THAT(Within("level", "cycle-1"),
              IsSupersetOf({"maternelle", "tps", "ps", "ms", "gs"}));
}

TEST(LevelTest, PrimaryAndSecondary) {
  const std::set<std::string> primary = Within("level", "primaire");
  EXPECT_THAT(primary, IsSupersetOf({"maternelle", "gs", "elementaire", "cp",
                                     "ce1", "ce2", "cm1", "cm2"}));
  EXPECT_EQ(primary.count("6e"), 0u);
  EXPECT_THAT(Within("level", "secondaire"),
              IsSupersetOf({"college", "6e", "segpa", "lycee", "lycee-gt",
                            "lycee-pro", "tle-generale", "cap-1", "cap-2"}));
}

TEST(LevelTest, TheEightTechnologicalSeries) {
  const std::vector<std::string> series = {"stmg",  "sti2d", "st2s",  "stl",
                                           "std2a", "sthr",  "s2tmd", "stav"};
  for (const std::string& id : series) {
    EXPECT_THAT(Get("level").Find(id)->parents, ElementsAre("voie-techno"));
    EXPECT_THAT(Ids(Get("level").children(id)),
                UnorderedElementsAre(absl::StrCat("1re-", id),
                                     absl::StrCat("tle-", id)));
    EXPECT_TRUE(Get("level").IsWithin(absl::StrCat("1re-", id), "1re-techno"));
    EXPECT_TRUE(Get("level").IsWithin(absl::StrCat("tle-", id), "tle-techno"));
    EXPECT_TRUE(
        Get("level").IsWithin(absl::StrCat("tle-", id), "cycle-terminal"));
  }
}

TEST(LevelTest, YearsOfLyceeAcrossTracks) {
  EXPECT_THAT(Within("level", "seconde"),
              UnorderedElementsAre("seconde", "2de-gt", "2de-pro"));
  EXPECT_THAT(Within("level", "premiere"),
              IsSupersetOf({"1re-generale", "1re-techno", "1re-pro"}));
  EXPECT_THAT(Within("level", "terminale"),
              IsSupersetOf({"tle-generale", "tle-techno", "tle-pro"}));
}

TEST(BuiltInTest, WhatScolomfrDoesNotHaveIsOwn) {
  for (const char* id : {"snt", "nsi", "hggsp", "hlp", "llcer", "amc"}) {
    EXPECT_TRUE(Get("discipline").Find(id)->own) << id;
  }
  for (const char* id : {"s2tmd", "1re-s2tmd", "sthr", "tle-sthr", "upe2a"}) {
    EXPECT_TRUE(Get("level").Find(id)->own) << id;
  }
  EXPECT_FALSE(Get("level").Find("6e")->own);
  EXPECT_TRUE(Get("level").Find("bep")->deprecated);
}

TEST(BuiltInTest, DisciplinesStandWhereTeachersLook) {
  EXPECT_THAT(Within("discipline", "histoire-geographie"),
              IsSupersetOf({"histoire", "geographie", "hggsp"}));
  EXPECT_THAT(Within("discipline", "langues-vivantes"),
              IsSupersetOf({"anglais", "allemand", "breton", "amc"}));
  EXPECT_THAT(Within("discipline", "lca"), IsSupersetOf({"latin", "grec"}));
}

}  // namespace
}  // namespace preau::vocabulary
