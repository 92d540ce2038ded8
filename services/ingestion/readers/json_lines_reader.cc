#include <utility>

#include "indexer/text/html_text.h"
#include "services/ingestion/readers/json_record.h"
#include "services/ingestion/readers/line_reader.h"
#include "services/ingestion/readers/readers.h"
#include "storage/base/error.h"

namespace preau::readers {
namespace {

// Null when nothing is there.
const Json* Find(const Json& record, const std::string& pointer) {
  try {
    const Json::json_pointer at(pointer);
    return record.contains(at) ? &record.at(at) : nullptr;
  } catch (const Json::exception&) {
    // No pointer, or one that takes a list for an object.
    return nullptr;
  }
}

// The texts at a JSON pointer: of a string, a number, or each of an array.
std::vector<std::string> TextsAt(const Json& record,
                                 const std::string& pointer) {
  std::vector<std::string> texts;
  const Json* value = Find(record, pointer);
  if (value == nullptr) return texts;
  for (const Json& each : value->is_array() ? *value : Json::array({*value})) {
    if (each.is_string()) {
      texts.push_back(each.get<std::string>());
    } else if (each.is_number()) {
      texts.push_back(each.dump());
    }
  }
  return texts;
}

// Without a mapping, lines say by themselves what they are.
class JsonLinesReader : public LineReader {
 public:
  explicit JsonLinesReader(ReaderOptions options)
      : LineReader(std::move(options)) {}

 private:
  absl::Status ReadLine(const std::string& line,
                        ParsedRecord& record) override {
    record.media_type = "application/json";
    const std::string text = text::SanitiseUtf8(line);
    const Json parsed = ParseJson(text);
    if (!parsed.is_object()) {
      record.status = base::InvalidField("JSON_NOT_AN_OBJECT", "");
      return absl::OkStatus();
    }
    if (options().mapping.empty()) {
      const std::vector<JsonRecord> found = FindJsonRecords(parsed, text, 1);
      if (found.empty()) {
        return base::InvalidField("MAPPING_MISSING", "mapping");
      }
      MapJsonRecord(found[0], record);
      return absl::OkStatus();
    }
    Apply(
        options().mapping,
        [&](const std::string& from) { return TextsAt(parsed, from); }, "jsonl",
        record);
    return absl::OkStatus();
  }
};

}  // namespace

std::unique_ptr<Reader> CreateJsonLinesReader(ReaderOptions options) {
  return std::make_unique<JsonLinesReader>(std::move(options));
}

}  // namespace preau::readers
