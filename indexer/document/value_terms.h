#ifndef INDEXER_DOCUMENT_VALUE_TERMS_H_
#define INDEXER_DOCUMENT_VALUE_TERMS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::document {

// What a value of a field with a vocabulary is found by.
struct ValueTerms {
  // In French.
  std::string label;
  std::string own;
  // Those of the values above it.
  std::vector<std::string> above;
};

// Whether documents have terms for the values of a field. Levels and
// disciplines have those that texts have for them too (text::ConceptTerm);
// where a field says what one may do with a resource, filters are enough.
bool HasValueTerms(size_t field);

// "#6e", "#kind/video": the term of a document with this value or one below.
std::string ValueTerm(size_t field, absl::string_view id);

// Made once for all values, as every document has some. Null for a value that
// isn't in the field's vocabulary. Thread-safe.
const ValueTerms* FindValueTerms(size_t field, absl::string_view id);

}  // namespace preau::document

#endif  // INDEXER_DOCUMENT_VALUE_TERMS_H_
