#include "storage/notice/notice.h"

#include <functional>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::notice {
namespace {

using base::Language;
using log::v1::Notice;

Notice Parse(const std::string& text) {
  Notice notice;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &notice));
  return notice;
}

Notice Good() {
  return Parse(R"pb(
    title { language: "fr" value: "Les volcans d'Auvergne" }
    title { language: "en" value: "Volcanoes of Auvergne" }
    url: "https://canope.example.org/volcans"
    level { id: "6e" }
    discipline { id: "svt" }
    provider: "Canopé"
    licence {
      term { id: "cc-by-sa" }
      version: "4.0"
    }
    contribution {
      role { id: "author" }
      agent { name: "Anne Martin" }
      date { value: "2015-06" }
    })pb");
}

struct Case {
  const char* name;
  std::function<void(Notice&)> spoil;
  const char* reason;
  const char* field;
};

TEST(NoticeTest, ValidateNamesTheFieldAndTheReason) {
  const Case cases[] = {
      {"no title", [](Notice& n) { n.clear_title(); }, "TITLE_MISSING",
       "notice.title"},
      {"empty title",
       [](Notice& n) {
         for (auto& title : *n.mutable_title()) title.clear_value();
       },
       "TITLE_MISSING", "notice.title"},
      {"long title",
       [](Notice& n) { n.mutable_title(1)->set_value(std::string(4001, 'x')); },
       "FIELD_TOO_LONG", "notice.title[1].value"},
      {"long text",
       [](Notice& n) {
         n.add_description()->set_value(std::string(70000, 'x'));
       },
       "FIELD_TOO_LONG", "notice.description[0].value"},
      {"many keywords",
       [](Notice& n) {
         for (int i = 0; i < 501; ++i) n.add_keyword()->set_value("mot");
       },
       "FIELD_TOO_MANY", "notice.keyword"},
      {"too large",
       [](Notice& n) {
         for (int i = 0; i < 100; ++i) {
           n.add_description()->set_value(std::string(6000, 'x'));
         }
       },
       "NOTICE_TOO_LARGE", "notice"},
      {"control character",
       [](Notice& n) { n.mutable_title(0)->set_value("a\x01"); },
       "CONTROL_CHARACTER", "notice.title[0].value"},
      {"unknown term", [](Notice& n) { n.mutable_level(0)->set_id("12e"); },
       "TERM_UNKNOWN", "notice.level[0].id"},
      {"other vocabulary",
       [](Notice& n) { n.mutable_level(0)->set_vocabulary("kind"); },
       "TERM_VOCABULARY", "notice.level[0].vocabulary"},
      {"empty term", [](Notice& n) { n.mutable_level(0)->clear_id(); },
       "TERM_EMPTY", "notice.level[0].id"},
      {"role",
       [](Notice& n) {
         n.mutable_contribution(0)->mutable_role()->set_id("boss");
       },
       "TERM_UNKNOWN", "notice.contribution[0].role.id"},
      {"url", [](Notice& n) { n.set_url("javascript:alert(1)"); },
       "URL_INVALID", "notice.url"},
      {"date",
       [](Notice& n) {
         n.mutable_contribution(0)->mutable_date()->set_value("2015-13");
       },
       "DATE_INVALID", "notice.contribution[0].date.value"},
      {"mail",
       [](Notice& n) {
         n.mutable_contribution(0)->mutable_agent()->set_name(
             "Anne <anne@example.org>");
       },
       "PERSONAL_CONTACT", "notice.contribution[0].agent.name"},
      {"negative", [](Notice& n) { n.set_size_bytes(-1); }, "NUMBER_NEGATIVE",
       "notice.size_bytes"},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.name);
    Notice notice = Good();
    Normalise(notice);
    ASSERT_TRUE(Validate(notice, "notice").ok());
    test.spoil(notice);
    const auto detail = base::GetErrorDetail(Validate(notice, "notice"));
    ASSERT_TRUE(detail.has_value());
    EXPECT_EQ(detail->reason, test.reason);
    EXPECT_EQ(detail->field, test.field);
  }
}

TEST(NoticeTest, KeepsWhatNoVocabularyKnows) {
  Notice notice = Good();
  log::v1::Term& term = *notice.add_level();
  term.set_stated("LYCGEN");
  term.set_flag(log::v1::TERM_FLAG_UNKNOWN);
  Normalise(notice);
  EXPECT_TRUE(Validate(notice, "notice").ok());
  EXPECT_EQ(notice.level(1).vocabulary(), "level");
}

