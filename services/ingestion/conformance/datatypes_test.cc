#include "services/ingestion/conformance/datatypes.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/conformance/concepts.h"
#include "services/ingestion/conformance/version.h"

namespace preau::conformance {
namespace {

std::string Reason(const std::optional<Verdict>& verdict) {
  return verdict.has_value() ? verdict->reason : "";
}

TEST(DatatypesTest, DatesAreAsPreciseAsTheyAreKnown) {
  for (const char* good :
       {"2008", "2015-06", "2015-06-30", "2015-06-30T19", "2015-06-30T19:20",
        "2015-06-30T19:20:30", "2015-06-30T19:20:30.5",
        "2015-06-30T19:20:30.45+02:00", "2016-02-29", "0800"}) {
    EXPECT_EQ(Reason(JudgeDate(good)), "") << good;
  }
  for (const char* bad :
       {"", "08", "2015-6", "2015-13", "2015-06-31", "2015-02-29", "0000",
        "2015-06T10", "2015-06-30T", "2015-06-30T25", "2015-06-30 10:00",
        "2015-06-30T10:60", "2015-06-30T10:00:00.", "printemps 2008",
        "30/06/2015", "2015-06-30T10:00:00.5+2", "20150630", "T", "2015T"}) {
    EXPECT_EQ(Reason(JudgeDate(bad)), "SCOLOM_DATE_INVALID") << bad;
  }
  const std::pair<const char*, const char*> zones[] = {
      {"2015-05-22T19:20:30Z", "2015-05-22T19:20:30.0Z"},
      {"2015-05-22T19:20+02:00", "2015-05-22T19:20:00.0+02:00"},
      {"2015-05-22T19-01:00", "2015-05-22T19:00:00.0-01:00"}};
  for (const auto& [stated, right] : zones) {
    const auto verdict = JudgeDate(stated);
    ASSERT_EQ(Reason(verdict), "SCOLOM_DATE_ZONE") << stated;
    EXPECT_EQ(verdict->args.at("right"), right);
    EXPECT_EQ(Reason(JudgeDate(right)), "");
  }
}

TEST(DatatypesTest, DurationsAreLomsNotAllOfIso8601) {
  for (const char* good :
       {"PT45M", "P1Y2M3DT4H5M6.7S", "P2D", "PT0H", "PT2H0M", "P1M", "PT1M"}) {
    EXPECT_EQ(Reason(JudgeDuration(good)), "") << good;
  }
  for (const char* empty : {"P", "PT"}) {
    EXPECT_EQ(Reason(JudgeDuration(empty)), "SCOLOM_DURATION_EMPTY") << empty;
  }
  for (const char* bad :
       {"", "45 min", "P2W", "-PT1H", "PT1H1H", "PT1M1H", "P1H", "PT1D", "PTM",
        "PT1.5H", "PT1", "PTT1H", "P1DT1HT1M", "PT1.S", "1H", "pt1h"}) {
    EXPECT_EQ(Reason(JudgeDuration(bad)), "SCOLOM_DURATION_INVALID") << bad;
  }
}

TEST(DatatypesTest, LanguagesAreThoseOfVocabulary001) {
  const std::pair<const char*, const char*> cases[] = {
      {"http://id.loc.gov/vocabulary/iso639-2/fre", ""},
      {"http://id.loc.gov/vocabulary/iso639-2/zxx", ""},
      {"http://id.loc.gov/vocabulary/iso639-1/fr", "SCOLOM_LANGUAGE_FORM"},
      {"fr", "SCOLOM_LANGUAGE_FORM"},
      {"fre", "SCOLOM_LANGUAGE_FORM"},
      {"fr-FR", "SCOLOM_LANGUAGE_FORM"},
      {"x-none", ""},
      {"http://id.loc.gov/vocabulary/iso639-2/xyz", "SCOLOM_LANGUAGE_UNKNOWN"},
      {"qqqq", "SCOLOM_LANGUAGE_UNKNOWN"},
      {"la langue de Molière", "SCOLOM_LANGUAGE_UNKNOWN"}};
  for (const auto& [stated, reason] : cases) {
    EXPECT_EQ(Reason(JudgeLanguage(stated)), reason) << stated;
  }
}

TEST(DatatypesTest, FormatsSizesAddresses) {
  EXPECT_EQ(Reason(JudgeFormat("application/pdf")), "");
  EXPECT_EQ(Reason(JudgeFormat("image/svg+xml")), "");
  EXPECT_EQ(Reason(JudgeFormat("text/html; charset=utf-8")), "");
  EXPECT_EQ(Reason(JudgeFormat("http://purl.org/NET/mediatypes/text/html")),
            "");
  for (const char* bad :
       {"pdf", "/pdf", "text/", "une vidéo", "http://example.org/text/html"}) {
    EXPECT_EQ(Reason(JudgeFormat(bad)), "SCOLOM_FORMAT_INVALID") << bad;
  }
  EXPECT_EQ(Reason(JudgeSize("0")), "");
  for (const char* bad :
       {"-1", "8 192", "8192.0", "1e3", "12 Mo", "99999999999999999999"}) {
    EXPECT_EQ(Reason(JudgeSize(bad)), "SCOLOM_SIZE_INVALID") << bad;
  }
  EXPECT_EQ(Reason(JudgeAddress("https://example.org/a")), "");
  EXPECT_EQ(Reason(JudgeAddress("doi:10.1/x")), "SCOLOM_ADDRESS_NOT_WEB");
  EXPECT_EQ(Reason(JudgeAddress("www.example.org")), "SCOLOM_ADDRESS_INVALID");
}

TEST(DatatypesTest, VcardsOfEachVersion) {
  const auto reasons = [](const std::string& inside) {
    return absl::StrJoin(JudgeVcard("BEGIN:VCARD\n" + inside + "END:VCARD "),
                         " ", [](std::string* out, const Verdict& verdict) {
                           out->append(verdict.reason);
                         });
  };
  EXPECT_EQ(reasons("VERSION:3.0\nN:L;A\nFN:A L\n"), "");
  EXPECT_EQ(reasons("VERSION:4.0\nFN:A L\n"), "");
  EXPECT_EQ(reasons("VERSION:2.1\nN:L;A\n"), "");
  EXPECT_EQ(reasons("VERSION:3.0\r\nN;CHARSET=UTF-8:L\r\nx.FN;A=B:L\r\n"), "");
  EXPECT_EQ(reasons("VERSION:3.0\nN:L\n"), "SCOLOM_VCARD_PROPERTY_MISSING");
  EXPECT_EQ(reasons("VERSION:3.0\nFN:L\n"), "SCOLOM_VCARD_PROPERTY_MISSING");
  EXPECT_EQ(reasons("FN:L\n"), "SCOLOM_VCARD_PROPERTY_MISSING");
  EXPECT_EQ(reasons("VERSION:3.0\nN:;;;;\nFN:\n"), "SCOLOM_VCARD_NAMELESS");
  EXPECT_EQ(JudgeVcard("BEGIN:VCARD VERSION:4.0 FN:A END:VCARD").size(), 1u);
  EXPECT_EQ(JudgeVcard("Ada").at(0).reason, "SCOLOM_VCARD_NOT_ONE");
  EXPECT_EQ(VcardProperty("BEGIN:VCARD VERSION:4.0 KIND:org FN:Maison des N "
                          "volcans ORG:M END:VCARD",
                          "FN"),
            "Maison des N volcans");
}

TEST(ConceptsTest, AreFoundByUriIdTokenAndLabel) {
  const Concepts& concepts = Concepts::BuiltIn();
  const std::string base = "http://data.education.fr/voc/scolomfr/concept/";
  ASSERT_NE(concepts.Find("003", base + "author"), nullptr);
  EXPECT_EQ(concepts.Find("011", base + "author"), nullptr);
  EXPECT_EQ(concepts.Find("011", "author")->uri, base + "author_2");
  EXPECT_EQ(concepts.Find("028", "educational level")->uri,
            base + "educational_level");
  EXPECT_EQ(concepts.Find("009", "ispartof")->uri,
            "http://purl.org/dc/terms/isPartOf");
  EXPECT_EQ(concepts.FindLabel("003", "Éditeur")->uri, base + "publisher");
  EXPECT_EQ(concepts.FindLabel("009", "isbasedon")->uri,
            "http://purl.org/dc/terms/source");
  EXPECT_EQ(concepts.FindAnywhere("scolomfr-voc-015-num-040")->scheme, "015");
  EXPECT_EQ(concepts.FindAnywhere(base + "scolomfr-voc-015-num-1273")->scheme,
            "015");
  EXPECT_EQ(concepts.FindAnywhere("scolomfr-voc-015-num-99999"), nullptr);
  EXPECT_EQ(
      concepts.Find("045", base + "scolomfr-voc-045-num-001")->replaced_by,
      "http://data.education.fr/gar");
}

TEST(VersionTest, TheNewestKnownOneCounts) {
  EXPECT_EQ(VersionOf({"LOMv1.0", "SCOLOMFRv2.1", "SCOLOMFRv3.0"}).name, "3.0");
  EXPECT_EQ(VersionOf({"SCOLOMFRv3.2-skos"}).name, "3.2");
  EXPECT_TRUE(VersionOf({"ScoLOMFR v1.1"}).known);
  const Version newer = VersionOf({"SCOLOMFRv8.0"});
  EXPECT_FALSE(newer.known);
  EXPECT_EQ(newer.declared, "SCOLOMFRv8.0");
  EXPECT_EQ(newer.name, kNewest);
  EXPECT_EQ(VersionOf({}).declared, "");
  for (const char* none : {"SCOLOMFR", "SCOLOMFRv", "SCOLOMFRv3.2.1",
                           "SCOLOMFRv99999", "SCOLOMFRvx", "LOMv1.0"}) {
    EXPECT_FALSE(IsScolomfrVersion(none)) << none;
  }
}

}  // namespace
}  // namespace preau::conformance
