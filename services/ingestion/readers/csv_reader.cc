#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/ingestion/readers/encoding.h"
#include "services/ingestion/readers/line_reader.h"
#include "services/ingestion/readers/readers.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::readers {
namespace {

constexpr size_t kMaxRowBytes = 1 << 20;
constexpr size_t kMaxColumns = 200;

// RFC 4180 as people write it: ";", "," or tab between, quoted line breaks,
// UTF-8 with or without BOM, or Windows-1252.
class CsvReader : public Reader {
 public:
  explicit CsvReader(ReaderOptions options) : options_(std::move(options)) {}

  absl::Status Feed(absl::string_view piece, const Emit& emit) override {
    for (const char c : piece) {
      if (row_.size() >= kMaxRowBytes) {
        return base::InvalidField("RECORD_TOO_LARGE",
                                  absl::StrCat("line ", line_),
                                  {{"max", absl::StrCat(kMaxRowBytes)}});
      }
      if (c == '"') quoted_ = !quoted_;
      row_.push_back(c);
      if (c != '\n') continue;
      ++line_;
      if (quoted_) continue;
      PREAU_RETURN_IF_ERROR(EndRow(emit));
    }
    return absl::OkStatus();
  }

  absl::Status Finish(const Emit& emit) override {
    quoted_ = false;
    ++line_;
    return EndRow(emit);
  }

 private:
  absl::Status EndRow(const Emit& emit) {
    const std::string original = std::exchange(row_, "");
    const int first_line = std::exchange(row_line_, line_);
    if (absl::StripAsciiWhitespace(original).empty()) return absl::OkStatus();
    const std::string text = ToUtf8(original);
    if (columns_.empty()) return TakeHeader(text);
    ParsedRecord record;
    record.location = absl::StrCat(options_.file_name, ":", first_line);
    record.original = original;
    record.media_type = "text/csv";
    const std::vector<std::string> cells = Split(text);
    Apply(
        options_.mapping.empty() ? own_mapping_ : options_.mapping,
        [&](const std::string& column) {
          std::vector<std::string> values;
          for (size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
            if (columns_[i] == column && !cells[i].empty()) {
              values.push_back(cells[i]);
            }
          }
          return values;
        },
        "csv", record);
    return emit(std::move(record));
  }

  absl::Status TakeHeader(absl::string_view text) {
    absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
    size_t best = 0;
    for (const char candidate : {';', ',', '\t'}) {
      const size_t count =
          static_cast<size_t>(std::count(text.begin(), text.end(), candidate));
      if (count > best) {
        best = count;
        separator_ = candidate;
      }
    }
    columns_ = Split(text);
    if (columns_.size() > kMaxColumns) {
      return base::InvalidField("TOO_MANY", "header",
                                {{"max", absl::StrCat(kMaxColumns)}});
    }
    own_mapping_ = MappingForHeader(columns_);
    if (options_.mapping.empty() && own_mapping_.fields.count("title") == 0) {
      return base::InvalidField("CSV_TITLE_COLUMN_MISSING", "header");
    }
    return absl::OkStatus();
  }

  std::vector<std::string> Split(absl::string_view text) const {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') {
        if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
          cells.back().push_back('"');
          ++i;
        } else {
          quoted = !quoted;
        }
      } else if (text[i] == separator_ && !quoted) {
        cells.emplace_back();
      } else {
        cells.back().push_back(text[i]);
      }
    }
    for (std::string& cell : cells) {
      cell = std::string(absl::StripAsciiWhitespace(cell));
    }
    return cells;
  }

  const ReaderOptions options_;
  std::string row_;
  bool quoted_ = false;
  int line_ = 1;
  int row_line_ = 1;
  char separator_ = ';';
  std::vector<std::string> columns_;
  Mapping own_mapping_;
};

}  // namespace

std::unique_ptr<Reader> CreateCsvReader(ReaderOptions options) {
  return std::make_unique<CsvReader>(std::move(options));
}

}  // namespace preau::readers
