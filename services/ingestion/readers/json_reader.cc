#include <utility>

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

// One document with a record, or with lists of them.
class JsonReader : public WholeFileReader {
 public:
  explicit JsonReader(ReaderOptions options)
      : WholeFileReader(std::move(options.file_name), kMaxJsonBytes) {}

 private:
  absl::Status ReadFile(std::string bytes, const Emit& emit) override {
    const std::string text = text::SanitiseUtf8(bytes);
    const Json document = ParseJson(text);
    if (document.is_discarded()) {
      return base::InvalidField("JSON_NOT_READABLE", "",
                                {{"depth", absl::StrCat(kMaxJsonDepth)}});
    }
    const std::vector<JsonRecord> found =
        FindJsonRecords(document, text, kMaxRecords);
    if (found.empty()) return base::InvalidField("JSON_KIND_UNKNOWN", "");
    const bool alone = found.size() == 1 && found[0].value == &document;
    for (size_t i = 0; i < found.size(); ++i) {
      ParsedRecord record;
      record.location =
          alone ? file_name() : absl::StrCat(file_name(), ":", i + 1);
      record.media_type = "application/json";
      record.original = alone ? bytes : std::string(found[i].source);
      MapJsonRecord(found[i], record);
      PREAU_RETURN_IF_ERROR(emit(std::move(record)));
    }
    return absl::OkStatus();
  }
};

}  // namespace

std::unique_ptr<Reader> CreateJsonReader(ReaderOptions options) {
  return std::make_unique<JsonReader>(std::move(options));
}

}  // namespace preau::readers
