// The whole of ScoLOMFR 3.2.0, where it is at hand.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/skos/mappings.h"
#include "storage/skos/shared_data_testing.h"
#include "storage/skos/thesaurus.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::skos {
namespace {

using testing::SharedFolder;
using vocabulary::Resolution;
using vocabulary::Term;
using vocabulary::Vocabularies;

constexpr absl::string_view kConcept =
    "http://data.education.fr/voc/scolomfr/concept/";

class ScolomfrTest : public ::testing::Test {
 protected:
  void SetUp() override {
    PREAU_SKIP_WITHOUT(SharedFolder("skos-3.2.0"));
    sources_ = testing::SourcesIn(SharedFolder("skos-3.2.0"));
    thesaurus_ = ReadThesaurus(sources_);
  }

  std::vector<Source> sources_;
  Thesaurus thesaurus_;
};

std::string Said(const Thesaurus& thesaurus) {
  std::string all;
  for (const Refusal& refusal : thesaurus.refusals) {
    absl::StrAppend(&all, refusal.file, " ", refusal.uri, " ",
                    refusal.status.ToString(), "\n");
  }
  return all;
}

TEST_F(ScolomfrTest, AllSchemesAreTaken) {
  EXPECT_EQ(Said(thesaurus_), "");
  EXPECT_EQ(thesaurus_.schemes.size(), 40u);
  EXPECT_EQ(thesaurus_.concepts.size(), 8711u);
  size_t alternatives = 0;
  size_t old = 0;
  size_t replaced = 0;
  for (const Concept& each : thesaurus_.concepts) {
    EXPECT_EQ(each.preferred.size(), 1u) << each.uri;
    EXPECT_EQ(each.schemes.size(), 1u) << each.uri;
    alternatives += each.alternatives.size();
    if (each.status != ConceptStatus::kCurrent) ++old;
    if (!each.replaced_by.empty()) ++replaced;
  }
  // One of the 4,798 differs from another only in white space.
  EXPECT_EQ(alternatives, 4797u);
  EXPECT_EQ(old, 106u);
  EXPECT_EQ(replaced, 62u);
}

// A catalogue may be given only some of them.
TEST_F(ScolomfrTest, EachFileIsTakenAlone) {
  for (const Source& source : sources_) {
    EXPECT_EQ(Said(ReadThesaurus({source})), "") << source.name;
  }
}

TEST_F(ScolomfrTest, WhatIsInSeveralBlocksIsOneConcept) {
  const Concept* terminale =
      thesaurus_.Find(absl::StrCat(kConcept, "scolomfr-voc-022-num-201"));
  ASSERT_NE(terminale, nullptr);
  EXPECT_EQ(terminale->broader.size(), 1u);
  EXPECT_FALSE(terminale->alternatives.empty());
}

TEST_F(ScolomfrTest, FiguresOfEachScheme) {
  const Mappings mappings = MakeMappings(thesaurus_, Vocabularies::BuiltIn());
  std::string table;
  const auto add = [&](const SchemeFigures& figures, absl::string_view title) {
    absl::StrAppend(&table, figures.name.empty() ? "all" : figures.name, "\t",
                    figures.concepts, "\t", figures.deprecated);
    for (const size_t way : figures.ways) absl::StrAppend(&table, "\t", way);
    absl::StrAppend(&table, "\t", title, "\n");
  };
  for (const SchemeFigures& figures : mappings.schemes) {
    add(figures, figures.title);
  }
  add(mappings.total, "");
  testing::ExpectTable("figures.tsv", table);
}

class ExtendedTest : public ScolomfrTest {
 protected:
  void SetUp() override {
    ScolomfrTest::SetUp();
    if (IsSkipped()) return;
    mappings_ = MakeMappings(thesaurus_, before_);
    auto extended = before_.WithMappings(mappings_.added);
    ASSERT_TRUE(extended.ok()) << extended.status();
    after_ = *std::move(extended);
  }

