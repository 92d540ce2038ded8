#ifndef SERVICES_INGESTION_SHEETS_RESULTS_H_
#define SERVICES_INGESTION_SHEETS_RESULTS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// What became of the rows of a spreadsheet, to be given back in it.
namespace preau::sheets {

struct RowAnswer {
  // "Créée".
  std::string result;
  // Empty when nothing is.
  std::string to_correct;
};

struct Answer {
  // Names of the two columns.
  std::string result_header;
  std::string to_correct_header;
  // By the row's number in its file: its first line (CSV), or the
  // spreadsheet's own number (ODS), both from 1.
  std::map<int, RowAnswer> rows;
};

// Where the two columns begin in a header that has, or had, `columns`: those of
// an earlier answer are replaced.
size_t AnswerColumn(const std::vector<std::string>& columns,
                    const Answer& answer);

}  // namespace preau::sheets

#endif  // SERVICES_INGESTION_SHEETS_RESULTS_H_
