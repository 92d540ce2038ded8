#ifndef SERVICES_INGESTION_READERS_MAPPING_H_
#define SERVICES_INGESTION_READERS_MAPPING_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace preau::readers {

// Where a field's values come from.
struct FieldRule {
  // A JSON pointer (RFC 6901), when it begins with "/", or a column's name.
  std::string from;
  // Text with {names} of such, in place of `from`.
  std::string pattern;
  // The same for every record, in place of both.
  std::string constant;
  // Splits one text into several values.
  std::string split;
  // The same for a text that holds nothing of `split`.
  std::string weak_split;
  // Of texts.
  std::string language;
};

// A record's values at FieldRule::from.
using TextsOf =
    std::function<std::vector<std::string>(const std::string& from)>;

// "{name}" becomes the first value there. Empty when one is missing, and when a
// brace is left open.
std::string FillPattern(const std::string& pattern, const TextsOf& texts_of);

// How the fields of a notice are filled; see docs/import-mappings.md.
struct Mapping {
  // What names a record: as FieldRule::from, or as FieldRule::pattern when it
  // holds a "{".
  std::string key;
  bool KeyIsPattern() const { return key.find('{') != std::string::npos; }

  std::map<std::string, std::vector<FieldRule>> fields;

  bool empty() const { return fields.empty(); }
};

// Reads a mapping file (JSON). INVALID_ARGUMENT: MAPPING_NOT_JSON,
// MAPPING_FIELD_UNKNOWN{name}, MAPPING_RULE_INVALID{name},
// MAPPING_POINTER_INVALID{name, text}, MAPPING_TITLE_MISSING; field "mapping".
absl::StatusOr<Mapping> ParseMapping(absl::string_view json);

// A usual column heading, folded (vocabulary::FoldLabel), and the field that it
// means.
struct HeaderRule {
  absl::string_view header;
  absl::string_view field;
};
absl::Span<const HeaderRule> HeaderRules();

// What a CSV file with such a header line means: columns are known by their
// usual names in French and English.
Mapping MappingForHeader(const std::vector<std::string>& columns);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_MAPPING_H_
