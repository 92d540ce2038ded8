#include "tools/preau/template_command.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/sheets/template.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;

absl::Status PathError(const char* reason, const fs::path& path) {
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {reason, "", {{"path", path.string()}}});
}

// Never over what somebody has filled in.
absl::Status WriteNew(const fs::path& path, const std::string& bytes,
                      Output& output) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return PathError("FILE_EXISTS", path);
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) return PathError("FILE_NOT_WRITTEN", path);
  output.Line({output.Say("TEMPLATE_WRITTEN", {{"path", path.string()}})});
  return absl::OkStatus();
}

}  // namespace

absl::Status RunTemplate(const TemplateOptions& options, Output& output) {
  const fs::path path(options.path);
  const std::string ending = absl::AsciiStrToLower(path.extension().string());
  if (ending == ".ods") {
    PREAU_ASSIGN_OR_RETURN(const std::string ods, sheets::TemplateOds());
    return WriteNew(path, ods, output);
  }
  if (ending != ".csv") {
    return base::InvalidField("TEMPLATE_ENDING", "file",
                              {{"path", options.path}});
  }
  const fs::path values =
      path.parent_path() / absl::StrCat(path.stem().string(), "-valeurs.csv");
  PREAU_RETURN_IF_ERROR(WriteNew(path, sheets::TemplateCsv(), output));
  return WriteNew(values, sheets::TemplateValuesCsv(), output);
}

}  // namespace preau::command
