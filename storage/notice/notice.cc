#include "storage/notice/notice.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "storage/vocabulary/licence.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::notice {
namespace {

using google::protobuf::RepeatedPtrField;
using log::v1::LangString;
using log::v1::Notice;
using log::v1::Term;

using Visit =
    absl::FunctionRef<void(Term&, absl::string_view, absl::string_view)>;

void VisitAll(RepeatedPtrField<Term>* terms, absl::string_view path,
              absl::string_view vocabulary, Visit visit) {
  for (int i = 0; i < terms->size(); ++i) {
    visit(*terms->Mutable(i), absl::StrCat(path, "[", i, "]"), vocabulary);
  }
}

bool IsIn(absl::string_view tag, absl::string_view language) {
  return tag == language || absl::StartsWith(tag, absl::StrCat(language, "-"));
}

}  // namespace

void ForEachTerm(Notice& notice, Visit visit) {
  VisitAll(notice.mutable_language(), "language", "language", visit);
  VisitAll(notice.mutable_level(), "level", "level", visit);
  VisitAll(notice.mutable_discipline(), "discipline", "discipline", visit);
  VisitAll(notice.mutable_kind(), "kind", "kind", visit);
  VisitAll(notice.mutable_document_type(), "document_type", "document-type",
           visit);
  VisitAll(notice.mutable_audience(), "audience", "audience", visit);
  VisitAll(notice.mutable_activity(), "activity", "activity", visit);
  VisitAll(notice.mutable_place(), "place", "place", visit);
  if (notice.has_difficulty()) {
    visit(*notice.mutable_difficulty(), "difficulty", "difficulty");
  }
  if (notice.has_status()) {
    visit(*notice.mutable_status(), "status", "status");
  }
  if (notice.has_personal_data()) {
    visit(*notice.mutable_personal_data(), "personal_data", "personal-data");
  }
  if (notice.licence().has_term()) {
    visit(*notice.mutable_licence()->mutable_term(), "licence.term", "licence");
  }
  if (notice.access().has_term()) {
    visit(*notice.mutable_access()->mutable_term(), "access.term", "access");
  }
  if (notice.has_accessibility()) {
    log::v1::Accessibility& accessibility = *notice.mutable_accessibility();
    VisitAll(accessibility.mutable_feature(), "accessibility.feature",
             "accessibility-feature", visit);
    VisitAll(accessibility.mutable_hazard(), "accessibility.hazard",
             "accessibility-hazard", visit);
    VisitAll(accessibility.mutable_special_need(), "accessibility.special_need",
             "special-need", visit);
  }
  for (int i = 0; i < notice.contribution_size(); ++i) {
    if (!notice.contribution(i).has_role()) continue;
    visit(*notice.mutable_contribution(i)->mutable_role(),
          absl::StrCat("contribution[", i, "].role"), "contributor-role");
  }
  for (int i = 0; i < notice.relation_size(); ++i) {
    if (!notice.relation(i).has_kind()) continue;
    visit(*notice.mutable_relation(i)->mutable_kind(),
          absl::StrCat("relation[", i, "].kind"), "relation-kind");
  }
}

void Normalise(Notice& notice) {
  ForEachTerm(notice,
              [](Term& term, absl::string_view, absl::string_view vocabulary) {
                term.clear_label();
                if (term.vocabulary().empty()) {
                  term.set_vocabulary(std::string(vocabulary));
                }
              });
}

void Localise(base::Language language, Notice& notice) {
  ForEachTerm(
      notice, [&](Term& term, absl::string_view, absl::string_view vocabulary) {
        const vocabulary::Vocabulary* found =
            vocabulary::Vocabularies::BuiltIn().Find(vocabulary);
        const vocabulary::Term* known =
            found == nullptr ? nullptr : found->Find(term.id());
        if (known != nullptr) {
          term.set_label(known->label(language));
        } else {
          term.set_label(term.stated_label().empty() ? term.stated()
                                                     : term.stated_label());
        }
      });
}

absl::string_view BestText(const RepeatedPtrField<LangString>& texts,
                           base::Language language) {
  for (const absl::string_view wanted :
       {base::LanguageTag(language), absl::string_view("fr")}) {
    for (const LangString& text : texts) {
      if (IsIn(text.language(), wanted) && !text.value().empty()) {
        return text.value();
      }
    }
  }
  for (const LangString& text : texts) {
    if (text.language().empty() && !text.value().empty()) return text.value();
  }
  for (const LangString& text : texts) {
    if (!text.value().empty()) return text.value();
  }
  return "";
}

std::string CreditLine(const Notice& notice, base::Language language) {
  std::vector<std::string> parts;
  parts.emplace_back(BestText(notice.title(), language));
  std::vector<absl::string_view> authors;
  for (const log::v1::Contribution& contribution : notice.contribution()) {
    if (contribution.role().id() == "author" &&
        !contribution.agent().name().empty()) {
      authors.push_back(contribution.agent().name());
    }
  }
  constexpr size_t kNamed = 3;
  if (authors.size() > kNamed) {
    authors.resize(kNamed);
    authors.push_back("et al.");
  }
  if (!authors.empty()) parts.push_back(absl::StrJoin(authors, ", "));
  if (!notice.provider().empty()) parts.push_back(notice.provider());
  const log::v1::Licence& licence = notice.licence();
  std::string label = vocabulary::LicenceLabel(licence.term().id(),
                                               licence.version(), language);
  const std::string url =
      vocabulary::LicenceUrl(licence.term().id(), licence.version());
  if (!label.empty() && !url.empty()) absl::StrAppend(&label, " (", url, ")");
  if (!label.empty()) parts.push_back(std::move(label));
  return absl::StrJoin(parts, " — ");
}

}  // namespace preau::notice
