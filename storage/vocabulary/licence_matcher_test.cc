#include "storage/vocabulary/licence_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "storage/vocabulary/licence.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::vocabulary {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LicenceMatcherTest, ReadsEveryLineOfTheData) {
  std::ifstream file(PREAU_SOURCE_DIR
                     "/storage/vocabulary/testdata/licences.tsv");
  ASSERT_TRUE(file.is_open());
  std::string line;
  int lines = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    ++lines;
    std::vector<std::string> fields = absl::StrSplit(line, '\t');
    ASSERT_GE(fields.size(), 2u) << line;
    fields.resize(4);
    const bool ambiguous = fields[1] == "AMBIGUOUS";
    const LicenceMatch match = MatchLicence(fields[0]);
    EXPECT_EQ(match.licence, ambiguous ? "unknown" : fields[1]) << line;
    EXPECT_EQ(match.version, fields[2]) << line;
    EXPECT_EQ(match.ambiguous, ambiguous) << line;
    EXPECT_EQ(match.evidence == LicenceMatch::Evidence::kNone,
              match.candidates.empty())
        << line;
    EXPECT_TRUE(absl::StrContains(fields[0], match.matched)) << line;
    if (match.known()) {
      EXPECT_THAT(match.matched, ::testing::Not(IsEmpty())) << line;
    }
  }
  EXPECT_GE(lines, 40);
}

TEST(LicenceMatcherTest, QuotesWhatItRead) {
  EXPECT_EQ(MatchLicence("Œuvre d'Élodie, CC BY-SA 4.0, 2021").matched,
            "CC BY-SA 4.0");
  EXPECT_EQ(MatchLicence("voir (https://creativecommons.org/licenses/by/4.0/).")
                .matched,
            "https://creativecommons.org/licenses/by/4.0/");
}

TEST(LicenceMatcherTest, NamesTheCandidatesWhenAmbiguous) {
  const LicenceMatch match = MatchLicence("CC BY-SA 3.0 et GFDL");
  EXPECT_TRUE(match.ambiguous);
  EXPECT_THAT(match.candidates, ElementsAre("cc-by-sa", "gfdl"));
}

TEST(LicenceMatcherTest, TellsUrlFromProse) {
  EXPECT_EQ(MatchLicence("https://artlibre.org/licence/lal/").evidence,
            LicenceMatch::Evidence::kUrl);
  EXPECT_EQ(MatchLicence("CC BY").evidence, LicenceMatch::Evidence::kProse);
  EXPECT_EQ(MatchLicence("").evidence, LicenceMatch::Evidence::kNone);
}

TEST(LicenceMatcherTest, HostileTextsAreBounded) {
  for (const std::string& unit : std::vector<std::string>{
           "by ", "cc ", "cc by ", "tous droits reserves ", "http://",
           "attribution nc ", "licence ouverte ", "pas ", "\xff\xfe",
           "\xcc\x81", "creativecommons.org/", "4.0 ", "<"}) {
    std::string text;
    while (text.size() < (1 << 20)) text += unit;
    const auto start = std::chrono::steady_clock::now();
    const LicenceMatch match = MatchLicence(text);
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_LE(match.matched.size(), kMaxRightsBytes);
    // Takes about 5 ms; quadratic code took seconds.
    EXPECT_LT(taken, std::chrono::seconds(1)) << unit;
  }
}

TEST(LicenceTest, EveryClassHasTraitsAndTheyHoldTogether) {
  const Vocabulary* licences = Vocabularies::BuiltIn().Find("licence");
  ASSERT_NE(licences, nullptr);
  ASSERT_EQ(AllLicenceTraits().size(), licences->terms().size());
  for (size_t i = 0; i < licences->terms().size(); ++i) {
    const Term& term = licences->terms()[i];
    const LicenceTraits& traits = TraitsOf(term.id);
    EXPECT_EQ(traits.licence, term.id);
    EXPECT_EQ(AllLicenceTraits()[i].licence, term.id);
    // Who may share an adaptation may share a copy, and a copy may travel.
    if (traits.reuse_allowed) {
      EXPECT_TRUE(traits.share_allowed) << term.id;
    }
    EXPECT_EQ(traits.offline_allowed, traits.share_allowed) << term.id;
    EXPECT_EQ(traits.commercial_allowed,
              traits.share_allowed && !absl::StrContains(term.id, "-nc"))
        << term.id;
  }
  EXPECT_FALSE(TraitsOf("cc-by-nd").reuse_allowed);
  EXPECT_TRUE(TraitsOf("cc-by-nd").share_allowed);
  EXPECT_FALSE(TraitsOf("school-use-only").offline_allowed);
  EXPECT_EQ(TraitsOf("no-such-licence").licence, "unknown");
}

TEST(LicenceTest, LabelsAndUrlsInventNoVersion) {
  EXPECT_EQ(LicenceLabel("cc-by", "", Language::kFrench), "CC BY");
  EXPECT_EQ(LicenceLabel("cc-by-sa", "4.0", Language::kFrench), "CC BY-SA 4.0");
  EXPECT_EQ(LicenceLabel("licence-ouverte", "2.0", Language::kFrench),
            "Licence Ouverte 2.0");
  EXPECT_EQ(LicenceLabel("licence-ouverte", "", Language::kFrench),
            "Licence Ouverte (Etalab)");
  EXPECT_EQ(LicenceLabel("nonsense", "1.0", Language::kEnglish), "");
  EXPECT_EQ(LicenceUrl("cc-by", ""), "");
  EXPECT_EQ(LicenceUrl("cc-by", "../../x"), "");
  EXPECT_EQ(LicenceUrl("gpl", "3"),
            "https://www.gnu.org/licenses/gpl-3.0.html");
}

TEST(LicenceTest, OwnUrlsAreReadBack) {
  for (const Term& term : Vocabularies::BuiltIn().Find("licence")->terms()) {
    for (const std::string version : {"", "4.0"}) {
      const std::string url = LicenceUrl(term.id, version);
      if (url.empty()) continue;
      EXPECT_EQ(MatchLicence(url).licence, term.id) << url;
    }
  }
}

}  // namespace
}  // namespace preau::vocabulary
