#ifndef TOOLS_PREAU_IMPORT_VIEW_H_
#define TOOLS_PREAU_IMPORT_VIEW_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "preau/v1/ingestion_service.pb.h"
#include "storage/base/clock.h"
#include "tools/preau/output.h"

namespace preau::command {

// The sentence that says what became of a record: "IMPORT_KIND_CREATED".
absl::string_view KindCode(v1::WriteOutcome::Kind kind);

// What a person sees of an import: progress, refused records, the report.
// Thread-compatible.
class ImportView {
 public:
  // `clock` and `output` must outlive it.
  ImportView(const v1::ImportStart& start, int64_t files, int64_t total_bytes,
             base::Clock* clock, Output* output);

  void Begin();
  // Records that were refused without asking the server.
  void ShowLocal(const v1::ImportResponse& response);
  // An answer of the server, after `sent_bytes` were sent.
  void Show(const v1::ImportResponse& response, int64_t sent_bytes);
  // Takes the progress line away.
  void End() { output_.EndLive(); }

  // The figures. IMPORT_REFUSALS{count} when `strict` and some were refused;
  // what ended the run early.
  absl::Status Report(bool strict);

  // How many records have an outcome.
  std::string RecordsText() const;

 private:
  void ShowOutcome(const v1::ImportOutcome& outcome);
  void ShowProgress(int64_t sent_bytes);
  void ShowRemarks();
  int64_t Records() const;

  const v1::ImportStart start_;
  const int64_t files_;
  const int64_t total_bytes_;
  base::Clock& clock_;
  Output& output_;
  int64_t start_micros_ = 0;
  // When progress was last shown.
  int64_t shown_micros_ = 0;
  int64_t local_refusals_ = 0;
  // The newest answer, without its outcomes.
  v1::ImportResponse counts_;
  // How often each was made, and those beyond what is counted apart.
  std::map<std::string, int64_t> remarks_;
  int64_t other_remarks_ = 0;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_IMPORT_VIEW_H_
