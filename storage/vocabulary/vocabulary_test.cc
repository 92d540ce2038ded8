#include "storage/vocabulary/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "storage/base/error.h"
#include "storage/vocabulary/bands.h"
#include "storage/vocabulary/fold.h"

namespace preau::vocabulary {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Match = Resolution::Match;

std::vector<std::string> Ids(const std::vector<const Term*>& terms) {
  std::vector<std::string> ids;
  for (const Term* term : terms) ids.push_back(term->id);
  return ids;
}

std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

Term MakeTerm(const std::string& id, std::vector<std::string> parents = {},
              std::vector<std::string> mappings = {}) {
  return {.vocabulary = "test",
          .id = id,
          .label_fr = "fr " + id,
          .label_en = "en " + id,
          .parents = std::move(parents),
          .mappings = std::move(mappings)};
}

absl::Status CreateStatus(std::vector<Term> terms) {
  return Vocabulary::Create("test", "Essai", "Test", std::move(terms)).status();
}

TEST(FoldTest, LabelsThatAreWrittenDifferentlyAreOne) {
  EXPECT_EQ(FoldLabel("  Évènement\t\n "), "evenement");
  EXPECT_EQ(FoldLabel("L’Œuvre  d‘art"), "l'oeuvre d'art");
  EXPECT_EQ(FoldLabel("E\xCC\x81"
                      "cole"),
            "ecole");
  EXPECT_EQ(FoldLabel("6ᵉ"), "6e");
  EXPECT_EQ(FoldLabel("cours\xC2\xA0moyen"), "cours moyen");
  EXPECT_EQ(FoldLabel("CP–CE1"), "cp-ce1");
}

// ICU is asked for the whole of a label with something beyond Latin letters in
// it; for others a table is.
TEST(FoldTest, LabelsAreFoldedAsICUDoes) {
  for (int code = 1; code < 0x200; ++code) {
    std::string character;
    if (code < 0x80) {
      character = {static_cast<char>(code)};
    } else {
      character = {static_cast<char>(0xC0 | code >> 6),
                   static_cast<char>(0x80 | (code & 0x3F))};
    }
    for (const char* beside : {"e", "É", "ß", "'", " "}) {
      const std::string label =
          character + beside + character + character + "x" + beside;
      std::string folded = FoldLabel(label + "x");
      folded.pop_back();
      EXPECT_EQ(folded + "ж", FoldLabel(label + "ж")) << code << beside;
    }
  }
}

TEST(FoldTest, OnlyLatinLosesItsMarks) {
  EXPECT_EQ(FoldLabel("й"), "й");
  EXPECT_NE(FoldLabel("й"), FoldLabel("и"));
}

TEST(FoldTest, HostileLabels) {
  EXPECT_EQ(FoldLabel(std::string(kMaxLabelBytes + 1, 'a')), "");
  EXPECT_EQ(FoldLabel("a\xFF"
                      "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(FoldLabel(absl::string_view("\0", 1)).size(), 1u);
}

TEST(FoldTest, Uris) {
  EXPECT_EQ(NormalizeUri(" HTTPS://WWW.Schema.org/VideoObject/ "),
            "http://schema.org/VideoObject");
  EXPECT_EQ(NormalizeUri("http://url.org/dc/dcmitype/Text"),
            "http://purl.org/dc/dcmitype/Text");
  EXPECT_FALSE(IsUri("cours / présentation"));
}

TEST(VocabularyTest, TablesThatDontHoldTogetherAreRefused) {
  EXPECT_TRUE(CreateStatus({MakeTerm("a"), MakeTerm("b", {"a"})}).ok());
  const std::string invalid = "VOCABULARY_TABLE_INVALID";
  EXPECT_EQ(Reason(CreateStatus({MakeTerm("a"), MakeTerm("a")})), invalid);
  EXPECT_EQ(Reason(CreateStatus({MakeTerm("a", {"none"})})), invalid);
  EXPECT_EQ(Reason(CreateStatus({MakeTerm("a", {"b"}), MakeTerm("b", {"a"})})),
            invalid);
  EXPECT_EQ(Reason(CreateStatus({MakeTerm("a", {"a"})})), invalid);
  EXPECT_EQ(Reason(CreateStatus({MakeTerm("a", {}, {"http://x.org/1"}),
                                 MakeTerm("b", {}, {"https://x.org/1/"})})),
            invalid);
  Term twin = MakeTerm("b");
  twin.alternatives = {"FR A"};
  EXPECT_EQ(Reason(CreateStatus({MakeTerm("a"), twin})), invalid);
}

TEST(VocabularyTest, WalksAGraphOnceAndNearestFirst) {
  const auto diamond = Vocabulary::Create(
      "test", "Essai", "Test",
      {MakeTerm("bottom", {"left", "right"}), MakeTerm("left", {"top"}),
       MakeTerm("right", {"top"}), MakeTerm("top")});
  ASSERT_TRUE(diamond.ok());
  EXPECT_THAT(Ids((*diamond)->Ancestors("bottom")),
              ElementsAre("bottom", "left", "right", "top"));
  EXPECT_THAT(Ids((*diamond)->Descendants("top")),
              ElementsAre("top", "left", "right", "bottom"));
  EXPECT_THAT(Ids((*diamond)->children("top")), ElementsAre("left", "right"));
  EXPECT_THAT((*diamond)->Ancestors("none"), IsEmpty());
  EXPECT_TRUE((*diamond)->IsWithin("bottom", "top"));
  EXPECT_FALSE((*diamond)->IsWithin("top", "bottom"));
}

struct ResolveCase {
  const char* vocabulary;
  const char* stated;
  const char* label;
  const char* id;  // "" = nothing is found.
  Match match;
  bool mismatch = false;
};

TEST(ResolveTest, WhatRecordsSay) {
  const ResolveCase cases[] = {
      {"level",
       "http://data.education.fr/voc/scolomfr/concept/"
       "scolomfr-voc-022-num-018",
       "", "6e", Match::kUri},
      {"level",
       "https://data.education.fr/voc/scolomfr/concept/"
       "scolomfr-voc-022-num-018/ \n\t",
       "6e", "6e", Match::kUri},
      {"level", "scolomfr-voc-022-num-018", "sixième", "6e", Match::kId},
      {"level", "6e", "", "6e", Match::kId},
      {"level", "6ème", "", "6e", Match::kAlternative},
      {"level", "", "Classe de  Sixième", "6e", Match::kAlternative},
      {"level", "", "classe de 6eme", "6e", Match::kAlternative},
      {"level", "", "École élémentaire", "elementaire", Match::kLabel},
      {"level", "", "ECOLE ELEMENTAIRE", "elementaire", Match::kLabel},
      {"level", "https://w3id.org/kim/educationalLevel/level_2", "", "college",
       Match::kUri},
      {"level", "LYCGEN", "Lycée d'enseignement général", "lycee-gt",
       Match::kId},
      // 022-num-027 was labelled otherwise in older files.
      {"level", "scolomfr-voc-022-num-027", "2de professionnelle", "2de-pro",
       Match::kId},
      {"level", "scolomfr-voc-022-num-027", "2de générale", "2de-pro",
       Match::kId, true},
      {"level", "scolomfr-voc-022-num-027", "1ère", "2de-pro", Match::kId,
       true},
      // A label above or below contradicts nothing.
      {"level", "scolomfr-voc-022-num-027", "lycée", "2de-pro", Match::kId},
      {"level", "scolomfr-voc-022-num-040", "terminale ES", "tle-generale",
       Match::kId},
      {"level", "no-such-thing", "cycle 3", "cycle-3", Match::kLabel},
      {"level", "no-such-thing", "", "", Match::kNone},
      {"level", "http://example.org/6e", "", "", Match::kNone},
      {"level", "", "", "", Match::kNone},
      {"no-such-vocabulary", "6e", "", "", Match::kNone},
      {"kind", "cours / présentation\n\t\t", "", "cours", Match::kAlternative},
      {"kind", "problem statement", "", "enonce", Match::kId},
      {"kind", "lecture", "", "cours", Match::kId},
      {"kind", "VideoObject", "", "video", Match::kId},
      {"kind", "https://schema.org/VideoObject", "", "video", Match::kUri},
      {"kind", "http://w3id.org/kim/hcrt/worksheet", "", "fiche-eleve",
       Match::kUri},
      {"document-type", "http://url.org/dc/dcmitype/Text", "", "text",
       Match::kUri},
      {"document-type", "MovingImage", "", "moving-image", Match::kId},
      {"discipline", "scolomfr-voc-015-num-919", "", "mathematiques",
       Match::kId},
      // "histoire (CM1)" stands under history and geography in ScoLOMFR.
      {"discipline", "scolomfr-voc-015-num-982", "", "histoire", Match::kId},
      {"discipline", "scolomfr-voc-015-num-919", "SVT", "mathematiques",
       Match::kId, true},
      {"discipline", "", "maths", "mathematiques", Match::kAlternative},
      {"discipline", "http://w3id.org/kim/schulfaecher/s1009", "", "francais",
       Match::kUri},
      // A concept that is newer than our tables.
      {"discipline", "scolomfr-voc-015-num-13683", "anglais (discipline)",
       "anglais", Match::kAlternative},
      {"discipline", "scolomfr-voc-015-num-991", "Physique Chimie ", "histoire",
       Match::kId, true},
      {"discipline", "", "(discipline)", "", Match::kNone},
      {"audience", "teacher", "", "teacher", Match::kId},
      {"audience", "", "parents", "family", Match::kAlternative},
      {"relation-kind", "isPartOf", "", "is-part-of", Match::kId},
      {"relation-kind", "ispartof", "", "is-part-of", Match::kId},
      {"relation-kind", "http://purl.org/dc/terms/isPartOf", "", "is-part-of",
       Match::kUri},
      {"relation-kind", "scolomfr-voc-009-num-032", "", "is-pupil-version-of",
       Match::kId},
      {"relation-kind", "isbasedon", "", "is-based-on", Match::kId},
      {"contributor-role", "content provider", "", "content-provider",
       Match::kId},
      {"contributor-role", "validator_2", "", "validator", Match::kId},
      {"difficulty", "very difficult", "", "very-difficult", Match::kId},
      {"personal-data", "scolomfr-voc-044-num-003", "", "medium", Match::kId},
      {"special-need", "", "dyslexie", "dyslexia", Match::kLabel},
      {"accessibility-feature", "alternativeText", "", "alternative-text",
       Match::kId},
      {"language", "fre", "", "fr", Match::kId},
      {"language", "fra", "", "fr", Match::kId},
      {"language", "fr-FR", "", "fr", Match::kId},
      {"language", "en_US", "", "en", Match::kId},
      {"language", "français", "", "fr", Match::kLabel},
      {"language", "http://id.loc.gov/vocabulary/iso639-2/fre", "", "fr",
       Match::kUri},
      {"language", "http://id.loc.gov/vocabulary/iso639-2/fra", "", "fr",
       Match::kUri},
      {"language", "http://id.loc.gov/vocabulary/iso639-1/en", "", "en",
       Match::kUri},
      {"language", "x-none", "", "", Match::kNone},
      {"language", "none", "", "", Match::kNone},
      {"access", "http://w3id.org/kim/conditionsOfAccess/no_login", "", "open",
       Match::kUri},
  };
  for (const ResolveCase& c : cases) {
    const std::string what =
        std::string(c.vocabulary) + ": '" + c.stated + "' '" + c.label + "'";
    const Resolution found =
        Vocabularies::BuiltIn().Resolve(c.vocabulary, c.stated, c.label);
    EXPECT_EQ(found.term == nullptr ? "" : found.term->id, c.id) << what;
    EXPECT_EQ(found.match, c.match) << what;
    EXPECT_EQ(found.label_mismatch, c.mismatch) << what;
  }
}

TEST(ResolveTest, AnUnknownLabelIsSaidToBe) {
  const Vocabularies& all = Vocabularies::BuiltIn();
  const Resolution with_id =
      all.Resolve("level", "6e", "petits scarabées de M. Dupont");
  EXPECT_TRUE(with_id.found());
  EXPECT_TRUE(with_id.label_unknown);
  EXPECT_FALSE(with_id.label_mismatch);
  EXPECT_FALSE(all.Resolve("level", "6e", "sixième").label_unknown);
  EXPECT_TRUE(all.Resolve("level", "", "scarabées").label_unknown);
  EXPECT_FALSE(
      all.Resolve("level", std::string(100000, 'x'), std::string(100000, 'y'))
          .found());
}

TEST(MappingsTest, AreAddedToACopy) {
  const Vocabularies& built_in = Vocabularies::BuiltIn();
  const std::string uri = "http://example.org/voc/niveaux/sixieme";
  const auto more = built_in.WithMappings({{"level", "6e", uri, "Les sixièmes"},
                                           {"level", "6e", uri, ""},
                                           {"kind", "video", "capsule-2", ""}});
  ASSERT_TRUE(more.ok()) << more.status();

  const Resolution found = more->Resolve("level", uri, "les sixiemes");
  ASSERT_TRUE(found.found());
  EXPECT_EQ(found.term->id, "6e");
  EXPECT_EQ(found.match, Match::kUri);
  EXPECT_FALSE(found.label_unknown);
  EXPECT_THAT(found.term->mappings, Contains(uri));
  EXPECT_TRUE(more->Resolve("level", uri, "autre chose").label_unknown);
  EXPECT_TRUE(more->Resolve("kind", "capsule-2", "").found());

  EXPECT_FALSE(built_in.Resolve("level", uri, "").found());
  EXPECT_EQ(more->Find("discipline"), built_in.Find("discipline"));
  EXPECT_EQ(more->Find("level")->terms().size(),
            built_in.Find("level")->terms().size());
}

TEST(MappingsTest, AreRefusedWithAReason) {
  const Vocabularies& all = Vocabularies::BuiltIn();
  const auto reason = [&](const AddedMapping& mapping) {
    return Reason(all.WithMappings({mapping}).status());
  };
  EXPECT_EQ(reason({"levels", "6e", "http://x.org/1", ""}),
            "VOCABULARY_UNKNOWN");
  EXPECT_EQ(reason({"level", "7e", "http://x.org/1", ""}),
            "VOCABULARY_TERM_UNKNOWN");
  EXPECT_EQ(reason({"level", "6e", " ", ""}), "VOCABULARY_MAPPING_INVALID");
  EXPECT_EQ(reason({"level", "6e",
                    "http://data.education.fr/voc/scolomfr/concept/"
                    "scolomfr-voc-022-num-020",
                    ""}),
            "VOCABULARY_MAPPING_TAKEN");
  EXPECT_EQ(reason({"level", "6e", "5e", ""}), "VOCABULARY_MAPPING_TAKEN");
  EXPECT_EQ(Reason(all.WithMappings(std::vector<AddedMapping>(
                                        Vocabularies::kMaxAddedMappings + 1))
                       .status()),
            "VOCABULARY_TOO_MANY_MAPPINGS");
}

TEST(CurrentTest, IsWhatIsBuiltInUntilItIsSet) {
  const Vocabularies& built_in = Vocabularies::BuiltIn();
  EXPECT_EQ(&Vocabularies::Current(), &built_in);
  const auto more =
      built_in.WithMappings({{"level", "6e", "http://x.fr/v/6", ""}});
  ASSERT_TRUE(more.ok());
  Vocabularies::SetCurrent(*more);
  EXPECT_TRUE(
      Vocabularies::Current().Resolve("level", "http://x.fr/v/6", "").found());
  EXPECT_FALSE(built_in.Resolve("level", "http://x.fr/v/6", "").found());
  Vocabularies::SetCurrent(built_in);
}

TEST(BandsTest, CoverEverythingOnceAndAreTerms) {
  const std::pair<const char*, absl::Span<const Band>> all[] = {
      {"duration-band", DurationBands()}, {"size-band", SizeBands()}};
  for (const auto& [name, bands] : all) {
    const Vocabulary* vocabulary = Vocabularies::BuiltIn().Find(name);
    ASSERT_NE(vocabulary, nullptr);
    ASSERT_EQ(bands.size(), vocabulary->terms().size());
    int64_t next = 0;
    for (size_t i = 0; i < bands.size(); ++i) {
      EXPECT_EQ(bands[i].min, next);
      EXPECT_EQ(bands[i].term, vocabulary->terms()[i].id);
      next = bands[i].max;
    }
    EXPECT_EQ(next, kNoUpperBound);
  }
  EXPECT_EQ(DurationBand(20 * 60), "15-30-min");
  EXPECT_EQ(DurationBand(15 * 60), "15-30-min");
  EXPECT_EQ(DurationBand(0), "");
  EXPECT_EQ(SizeBand(-1), "");
  EXPECT_EQ(SizeBand(kNoUpperBound), "over-1-gb");
}

}  // namespace
}  // namespace preau::vocabulary
