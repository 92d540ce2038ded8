#include "indexer/document/fields.h"

#include <iterator>

#include "storage/messages/messages.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::document {
namespace {

// Not a vocabulary of the house: "yes" and "no".
constexpr absl::string_view kYesNo = "yes-no";

constexpr Field kFields[] = {
    {"level", "level", "FACET_LEVEL"},
    {"discipline", "discipline", "FACET_DISCIPLINE"},
    {"kind", "kind", "FACET_KIND"},
    {"document_type", "document-type", "FACET_DOCUMENT_TYPE"},
    {"audience", "audience", "FACET_AUDIENCE"},
    {"language", "language", "FACET_LANGUAGE"},
    {"licence", "licence", "FACET_LICENCE"},
    {"access", "access", "FACET_ACCESS"},
    {"personal_data", "personal-data", "FACET_PERSONAL_DATA"},
    {"duration", "duration-band", "FACET_DURATION"},
    {"size", "size-band", "FACET_SIZE"},
    {"accessibility", "accessibility-feature", "FACET_ACCESSIBILITY"},
    {"special_need", "special-need", "FACET_SPECIAL_NEED"},
    {"offline", kYesNo, "FACET_OFFLINE"},
    {"free_of_charge", kYesNo, "FACET_FREE_OF_CHARGE"},
    {"provider", "", "FACET_PROVIDER"},
    {"member", "", "FACET_MEMBER"},
    {"source", "", "FACET_SOURCE"},
    {"keyword", "", "FACET_KEYWORD"},
    {"author", "", "FACET_AUTHOR"},
    {"nature", "nature", "FACET_NATURE"},
};
static_assert(std::size(kFields) == kFieldCount);

const vocabulary::Vocabulary* VocabularyOf(size_t field) {
  return vocabulary::Vocabularies::BuiltIn().Find(kFields[field].vocabulary);
}

}  // namespace

absl::Span<const Field> Fields() { return kFields; }

std::optional<size_t> FieldIndex(absl::string_view name) {
  for (size_t i = 0; i < kFieldCount; ++i) {
    if (kFields[i].name == name) return i;
  }
  return std::nullopt;
}

std::string FieldLabel(size_t field, base::Language language) {
  return messages::Say(kFields[field].label, language);
}

std::string ValueLabel(size_t field, absl::string_view id,
                       base::Language language) {
  if (kFields[field].vocabulary == kYesNo) {
    return messages::Say(id == "yes" ? "VALUE_YES" : "VALUE_NO", language);
  }
  const vocabulary::Vocabulary* vocabulary = VocabularyOf(field);
  const vocabulary::Term* term =
      vocabulary == nullptr ? nullptr : vocabulary->Find(id);
  return term == nullptr ? std::string(id) : term->label(language);
}

bool IsValue(size_t field, absl::string_view id) {
  if (kFields[field].vocabulary.empty()) return !id.empty();
  if (kFields[field].vocabulary == kYesNo) return id == "yes" || id == "no";
  const vocabulary::Vocabulary* vocabulary = VocabularyOf(field);
  return vocabulary != nullptr && vocabulary->Find(id) != nullptr;
}

std::vector<std::string> WithAncestors(size_t field, absl::string_view id) {
  const vocabulary::Vocabulary* vocabulary = VocabularyOf(field);
  if (vocabulary == nullptr) return {std::string(id)};
  std::vector<std::string> ids;
  for (const vocabulary::Term* term : vocabulary->Ancestors(id)) {
    ids.push_back(term->id);
  }
  if (ids.empty()) ids.emplace_back(id);
  return ids;
}

std::vector<std::string> Parents(size_t field, absl::string_view id) {
  const vocabulary::Vocabulary* vocabulary = VocabularyOf(field);
  const vocabulary::Term* term =
      vocabulary == nullptr ? nullptr : vocabulary->Find(id);
  return term == nullptr ? std::vector<std::string>() : term->parents;
}

}  // namespace preau::document
