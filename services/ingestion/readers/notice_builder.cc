#include "services/ingestion/readers/notice_builder.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/text/html_text.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/licence_matcher.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::readers {
namespace {

using google::protobuf::RepeatedPtrField;
using log::v1::LangString;
using log::v1::Notice;
using log::v1::Term;

constexpr size_t kMaxTitleBytes = 2000;
constexpr size_t kMaxTextBytes = 60000;
constexpr size_t kMaxStatedBytes = 500;
constexpr int kMaxValues = 400;
constexpr int kMaxRemarks = 50;

constexpr absl::string_view kFields[] = {"title",
                                         "alternative_title",
                                         "description",
                                         "keyword",
                                         "url",
                                         "other_url",
                                         "identifier",
                                         "thumbnail_url",
                                         "language",
                                         "level",
                                         "discipline",
                                         "kind",
                                         "audience",
                                         "licence",
                                         "access",
                                         "provider",
                                         "author",
                                         "duration",
                                         "size_bytes",
                                         "format",
                                         "date_published",
                                         "date_created",
                                         "accessibility",
                                         "programme"};

// A concept of a ScoLOMFR vocabulary that has nothing in this one.
bool IsOfOtherVocabulary(absl::string_view vocabulary,
                         absl::string_view stated) {
  const std::string number = ScolomfrVocabularyOf(stated);
  const vocabulary::Vocabulary* own =
      vocabulary::Vocabularies::Current().Find(vocabulary);
  if (number.empty() || own == nullptr) return false;
  for (const vocabulary::Term& term : own->terms()) {
    for (const std::string& mapping : term.mappings) {
      if (ScolomfrVocabularyOf(mapping) == number) return false;
    }
  }
  return true;
}

log::v1::Licence::Evidence LicenceEvidence(
    const vocabulary::LicenceMatch& match, const Origin& origin) {
  if (origin.declared) return log::v1::Licence::DECLARED;
  return match.evidence == vocabulary::LicenceMatch::Evidence::kUrl
             ? log::v1::Licence::URL
             : log::v1::Licence::PROSE;
}

}  // namespace

bool NoticeBuilder::HasField(absl::string_view field) {
  return std::find(std::begin(kFields), std::end(kFields), field) !=
         std::end(kFields);
}

void NoticeBuilder::Remark(absl::string_view reason, absl::string_view field,
                           absl::string_view value) {
  if (record_.remarks.size() >= kMaxRemarks) return;
  // It is shown to people and sent as text, whatever the source holds.
  const std::string clean = CleanText(value);
  record_.remarks.push_back(
      {std::string(reason),
       std::string(field),
       {{"value", std::string(text::TruncateUtf8(clean, kMaxStatedBytes))}}});
}

void NoticeBuilder::Said(std::string field, const Origin& origin,
                         absl::string_view original) {
  if (notice().provenance_size() >= kMaxValues) return;
  log::v1::FieldSource& source = *notice().add_provenance();
  source.set_field(std::move(field));
  source.set_path(origin.path);
  source.set_rule(origin.rule);
  source.set_original(CleanText(text::TruncateUtf8(original, kMaxStatedBytes)));
}

void NoticeBuilder::SaidLast(absl::string_view field, int size,
                             const Origin& origin) {
  Said(absl::StrCat(field, "[", size - 1, "]"), origin);
}

void NoticeBuilder::AddText(RepeatedPtrField<LangString>* texts,
                            absl::string_view field, absl::string_view value,
                            absl::string_view language, const Origin& origin) {
  const std::string clean = text::HtmlToText(CleanText(value));
  const size_t max =
      absl::StrContains(field, "title") ? kMaxTitleBytes : kMaxTextBytes;
  // Who exports keywords often has them all in one.
  std::vector<absl::string_view> parts = {clean};
  if (field == "keyword") parts = absl::StrSplit(clean, ';');
  for (absl::string_view part : parts) {
    part = absl::StripAsciiWhitespace(part);
    if (part.empty() || texts->size() >= kMaxValues) continue;
    const absl::string_view kept = text::TruncateUtf8(part, max);
    if (kept.size() < part.size()) Remark("TEXT_CUT", field, kept);
    if (std::any_of(texts->begin(), texts->end(), [&](const LangString& text) {
          return text.value() == kept;
        })) {
      continue;
    }
    LangString& added = *texts->Add();
    added.set_language(LanguageTagOf(language));
    added.set_value(std::string(kept));
    Said(absl::StrCat(field, "[", texts->size() - 1, "]"), origin,
         part == value ? "" : value);
  }
}

