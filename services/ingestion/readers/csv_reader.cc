#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/readers/row_mapper.h"
#include "services/ingestion/sheets/csv.h"

namespace preau::readers {
namespace {

class CsvReader : public Reader {
 public:
  explicit CsvReader(ReaderOptions options)
      : file_name_(std::move(options.file_name)),
        mapper_(std::move(options.mapping)) {}

  absl::Status Feed(absl::string_view piece, const Emit& emit) override {
    return rows_.Feed(piece, [&](int line, std::string bytes) {
      return TakeRow(line, std::move(bytes), emit);
    });
  }

  absl::Status Finish(const Emit& emit) override {
    return rows_.Finish([&](int line, std::string bytes) {
      return TakeRow(line, std::move(bytes), emit);
    });
  }

 private:
  absl::Status TakeRow(int line, std::string bytes, const Emit& emit) {
    if (!mapper_.has_header()) {
      separator_ = sheets::FindSeparator(bytes);
      return mapper_.TakeHeader(sheets::SplitCsv(bytes, separator_));
    }
    ParsedRecord record;
    record.location = absl::StrCat(file_name_, ":", line);
    record.media_type = "text/csv";
    mapper_.Map(sheets::SplitCsv(bytes, separator_), record);
    record.original = std::move(bytes);
    return emit(std::move(record));
  }

  const std::string file_name_;
  RowMapper mapper_;
  sheets::CsvRows rows_;
  char separator_ = ';';
};

}  // namespace

std::unique_ptr<Reader> CreateCsvReader(ReaderOptions options) {
  return std::make_unique<CsvReader>(std::move(options));
}

}  // namespace preau::readers
