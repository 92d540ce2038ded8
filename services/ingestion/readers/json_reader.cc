#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/json_record.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/readers/whole_file_reader.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::readers {
namespace {

constexpr size_t kMaxJsonBytes = size_t{16} << 20;
constexpr size_t kMaxRecords = 100000;

// The objects of a text that has one after another, as some exports do.
std::vector<absl::string_view> SplitObjects(absl::string_view text) {
  std::vector<absl::string_view> objects;
  size_t begin = 0;
  int depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size() && objects.size() < kMaxRecords; ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{') {
      if (depth++ == 0) begin = i;
    } else if (c == '}' && --depth == 0) {
      objects.push_back(text.substr(begin, i + 1 - begin));
    }
  }
  return objects;
}

// What a file without records is instead.
absl::string_view WhyNoRecord(const Json& document) {
  if (document.is_object() && document.contains("$schema")) {
    return "JSON_SCHEMA";
  }
  return document.is_object() && document.size() == 1 &&
                 document.contains("@context")
             ? "JSON_LD_CONTEXT_ALONE"
             : "JSON_KIND_UNKNOWN";
}

// One document with a record, or with lists of them; or several documents.
class JsonReader : public WholeFileReader {
 public:
  explicit JsonReader(ReaderOptions options)
      : WholeFileReader(std::move(options.file_name), kMaxJsonBytes) {}

 private:
  absl::Status ReadFile(std::string bytes, const Emit& emit) override {
    const std::string text = text::SanitiseUtf8(bytes);
    const Json document = ParseJson(text);
    if (!document.is_discarded()) {
      return ReadDocument(document, text, bytes, emit);
    }
    const std::vector<absl::string_view> objects = SplitObjects(text);
    if (objects.size() < 2) return NotReadable();
    for (const absl::string_view object : objects) {
      const Json each = ParseJson(object);
      if (each.is_discarded()) return NotReadable();
      PREAU_RETURN_IF_ERROR(ReadDocument(each, object, "", emit));
    }
    return absl::OkStatus();
  }

  // `bytes`: the whole file when it is of this document alone; else empty.
  absl::Status ReadDocument(const Json& document, absl::string_view text,
                            const std::string& bytes, const Emit& emit) {
    const std::vector<JsonRecord> found =
        FindJsonRecords(document, text, kMaxRecords);
    if (found.empty() || WhyNoRecord(document) == "JSON_SCHEMA") {
      return base::InvalidField(WhyNoRecord(document), "");
    }
    const bool alone =
        !bytes.empty() && found.size() == 1 && found[0].value == &document;
    for (const JsonRecord& each : found) {
      ParsedRecord record;
      record.location =
          alone ? file_name() : absl::StrCat(file_name(), ":", ++count_);
      record.media_type = "application/json";
      record.original = alone ? bytes : std::string(each.source);
      MapJsonRecord(each, record);
      PREAU_RETURN_IF_ERROR(emit(std::move(record)));
    }
    return absl::OkStatus();
  }

  static absl::Status NotReadable() {
    return base::InvalidField("JSON_NOT_READABLE", "",
                              {{"depth", absl::StrCat(kMaxJsonDepth)},
                               {"members", absl::StrCat(kMaxJsonMembers)}});
  }

  int count_ = 0;
};

}  // namespace

std::unique_ptr<Reader> CreateJsonReader(ReaderOptions options) {
  return std::make_unique<JsonReader>(std::move(options));
}

}  // namespace preau::readers
