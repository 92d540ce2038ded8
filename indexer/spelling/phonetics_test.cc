#include "indexer/spelling/phonetics.h"

#include "gtest/gtest.h"

namespace preau::spelling {
namespace {

TEST(PhoneticsTest, WhatSoundsTheSameIsTheSame) {
  constexpr std::pair<absl::string_view, absl::string_view> kSame[] = {
      {"photosynthèse", "fotosintese"},
      {"éléphant", "éléfan"},
      {"géographie", "jéografi"},
      {"mathématiques", "matématik"},
      {"français", "franssais"},
      {"eau", "o"},
      {"château", "chato"},
      {"moyen", "moillen"},
      {"famille", "famiye"},
      {"abeille", "abeye"},
      {"feuille", "feuye"},
      {"poisson", "pouasson"},
      {"addition", "adission"},
      {"démocratie", "démocrassi"},
      {"leçon", "lesson"},
      {"science", "siince"},
      {"guitare", "guitar"},
      {"pigeon", "pijon"},
      {"examen", "egzamen"},
      {"quartier", "cartié"},
      {"orchestre", "orkestre"},
      {"technique", "teknik"},
      {"théâtre", "téatre"},
      {"printemps", "printan"},
      {"ville", "vil"},
      {"montagne", "montanie"},
      {"œil", "euil"},
      {"maïs", "maï"},
      {"cahier", "cahié"},
      {"automne", "otone"},
      {"kangourou", "cangourou"},
      {"schéma", "chéma"},
  };
  for (const auto& [right, wrong] : kSame) {
    EXPECT_EQ(PhoneticKey(right), PhoneticKey(wrong)) << right << " " << wrong;
    EXPECT_NE(PhoneticKey(right), "") << right;
  }
}

TEST(PhoneticsTest, WhatDoesNotIsNot) {
  constexpr std::pair<absl::string_view, absl::string_view> kDifferent[] = {
      {"poisson", "poison"}, {"dessert", "désert"}, {"vent", "vin"},
      {"bon", "banc"},       {"fille", "file"},     {"café", "cafe"},
      {"chat", "gars"},      {"long", "lent"},
  };
  for (const auto& [one, two] : kDifferent) {
    EXPECT_NE(PhoneticKey(one), PhoneticKey(two)) << one << " " << two;
  }
}

TEST(PhoneticsTest, ALastEWithoutAnAccentMayBeSpoken) {
  EXPECT_EQ(PhoneticKey("santai"), PhoneticKey("sante", LastE::kSpoken));
  EXPECT_EQ(PhoneticKey("vie", LastE::kSpoken), PhoneticKey("vie"));
}

TEST(PhoneticsTest, OtherAlphabetsHaveNoKey) {
  EXPECT_EQ(PhoneticKey("привет"), "");
  EXPECT_EQ(PhoneticKey("a1"), "");
  EXPECT_EQ(PhoneticKey("\xC3"), "");
  EXPECT_EQ(PhoneticKey(""), "");
}

}  // namespace
}  // namespace preau::spelling
