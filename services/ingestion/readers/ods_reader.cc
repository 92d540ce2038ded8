#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/readers.h"
#include "services/ingestion/readers/row_mapper.h"
#include "services/ingestion/readers/whole_file_reader.h"
#include "services/ingestion/sheets/csv.h"
#include "services/ingestion/sheets/ods.h"
#include "storage/base/status_macros.h"

namespace preau::readers {
namespace {

class OdsReader : public WholeFileReader {
 public:
  explicit OdsReader(ReaderOptions options)
      : WholeFileReader(std::move(options.file_name), sheets::kMaxOdsBytes),
        mapper_(std::move(options.mapping)) {}

 private:
  absl::Status ReadFile(std::string bytes, const Emit& emit) override {
    PREAU_ASSIGN_OR_RETURN(const std::vector<sheets::OdsRow> rows,
                           sheets::ReadOds(bytes));
    for (const sheets::OdsRow& row : rows) {
      if (!mapper_.has_header()) {
        PREAU_RETURN_IF_ERROR(mapper_.TakeHeader(row.cells));
        continue;
      }
      ParsedRecord record;
      record.location = absl::StrCat(file_name(), ":", row.number);
      record.media_type = "text/csv";
      // A row of a zipped file has no bytes of its own.
      record.original = sheets::JoinCsv(row.cells, ';');
      mapper_.Map(row.cells, record);
      PREAU_RETURN_IF_ERROR(emit(std::move(record)));
    }
    return absl::OkStatus();
  }

  RowMapper mapper_;
};

}  // namespace

std::unique_ptr<Reader> CreateOdsReader(ReaderOptions options) {
  return std::make_unique<OdsReader>(std::move(options));
}

}  // namespace preau::readers
