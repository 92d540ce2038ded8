#include "indexer/document/document.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "indexer/document/fields.h"

namespace preau::document {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

v1::Resource Parse(const std::string& text) {
  v1::Resource resource;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &resource));
  return resource;
}

std::vector<std::string> Values(const Document& document,
                                absl::string_view field) {
  for (const auto& values : document.record.values()) {
    if (values.field() == field)
      return {values.id().begin(), values.id().end()};
  }
  return {};
}

TEST(DocumentTest, HoldsTermsValuesAndWhatAHitShows) {
  const Document document = MakeDocument(Parse(R"pb(
    uid: "u1"
    owner: "members/lille"
    owner_display_name: "Académie de Lille"
    notice {
      title { language: "fr" value: "Les volcans" }
      keyword { value: "lave" }
      level { id: "6e" }
      discipline { id: "svt" }
      provider: "Musée Szabó"
      contribution { agent { name: "Anne Martin" } }
      duration_seconds: 240
      date_published { value: "2015-06" }
      licence { term { id: "cc-by" } }
    })pb"));
  EXPECT_EQ(document.terms.at("volcan").frequency, 2u);
  EXPECT_EQ(document.terms.at("XFvolcans").frequency, 2u);
  EXPECT_THAT(document.terms.at("XFvolcans").positions, IsEmpty());
  EXPECT_TRUE(document.terms.contains("XTvolcan"));
  EXPECT_TRUE(document.terms.contains("XKlav"));
  EXPECT_TRUE(document.terms.contains("XAmartin"));
  EXPECT_TRUE(document.terms.contains("#6e"));
  EXPECT_TRUE(document.terms.contains("#svt"));
  for (const char* above : {"#cycle-3", "#college"}) {
    ASSERT_TRUE(document.terms.contains(above)) << above;
    EXPECT_LT(document.terms.at(above).frequency,
              document.terms.at("#6e").frequency);
  }
  EXPECT_THAT(Values(document, "level"), ElementsAre("6e"));
  EXPECT_THAT(Values(document, "provider"), ElementsAre("Musée Szabó"));
  EXPECT_THAT(Values(document, "licence"), ElementsAre("cc-by"));
  EXPECT_THAT(Values(document, "access"), ElementsAre("unknown"));
  EXPECT_THAT(Values(document, "duration"), testing::SizeIs(1));
  EXPECT_THAT(Values(document, "member"), ElementsAre("lille"));
  EXPECT_EQ(document.record.member_label(), "Académie de Lille");
  EXPECT_EQ(document.record.date(), "2015-06");
}

TEST(DocumentTest, NoPhraseCrossesFromOneTextIntoAnother) {
  const Document document = MakeDocument(Parse(
      R"pb(notice {
             title { value: "Un volcan" }
             description { value: "lave" }
           })pb"));
  EXPECT_GT(document.terms.at("lav").positions[0],
            document.terms.at("volcan").positions[0] + 10);
}

TEST(FieldsTest, ValuesKnowWhatIsAboveThem) {
  const size_t level = *FieldIndex("level");
  EXPECT_THAT(WithAncestors(level, "6e"),
              IsSupersetOf({"6e", "college", "cycle-3"}));
  EXPECT_TRUE(IsValue(level, "6e"));
  EXPECT_FALSE(IsValue(level, "12e"));
  EXPECT_TRUE(IsValue(*FieldIndex("provider"), "Canopé"));
  EXPECT_FALSE(FieldIndex("nothing").has_value());
}

TEST(FieldsTest, EachFieldHasALabelInBothLanguages) {
  for (size_t i = 0; i < kFieldCount; ++i) {
    for (const base::Language language :
         {base::Language::kFrench, base::Language::kEnglish}) {
      EXPECT_NE(FieldLabel(i, language), Fields()[i].label);
    }
  }
  EXPECT_EQ(ValueLabel(*FieldIndex("offline"), "yes", base::Language::kFrench),
            "Oui");
}

}  // namespace
}  // namespace preau::document
