#ifndef INDEXER_DOCUMENT_FIELDS_H_
#define INDEXER_DOCUMENT_FIELDS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/base/language.h"

namespace preau::document {

// What one can filter and count by.
struct Field {
  // Its name in the API.
  absl::string_view name;
  // The vocabulary that its values come from; empty: any text.
  absl::string_view vocabulary;
  // Code of its label's sentence.
  absl::string_view label;
};

// In a fixed order; a field is known by its index here.
absl::Span<const Field> Fields();
inline constexpr size_t kFieldCount = 21;

std::optional<size_t> FieldIndex(absl::string_view name);

std::string FieldLabel(size_t field, base::Language language);

// The label of a value of a field with a vocabulary; the id itself where there
// is none.
std::string ValueLabel(size_t field, absl::string_view id,
                       base::Language language);

// Whether a field can have this value: any for those without a vocabulary.
bool IsValue(size_t field, absl::string_view id);

// The value and all above it in the field's vocabulary.
std::vector<std::string> WithAncestors(size_t field, absl::string_view id);

// Those directly above it.
std::vector<std::string> Parents(size_t field, absl::string_view id);

}  // namespace preau::document

#endif  // INDEXER_DOCUMENT_FIELDS_H_
