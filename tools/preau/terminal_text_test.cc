#include "tools/preau/terminal_text.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace preau::command {
namespace {

using testing::ElementsAre;
using testing::Not;

std::vector<std::string> Lines(const StyledText& text, int width) {
  std::vector<std::string> lines;
  for (const StyledText& line : text.Wrap(width)) {
    lines.push_back(line.Render(false));
  }
  return lines;
}

TEST(SanitiseTest, LeavesNothingThatATerminalObeys) {
  const struct {
    absl::string_view text;
    absl::string_view clean;
  } kCases[] = {
      {"Élève ✓ 日本 👩‍🏫", "Élève ✓ 日本 👩‍🏫"},
      {"a\x1b[31mb", "a\uFFFD[31mb"},
      {"a\x1b]0;title\x07", "a\uFFFD]0;title\uFFFD"},
      {"a\tb\nc\r\nd", "a b c  d"},
      {"a\xc2\x9b"
       "31m",
       "a\uFFFD31m"},
      {"a\x7f\x08z", "a\uFFFD\uFFFDz"},
      {"x\u202Egnp.exe", "x\uFFFDgnp.exe"},
      {"x\u2066y\u2069", "x\uFFFDy\uFFFD"},
      {"bad \xff\xc3 utf", "bad \uFFFD\uFFFD utf"},
      {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"over\xc0\xaflong", "over\uFFFD\uFFFDlong"},
      {"cut \xe2\x82", "cut \uFFFD\uFFFD"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Sanitise(test.text), std::string(test.clean));
  }
  EXPECT_EQ(Sanitise(absl::string_view("a\0b", 3)), "a\uFFFDb");
}

TEST(DisplayWidthTest, CountsColumns) {
  const struct {
    absl::string_view text;
    int width;
  } kCases[] = {
      {"", 0},        {"volcan", 6}, {"élève", 5}, {"e\u0301le\u0300ve", 5},
      {"日本", 4},    {"한국어", 6}, {"Ａ", 2},    {"🎓", 2},
      {"\u200B", 0},  {"█▏", 2},     {"œuf", 3},   {"soft\u00ADhyphen", 10},
      {"a\u202Fb", 3}};
  for (const auto& test : kCases) {
    EXPECT_EQ(DisplayWidth(test.text), test.width) << test.text;
  }
}

TEST(TruncateTest, CutsBetweenCharacters) {
  EXPECT_EQ(Truncate("volcan", 6), "volcan");
  EXPECT_EQ(Truncate("volcans", 6), "volca…");
  EXPECT_EQ(Truncate("日本の火山", 6), "日本…");
  EXPECT_EQ(DisplayWidth(PadRight("日本", 6)), 6);
}

TEST(WrapTest, BreaksAtSpaces) {
  EXPECT_THAT(Lines({"un deux trois"}, 8), ElementsAre("un deux", "trois"));
  EXPECT_THAT(Lines({"  un   deux "}, 80), ElementsAre("un deux"));
  EXPECT_THAT(Lines({""}, 8), ElementsAre());
  EXPECT_THAT(Lines({"anticonstitutionnel"}, 8),
              ElementsAre("anticons", "titution", "nel"));
  EXPECT_THAT(Lines({"日本の火山"}, 5), ElementsAre("日本", "の火", "山"));
}

TEST(WrapTest, KeepsFrenchPunctuationWithItsWord) {
  EXPECT_THAT(Lines({"Voir la page suivante : elle"}, 21),
              ElementsAre("Voir la page", "suivante : elle"));
  EXPECT_THAT(Lines({"Pas de mot « volcan » ici ?"}, 17),
              ElementsAre("Pas de mot", "« volcan » ici ?"));
}

TEST(WrapTest, KeepsStylesOverLines) {
  StyledText text("un ");
  text.Append("deux trois", Style::kBold).Append(" quatre");
  const std::vector<StyledText> lines = text.Wrap(8);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].Render(true), "un \033[1mdeux\033[0m");
  EXPECT_EQ(lines[1].Render(true), "\033[1mtrois\033[0m");
  EXPECT_EQ(lines[2].Render(true), "quatre");
}

TEST(StyledTextTest, OnlyOurOwnEscapesAreRendered) {
  StyledText text("a\033[5mb", Style::kMark);
  EXPECT_EQ(text.Render(true), "\033[1;33ma\uFFFD[5mb\033[0m");
  EXPECT_THAT(text.Render(false), Not(testing::HasSubstr("\033")));
  EXPECT_EQ(text.Width(), 6);
}

}  // namespace
}  // namespace preau::command
