#include "tools/preau/sheet_results.h"

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingestion/sheets/csv.h"
#include "services/ingestion/sheets/ods.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/preau/import_view.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxSheetBytes = size_t{64} << 20;

std::string Ending(const fs::path& path) {
  return absl::AsciiStrToLower(path.extension().string());
}

absl::StatusOr<std::string> Annotate(const std::string& path,
                                     const sheets::Answer& answer) {
  PREAU_ASSIGN_OR_RETURN(const std::string bytes,
                         ReadSmallFile(path, kMaxSheetBytes));
  return Ending(path) == ".ods" ? sheets::AnnotateOds(bytes, answer)
                                : sheets::AnnotateCsv(bytes, answer);
}

}  // namespace

bool IsResultPath(absl::string_view path) {
  return IsSheet(path) &&
         absl::EndsWith(fs::path(std::string(path)).stem().string(),
                        kResultSuffix);
}

std::string ResultPath(const std::string& path) {
  if (IsResultPath(path)) return path;
  const fs::path original(path);
  return (original.parent_path() / absl::StrCat(original.stem().string(),
                                                kResultSuffix,
                                                original.extension().string()))
      .string();
}

bool IsSheet(absl::string_view path) {
  const std::string ending = Ending(std::string(path));
  return ending == ".csv" || ending == ".tsv" || ending == ".ods";
}

void SheetResults::Take(const v1::ImportResponse& response,
                        const Output& output) {
  for (const v1::ImportOutcome& outcome : response.outcomes()) {
    const size_t colon = outcome.record().rfind(':');
    int line = 0;
    if (colon == std::string::npos ||
        !absl::SimpleAtoi(outcome.record().substr(colon + 1), &line)) {
      continue;
    }
    const auto found = sheets_.find(outcome.record().substr(0, colon));
    if (found == sheets_.end()) continue;
    Sheet& sheet = found->second;
    std::vector<std::string> faults;
    if (outcome.kind() == v1::WriteOutcome::REFUSED) {
      faults.push_back(outcome.problem().message());
    }
    for (const v1::Problem& remark : outcome.remarks()) {
      faults.push_back(remark.message());
    }
    sheet.has_faults = sheet.has_faults || !faults.empty();
    sheet.rows[line] = {output.Say(KindCode(outcome.kind())),
                        absl::StrJoin(faults, " · ")};
  }
}

void SheetResults::Write(Output& output) const {
  for (const auto& [path, sheet] : sheets_) {
    if (!sheet.has_faults) continue;
    const absl::StatusOr<std::string> annotated =
        Annotate(path, {output.Say("SHEET_RESULT"),
                        output.Say("SHEET_TO_CORRECT"), sheet.rows});
    if (!annotated.ok()) {
      output.Error(annotated.status());
      continue;
    }
    const std::string target = ResultPath(path);
    errno = 0;
    std::ofstream file(target, std::ios::binary | std::ios::trunc);
    file << *annotated;
    file.close();
    if (!file) {
      output.Error(
          base::MakeError(absl::StatusCode::kFailedPrecondition,
                          {"FILE_NOT_WRITTEN", "", {{"path", target}}}));
      continue;
    }
    output.Note({output.Say("SHEET_WRITTEN", {{"path", target}})});
  }
}

}  // namespace preau::command
