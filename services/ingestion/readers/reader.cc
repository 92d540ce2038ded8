#include "services/ingestion/readers/reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "services/ingestion/readers/line_reader.h"

namespace preau::readers {

std::optional<Format> FormatFromName(absl::string_view name) {
  if (name == "lom") return Format::kLom;
  if (name == "csv") return Format::kCsv;
  if (name == "jsonl") return Format::kJsonLines;
  return std::nullopt;
}

std::optional<Format> DetectFormat(absl::string_view file_name,
                                   absl::string_view head) {
  absl::ConsumePrefix(&head, "\xEF\xBB\xBF");
  const absl::string_view start = absl::StripLeadingAsciiWhitespace(head);
  if (absl::StartsWith(start, "<") || absl::StartsWith(head, "\xFF\xFE") ||
      absl::StartsWith(head, "\xFE\xFF")) {
    return Format::kLom;
  }
  if (absl::StartsWith(start, "{")) return Format::kJsonLines;
  const std::string name = absl::AsciiStrToLower(file_name);
  if (absl::EndsWith(name, ".xml")) return Format::kLom;
  if (absl::EndsWith(name, ".jsonl")) return Format::kJsonLines;
  if (absl::EndsWith(name, ".csv") || absl::EndsWith(name, ".tsv")) {
    return Format::kCsv;
  }
  return std::nullopt;
}

absl::StatusOr<std::unique_ptr<Reader>> CreateReader(Format format,
                                                     ReaderOptions options) {
  switch (format) {
    case Format::kLom:
      return CreateLomReader(std::move(options));
    case Format::kCsv:
      return CreateCsvReader(std::move(options));
    case Format::kJsonLines:
      break;
  }
  if (options.mapping.empty()) {
    return base::InvalidField("MAPPING_MISSING", "mapping");
  }
  return CreateJsonLinesReader(std::move(options));
}

}  // namespace preau::readers
