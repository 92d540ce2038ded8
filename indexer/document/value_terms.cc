#include "indexer/document/value_terms.h"

#include <array>

#include "absl/container/flat_hash_map.h"
#include "indexer/document/fields.h"
#include "indexer/text/analyser.h"
#include "storage/base/language.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::document {
namespace {

using ById = absl::flat_hash_map<std::string, ValueTerms>;

ById MakeAll(size_t field) {
  ById all;
  const vocabulary::Vocabulary* const vocabulary =
      vocabulary::Vocabularies::BuiltIn().Find(Fields()[field].vocabulary);
  if (vocabulary == nullptr) return all;
  for (const vocabulary::Term& term : vocabulary->terms()) {
    ValueTerms& value = all[term.id];
    value.label = ValueLabel(field, term.id, base::Language::kFrench);
    for (const std::string& above : WithAncestors(field, term.id)) {
      if (above == term.id) continue;
      value.above.push_back(text::ConceptTerm(above));
    }
  }
  return all;
}

}  // namespace

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
