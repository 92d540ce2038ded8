#include "indexer/document/value_terms.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"
#include "indexer/text/analyser.h"
#include "storage/base/language.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::document {
namespace {

// Their ids are in texts' terms, and are different.
constexpr absl::string_view kInTexts[] = {"level", "discipline"};
constexpr absl::string_view kOthers[] = {
    "kind",    "document_type", "audience",      "language",
    "licence", "duration",      "accessibility", "special_need"};

template <typename Names>
bool Holds(const Names& names, size_t field) {
  return std::find(std::begin(names), std::end(names), Fields()[field].name) !=
         std::end(names);
}

using ById = absl::flat_hash_map<std::string, ValueTerms>;

ById MakeAll(size_t field) {
  ById all;
  const vocabulary::Vocabulary* const vocabulary =
      vocabulary::Vocabularies::BuiltIn().Find(Fields()[field].vocabulary);
  if (vocabulary == nullptr) return all;
  for (const vocabulary::Term& term : vocabulary->terms()) {
    ValueTerms& value = all[term.id];
    value.label = ValueLabel(field, term.id, base::Language::kFrench);
    value.own = ValueTerm(field, term.id);
    for (const std::string& above : WithAncestors(field, term.id)) {
      if (above == term.id) continue;
      value.above.push_back(ValueTerm(field, above));
    }
  }
  return all;
}

}  // namespace

bool HasValueTerms(size_t field) {
  return Holds(kInTexts, field) || Holds(kOthers, field);
}

std::string ValueTerm(size_t field, absl::string_view id) {
  return Holds(kInTexts, field)
             ? text::ConceptTerm(id)
             : text::ConceptTerm(absl::StrCat(Fields()[field].name, "/", id));
}

const ValueTerms* FindValueTerms(size_t field, absl::string_view id) {
  static const auto* const kFields = [] {
    auto* fields = new std::array<ById, kFieldCount>;
    for (size_t i = 0; i < kFieldCount; ++i) (*fields)[i] = MakeAll(i);
    return fields;
  }();
  const auto found = (*kFields)[field].find(id);
  return found == (*kFields)[field].end() ? nullptr : &found->second;
}

}  // namespace preau::document