Term NoticeBuilder::ResolveTerm(absl::string_view field,
                                absl::string_view vocabulary,
                                absl::string_view stated,
                                absl::string_view label) {
  Term term;
  std::string clean = CleanText(stated);
  std::string clean_label = CleanText(label);
  // A label alone is all that was stated.
  if (clean.empty()) clean.swap(clean_label);
  term.set_vocabulary(std::string(vocabulary));
  term.set_stated(std::string(text::TruncateUtf8(clean, kMaxStatedBytes)));
  term.set_stated_label(
      std::string(text::TruncateUtf8(clean_label, kMaxStatedBytes)));
  const vocabulary::Resolution found =
      vocabulary::Vocabularies::Current().Resolve(vocabulary, clean,
                                                  clean_label);
  if (found.found()) {
    term.set_id(found.term->id);
    const bool by_label =
        found.match == vocabulary::Resolution::Match::kLabel ||
        found.match == vocabulary::Resolution::Match::kAlternative;
    if (found.label_mismatch ||
        (by_label && IsOfOtherVocabulary(vocabulary, clean))) {
      term.set_flag(log::v1::TERM_FLAG_LABEL_MISMATCH);
      Remark("TERM_LABEL_MISMATCH", field,
             absl::StrCat(clean, " / ", clean_label));
    }
  } else {
    term.set_flag(log::v1::TERM_FLAG_UNKNOWN);
    Remark("TERM_KEPT_AS_TEXT", field, clean);
  }
  return term;
}

void NoticeBuilder::AddTerm(RepeatedPtrField<Term>* terms,
                            absl::string_view field,
                            absl::string_view vocabulary,
                            absl::string_view stated, absl::string_view label,
                            const Origin& origin) {
  if ((CleanText(stated).empty() && CleanText(label).empty()) ||
      terms->size() >= kMaxValues) {
    return;
  }
  Term term = ResolveTerm(field, vocabulary, stated, label);
  for (const Term& other : *terms) {
    if (term.id().empty() ? other.stated() == term.stated()
                          : other.id() == term.id()) {
      return;
    }
  }
  *terms->Add() = std::move(term);
  Said(absl::StrCat(field, "[", terms->size() - 1, "]"), origin, stated);
}

void NoticeBuilder::SetLicence(absl::string_view statement,
                               absl::string_view language,
                               const Origin& origin) {
  const std::string clean = CleanText(statement);
  if (clean.empty()) return;
  log::v1::Licence& licence = *notice().mutable_licence();
  if (licence.statement_size() < 20) {
    LangString& kept = *licence.add_statement();
    kept.set_language(LanguageTagOf(language));
    kept.set_value(std::string(text::TruncateUtf8(clean, kMaxTextBytes)));
  }
  const vocabulary::LicenceMatch match = vocabulary::MatchLicence(clean);
  licence.mutable_term()->set_vocabulary("licence");
  if (match.ambiguous) {
    licence.mutable_candidates()->Clear();
    licence.mutable_candidates()->Add(match.candidates.begin(),
                                      match.candidates.end());
    licence.mutable_term()->set_id("unknown");
    Remark("LICENCE_AMBIGUOUS", "licence", clean);
  } else if (match.known()) {
    const std::string& before = licence.term().id();
    if (!before.empty() && before != "unknown" && before != match.licence) {
      licence.add_candidates(before);
      licence.add_candidates(match.licence);
      licence.mutable_term()->set_id("unknown");
      licence.clear_version();
      Remark("LICENCE_AMBIGUOUS", "licence", clean);
    } else if (licence.candidates().empty()) {
      licence.mutable_term()->set_id(match.licence);
      if (!match.version.empty()) licence.set_version(match.version);
      licence.set_matched(match.matched);
      licence.set_evidence(LicenceEvidence(match, origin));
    }
  } else if (licence.term().id().empty()) {
    licence.mutable_term()->set_id("unknown");
  }
  Said("licence", origin, clean);
}

void NoticeBuilder::AddUrl(absl::string_view url, const Origin& origin) {
  const std::string clean = CleanText(url);
  if (clean.empty()) return;
  if (!notice::IsWebAddress(clean)) {
    Remark("URL_KEPT_AS_IDENTIFIER", "url", clean);
    if (notice().identifier_size() < kMaxValues) {
      notice().add_identifier()->set_entry(
          std::string(text::TruncateUtf8(clean, kMaxStatedBytes)));
      SaidLast("identifier", notice().identifier_size(), origin);
    }
    return;
  }
  if (notice().url().empty()) {
    notice().set_url(clean);
    Said("url", origin, "");
  } else if (notice().url() != clean &&
             notice().other_url_size() < kMaxValues) {
    notice().add_other_url(clean);
    SaidLast("other_url", notice().other_url_size(), origin);
  }
}

void NoticeBuilder::AddContribution(log::v1::Contribution contribution,
                                    const Origin& origin) {
  log::v1::Agent& agent = *contribution.mutable_agent();
  agent.set_name(WithoutContact(agent.name()));
  agent.set_organisation(WithoutContact(agent.organisation()));
  if (agent.name().empty() && agent.organisation().empty()) return;
  if (notice().contribution_size() >= kMaxValues) return;
  *notice().add_contribution() = std::move(contribution);
  Said(absl::StrCat("contribution[", notice().contribution_size() - 1, "]"),
       origin, "");
}