TEST(NoticeTest, LabelsComeInTheAskedLanguageAndAreNeverStored) {
  Notice notice = Good();
  notice.add_level()->set_stated("LYCGEN");
  Localise(Language::kEnglish, notice);
  EXPECT_EQ(notice.licence().term().label(), "CC BY-SA");
  EXPECT_EQ(notice.level(1).label(), "LYCGEN");
  EXPECT_NE(notice.level(0).label(), "");
  Localise(Language::kFrench, notice);
  const std::string french = notice.contribution(0).role().label();
  EXPECT_EQ(french, "Auteur");
  Normalise(notice);
  ForEachTerm(notice,
              [](log::v1::Term& term, absl::string_view path,
                 absl::string_view) { EXPECT_EQ(term.label(), "") << path; });
}

TEST(NoticeTest, ForEachTermFindsEveryTermOfTheMessage) {
  // A notice with one Term in each place that the schema has for one.
  Notice notice = Good();
  for (auto* terms : {notice.mutable_language(), notice.mutable_kind(),
                      notice.mutable_document_type(), notice.mutable_audience(),
                      notice.mutable_activity(), notice.mutable_place(),
                      notice.mutable_accessibility()->mutable_feature(),
                      notice.mutable_accessibility()->mutable_hazard(),
                      notice.mutable_accessibility()->mutable_special_need()}) {
    terms->Add();
  }
  notice.mutable_difficulty();
  notice.mutable_status();
  notice.mutable_personal_data();
  notice.mutable_access()->mutable_term();
  notice.add_relation()->mutable_kind();
  int found = 0;
  ForEachTerm(notice, [&](log::v1::Term&, absl::string_view,
                          absl::string_view) { ++found; });
  std::function<int(const google::protobuf::Descriptor*)> places =
      [&](const google::protobuf::Descriptor* type) {
        int count = 0;
        for (int i = 0; i < type->field_count(); ++i) {
          const auto* message = type->field(i)->message_type();
          if (message == nullptr) continue;
          count += message == log::v1::Term::descriptor() ? 1 : places(message);
        }
        return count;
      };
  EXPECT_EQ(found, places(Notice::descriptor()));
}

TEST(NoticeTest, CreditLineNamesTitleAuthorProviderAndLicence) {
  EXPECT_EQ(CreditLine(Good(), Language::kFrench),
            "Les volcans d'Auvergne — Anne Martin — Canopé — CC BY-SA 4.0 "
            "(https://creativecommons.org/licenses/by-sa/4.0/)");
  EXPECT_EQ(CreditLine(Parse("title { value: 'x' }"), Language::kEnglish), "x");
}

TEST(NoticeTest, BestTextPrefersTheLanguageThenFrench) {
  const Notice notice = Good();
  EXPECT_EQ(BestText(notice.title(), Language::kEnglish),
            "Volcanoes of Auvergne");
  EXPECT_EQ(BestText(Parse("title { language: 'de' value: 'x' } "
                           "title { language: 'fr-CA' value: 'y' }")
                         .title(),
                     Language::kEnglish),
            "y");
}

TEST(NoticeTest, Dates) {
  for (const char* good :
       {"2015", "2015-06", "2015-06-22", "2015-06-22T19:20:30Z",
        "2015-06-22T19:20:30.5+02:00", "0800"}) {
    EXPECT_TRUE(IsDate(good)) << good;
  }
  for (const char* bad : {"", "15", "2015-6", "2015-13", "2015-02-30",
                          "2015-06-22T", "22/06/2015", "printemps"}) {
    EXPECT_FALSE(IsDate(bad)) << bad;
  }
}

TEST(NoticeTest, WebAddresses) {
  EXPECT_TRUE(IsWebAddress("http://example.org"));
  EXPECT_TRUE(IsWebAddress("HTTPS://example.org/é?a=b#c"));
  for (const char* bad :
       {"", "example.org", "ftp://example.org", "https://", "https:///x",
        "javascript:alert(1)", "http://a b", "https://user:pw@example.org/",
        "https://example.org/<script>"}) {
    EXPECT_FALSE(IsWebAddress(bad)) << bad;
  }
}

TEST(NoticeTest, Contacts) {
  for (const char* contact :
       {"Anne <anne.martin@ac-lille.fr>", "01 23 45 67 89", "0123456789",
        "tél. 01.23.45.67.89", "+33 1 23 45 67 89"}) {
    EXPECT_TRUE(HasContact(contact)) << contact;
  }
  for (const char* none :
       {"Anne Martin", "1914-1918", "ISBN 978-2-07-036822-8", "@canope",
        "Réseau 2000", "0,5 %", "Collège Jean-Moulin 2015-2016"}) {
    EXPECT_FALSE(HasContact(none)) << none;
  }
}

}  // namespace
}  // namespace preau::notice
