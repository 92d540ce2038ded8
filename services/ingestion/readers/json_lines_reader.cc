#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/text/html_text.h"
#include "services/ingestion/readers/line_reader.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/base/error.h"

namespace preau::readers {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 20;

// Refuses deep nesting before the parser builds it.
json ParseBounded(const std::string& line) {
  return json::parse(
      line,
      [](int depth, json::parse_event_t, json&) { return depth <= kMaxDepth; },
      /*allow_exceptions=*/false);
}

// Null when nothing is there.
const json* Find(const json& record, const std::string& pointer) {
  try {
    const json::json_pointer at(pointer);
    return record.contains(at) ? &record.at(at) : nullptr;
  } catch (const json::exception&) {
    // No pointer, or one that takes a list for an object.
    return nullptr;
  }
}

// The texts at a JSON pointer: of a string, a number, or each of an array.
std::vector<std::string> TextsAt(const json& record,
                                 const std::string& pointer) {
  std::vector<std::string> texts;
  const json* value = Find(record, pointer);
  if (value == nullptr) return texts;
  for (const json& each : value->is_array() ? *value : json::array({*value})) {
    if (each.is_string()) {
      texts.push_back(each.get<std::string>());
    } else if (each.is_number()) {
      texts.push_back(each.dump());
    }
  }
  return texts;
}

class JsonLinesReader : public LineReader {
 public:
  explicit JsonLinesReader(ReaderOptions options)
      : LineReader(std::move(options)) {}

 private:
  void ReadLine(const std::string& line, ParsedRecord& record) override {
    record.media_type = "application/json";
    const json parsed = ParseBounded(text::SanitiseUtf8(line));
    if (!parsed.is_object()) {
      record.status = base::InvalidField("JSON_NOT_AN_OBJECT", "");
      return;
    }
    Apply(
        options().mapping,
        [&](const std::string& from) { return TextsAt(parsed, from); }, "jsonl",
        record);
  }
};

}  // namespace

std::unique_ptr<Reader> CreateJsonLinesReader(ReaderOptions options) {
  return std::make_unique<JsonLinesReader>(std::move(options));
}

}  // namespace preau::readers
