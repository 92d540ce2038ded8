#include "tools/preau/explain_command.h"

#include <cerrno>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingestion/readers/explain.h"
#include "services/ingestion/readers/reader.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"
#include "storage/notice/notice.h"
#include "tools/preau/import_files.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

using Json = nlohmann::ordered_json;
using readers::Explanation;

constexpr size_t kPieceBytes = size_t{64} << 10;
constexpr size_t kMaxMappingBytes = size_t{1} << 20;
constexpr int kFieldColumn = 26;

void ShowText(const readers::ParsedRecord& record, Output& output) {
  StyledText head(record.location, Style::kBold);
  head.Append(absl::StrCat(
      "  ",
      std::string(notice::BestText(record.notice.title(), output.language()))));
  output.Line(head);
  if (!record.status.ok()) {
    output.Paragraph(
        {output.Say(
             "EXPLAIN_REFUSED",
             {{"why", messages::SayStatus(record.status, output.language())}}),
         Style::kBad},
        4, 2);
  }
  const Explanation explanation = readers::Explain(record);
  for (const Explanation::Row& row : explanation.rows) {
    StyledText line(PadRight(absl::StrCat("  ", row.field), kFieldColumn));
    line.Append(absl::StrCat(" ", row.value));
    output.Paragraph(line, kFieldColumn + 1, 0);
    output.Paragraph(
        {output.Say(
             row.original.empty() ? "EXPLAIN_ROW" : "EXPLAIN_ROW_CHANGED",
             row.original.empty()
                 ? messages::Args{{"path", row.path}, {"rule", row.rule}}
                 : messages::Args{{"path", row.path},
                                  {"rule", row.rule},
                                  {"original", row.original}}),
         Style::kDim},
        kFieldColumn + 1);
  }
  output.Paragraph(
      {explanation.unused.empty()
           ? output.Say("EXPLAIN_ALL_USED")
           : output.Say(explanation.unused_cut ? "EXPLAIN_UNUSED_CUT"
                                               : "EXPLAIN_UNUSED",
                        {{"paths", absl::StrJoin(explanation.unused, ", ")}})},
      4, 2);
  output.Line();
}

void ShowJson(const readers::ParsedRecord& record, Output& output) {
  const Explanation explanation = readers::Explain(record);
  Json json;
  json["record"] = record.location;
  if (!record.status.ok()) {
    json["refused"] = messages::SayStatus(record.status, output.language());
  }
  json["fields"] = Json::array();
  for (const Explanation::Row& row : explanation.rows) {
    json["fields"].push_back({{"field", row.field},
                              {"value", row.value},
                              {"path", row.path},
                              {"original", row.original},
                              {"rule", row.rule}});
  }
  json["unused"] = explanation.unused;
  json["unusedCut"] = explanation.unused_cut;
  output.Raw(absl::StrCat(
      json.dump(-1, ' ', false, Json::error_handler_t::replace), "\n"));
}

class Explainer {
 public:
  Explainer(const ImportOptions& options, readers::Mapping mapping,
            Output& output)
      : options_(options),
        mapping_(std::move(mapping)),
        output_(output),
        left_(options.explained_records) {}

  bool full() const { return left_ == 0; }

  // As far as records are wanted.
  absl::Status Read(const std::string& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return FileUnreadable(path, errno);
    std::string piece(kPieceBytes, '\0');
    std::unique_ptr<readers::Reader> reader;
    absl::Status status;
    while (status.ok() && !full() && !file.eof()) {
      piece.resize(kPieceBytes);
      file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
      if (file.bad()) return FileUnreadable(path, errno);
      piece.resize(static_cast<size_t>(file.gcount()));
      if (reader == nullptr) {
        PREAU_ASSIGN_OR_RETURN(reader, Open(path, piece));
      }
      status = reader->Feed(piece, emit_);
    }
    if (status.ok() && !full()) status = reader->Finish(emit_);
    return full() ? absl::OkStatus() : status;
  }

 private:
  absl::StatusOr<std::unique_ptr<readers::Reader>> Open(
      const std::string& path, const std::string& head) const {
    const std::optional<readers::Format> format =
        options_.format.empty() ? readers::DetectFormat(path, head)
                                : readers::FormatFromName(options_.format);
    if (!format.has_value()) {
      return base::InvalidField("FORMAT_NOT_RECOGNISED", "");
    }
    readers::ReaderOptions options;
    options.file_name = path;
    options.mapping = mapping_;
    return readers::CreateReader(*format, std::move(options));
  }

  const ImportOptions& options_;
  const readers::Mapping mapping_;
  Output& output_;
  int left_;
  const readers::Emit emit_ = [this](readers::ParsedRecord record) {
    if (full()) return absl::CancelledError();
    --left_;
    if (output_.json()) {
      ShowJson(record, output_);
    } else {
      ShowText(record, output_);
    }
    return absl::OkStatus();
  };
};

}  // namespace

absl::Status RunExplain(const ImportOptions& options, Output& output) {
  readers::Mapping mapping;
  if (!options.mapping_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(
        const std::string json,
        ReadSmallFile(options.mapping_file, kMaxMappingBytes));
    PREAU_ASSIGN_OR_RETURN(mapping, readers::ParseMapping(json));
  }
  PREAU_ASSIGN_OR_RETURN(const std::vector<ImportFile> files,
                         FindImportFiles(options.paths));
  Explainer explainer(options, std::move(mapping), output);
  for (const ImportFile& file : files) {
    if (explainer.full()) break;
    PREAU_RETURN_IF_ERROR(file.status);
    PREAU_RETURN_IF_ERROR(explainer.Read(file.path));
  }
  return absl::OkStatus();
}

}  // namespace preau::command