  const Vocabularies& before_ = Vocabularies::BuiltIn();
  Vocabularies after_ = Vocabularies::Of({});
  Mappings mappings_;
};

TEST_F(ExtendedTest, IdsLabelsAndMappingsOfOursStay) {
  ASSERT_EQ(after_.list().size(), before_.list().size());
  for (size_t v = 0; v < before_.list().size(); ++v) {
    const vocabulary::Vocabulary& old = *before_.list()[v];
    const vocabulary::Vocabulary& now = *after_.list()[v];
    ASSERT_EQ(now.terms().size(), old.terms().size()) << old.id();
    for (size_t i = 0; i < old.terms().size(); ++i) {
      const Term& was = old.terms()[i];
      const Term& is = now.terms()[i];
      EXPECT_EQ(is.id, was.id);
      EXPECT_EQ(is.label_fr, was.label_fr);
      EXPECT_EQ(is.label_en, was.label_en);
      EXPECT_EQ(is.alternatives, was.alternatives);
      EXPECT_EQ(is.parents, was.parents);
      EXPECT_EQ(is.own, was.own);
      EXPECT_EQ(is.deprecated, was.deprecated);
      ASSERT_GE(is.mappings.size(), was.mappings.size());
      EXPECT_TRUE(std::equal(was.mappings.begin(), was.mappings.end(),
                             is.mappings.begin()))
          << was.id;
    }
  }
}

// Neither a URI, a token nor a label that we knew means something else.
TEST_F(ExtendedTest, WhatResolvedResolvesTheSame) {
  for (const auto& vocabulary : before_.list()) {
    const std::string& id = vocabulary->id();
    for (const Term& term : vocabulary->terms()) {
      std::vector<std::string> stated = term.mappings;
      stated.insert(stated.end(), term.alternatives.begin(),
                    term.alternatives.end());
      for (const std::string& one : {term.id, term.label_fr, term.label_en}) {
        stated.push_back(one);
      }
      for (const std::string& one : stated) {
        const Resolution was = before_.Resolve(id, one, "");
        const Resolution is = after_.Resolve(id, one, "");
        EXPECT_EQ(is.term->id, was.term->id) << id << " " << one;
        EXPECT_EQ(is.match, was.match) << id << " " << one;
      }
    }
  }
}

TEST_F(ExtendedTest, WhatIsMappedResolvesByUriAndByWhatItEndsIn) {
  for (const vocabulary::AddedMapping& added : mappings_.added) {
    const Resolution found =
        after_.Resolve(added.vocabulary, added.mapping, added.label);
    ASSERT_TRUE(found.found()) << added.mapping;
    EXPECT_EQ(found.term->id, added.term) << added.mapping;
    EXPECT_EQ(found.match, Resolution::Match::kUri);
    EXPECT_FALSE(found.label_mismatch || found.label_unknown)
        << added.mapping << " " << added.label;
  }
}

TEST_F(ExtendedTest, DeprecatedConceptsOfLevelsAndDisciplinesResolve) {
  std::string missing;
  for (size_t i = 0; i < thesaurus_.concepts.size(); ++i) {
    const Concept& each = thesaurus_.concepts[i];
    if (each.status == ConceptStatus::kCurrent) continue;
    const std::string& scheme = thesaurus_.schemes[each.schemes[0]].name;
    if (scheme != "022" && scheme != "015") continue;
    if (mappings_.ways[i] == Way::kNone) {
      absl::StrAppend(&missing, each.uri, " ", each.preferred[0].text, "\n");
    }
  }
  EXPECT_EQ(missing, "");
}

// A label that another concept bears in a record is doubted as before.
TEST_F(ExtendedTest, ALabelThatMovedIsStillDoubted) {
  EXPECT_TRUE(after_
                  .Resolve("level",
                           absl::StrCat(kConcept, "scolomfr-voc-022-num-027"),
                           "2de générale")
                  .label_mismatch);
}

}  // namespace
}  // namespace preau::skos
