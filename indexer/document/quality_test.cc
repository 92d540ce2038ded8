#include "indexer/document/quality.h"

#include <string>

#include "gtest/gtest.h"

namespace preau::document {
namespace {

log::v1::Notice NoticeOf(const std::string& level,
                         const std::string& programme) {
  log::v1::Notice notice;
  notice.add_level()->set_id(level);
  notice.add_programme()->set_value(programme);
  return notice;
}

TEST(QualityTest, AProgrammeIsReplacedByOneOfItsLevelThatIsInForce) {
  const struct {
    const char* level;
    const char* programme;
    ProgrammeState state;
  } kCases[] = {
      {"6e", "BOEN spécial n° 11 du 26-11-2015", ProgrammeState::kInForce},
      {"cm1", "Programmes de 2008", ProgrammeState::kReplaced},
      {"terminale", "BO spécial n° 8 du 25 juillet 2019",
       ProgrammeState::kInForce},
      {"terminale", "Programme de 2015", ProgrammeState::kReplaced},
      {"gs", "Programme du cycle 1, 2015", ProgrammeState::kReplaced},
      {"gs", "Programme du cycle 1, 2021", ProgrammeState::kInForce},
      // Of 2015, changed in 2020.
      {"4e", "arrêté du 9-11-2015, modifié en 2020", ProgrammeState::kInForce},
      {"6e", "Programme du cycle 3", ProgrammeState::kNotStated},
      {"6e", "", ProgrammeState::kNotStated},
      {"licence", "Programme de 1998", ProgrammeState::kNotStated},
      {"6e", "n° 20150001", ProgrammeState::kNotStated},
  };
  for (const auto& each : kCases) {
    EXPECT_EQ(StateOfProgramme(NoticeOf(each.level, each.programme)),
              each.state)
        << each.level << " " << each.programme;
  }
}

TEST(QualityTest, WhatHelpsToChooseMakesANoticeComplete) {
  log::v1::Notice notice;
  EXPECT_EQ(QualityOf(notice).completeness, 0);
  notice.add_description()->set_value("Courte.");
  const uint8_t described = QualityOf(notice).completeness;
  EXPECT_GT(described, 0);
  notice.mutable_description(0)->set_value(std::string(200, 'x'));
  EXPECT_GT(QualityOf(notice).completeness, described);
  notice.add_level()->set_id("6e");
  notice.add_discipline()->set_id("svt");
  notice.add_kind()->set_id("video");
  notice.mutable_licence()->mutable_term()->set_id("cc-by");
  notice.mutable_access()->mutable_term()->set_id("open");
  notice.add_keyword()->set_value("volcan");
  notice.add_contribution();
  notice.set_provider("Canopé");
  notice.set_thumbnail_url("https://exemple.fr/v.png");
  EXPECT_EQ(QualityOf(notice).completeness, 255);
}

}  // namespace
}  // namespace preau::document
