#ifndef SERVICES_INGESTION_SHEETS_CSV_H_
#define SERVICES_INGESTION_SHEETS_CSV_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/sheets/results.h"

// RFC 4180 as people write it: ";", "," or tab between cells, quoted line
// breaks, UTF-8 with or without BOM, or Windows-1252. A quote opens a cell only
// at its start: 12" is twelve inches.
namespace preau::sheets {

// Gathers rows out of pieces. Thread-compatible.
class CsvRows {
 public:
  static constexpr size_t kMaxRowBytes = size_t{1} << 20;

  // Takes a row as it stands, with its line end, and the number of its first
  // line, from 1. Rows of white space aren't shown.
  using Take = absl::FunctionRef<absl::Status(int line, std::string bytes)>;

  // RECORD_TOO_LARGE{max}, field: the line; what `take` says.
  absl::Status Feed(absl::string_view piece, Take take);
  absl::Status Finish(Take take);

 private:
  absl::Status EndRow(Take take);

  std::string row_;
  bool quoted_ = false;
  // Whether a quote would open a cell here, or go on with one.
  bool may_open_ = true;
  int line_ = 1;
  int row_line_ = 1;
};

// The one of ";", "," and tab that a header line has most of.
char FindSeparator(absl::string_view header);

// The cells of a row in UTF-8, without white space around them.
std::vector<std::string> SplitCsv(absl::string_view row, char separator);

// A row without its line end.
std::string JoinCsv(const std::vector<std::string>& cells, char separator);

// The file with two columns more, each row in the encoding that it is read in;
// rows are told by their first line. Columns of an earlier answer are replaced.
absl::StatusOr<std::string> AnnotateCsv(absl::string_view file,
                                        const Answer& answer);

}  // namespace preau::sheets

#endif  // SERVICES_INGESTION_SHEETS_CSV_H_
