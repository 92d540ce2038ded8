#include "indexer/document/document.h"

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "indexer/document/fields.h"

namespace preau::document {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

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

// One without a term where there is none.
Posting Find(const Document& document, absl::string_view term) {
  for (const Posting& posting : document.terms) {
    if (posting.term == term) return posting;
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
  EXPECT_EQ(Find(document, "volcan").occurrences.frequency, 2u);
  EXPECT_EQ(Find(document, "volcan").occurrences.title, 1u);
  EXPECT_EQ(Find(document, "XFvolcans").occurrences.frequency, 2u);
  EXPECT_THAT(Find(document, "XFvolcans").positions, IsEmpty());
  for (const char* term : {"XTvolcan", "XKlav", "XAmartin", "#6e", "#svt"}) {
    EXPECT_EQ(Find(document, term).term, term);
  }
  for (const char* above : {"#cycle-3", "#college"}) {
    ASSERT_EQ(Find(document, above).term, above);
    EXPECT_LT(Find(document, above).occurrences.frequency,
              Find(document, "#6e").occurrences.frequency);
  }
  EXPECT_THAT(Values(document, "level"), ElementsAre("6e"));
  EXPECT_THAT(Values(document, "provider"), ElementsAre("Musée Szabó"));
  EXPECT_THAT(Values(document, "licence"), ElementsAre("cc-by"));
  EXPECT_THAT(Values(document, "access"), ElementsAre("unknown"));
  EXPECT_THAT(Values(document, "duration"), SizeIs(1));
  EXPECT_THAT(Values(document, "member"), ElementsAre("lille"));
  EXPECT_EQ(document.record.member_label(), "Académie de Lille");
  EXPECT_EQ(document.record.date(), "2015-06");
}

TEST(DocumentTest, HoldsTermsOfValues) {
  const Document document = MakeDocument(Parse(R"pb(
    notice {
      kind { id: "film" }
      audience { id: "pupil" }
      language { id: "en" }
      duration_seconds: 240
      accessibility {
        feature { id: "captions" }
        special_need { id: "dyslexia" }
      }
    })pb"));
  for (const char* term :
       {"#kind/film", "#kind/video", "#audience/pupil", "#audience/learner",
        "#language/en", "#duration/under-5-min", "#accessibility/captions",
        "#special_need/dyslexia", "#special_need/dys"}) {
    EXPECT_EQ(Find(document, term).occurrences.frequency, 1u) << term;
    EXPECT_THAT(Find(document, term).positions, IsEmpty()) << term;
  }
  // Nobody looks for what isn't known, and filters do the rest.
  for (const Posting& posting : document.terms) {
    EXPECT_THAT(std::string(posting.term),
                Not(AnyOf(StartsWith("#licence"), StartsWith("#offline"),
                          StartsWith("#access/"))));
  }
}

TEST(DocumentTest, NoPhraseCrossesFromOneTextIntoAnother) {
  const Document document = MakeDocument(Parse(
      R"pb(notice {
             title { value: "Un volcan" }
             description { value: "lave" }
           })pb"));
  ASSERT_THAT(Find(document, "volcan").positions, SizeIs(1));
  ASSERT_THAT(Find(document, "lav").positions, SizeIs(1));
  EXPECT_GT(Find(document, "lav").positions[0],
            Find(document, "volcan").positions[0] + 10);
}

TEST(TermsTest, AreGatheredForOneDocumentAfterAnother) {
  TermsBuilder builder;
  const auto number_of = [&](absl::string_view prefix, absl::string_view word) {
    return builder.NumberOf(prefix, word, absl::HashOf(word));
  };
  constexpr uint32_t kMany = 5000;
  for (const uint32_t count : {kMany, 3U}) {
    for (uint32_t position = 0; position < 2 * count; ++position) {
      const std::string word = absl::StrCat("w", position % count);
      builder.AddPosition(number_of("", word), position);
      builder.At(number_of("XT", word)).title += 2;
    }
    const Terms terms = builder.Take();
    ASSERT_EQ(terms.size(), 2 * count);
    for (uint32_t i = 0; i < count; ++i) {
      EXPECT_EQ(terms[2 * i].term, absl::StrCat("w", i));
      EXPECT_THAT(terms[2 * i].positions, ElementsAre(i, i + count));
      EXPECT_EQ(terms[2 * i].occurrences.title, 0u);
      EXPECT_EQ(terms[2 * i + 1].term, absl::StrCat("XTw", i));
      EXPECT_THAT(terms[2 * i + 1].positions, IsEmpty());
      EXPECT_EQ(terms[2 * i + 1].occurrences.title, 4u);
    }
  }
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
