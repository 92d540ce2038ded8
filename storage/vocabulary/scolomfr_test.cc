// The tables against the SKOS files of ScoLOMFR 3.2.0, where these are at
// hand: they are not part of the project.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::vocabulary {
namespace {

namespace fs = std::filesystem;

constexpr absl::string_view kConcept =
    "http://data.education.fr/voc/scolomfr/concept/";

// What stands between `open` and `close`, from `at` on; moves `at` behind it.
bool Between(absl::string_view text, absl::string_view open,
             absl::string_view close, size_t& at, absl::string_view& found) {
  const size_t begin = text.find(open, at);
  if (begin == absl::string_view::npos) return false;
  const size_t end = text.find(close, begin + open.size());
  if (end == absl::string_view::npos) return false;
  found = text.substr(begin + open.size(), end - begin - open.size());
  at = end + close.size();
  return true;
}

class ScolomfrTest : public ::testing::Test {
 protected:
  // Normalised URI -> preferred labels.
  using Concepts = absl::flat_hash_map<std::string, std::vector<std::string>>;

  void SetUp() override {
    const fs::path folder = fs::path(PREAU_SOURCE_DIR) / ".." / "shared" /
                            "data" / "scolomfr-vocab" / "skos-3.2.0";
    if (!fs::is_directory(folder)) {
      GTEST_SKIP() << "The SKOS files of ScoLOMFR 3.2.0 are not at "
                   << folder.lexically_normal()
                   << ": nothing was compared with them.";
    }
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".rdf") Read(entry.path());
    }
    ASSERT_GT(concepts_.size(), 8000u);
  }

  void Read(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream buffer;
    buffer << file.rdbuf();
    const std::string text = buffer.str();
    size_t at = 0;
    absl::string_view block;
    while (Between(text, "<rdf:Description rdf:about=\"", "</rdf:Description>",
                   at, block)) {
      const absl::string_view uri = block.substr(0, block.find('"'));
      if (absl::StartsWith(uri,
                           "http://data.education.fr/voc/scolomfr/"
                           "scolomfr-voc-")) {
        continue;
      }
      auto& labels = concepts_[NormalizeUri(uri)];
      size_t scheme_at = 0;
      absl::string_view scheme;
      while (Between(block, "voc/scolomfr/scolomfr-voc-", "\"/>", scheme_at,
                     scheme)) {
        schemes_[scheme].insert(std::string(uri));
      }
      size_t label_at = 0;
      absl::string_view label;
      while (Between(block, "<skos:prefLabel xml:lang=\"fr\">",
                     "</skos:prefLabel>", label_at, label)) {
        labels.emplace_back(label);
      }
    }
  }

  Concepts concepts_;
  // Number of a scheme -> the URIs that say they are in it.
  absl::flat_hash_map<std::string, absl::flat_hash_set<std::string>> schemes_;
};

TEST_F(ScolomfrTest, EveryConceptThatIsMappedExists) {
  int mapped = 0;
  for (const auto& vocabulary : Vocabularies::BuiltIn().list()) {
    for (const Term& term : vocabulary->terms()) {
      for (const std::string& mapping : term.mappings) {
        if (!absl::StartsWith(mapping, kConcept)) continue;
        ++mapped;
        EXPECT_TRUE(concepts_.contains(NormalizeUri(mapping)))
            << vocabulary->id() << "/" << term.id << " " << mapping;
      }
    }
  }
  EXPECT_GT(mapped, 3500);
}

TEST_F(ScolomfrTest, OwnTermsAreThoseWithoutAConcept) {
  for (const auto& vocabulary : Vocabularies::BuiltIn().list()) {
    for (const Term& term : vocabulary->terms()) {
      if (term.own) continue;
      ASSERT_FALSE(term.mappings.empty()) << term.id;
      EXPECT_TRUE(concepts_.contains(NormalizeUri(term.mappings[0])))
          << vocabulary->id() << "/" << term.id << " " << term.mappings[0];
    }
  }
}

// The label of the concept that is written out is one that we know, so that
// our own records come back without a doubt about their labels.
TEST_F(ScolomfrTest, LabelsOfWrittenConceptsContradictNothing) {
  const Vocabularies& all = Vocabularies::BuiltIn();
  for (const auto& vocabulary : all.list()) {
    for (const Term& term : vocabulary->terms()) {
      for (const std::string& mapping : term.mappings) {
        const auto concept_labels = concepts_.find(NormalizeUri(mapping));
        if (concept_labels == concepts_.end()) continue;
        for (const std::string& label : concept_labels->second) {
          const Resolution found =
              all.Resolve(vocabulary->id(), mapping, label);
          ASSERT_EQ(found.term, &term) << mapping;
          EXPECT_FALSE(found.label_mismatch)
              << vocabulary->id() << "/" << term.id << " " << mapping << " '"
              << label << "'";
        }
      }
    }
  }
}

// Every concept of these schemes resolves, but for headings of levels.
TEST_F(ScolomfrTest, SchemesAreCovered) {
  const struct {
    const char* vocabulary;
    const char* scheme;
    size_t headings;
  } schemes[] = {
      {"status", "002", 0},
      {"contributor-role", "003", 0},
      {"document-type", "004", 0},
      {"kind", "005", 0},
      {"relation-kind", "009", 0},
      {"kind", "010", 0},
      {"audience", "011", 0},
      {"level", "012", 0},
      {"contributor-role", "013", 0},
      {"place", "017", 0},
      {"activity", "019", 0},
      {"audience", "021", 0},
      {"level", "022", 8},
      {"difficulty", "025", 0},
      {"special-need", "041", 0},
      {"personal-data", "044", 0},
  };
  for (const auto& scheme : schemes) {
    std::vector<std::string> missing;
    EXPECT_FALSE(schemes_[scheme.scheme].empty()) << scheme.scheme;
    for (const std::string& uri : schemes_[scheme.scheme]) {
      if (!Vocabularies::BuiltIn().Resolve(scheme.vocabulary, uri, "").found())
        missing.push_back(uri);
    }
    EXPECT_LE(missing.size(), scheme.headings)
        << scheme.scheme << ": " << absl::StrJoin(missing, "\n");
  }
}

TEST_F(ScolomfrTest, NearlyAllTeachingDomainsHaveADiscipline) {
  size_t found = 0;
  size_t all = 0;
  const std::string prefix = absl::StrCat(kConcept, "scolomfr-voc-015-num-");
  for (const auto& [uri, labels] : concepts_) {
    if (!absl::StartsWith(uri, prefix)) continue;
    ++all;
    if (Vocabularies::BuiltIn().Resolve("discipline", uri, "").found()) ++found;
  }
  EXPECT_GT(all, 3000u);
  // What is left are headings such as "enseignements du collège".
  EXPECT_LE(all - found, 25u);
}

}  // namespace
}  // namespace preau::vocabulary
