#ifndef SERVICES_INGESTION_HTML_DOCUMENT_H_
#define SERVICES_INGESTION_HTML_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/html/tokeniser.h"

namespace preau::html {

inline constexpr size_t kMaxHtmlBytes = size_t{5} << 20;
inline constexpr size_t kMaxElements = 200000;
inline constexpr size_t kMaxAllAttributes = 400000;
// Elements that lie deeper are children of the deepest that is open.
inline constexpr size_t kMaxOpenElements = 256;

struct Element {
  // As written; empty of the root alone, which stands for the page.
  absl::string_view name;
  size_t first_attribute = 0;
  size_t attributes = 0;
  // Number of the element that it is in.
  size_t parent = 0;
  // Of the first element after all that are in it.
  size_t next = 0;
  // With its tags, and what is between them.
  absl::string_view source;
  absl::string_view content;
};

// The elements of a page, in the order in which they begin; those in element i
// are i+1 … next-1. End tags that are missing are where HTML (WHATWG, 13.1.2.4)
// has them, or where what is around ends. Thread-safe once it is made.
class Document {
 public:
  // `text`, in UTF-8, must outlive it. INVALID_ARGUMENT: RECORD_TOO_LARGE{max},
  // HTML_TOO_MANY_ELEMENTS{max}.
  static absl::StatusOr<Document> Parse(absl::string_view text);

  const std::vector<Element>& elements() const { return elements_; }
  // `name` in lower case.
  bool Is(size_t element, absl::string_view name) const;
  // What the attribute says, its entities decoded; none without it.
  std::optional<std::string> Attribute(size_t element,
                                       absl::string_view name) const;
  bool Has(size_t element, absl::string_view name) const;

 private:
  class Builder;

  const html::Attribute* Find(size_t element, absl::string_view name) const;

  std::vector<Element> elements_;
  std::vector<html::Attribute> attributes_;
};

}  // namespace preau::html

#endif  // SERVICES_INGESTION_HTML_DOCUMENT_H_