void NoticeBuilder::Add(absl::string_view field, absl::string_view value,
                        absl::string_view language, const Origin& origin) {
  Notice& n = notice();
  if (field == "title") {
    AddText(n.mutable_title(), field, value, language, origin);
  } else if (field == "alternative_title") {
    AddText(n.mutable_alternative_title(), field, value, language, origin);
  } else if (field == "description") {
    AddText(n.mutable_description(), field, value, language, origin);
  } else if (field == "keyword") {
    AddText(n.mutable_keyword(), field, value, language, origin);
  } else if (field == "programme") {
    AddText(n.mutable_programme(), field, value, language, origin);
  } else if (field == "url" || field == "other_url") {
    AddUrl(value, origin);
  } else if (field == "identifier") {
    if (n.identifier_size() < kMaxValues && !CleanText(value).empty()) {
      n.add_identifier()->set_entry(CleanText(value));
      SaidLast(field, n.identifier_size(), origin);
    }
  } else if (field == "thumbnail_url") {
    if (notice::IsWebAddress(CleanText(value))) {
      n.set_thumbnail_url(CleanText(value));
      Said(std::string(field), origin);
    } else if (!CleanText(value).empty()) {
      Remark("THUMBNAIL_NOT_AN_ADDRESS", field, value);
    }
  } else if (field == "language") {
    AddTerm(n.mutable_language(), field, "language", value, "", origin);
  } else if (field == "level") {
    AddTerm(n.mutable_level(), field, "level", value, "", origin);
  } else if (field == "discipline") {
    AddTerm(n.mutable_discipline(), field, "discipline", value, "", origin);
  } else if (field == "kind") {
    AddTerm(n.mutable_kind(), field, "kind", value, "", origin);
  } else if (field == "audience") {
    AddTerm(n.mutable_audience(), field, "audience", value, "", origin);
  } else if (field == "accessibility") {
    AddTerm(n.mutable_accessibility()->mutable_feature(), field,
            "accessibility-feature", value, "", origin);
  } else if (field == "licence") {
    SetLicence(value, language, origin);
  } else if (field == "access") {
    *n.mutable_access()->mutable_term() =
        ResolveTerm(field, "access", value, "");
    n.mutable_access()->set_evidence(n.access().term().stated());
    Said(std::string(field), origin, value);
  } else if (field == "provider") {
    n.set_provider(WithoutContact(value));
    if (!n.provider().empty()) {
      Said(std::string(field), origin, n.provider() == value ? "" : value);
    }
  } else if (field == "author") {
    log::v1::Contribution author;
    author.mutable_role()->set_vocabulary("contributor-role");
    author.mutable_role()->set_id("author");
    author.mutable_agent()->set_name(std::string(value));
    AddContribution(std::move(author), origin);
  } else if (field == "duration") {
    n.set_duration_seconds(ReadDuration(field, value));
    if (n.duration_seconds() > 0) Said("duration_seconds", origin, value);
  } else if (field == "size_bytes") {
    if (const int64_t bytes = ReadSize(field, value); bytes > 0) {
      n.set_size_bytes(bytes);
      Said(std::string(field), origin);
    }
  } else if (field == "format") {
    if (n.format_size() >= kMaxValues) return;
    n.add_format(CleanText(value));
    SaidLast(field, n.format_size(), origin);
  } else if (field == "date_published") {
    *n.mutable_date_published() = ReadDate(field, value);
    Said(std::string(field), origin,
         n.date_published().value() == value ? "" : value);
  } else if (field == "date_created") {
    *n.mutable_date_created() = ReadDate(field, value);
    Said(std::string(field), origin,
         n.date_created().value() == value ? "" : value);
  }
}

int NoticeBuilder::ReadDuration(absl::string_view field,
                                absl::string_view value) {
  const std::string clean = CleanText(value);
  const int seconds = ParseDuration(TypedDuration(clean));
  // "PT0H" says that there is none.
  const bool says_nothing =
      clean.empty() ||
      (clean[0] == 'P' && clean.find_first_of("123456789") == clean.npos);
  if (seconds == 0 && !says_nothing) Remark("DURATION_NOT_READ", field, clean);
  return seconds;
}

int64_t NoticeBuilder::ReadSize(absl::string_view field,
                                absl::string_view value) {
  const std::string clean = CleanText(value);
  int64_t bytes = 0;
  if (clean.empty()) return 0;
  if (!absl::SimpleAtoi(clean, &bytes) || bytes < 0) {
    Remark("SIZE_NOT_READ", field, clean);
    return 0;
  }
  return bytes;
}

log::v1::Date NoticeBuilder::ReadDate(absl::string_view field,
                                      absl::string_view value) {
  const log::v1::Date date = ParseDate(TypedDate(value));
  if (!date.text().empty()) Remark("DATE_KEPT_AS_TEXT", field, value);
  return date;
}

void NoticeBuilder::Check(absl::string_view title_field) {
  if (record_.status.ok() && notice().title().empty()) {
    record_.status = base::InvalidField("TITLE_MISSING", title_field);
  }
}

}  // namespace preau::readers
