#include "storage/notice/difference.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "google/protobuf/text_format.h"

namespace preau::notice {
namespace {

log::v1::Notice Parse(const std::string& text) {
  log::v1::Notice notice;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &notice));
  return notice;
}

std::string Text(const log::v1::Notice& before, const log::v1::Notice& after) {
  std::string all;
  for (const Difference& each : Differences(before, after)) {
    all += each.field + ": " + each.before + " > " + each.after + "\n";
  }
  return all;
}

TEST(DifferenceTest, SaysWhichFieldsAreOthersAndHow) {
  EXPECT_EQ(Text(Parse(R"(title { value: "Volcans" } level { id: "6e" }
                    url: "http://a.org" duration_seconds: 60
                    contribution { agent { name: "Jeanne" } })"),
                 Parse(R"(title { value: "Les volcans" } level { id: "6e" }
                    level { stated: "lycée ?" flag: TERM_FLAG_UNKNOWN }
                    url: "http://a.org" free_of_charge: true
                    licence { term { id: "cc-by" } version: "4.0" }
                    contribution { agent { name: "Jean" } })")),
            "title: Volcans > Les volcans\n"
            "level: 6e > 6e; lycée ?\n"
            "licence:  > cc-by\n"
            "free_of_charge:  > yes\n"
            "contribution: Jeanne > Jean\n"
            "duration_seconds: 60 > \n");
}

TEST(DifferenceTest, ALicencesVersionIsADifferenceToo) {
  EXPECT_EQ(
      Differences(Parse(R"(licence { term { id: "cc-by" } })"),
                  Parse(R"(licence { term { id: "cc-by" } version: "4" })"))
          .size(),
      1u);
}

TEST(DifferenceTest, WhereAValueComesFromDoesntCount) {
  EXPECT_TRUE(Differences(Parse(R"(title { value: "A" })"),
                          Parse(R"(title { value: "A" }
                                   provenance { field: "title" path: "x" })"))
                  .empty());
}

TEST(DifferenceTest, LongTextsAreCutBetweenLetters) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "é";
  const std::vector<Difference> differences =
      Differences(Parse(""), Parse("description { value: \"" + text + "\" }"));
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(differences[0].after, text.substr(0, kMaxShownBytes) + "…");
}

}  // namespace
}  // namespace preau::notice
