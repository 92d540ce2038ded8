#include "services/extraction/proposal/proposal.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/proposal/guess.h"
#include "storage/messages/messages.h"
#include "storage/notice/notice.h"

namespace preau::extraction {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

void Add(google::protobuf::RepeatedPtrField<Text>* texts,
         absl::string_view value, absl::string_view place) {
  Text* text = texts->Add();
  text->set_value(std::string(value));
  text->mutable_evidence()->set_place(std::string(place));
  text->mutable_evidence()->set_rule("test");
}

Facts Document() {
  Facts facts;
  facts.set_kind(PDF);
  facts.set_media_type("application/pdf");
  facts.set_size_bytes(1234);
  Add(facts.mutable_title(), "Les volcans", "Info/Title");
  return facts;
}

std::string EvidenceOf(const log::v1::Notice& notice, absl::string_view field) {
  for (const log::v1::FieldSource& source : notice.provenance()) {
    if (source.field() == field) {
      return absl::StrCat(source.path(), " ", source.rule());
    }
  }
  return "none";
}

std::vector<std::string> Ids(
    const google::protobuf::RepeatedPtrField<log::v1::Term>& terms) {
  std::vector<std::string> ids;
  for (const log::v1::Term& term : terms) ids.push_back(term.id());
  return ids;
}

TEST(ProposalTest, WhatIsStatedIsProposedWithItsEvidence) {
  Facts facts = Document();
  Add(facts.mutable_language(), "fr-FR", "Root/Lang");
  Add(facts.mutable_author(), "A. Martin", "Info/Author");
  Add(facts.mutable_keyword(), "lave", "Info/Keywords");
  Add(facts.mutable_rights(), "Licence CC BY-SA 4.0", "page 2");
  Add(facts.mutable_created(), "2021-03-15", "Info/CreationDate");
  facts.mutable_accessibility()->set_tagged(true);
  facts.mutable_accessibility()->set_images(2);
  facts.mutable_accessibility()->set_images_with_alternative(2);
  const Proposal proposal = Propose(facts);
  const log::v1::Notice& notice = proposal.notice;
  ASSERT_EQ(notice.title_size(), 1);
  EXPECT_EQ(notice.title(0).value(), "Les volcans");
  EXPECT_EQ(EvidenceOf(notice, "title[0]"), "Info/Title test");
  EXPECT_THAT(Ids(notice.language()), ElementsAre("fr"));
  EXPECT_EQ(notice.contribution(0).agent().name(), "A. Martin");
  EXPECT_EQ(EvidenceOf(notice, "contribution[0]"), "Info/Author test");
  EXPECT_EQ(notice.licence().term().id(), "cc-by-sa");
  EXPECT_EQ(notice.licence().version(), "4.0");
  EXPECT_EQ(EvidenceOf(notice, "licence"), "page 2 test");
  EXPECT_EQ(notice.date_created().value(), "2021-03-15");
  EXPECT_EQ(notice.size_bytes(), 1234);
  EXPECT_THAT(notice.format(), ElementsAre("application/pdf"));
  EXPECT_THAT(Ids(notice.document_type()), ElementsAre("text"));
  EXPECT_THAT(Ids(notice.accessibility().feature()),
              ElementsAre("tagged-pdf", "alternative-text"));
  log::v1::Notice normal = notice;
  notice::Normalise(normal);
  EXPECT_TRUE(notice::Validate(normal, "notice").ok())
      << notice::Validate(normal, "notice");
}

TEST(ProposalTest, NothingIsInvented) {
  const Proposal proposal = Propose(Document());
  EXPECT_FALSE(proposal.notice.has_licence());
  EXPECT_THAT(proposal.notice.language(), IsEmpty());
  EXPECT_THAT(proposal.notice.level(), IsEmpty());
  EXPECT_THAT(proposal.notice.discipline(), IsEmpty());
  EXPECT_THAT(proposal.notice.contribution(), IsEmpty());
  EXPECT_EQ(proposal.notice.duration_seconds(), 0);
}

TEST(ProposalTest, LicencesThatDisagreeAreForAPerson) {
  Facts facts = Document();
  Add(facts.mutable_rights(), "CC BY 4.0", "page 1");
  Add(facts.mutable_rights(), "CC BY-NC 4.0", "page 9");
  const Proposal proposal = Propose(facts);
  EXPECT_EQ(proposal.notice.licence().term().id(), "unknown");
  EXPECT_THAT(proposal.notice.licence().candidates(),
              testing::UnorderedElementsAre("cc-by", "cc-by-nc"));
  ASSERT_FALSE(proposal.remarks.empty());
  EXPECT_TRUE(messages::HasSentence(proposal.remarks[0].reason));
}

TEST(ProposalTest, ContactsArentTakenForAuthors) {
  Facts facts = Document();
  Add(facts.mutable_author(), "a.martin@ecole.example", "Info/Author");
  EXPECT_THAT(Propose(facts).notice.contribution(), IsEmpty());
}

TEST(ProposalTest, GuessesAreMarked) {
  Facts facts = Document();
  facts.mutable_title(0)->set_value("Les fractions en 6e, mathématiques");
  Page* page = facts.add_page();
  page->set_number(1);
  page->set_text(
      "Dans cette leçon, les élèves de sixième apprennent que les fractions "
      "sont des nombres et que le partage est une opération qui se fait avec "
      "des parts égales, pour tous les nombres et dans tous les cas.");
  const log::v1::Notice notice = Propose(facts).notice;
  ASSERT_THAT(Ids(notice.language()), ElementsAre("fr"));
  EXPECT_EQ(notice.language(0).flag(), log::v1::TERM_FLAG_GUESSED);
  EXPECT_EQ(EvidenceOf(notice, "language[0]"), "text guess.words");
  ASSERT_THAT(Ids(notice.discipline()), ElementsAre("mathematiques"));
  EXPECT_EQ(notice.discipline(0).flag(), log::v1::TERM_FLAG_GUESSED);
  ASSERT_THAT(Ids(notice.level()), ElementsAre("6e"));
  EXPECT_EQ(notice.level(0).flag(), log::v1::TERM_FLAG_GUESSED);
  EXPECT_EQ(EvidenceOf(notice, "level[0]"), "6e guess.words");
}

TEST(GuessTest, LanguagesAreToldApart) {
  EXPECT_EQ(GuessLanguage("The cat and the dog are in the garden, which is "
                          "not to be left for the night by them."),
            "en");
  EXPECT_EQ(
      GuessLanguage("Der Hund und die Katze sind nicht auf dem Tisch, "
                    "und das ist auch mit der Maus so, die sich wundert."),
      "de");
  EXPECT_EQ(GuessLanguage("Il gatto e il cane sono nel giardino che non si "
                          "vede per una siepe della casa, con gli alberi."),
            "it");
  EXPECT_EQ(GuessLanguage("a b c d e f"), "");
  EXPECT_EQ(GuessLanguage(""), "");
}

TEST(GuessTest, APassingWordIsNoGuess) {
  EXPECT_THAT(GuessTerms("level", "",
                         "Pour la première fois, en terminale ou "
                         "ailleurs, il lut une histoire.",
                         3),
              IsEmpty());
  EXPECT_THAT(GuessTerms("discipline", "", "Une histoire de pomme.", 2),
              IsEmpty());
}

TEST(GuessTest, AWordThatComesBackIs) {
  std::string text;
  for (int i = 0; i < 6; ++i) absl::StrAppend(&text, "La chimie du carbone. ");
  const std::vector<Guess> guesses = GuessTerms("discipline", "", text, 2);
  ASSERT_EQ(guesses.size(), 1u);
  EXPECT_EQ(guesses[0].words, "chimie");
  EXPECT_EQ(guesses[0].mentions, 6);
}

}  // namespace
}  // namespace preau::extraction
