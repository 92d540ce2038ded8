#include "services/ingestion/checkup/checkup.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/checkup/elements.h"
#include "services/ingestion/checkup/words_of_report.h"

namespace preau::checkup {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kSheet[] =
    "titre;url;discipline;type;licence;langue\n"
    "Les volcans d'Auvergne;https://edu.example.org/1;SVT;Vidéo;CC BY;fr\n"
    "Fractions et partages;https://edu.example.org/2;mathématiques;Exercice;"
    "CC BY;fr\n"
    "Le Moyen Âge;https://edu.example.org/3;histoire;Vidéo;tous droits "
    "possibles;fr\n";

Report Checked(const std::string& name, const std::string& bytes) {
  const auto gathered = GatherBytes(name, bytes, /*cut=*/false);
  EXPECT_TRUE(gathered.ok()) << gathered.status();
  auto report = Check(*gathered, [] { return false; });
  EXPECT_TRUE(report.ok()) << report.status();
  return *std::move(report);
}

const SortReport& SortOf(const Report& report, Sort sort) {
  return *std::find_if(
      report.sorts.begin(), report.sorts.end(),
      [&](const SortReport& each) { return each.sort == sort; });
}

const Correction& CorrectionOf(const Report& report, Field field) {
  return *std::find_if(
      report.corrections.begin(), report.corrections.end(),
      [&](const Correction& each) { return each.field == field; });
}

TEST(CheckupTest, SaysWhichSearchesFailAndWhy) {
  const Report report = Checked("a.csv", kSheet);
  EXPECT_EQ(report.format, "sheet");
  EXPECT_EQ(report.titles.size(), 3u);
  const SortReport& title = SortOf(report, Sort::kTitle);
  EXPECT_EQ(title.found, 3u);
  EXPECT_EQ(title.first, 3u);
  const SortReport& level = SortOf(report, Sort::kLevel);
  EXPECT_EQ(level.tried, 3u);
  EXPECT_EQ(level.found, 0u);
  EXPECT_EQ(level.failure.probe.query, "volcans cycle 3");
  EXPECT_THAT(level.failure.lacks, ElementsAre(Field::kLevel));
  EXPECT_EQ(SortOf(report, Sort::kDisciplineFilter).found, 3u);
  EXPECT_EQ(SortOf(report, Sort::kLicenceFilter).found, 2u);
  EXPECT_EQ(SortOf(report, Sort::kLicenceFilter).failure.not_understood,
            "tous droits possibles");
  ASSERT_EQ(report.unknown.size(), 1u);
  EXPECT_EQ(report.unknown[0].field, Field::kLicence);
}

// Each of the first five can be made by adding a column, so what it is said to
// gain can be held against what it gains.
TEST(CheckupTest, CorrectionsGainWhatTheyAreSaidToGain) {
  const Report before = Checked("a.csv", kSheet);
  ASSERT_GE(before.corrections.size(), 3u);
  EXPECT_TRUE(std::is_sorted(before.corrections.begin(),
                             before.corrections.end(),
                             [](const Correction& a, const Correction& b) {
                               return a.searches > b.searches;
                             }));
  const Correction& level = CorrectionOf(before, Field::kLevel);
  EXPECT_EQ(level.lacking, 3u);
  EXPECT_EQ(level.element, "Niveau");
  EXPECT_EQ(level.value, "Cycle 3");
  std::string better;
  for (absl::string_view rest = kSheet; !rest.empty();) {
    const size_t end = rest.find('\n');
    absl::StrAppend(&better, rest.substr(0, end), ";",
                    better.empty() ? level.element : level.value, "\n");
    rest.remove_prefix(end + 1);
  }
  const Report after = Checked("a.csv", better);
  EXPECT_EQ(after.searches, before.searches);
  EXPECT_EQ(after.found, before.found + level.searches);
  EXPECT_GT(level.searches, 0u);
  EXPECT_TRUE(std::none_of(
      after.corrections.begin(), after.corrections.end(),
      [](const Correction& each) { return each.field == Field::kLevel; }));
}

TEST(CheckupTest, WhatIsWrittenWhereItIsAskedForIsRead) {
  for (const Field field : kFields) {
    SCOPED_TRACE(std::string(NameOf(field)));
    const std::string value =
        field == Field::kLevel        ? "Cycle 3"
        : field == Field::kDiscipline ? "Histoire"
        : field == Field::kKind       ? "Vidéo"
        : field == Field::kLicence    ? "https://creativecommons.org/licenses/"
                                        "by/4.0/"
        : field == Field::kLanguage   ? "fr"
        : field == Field::kThumbnail  ? "https://edu.example.org/a.png"
                                      : "Le cratère du Puy de Dôme";
    const std::string column(ElementFor("sheet", field));
    EXPECT_EQ(Checked("a.csv", absl::StrCat("titre;url;", column,
                                            "\nA;https://edu.example.org/1;",
                                            value, "\n"))
                  .said.at(field),
              1u);
    const nlohmann::json json = {
        {"@context", "https://schema.org/"},
        {"@type", "LearningResource"},
        {"name", "A"},
        {"url", "https://edu.example.org/1"},
        {std::string(ElementFor("jsonld", field)), value}};
    EXPECT_EQ(Checked("a.json", json.dump()).said.at(field), 1u);
    const absl::string_view dc = ElementFor("dc", field);
    if (dc.empty()) continue;
    EXPECT_EQ(
        Checked("a.xml",
                absl::StrCat(
                    "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/"
                    "2.0/oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/"
                    "\" xmlns:dcterms=\"http://purl.org/dc/terms/\">"
                    "<dc:title>A</dc:title><",
                    dc, ">", value, "</", dc, "></oai_dc:dc>"))
            .said.at(field),
        1u);
  }
}

TEST(CheckupTest, ARecordThatSaysEverythingHasNothingToCorrect) {
  const Report report = Checked(
      "a.csv",
      "titre;url;niveau;discipline;type;licence;langue;description;mots-clés;"
      "vignette\nLes volcans;https://edu.example.org/1;cycle 3;SVT;Vidéo;CC "
      "BY;fr;Une éruption filmée de près au sommet.;lave;"
      "https://edu.example.org/a.png\n");
  EXPECT_TRUE(report.corrections.empty());
  EXPECT_EQ(report.found, report.searches);
  const ReportWords words = WordsOf(report, base::Language::kFrench);
  EXPECT_THAT(words.summary[0], HasSubstr("Les volcans"));
  EXPECT_EQ(words.searches[0].found, "Oui");
}

TEST(CheckupTest, SaysWhoIsRefusedAndWhatIsTheSameInAll) {
  std::string sheet = "titre;url;niveau\n;https://edu.example.org/0;6e\n";
  for (int i = 1; i <= 12; ++i) {
    absl::StrAppend(&sheet, "Titre ", i, ";https://edu.example.org/", i,
                    ";6e\n");
  }
  const Report report = Checked("a.csv", sheet);
  EXPECT_EQ(report.titles.size(), 12u);
  EXPECT_EQ(report.trial.counts().refused(), 1u);
  ASSERT_EQ(report.trial.constants_size(), 1);
  EXPECT_EQ(report.trial.constants(0).field(), "level");
  const ReportWords words = WordsOf(report, base::Language::kFrench);
  ASSERT_EQ(words.summary.size(), 2u);
  EXPECT_THAT(words.summary[1], HasSubstr("1 notice serait refusée"));
}

TEST(CheckupTest, StopsWhenItIsToldTo) {
  const auto gathered = GatherBytes("a.csv", kSheet, false);
  ASSERT_TRUE(gathered.ok());
  EXPECT_EQ(Check(*gathered, [] { return true; }).status().code(),
            absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace preau::checkup
