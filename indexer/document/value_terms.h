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
  // The terms of the values above it (text::ConceptTerm).
  std::vector<std::string> above;
};

// Made once for all values, as every document has some. Null for a value that
// isn't in the field's vocabulary. Thread-safe.
const ValueTerms* FindValueTerms(size_t field, absl::string_view id);

}  // namespace preau::document

#endif  // INDEXER_DOCUMENT_VALUE_TERMS_H_
