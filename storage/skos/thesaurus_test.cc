#include "storage/skos/thesaurus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/skos/rdf_xml.h"

namespace preau::skos {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string Rdf(absl::string_view inside) {
  return absl::StrCat(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\" "
      "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:isothes=\"http://purl.org/iso25964/skos-thes#\" "
      "xml:base=\"http://example.org/\">",
      inside, "</rdf:RDF>");
}

std::string Concept(absl::string_view name, absl::string_view inside) {
  return absl::StrCat("<skos:Concept rdf:about=\"", name,
                      "\"><skos:prefLabel xml:lang=\"fr\">", name,
                      "</skos:prefLabel>", inside, "</skos:Concept>");
}

std::string To(absl::string_view property, absl::string_view target) {
  return absl::StrCat("<", property, " rdf:resource=\"", target, "\"/>");
}

std::vector<std::string> Reasons(const Thesaurus& thesaurus) {
  std::vector<std::string> reasons;
  for (const Refusal& refusal : thesaurus.refusals) {
    reasons.push_back(absl::StrCat(base::GetErrorDetail(refusal.status)->reason,
                                   " ", refusal.uri));
  }
  return reasons;
}

Thesaurus Read(absl::string_view inside) {
  return ReadThesaurus({{"a.rdf", Rdf(inside)}});
}

TEST(ThesaurusTest, MergesBlocksAndFilesByUri) {
  const Thesaurus read = ReadThesaurus(
      {{"a.rdf", Rdf(Concept("a", To("skos:inScheme", "s")) +
                     "<rdf:Description rdf:about=\"a\">"
                     "<skos:altLabel xml:lang=\"fr\"> b \n c </skos:altLabel>"
                     "</rdf:Description>")},
       {"b.rdf",
        Rdf(Concept("https://example.org/a",
                    "<skos:prefLabel xml:lang=\"en\">A</skos:prefLabel>"
                    "<isothes:status>Obsolète</isothes:status>"))}});
  EXPECT_THAT(Reasons(read),
              ElementsAre("SKOS_LABEL_TWICE http://example.org/a"));
  ASSERT_THAT(read.concepts, SizeIs(1));
  const skos::Concept& merged = read.concepts[0];
  EXPECT_EQ(merged.uri, "http://example.org/a");
  EXPECT_EQ(merged.file, "a.rdf");
  ASSERT_THAT(merged.alternatives, SizeIs(1));
  EXPECT_EQ(merged.alternatives[0].text, "b c");
  EXPECT_EQ(merged.status, ConceptStatus::kObsolete);
  ASSERT_THAT(read.schemes, SizeIs(1));
  EXPECT_EQ(read.schemes[0].name, "s");
  EXPECT_EQ(read.Find("http://www.example.org/a"), &merged);
}

TEST(ThesaurusTest, BothEndsOfARelationCount) {
  const Thesaurus read = Read(
      Concept("top", To("skos:narrower", "a") + To("dcterms:replaces", "old")) +
      Concept("a", "") + Concept("b", To("skos:broader", "top")) +
      Concept("old", ""));
  EXPECT_THAT(read.refusals, IsEmpty());
  EXPECT_THAT(read.Find("http://example.org/a")->broader, ElementsAre(0));
  EXPECT_THAT(read.Find("http://example.org/b")->broader, ElementsAre(0));
  EXPECT_THAT(read.Find("http://example.org/old")->replaced_by, ElementsAre(0));
}

TEST(ThesaurusTest, ReadsNestedNodesAndPropertyAttributes) {
  const Thesaurus read = Read(
      "<skos:Concept rdf:about=\"a\" skos:prefLabel=\"A\"><skos:broader>"
      "<skos:Concept rdf:about=\"b\" skos:prefLabel=\"B\"/></skos:broader>"
      "</skos:Concept>");
  EXPECT_THAT(read.refusals, IsEmpty());
  ASSERT_THAT(read.concepts, SizeIs(2));
  EXPECT_THAT(read.Find("http://example.org/a")->broader, SizeIs(1));
}

TEST(ThesaurusTest, RefusesConceptsByName) {
  const struct {
    std::string inside;
    std::string reason;
  } cases[] = {
      {"<skos:Concept skos:prefLabel=\"A\"/>", "SKOS_URI_MISSING A"},
      {"<skos:Concept rdf:about=\"http://a b\" skos:prefLabel=\"A\"/>",
       "SKOS_URI_INVALID http://a b"},
      {"<skos:Concept rdf:about=\"htp://a\" skos:prefLabel=\"A\"/>",
       "SKOS_URI_INVALID htp://a"},
      {"<skos:Concept rdf:about=\"a\"/>",
       "SKOS_LABEL_MISSING http://example.org/a"},
      {"<skos:Concept rdf:about=\"a\"><skos:prefLabel> </skos:prefLabel>"
       "</skos:Concept>",
       "SKOS_LABEL_EMPTY http://example.org/a"},
      {Concept("a", "<skos:prefLabel xml:lang=\"FR\">b</skos:prefLabel>"),
       "SKOS_LABEL_TWICE http://example.org/a"},
      {Concept("a", "<isothes:status>Neuf</isothes:status>"),
       "SKOS_STATUS_UNKNOWN http://example.org/a"},
      {Concept("a",
               "<skos:altLabel>" + std::string(1025, 'x') + "</skos:altLabel>"),
       "SKOS_LABEL_TOO_LONG http://example.org/a"},
      {Concept("a", To("skos:broader", "a")),
       "SKOS_CYCLE http://example.org/a"},
      {Concept("a", To("skos:related", "b")) + Concept("b", ""),
       "SKOS_RELATED_ONE_WAY http://example.org/a"},
      {"<skos:ConceptScheme rdf:about=\"s\"/>" +
           Concept("a", To("skos:inScheme", "s") +
                            To("skos:topConceptOf", "s") +
                            To("skos:broader", "b")) +
           Concept("b", To("skos:inScheme", "s")),
       "SKOS_TOP_BELOW http://example.org/a"},
      {"<skos:ConceptScheme rdf:about=\"s\">" + To("skos:hasTopConcept", "b") +
           "</skos:ConceptScheme>" + Concept("a", ""),
       "SKOS_REFERENCE_UNKNOWN http://example.org/s"},
  };
  for (const auto& each : cases) {
    EXPECT_THAT(Reasons(Read(each.inside)), ElementsAre(each.reason))
        << each.inside;
  }
}

TEST(ThesaurusTest, WhatIsRelatedDoesntStandAbove) {
  EXPECT_THAT(Reasons(Read(Concept("a", To("skos:broader", "b") +
                                            To("skos:related", "c")) +
                           Concept("b", To("skos:broader", "c")) +
                           Concept("c", To("skos:related", "a")))),
              ElementsAre("SKOS_RELATED_ABOVE http://example.org/a",
                          "SKOS_RELATED_ABOVE http://example.org/c"));
}

TEST(ThesaurusTest, ACircleNamesEachOfItsConcepts) {
  EXPECT_THAT(Reasons(Read(Concept("a", To("skos:broader", "b")) +
                           Concept("b", To("skos:broader", "c")) +
                           Concept("c", To("skos:broader", "b") +
                                            To("skos:broader", "d")) +
                           Concept("d", ""))),
              ElementsAre("SKOS_CYCLE http://example.org/b",
                          "SKOS_CYCLE http://example.org/c"));
}

TEST(ThesaurusTest, OnlyWhatShouldBeThereIsMissed) {
  const std::string voc = "http://data.education.fr/voc/scolomfr/";
  const std::string concept_15 = voc + "concept/scolomfr-voc-015-num-";
  const std::string with_reference = Concept(
      concept_15 + "001", To("skos:inScheme", voc + "scolomfr-voc-015") +
                              To("skos:broader", concept_15 + "002"));
  // The scheme may stand in another file…
  EXPECT_THAT(Reasons(Read(with_reference)), IsEmpty());
  // …or in this one.
  EXPECT_THAT(
      Reasons(Read(absl::StrCat("<skos:ConceptScheme rdf:about=\"", voc,
                                "scolomfr-voc-015\"/>", with_reference))),
      ElementsAre("SKOS_REFERENCE_UNKNOWN " + concept_15 + "001"));
}

TEST(ThesaurusTest, TheUriTellsTheScheme) {
  const std::string voc = "http://data.education.fr/voc/scolomfr/";
  const auto reasons = [&](absl::string_view name, absl::string_view scheme) {
    return Reasons(Read(Concept(absl::StrCat(voc, "concept/", name),
                                To("skos:inScheme", absl::StrCat(voc, scheme)) +
                                    To("skos:inScheme", voc + "x"))));
  };
  EXPECT_THAT(reasons("scolomfr-voc-015-num-001", "scolomfr-voc-015"),
              IsEmpty());
  EXPECT_THAT(reasons("exam", "scolomfr-voc-010"), IsEmpty());
  EXPECT_THAT(reasons("scolomfr-voc-015-num-001", "scolomfr-voc-014"),
              SizeIs(1));
  EXPECT_THAT(reasons("scolomfr-voc-num-001", "scolomfr-voc-014"), SizeIs(1));
  EXPECT_THAT(reasons("scolomfr-voc-14-num-001", "scolomfr-voc-014"),
              SizeIs(1));
  // What ScoLOMFR has published all the same.
  EXPECT_THAT(reasons("scolomfr-voc-num-0500", "scolomfr-voc-014"), IsEmpty());
  EXPECT_THAT(reasons("scolomfr-voc-046-num-0796", "scolomfr-voc-029"),
              IsEmpty());
}

TEST(RdfXmlTest, RefusesWhatItCannotRead) {
  const struct {
    std::string bytes;
    std::string reason;
  } cases[] = {
      {"", "XML_NOT_WELL_FORMED"},
      {"<a", "XML_NOT_WELL_FORMED"},
      {"<a/>", "SKOS_NOT_RDF"},
      {"<vdex xmlns=\"http://www.imsglobal.org/xsd/imsvdex_v1p0\"/>",
       "SKOS_VDEX"},
      {"<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "XML_DOCTYPE"},
      {Rdf("\xff"), "SKOS_NOT_UTF8"},
      {Rdf("\xed\xa0\x80"), "SKOS_NOT_UTF8"},
      {std::string(kMaxFileBytes + 1, ' '), "SKOS_FILE_TOO_LARGE"},
      {Rdf(""), "SKOS_NO_CONCEPT"},
  };
  for (const auto& each : cases) {
    EXPECT_THAT(Reasons(ReadThesaurus({{"a", each.bytes}})),
                ElementsAre(each.reason + " "))
        << each.bytes.substr(0, 100);
  }
  std::string deep;
  for (int i = 0; i < kMaxXmlDepth; ++i) deep += "<a>";
  for (int i = 0; i < kMaxXmlDepth; ++i) deep += "</a>";
  EXPECT_THAT(Reasons(Read(deep)), ElementsAre("XML_TOO_DEEP "));
  std::string wide = "<a";
  for (int i = 0; i <= kMaxXmlAttributes; ++i)
    absl::StrAppend(&wide, " a", i, "=\"\"");
  EXPECT_THAT(Reasons(Read(wide + "/>")),
              ElementsAre("SKOS_TOO_MANY_ATTRIBUTES "));
}

TEST(ThesaurusTest, SaysOnlySoMuch) {
  std::string many;
  for (size_t i = 0; i < kMaxRefusals + 5; ++i) {
    absl::StrAppend(&many, "<skos:Concept rdf:about=\"", i, "\"/>");
  }
  const Thesaurus read = Read(many);
  EXPECT_THAT(read.refusals, SizeIs(kMaxRefusals));
  EXPECT_EQ(read.refusals_left_out, 5u);
}

}  // namespace
}  // namespace preau::skos
