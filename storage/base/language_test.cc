#include "storage/base/language.h"

#include <cstdlib>

#include "gtest/gtest.h"

namespace preau::base {
namespace {

TEST(LanguageTest, AcceptHeaderTakesTheHeavierOfTheTwo) {
  const struct {
    const char* header;
    Language expected;
  } cases[] = {
      {"", Language::kFrench},
      {"en", Language::kEnglish},
      {"en-GB,en;q=0.8", Language::kEnglish},
      {"fr,en", Language::kFrench},
      {"en;q=0.5, fr;q=0.4", Language::kEnglish},
      {"de, en;q=0.1", Language::kEnglish},
      {"eng", Language::kFrench},
      {"en;q=nan", Language::kFrench},
      {"en;q=7", Language::kFrench},
      {"*", Language::kFrench},
      {"fr-FR;q=0.9,en_US;q=1", Language::kEnglish},
  };
  for (const auto& test : cases) {
    EXPECT_EQ(LanguageFromAcceptHeader(test.header), test.expected)
        << test.header;
  }
}

TEST(LanguageTest, EnvironmentIsReadInPosixOrder) {
  setenv("LC_ALL", "", 1);
  unsetenv("LC_MESSAGES");
  setenv("LANG", "en_GB.UTF-8", 1);
  EXPECT_EQ(LanguageFromEnvironment(), Language::kEnglish);
  setenv("LC_MESSAGES", "fr_FR.UTF-8", 1);
  EXPECT_EQ(LanguageFromEnvironment(), Language::kFrench);
  setenv("LC_ALL", "C", 1);
  EXPECT_EQ(LanguageFromEnvironment(), Language::kFrench);
}

}  // namespace
}  // namespace preau::base
