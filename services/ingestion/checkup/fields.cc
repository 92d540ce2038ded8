#include "services/ingestion/checkup/fields.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/repeated_ptr_field.h"

namespace preau::checkup {
namespace {

using google::protobuf::RepeatedPtrField;
using log::v1::LangString;
using log::v1::Notice;
using log::v1::Term;

// A description that says more than the title does.
constexpr size_t kUsualDescriptionBytes = 160;

const RepeatedPtrField<Term>* TermsOf(const Notice& notice, Field field) {
  switch (field) {
    case Field::kLevel:
      return &notice.level();
    case Field::kDiscipline:
      return &notice.discipline();
    case Field::kKind:
      return &notice.kind();
    case Field::kLanguage:
      return &notice.language();
    default:
      return nullptr;
  }
}

bool IsLicenceKnown(const Notice& notice) {
  const std::string& id = notice.licence().term().id();
  return !id.empty() && id != "unknown";
}

}  // namespace

absl::string_view NameOf(Field field) {
  switch (field) {
    case Field::kLevel:
      return "level";
    case Field::kDiscipline:
      return "discipline";
    case Field::kKind:
      return "kind";
    case Field::kLicence:
      return "licence";
    case Field::kDescription:
      return "description";
    case Field::kKeyword:
      return "keyword";
    case Field::kLanguage:
      return "language";
    case Field::kThumbnail:
      break;
  }
  return "thumbnail_url";
}

bool HasVocabulary(Field field) {
  return field != Field::kDescription && field != Field::kKeyword &&
         field != Field::kThumbnail;
}

std::string FirstIdOf(const Notice& notice, Field field) {
  if (field == Field::kLicence) {
    return IsLicenceKnown(notice) ? notice.licence().term().id() : "";
  }
  const RepeatedPtrField<Term>* terms = TermsOf(notice, field);
  if (terms == nullptr) return "";
  for (const Term& term : *terms) {
    if (!term.id().empty()) return term.id();
  }
  return "";
}

bool IsSaid(const Notice& notice, Field field) {
  if (field == Field::kDescription) return !notice.description().empty();
  if (field == Field::kKeyword) return !notice.keyword().empty();
  if (field == Field::kThumbnail) return !notice.thumbnail_url().empty();
  return !FirstIdOf(notice, field).empty();
}

std::vector<std::string> NotUnderstood(const Notice& notice, Field field) {
  std::vector<std::string> values;
  if (field == Field::kLicence && !IsLicenceKnown(notice)) {
    for (const LangString& statement : notice.licence().statement()) {
      values.push_back(statement.value());
    }
  }
  const RepeatedPtrField<Term>* terms = TermsOf(notice, field);
  if (terms == nullptr) return values;
  for (const Term& term : *terms) {
    if (!term.id().empty()) continue;
    values.push_back(term.stated_label().empty() ? term.stated()
                                                 : term.stated_label());
  }
  return values;
}

std::string SupposedWord(Field field, size_t number) {
  return absl::StrCat("zqx", NameOf(field), "xqz",
                      std::string(number + 1, 'v'));
}

void Suppose(Field field, absl::string_view id, Notice& notice) {
  const auto add = [&](RepeatedPtrField<Term>* terms) {
    Term& term = *terms->Add();
    term.set_vocabulary(std::string(NameOf(field)));
    term.set_id(std::string(id));
  };
  switch (field) {
    case Field::kLevel:
      return add(notice.mutable_level());
    case Field::kDiscipline:
      return add(notice.mutable_discipline());
    case Field::kKind:
      return add(notice.mutable_kind());
    case Field::kLanguage:
      return add(notice.mutable_language());
    case Field::kLicence:
      notice.clear_licence();
      notice.mutable_licence()->mutable_term()->set_vocabulary("licence");
      notice.mutable_licence()->mutable_term()->set_id(std::string(id));
      return;
    case Field::kKeyword:
      for (size_t i = 0; i < kSupposedWords; ++i) {
        notice.add_keyword()->set_value(SupposedWord(field, i));
      }
      return;
    case Field::kDescription: {
      std::string text;
      for (size_t i = 0; text.size() < kUsualDescriptionBytes; ++i) {
        absl::StrAppend(&text, SupposedWord(field, i % kSupposedWords), " ");
      }
      notice.add_description()->set_value(text);
      return;
    }
    case Field::kThumbnail:
      notice.set_thumbnail_url("https://example.org/image.png");
  }
}

}  // namespace preau::checkup
