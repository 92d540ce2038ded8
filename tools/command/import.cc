#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/rpc/status.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/command/command.h"

namespace preau::tools {
namespace {

namespace fs = std::filesystem;
using Stream = grpc::ClientReaderWriter<v1::ImportRequest, v1::ImportResponse>;

constexpr size_t kChunkBytes = 256 << 10;

bool HasKnownEnding(const fs::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".xml" || ending == ".csv" || ending == ".tsv" ||
         ending == ".jsonl";
}

// Files as they are given; folders give the files below them, in order.
absl::StatusOr<std::vector<fs::path>> FindFiles(
    const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      std::vector<fs::path> inside;
      for (const auto& entry : fs::recursive_directory_iterator(path, error)) {
        if (entry.is_regular_file() && HasKnownEnding(entry.path())) {
          inside.push_back(entry.path());
        }
      }
      std::sort(inside.begin(), inside.end());
      files.insert(files.end(), inside.begin(), inside.end());
    } else if (fs::exists(path, error)) {
      files.emplace_back(path);
    } else {
      return base::NotFound("PATH_NOT_FOUND", path);
    }
  }
  if (files.empty()) return base::NotFound("NO_FILES", paths.front());
  return files;
}

absl::StatusOr<std::string> ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) return base::NotFound("PATH_NOT_FOUND", path);
  return text.str();
}

// Sends all files; false once the server has gone.
bool SendFiles(const std::vector<fs::path>& files, Stream& stream) {
  for (const fs::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    bool last = false;
    while (!last) {
      v1::ImportRequest request;
      v1::ImportChunk& chunk = *request.mutable_chunk();
      chunk.set_file_name(path.string());
      chunk.mutable_data()->resize(kChunkBytes);
      file.read(chunk.mutable_data()->data(),
                static_cast<std::streamsize>(kChunkBytes));
      chunk.mutable_data()->resize(static_cast<size_t>(file.gcount()));
      last = !file;
      chunk.set_last(last);
      if (!stream.Write(request)) return false;
    }
  }
  return stream.WritesDone();
}

void ShowOutcome(const v1::ImportOutcome& outcome, bool all, Output& output) {
  if (output.json()) {
    if (all || outcome.kind() == v1::WriteOutcome::REFUSED) {
      output.Json(outcome);
    }
    return;
  }
  if (outcome.kind() == v1::WriteOutcome::REFUSED) {
    output.Tell("IMPORT_REFUSED", {{"record", Plain(outcome.record())},
                                   {"place", Plain(outcome.problem().field())},
                                   {"why", outcome.problem().message()}});
    return;
  }
  if (all) {
    output.Line(absl::StrCat(
        output.Say(absl::StrCat("OUTCOME_",
                                v1::WriteOutcome::Kind_Name(outcome.kind()))),
        "  ", Plain(outcome.record()), "  ", Plain(outcome.title())));
  }
  for (const v1::Problem& remark : outcome.remarks()) {
    if (all) output.Line(absl::StrCat("    ", Plain(remark.message())));
  }
}

void ShowReport(const v1::ImportReport& report, double seconds,
                Output& output) {
  const uint64_t records = report.created() + report.changed() +
                           report.unchanged() + report.refused();
  output.Tell(report.dry_run() ? "IMPORT_DRY_REPORT" : "IMPORT_REPORT",
              {{"created", absl::StrCat(report.created())},
               {"changed", absl::StrCat(report.changed())},
               {"unchanged", absl::StrCat(report.unchanged())},
               {"refused", absl::StrCat(report.refused())},
               {"seconds", absl::StrFormat("%.1f", seconds)},
               {"rate", absl::StrFormat("%.0f", static_cast<double>(records) /
                                                    std::max(seconds, 1e-3))}});
}

// What the report says was written can be found when this returns.
void WaitUntilSearchable(Connection& connection) {
  v1::Stats stats;
  {
    grpc::ClientContext context;
    connection.Prepare(context);
    if (!connection.catalogue()
             .GetStats(&context, v1::GetStatsRequest(), &stats)
             .ok()) {
      return;
    }
  }
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::minutes(5);
  while (std::chrono::steady_clock::now() < deadline) {
    grpc::ClientContext context;
    connection.Prepare(context);
    v1::IndexStatus status;
    if (!connection.search()
             .GetIndexStatus(&context, v1::GetIndexStatusRequest(), &status)
             .ok() ||
        status.applied_sequence() >= stats.applied_sequence()) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace

absl::Status RunImport(const GlobalOptions& global,
                       const ImportOptions& options, Connection& connection,
                       Output& output) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<fs::path> files,
                         FindFiles(options.paths));
  v1::ImportRequest request;
  v1::ImportStart& start = *request.mutable_start();
  start.set_source(
      absl::StrCat("members/", global.member, "/sources/", options.source));
  start.set_format(options.format);
  start.set_dry_run(options.dry_run);
  start.set_all_outcomes(options.all);
  if (!options.mapping.empty()) {
    PREAU_ASSIGN_OR_RETURN(*start.mutable_mapping(), ReadAll(options.mapping));
  }
  const auto begun = std::chrono::steady_clock::now();
  grpc::ClientContext context;
  connection.Prepare(context);
  const auto stream = connection.ingestion().Import(&context);
  stream->Write(request);
  std::thread sender([&] { SendFiles(files, *stream); });
  v1::ImportResponse response;
  v1::ImportReport report;
  while (stream->Read(&response)) {
    for (const v1::ImportOutcome& outcome : response.outcomes()) {
      ShowOutcome(outcome, options.all, output);
    }
    if (response.has_report()) report = response.report();
    const uint64_t done = response.created() + response.changed() +
                          response.unchanged() + response.refused();
    output.Progress(output.Say(
        "IMPORT_PROGRESS", {{"done", absl::StrCat(done)},
                            {"refused", absl::StrCat(response.refused())}}));
  }
  const absl::Status status = rpc::FromGrpcStatus(stream->Finish());
  sender.join();
  PREAU_RETURN_IF_ERROR(status);
  if (!options.dry_run) WaitUntilSearchable(connection);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun)
          .count();
  if (output.json()) {
    v1::ImportResponse last;
    *last.mutable_report() = report;
    output.Json(last);
  } else {
    ShowReport(report, seconds, output);
  }
  return absl::OkStatus();
}

}  // namespace preau::tools
