#ifndef SERVICES_INGESTION_CONFORMANCE_CONCEPT_TABLES_H_
#define SERVICES_INGESTION_CONFORMANCE_CONCEPT_TABLES_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// The concepts of ScoLOMFR 3.2.0 (February 2017). Only concepts.cc uses this.
namespace preau::conformance::internal {

struct ConceptRow {
  // "003".
  absl::string_view scheme;
  // A number in the scheme ("017"), a token ("author"), "dct:…", "dcmi:…",
  // "cefr:…", or a URI.
  absl::string_view id;
  // The preferred one, then the others, between '|'.
  absl::string_view labels;
  // Not null when the concept is no longer to be used: the id of what replaces
  // it, or empty.
  const char* replaced_by = nullptr;
};

// Schemes of thousands, of which the numbers alone are known here.
struct NumberedRow {
  absl::string_view scheme;
  // What stands before the number.
  absl::string_view prefix;
  // Digits at least.
  int width;
  bool deprecated;
  // "1-14 16 19-20".
  absl::string_view numbers;
};

absl::Span<const ConceptRow> ResourceConcepts();
absl::Span<const ConceptRow> EditorialConcepts();
absl::Span<const ConceptRow> UseConcepts();
absl::Span<const ConceptRow> ClassificationConcepts();
absl::Span<const ConceptRow> LabelConcepts();
absl::Span<const NumberedRow> NumberedConcepts();
// Pairs of them, "015-num-001>015-num-911", between spaces: what stands after
// '>' is to be used instead.
absl::string_view ReplacedConcepts();
// Codes of three letters, between spaces.
absl::string_view Iso639Part2();

}  // namespace preau::conformance::internal

#endif  // SERVICES_INGESTION_CONFORMANCE_CONCEPT_TABLES_H_
