#ifndef SERVICES_INGESTION_SHEETS_ODS_H_
#define SERVICES_INGESTION_SHEETS_ODS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/sheets/results.h"

// OpenDocument spreadsheets (ISO/IEC 26300), as LibreOffice writes them.
namespace preau::sheets {

// A row with something in it.
struct OdsRow {
  // As the spreadsheet counts, from 1.
  int number = 0;
  // What is shown in each, without white space around it; dates and times in
  // ISO 8601.
  std::vector<std::string> cells;
};

// Of the file, and of what it unpacks to.
inline constexpr size_t kMaxOdsBytes = size_t{32} << 20;

// The rows of the first sheet. INVALID_ARGUMENT: ODS_NOT_READABLE,
// RECORD_TOO_LARGE{max}; TOO_MANY{max}, field "rows".
absl::StatusOr<std::vector<OdsRow>> ReadOds(absl::string_view file);

// The file with two columns more in its first sheet; columns of an earlier
// answer are replaced. Errors as ReadOds().
absl::StatusOr<std::string> AnnotateOds(absl::string_view file,
                                        const Answer& answer);

// A sheet to be written. The first row is its header.
struct NewSheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;
};
absl::StatusOr<std::string> MakeOds(const std::vector<NewSheet>& sheets);

}  // namespace preau::sheets

#endif  // SERVICES_INGESTION_SHEETS_ODS_H_
