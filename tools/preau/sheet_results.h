#ifndef TOOLS_PREAU_SHEET_RESULTS_H_
#define TOOLS_PREAU_SHEET_RESULTS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "preau/v1/ingestion_service.pb.h"
#include "services/ingestion/sheets/results.h"
#include "tools/preau/output.h"

namespace preau::command {

inline constexpr absl::string_view kResultSuffix = "-resultat";

// "notices-resultat.csv" for "notices.csv", which itself gives its own name: it
// is what somebody mends and sends again.
std::string ResultPath(const std::string& path);

// Whether a path has such a name.
bool IsResultPath(absl::string_view path);

// Whether a path's name is that of a spreadsheet that can be given back.
bool IsSheet(absl::string_view path);

// Gives spreadsheets back with two columns more: what became of each line, and
// what to correct. Thread-compatible.
class SheetResults {
 public:
  // A spreadsheet that was sent. The server's word opens no other file.
  void Add(const std::string& path) { sheets_[path]; }
  bool empty() const { return sheets_.empty(); }

  // Outcomes of their lines; others are passed over.
  void Take(const v1::ImportResponse& response, const Output& output);

  // Writes a file beside each that has something to correct, and says so; one
  // that can't be written is said too.
  void Write(Output& output) const;

 private:
  struct Sheet {
    std::map<int, sheets::RowAnswer> rows;
    bool has_faults = false;
  };

  // By path; those that were sent.
  std::map<std::string, Sheet> sheets_;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_SHEET_RESULTS_H_
