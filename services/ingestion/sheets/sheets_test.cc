#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/sheets/csv.h"
#include "services/ingestion/sheets/encoding.h"
#include "services/ingestion/sheets/ods.h"
#include "services/ingestion/sheets/template.h"
#include "services/ingestion/sheets/zip.h"
#include "storage/base/error.h"

namespace preau::sheets {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

Answer AnswerFor(std::map<int, RowAnswer> rows) {
  return {"Résultat", "À corriger", std::move(rows)};
}

std::vector<std::pair<int, std::string>> RowsOf(const std::string& text,
                                                size_t piece) {
  std::vector<std::pair<int, std::string>> rows;
  const auto take = [&](int line, std::string row) {
    rows.emplace_back(line, std::move(row));
    return absl::OkStatus();
  };
  CsvRows reader;
  for (size_t at = 0; at < text.size(); at += piece) {
    EXPECT_TRUE(reader.Feed(text.substr(at, piece), take).ok());
  }
  EXPECT_TRUE(reader.Finish(take).ok());
  return rows;
}

TEST(CsvTest, RowsHoldQuotedLineBreaksAndInches) {
  const std::string text =
      "\xEF\xBB\xBF\"titre\";b\r\n\"deux\nlignes\"; \"x\ny\"\n\n"
      "un disque de 12\";z\n\"dit \"\"oui\n\"\"\";q";
  for (const size_t piece : {size_t{1}, size_t{5}, text.size()}) {
    const auto rows = RowsOf(text, piece);
    ASSERT_THAT(rows, SizeIs(4));
    EXPECT_EQ(rows[1].first, 2);
    EXPECT_EQ(rows[1].second, "\"deux\nlignes\"; \"x\ny\"\n");
    EXPECT_EQ(rows[2].first, 6);
    EXPECT_EQ(rows[3].first, 7);
    EXPECT_THAT(SplitCsv(rows[0].second, ';'), ElementsAre("titre", "b"));
    EXPECT_THAT(SplitCsv(rows[1].second, ';'),
                ElementsAre("deux\nlignes", "x\ny"));
    EXPECT_THAT(SplitCsv(rows[2].second, ';'),
                ElementsAre("un disque de 12\"", "z"));
    EXPECT_THAT(SplitCsv(rows[3].second, ';'),
                ElementsAre("dit \"oui\n\"", "q"));
  }
  const auto never = [](int, std::string) { return absl::OkStatus(); };
  CsvRows endless;
  EXPECT_EQ(Reason(endless.Feed("\"" + std::string(2 << 20, 'x'), never)),
            "RECORD_TOO_LARGE");
}

TEST(CsvTest, WhatIsJoinedIsSplitAgain) {
  const std::vector<std::string> cells = {"a;b", "\"", "x\ny", "", "é \"q\" "};
  const std::string row = JoinCsv(cells, ';');
  EXPECT_THAT(SplitCsv(row, ';'),
              ElementsAre("a;b", "\"", "x\ny", "", "é \"q\""));
  EXPECT_EQ(FindSeparator("a,b,c;d"), ',');
  EXPECT_EQ(FindSeparator("a\tb"), '\t');
  EXPECT_EQ(FindSeparator("titre"), ';');
}

TEST(CsvTest, ComesBackWithTwoColumnsMore) {
  const std::string file = "titre;url\r\n\"deux\nlignes\";u\r\nb;v\r\n";
  const auto once = AnnotateCsv(
      file, AnswerFor({{2, {"Créée", ""}}, {4, {"Refusée", "Titre ; vide"}}}));
  ASSERT_TRUE(once.ok()) << once.status();
  EXPECT_EQ(*once,
            "titre;url;Résultat;À corriger\r\n\"deux\nlignes\";u;Créée;\r\n"
            "b;v;Refusée;\"Titre ; vide\"\r\n");
  // Sent again, the columns are replaced.
  const auto twice = AnnotateCsv(*once, AnswerFor({{4, {"Créée", ""}}}));
  ASSERT_TRUE(twice.ok());
  EXPECT_EQ(*twice,
            "titre;url;Résultat;À corriger\r\n\"deux\nlignes\";u;;\r\n"
            "b;v;Créée;\r\n");
}

TEST(CsvTest, AnswersToOddRowsAreReadAsSuch) {
  // A quote that nobody closed; a row with fewer cells, and one with more.
  const auto odd = AnnotateCsv("titre;url;x\n12\" tube\na;b;c;d\n\"ouvert;u",
                               AnswerFor({{4, {"Créée", ""}}}));
  ASSERT_TRUE(odd.ok()) << odd.status();
  EXPECT_EQ(*odd,
            "titre;url;x;Résultat;À corriger\n12\" tube;;;;\na;b;c;;\n"
            "\"ouvert;u\";;;Créée;\n");
}

TEST(CsvTest, ComesBackInItsEncoding) {
  const auto latin =
      AnnotateCsv("titre;url\n\xC9t\xE9;u", AnswerFor({{2, {"Créée", "’"}}}));
  ASSERT_TRUE(latin.ok());
  EXPECT_EQ(*latin,
            "titre;url;R\xE9sultat;\xC0 corriger\n\xC9t\xE9;u;Cr\xE9\xE9"
            "e;\x92\n");
  // Rows of both, after one was pasted in: what is there stays byte for byte,
  // also where Windows-1252 has nothing, and is read as before.
  const std::string mixed =
      "\xEF\xBB\xBFtitre\n\xE2\x80\x9Cmer\xE2\x80\x9D\n\xC9t\xE9\x8D\nvent\n";
  const auto both = AnnotateCsv(
      mixed, AnswerFor({{2, {"é", ""}}, {3, {"é", ""}}, {4, {"é", ""}}}));
  ASSERT_TRUE(both.ok());
  EXPECT_EQ(*both,
            "\xEF\xBB\xBFtitre;Résultat;À corriger\n"
            "\xE2\x80\x9Cmer\xE2\x80\x9D;é;\n\xC9t\xE9\x8D;\xE9;\nvent;é;\n");
  EXPECT_EQ(
      AnnotateCsv(*both,
                  AnswerFor({{2, {"é", ""}}, {3, {"é", ""}}, {4, {"é", ""}}}))
          .value(),
      *both);
  EXPECT_EQ(ToWindows1252("€ 🌋é"), "\x80 ?\xE9");
  EXPECT_EQ(ToUtf8(ToWindows1252("œuvre – été")), "œuvre – été");
}

TEST(OdsTest, IsReadAsItIsShown) {
  const auto made = MakeOds({{"Notices",
                              {{"Titre", "Niveau"},
                               {"Les volcans\nd'Auvergne", "6e"},
                               {},
                               {"", "5e"}}},
                             {"Autre", {{"x"}}}});
  ASSERT_TRUE(made.ok()) << made.status();
  const auto rows = ReadOds(*made);
  ASSERT_TRUE(rows.ok()) << rows.status();
  ASSERT_THAT(*rows, SizeIs(3));
  EXPECT_THAT((*rows)[1].cells, ElementsAre("Les volcans\nd'Auvergne", "6e"));
  EXPECT_EQ((*rows)[2].number, 4);
  EXPECT_THAT((*rows)[2].cells, ElementsAre("", "5e"));
}

// What LibreOffice makes of equal cells and rows, spaces and comments.
std::string Repeating() {
  const std::string content =
      "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" "
      "xmlns:text=\"x\"><office:body><office:spreadsheet><table:table>"
      "<table:table-row><table:table-cell><text:p>Titre</text:p>"
      "</table:table-cell><table:table-cell><text:p>Type</text:p>"
      "</table:table-cell><table:table-cell "
      "table:number-columns-repeated=\"16382\"/></table:table-row>"
      "<table:table-row-group><table:table-row "
      "table:number-rows-repeated=\"2\"><table:table-cell "
      "table:number-columns-repeated=\"2\"><office:annotation><text:p>non"
      "</text:p></office:annotation><text:p>a<text:s/><text:span>b</text:span>"
      "</text:p></table:table-cell></table:table-row></table:table-row-group>"
      "<table:table-row table:number-rows-repeated=\"1048573\">"
      "<table:table-cell table:number-columns-repeated=\"16384\"/>"
      "</table:table-row></table:table></office:spreadsheet></office:body>"
      "</office:document-content>";
  return WriteZip({{"mimetype", "x"}, {"content.xml", content}}).value();
}

TEST(OdsTest, RepeatedCellsAndRows) {
  const auto rows = ReadOds(Repeating());
  ASSERT_TRUE(rows.ok()) << rows.status();
  ASSERT_THAT(*rows, SizeIs(3));
  EXPECT_THAT((*rows)[0].cells, ElementsAre("Titre", "Type"));
  EXPECT_THAT((*rows)[2].cells, ElementsAre("a b", "a b"));
  EXPECT_EQ((*rows)[2].number, 3);
}

TEST(OdsTest, DatesAreReadAsTheyAreMeant) {
  const std::string content =
      "<office:document-content><office:body><office:spreadsheet><table:table>"
      "<table:table-row><table:table-cell office:value-type=\"date\" "
      "office:date-value=\"2021-03-15T00:00:00\"><text:p>03/15/21</text:p>"
      "</table:table-cell><table:table-cell office:value-type=\"time\" "
      "office:time-value=\"PT00H45M00S\"><text:p>0:45</text:p>"
      "</table:table-cell></table:table-row></table:table>"
      "</office:spreadsheet></office:body></office:document-content>";
  const auto rows =
      ReadOds(WriteZip({{"mimetype", "x"}, {"content.xml", content}}).value());
  ASSERT_TRUE(rows.ok()) << rows.status();
  EXPECT_THAT((*rows)[0].cells, ElementsAre("2021-03-15", "PT00H45M00S"));
}

TEST(OdsTest, ComesBackWithTwoColumnsMore) {
  const auto once = AnnotateOds(
      Repeating(), AnswerFor({{2, {"Créée", ""}}, {3, {"Refusée", "vide"}}}));
  ASSERT_TRUE(once.ok()) << once.status();
  const auto rows = ReadOds(*once);
  ASSERT_TRUE(rows.ok()) << rows.status();
  ASSERT_THAT(*rows, SizeIs(3));
  EXPECT_THAT((*rows)[0].cells,
              ElementsAre("Titre", "Type", "Résultat", "À corriger"));
  EXPECT_THAT((*rows)[1].cells, ElementsAre("a b", "a b", "Créée"));
  EXPECT_THAT((*rows)[2].cells, ElementsAre("a b", "a b", "Refusée", "vide"));
  const auto twice =
      ReadOds(AnnotateOds(*once, AnswerFor({{3, {"Créée", ""}}})).value());
  ASSERT_TRUE(twice.ok());
  EXPECT_THAT((*twice)[1].cells, ElementsAre("a b", "a b"));
  EXPECT_THAT((*twice)[2].cells, ElementsAre("a b", "a b", "Créée"));
}

TEST(OdsTest, WhatIsNoSpreadsheetIsRefused) {
  EXPECT_EQ(Reason(ReadOds("PK\x03\x04").status()), "ODS_NOT_READABLE");
  EXPECT_EQ(Reason(ReadOds("").status()), "ODS_NOT_READABLE");
  EXPECT_EQ(Reason(ReadOds(WriteZip({{"a", "b"}}).value()).status()),
            "ODS_NOT_READABLE");
  EXPECT_EQ(
      Reason(ReadOds(WriteZip({{"a", ""}, {"content.xml", "<a>"}}).value())
                 .status()),
      "ODS_NOT_READABLE");
  std::string deep = "<office:document-content>";
  for (int i = 0; i < 1000000; ++i) deep += "<a>";
  for (int i = 0; i < 1000000; ++i) deep += "</a>";
  deep += "</office:document-content>";
  EXPECT_EQ(Reason(ReadOds(WriteZip({{"a", ""}, {"content.xml", deep}}).value())
                       .status()),
            "ODS_NOT_READABLE");
  // A bomb: a megabyte that would be a gigabyte.
  const std::string bomb =
      WriteZip({{"a", ""}, {"content.xml", std::string(64 << 20, ' ')}})
          .value();
  EXPECT_LT(bomb.size(), size_t{1} << 20);
  EXPECT_EQ(Reason(ReadOds(bomb).status()), "RECORD_TOO_LARGE");
  const std::string many =
      "<office:document-content><office:body><office:spreadsheet><table:table>"
      "<table:table-row table:number-rows-repeated=\"1000000\">"
      "<table:table-cell><text:p>a</text:p></table:table-cell>"
      "</table:table-row></table:table></office:spreadsheet></office:body>"
      "</office:document-content>";
  EXPECT_EQ(Reason(ReadOds(WriteZip({{"a", ""}, {"content.xml", many}}).value())
                       .status()),
            "TOO_MANY");
}

TEST(TemplateTest, SaysWhatGoesInEachColumn) {
  const std::string csv = TemplateCsv();
  EXPECT_THAT(csv, HasSubstr("Titre;"));
  const auto rows = RowsOf(csv, 100);
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(SplitCsv(rows[1].second, ';').size(), TemplateColumns().size());
  EXPECT_THAT(TemplateValuesCsv(), HasSubstr("Niveau;6e;"));
  const auto ods = TemplateOds();
  ASSERT_TRUE(ods.ok());
  const auto sheet = ReadOds(*ods);
  ASSERT_TRUE(sheet.ok());
  ASSERT_THAT(*sheet, SizeIs(2));
  EXPECT_EQ((*sheet)[0].cells, SplitCsv(rows[0].second, ';'));
}

}  // namespace
}  // namespace preau::sheets
