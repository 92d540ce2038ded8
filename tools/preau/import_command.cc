#include "tools/preau/import_command.h"

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "tools/preau/import_files.h"
#include "tools/preau/import_view.h"
#include "tools/preau/index_wait.h"
#include "tools/preau/sheet_results.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

// A quarter of what a chunk may hold, so that progress is seen to move.
constexpr size_t kChunkBytes = size_t{256} << 10;
constexpr size_t kMaxMappingBytes = size_t{1} << 20;

using Stream = grpc::ClientReaderWriter<v1::ImportRequest, v1::ImportResponse>;

// One import: a thread sends, this one reads and shows.
class Sender {
 public:
  Sender(Stream* stream, std::vector<ImportFile> files)
      : stream_(stream), files_(std::move(files)) {}

  // Everything, or until the server takes no more. FILE_UNREADABLE when a file
  // can't be read to its end.
  absl::Status Send(const v1::ImportStart& start) {
    v1::ImportRequest request;
    *request.mutable_start() = start;
    if (!stream_->Write(request)) return absl::OkStatus();
    for (const ImportFile& file : files_) {
      if (!file.status.ok()) continue;
      PREAU_ASSIGN_OR_RETURN(const bool taken, SendFile(file.path));
      if (!taken) return absl::OkStatus();
    }
    stream_->WritesDone();
    return absl::OkStatus();
  }

  int64_t sent_bytes() const { return sent_bytes_; }

 private:
  // False when the server takes no more. Blocks while it is busy with what it
  // has, so that no more than a few pieces are ever in memory.
  absl::StatusOr<bool> SendFile(const std::string& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return FileUnreadable(path, errno);
    v1::ImportRequest request;
    v1::ImportChunk& chunk = *request.mutable_chunk();
    chunk.set_file_name(path);
    while (!chunk.last()) {
      std::string& data = *chunk.mutable_data();
      data.resize(kChunkBytes);
      file.read(data.data(), static_cast<std::streamsize>(data.size()));
      if (file.bad()) return FileUnreadable(path, errno);
      data.resize(static_cast<size_t>(file.gcount()));
      chunk.set_last(file.eof());
      sent_bytes_ += static_cast<int64_t>(data.size());
      if (!stream_->Write(request)) return false;
      chunk.clear_file_name();
    }
    return true;
  }

  Stream* const stream_;
  const std::vector<ImportFile> files_;
  std::atomic<int64_t> sent_bytes_ = 0;
};

absl::StatusOr<v1::ImportStart> StartOf(const ImportOptions& options,
                                        Connection& connection) {
  v1::ImportStart start;
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         ChooseMember(options.member, connection));
  // "members/lille/sources/canope" as well as "canope".
  start.set_source(
      absl::StartsWith(options.source, "members/")
          ? options.source
          : base::MakeResourceName(member, "sources",
                                   options.source.empty()
                                       ? SourceFromPaths(options.paths)
                                       : options.source));
  start.set_format(options.format);
  start.set_dry_run(options.dry_run);
  start.set_all_outcomes(options.all);
  if (!options.mapping_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(
        *start.mutable_mapping(),
        ReadSmallFile(options.mapping_file, kMaxMappingBytes));
  }
  return start;
}

// Files that can't be read are refused here, as a record is by the server.
v1::ImportResponse LocalRefusals(const std::vector<ImportFile>& files,
                                 base::Language language) {
  v1::ImportResponse response;
  for (const ImportFile& file : files) {
    if (file.status.ok()) continue;
    v1::ImportOutcome& outcome = *response.add_outcomes();
    outcome.set_kind(v1::WriteOutcome::REFUSED);
    outcome.set_record(file.path);
    outcome.mutable_problem()->set_reason("FILE_UNREADABLE");
    outcome.mutable_problem()->set_message(
        messages::SayStatus(file.status, language));
  }
  return response;
}

// What the call gave, in the view of what the person did.
absl::Status Explain(const absl::Status& status, const Interrupt& interrupt,
                     const ImportView& view) {
  if (status.ok() || !interrupt.triggered()) return status;
  return base::MakeError(
      absl::StatusCode::kCancelled,
      {"IMPORT_INTERRUPTED", "", {{"records", view.RecordsText()}}});
}

}  // namespace

absl::Status RunImport(const ImportOptions& options, base::Clock& clock,
                       Interrupt& interrupt, Connection& connection,
                       Output& output) {
  PREAU_ASSIGN_OR_RETURN(std::vector<ImportFile> files,
                         FindImportFiles(options.paths));
  PREAU_ASSIGN_OR_RETURN(const v1::ImportStart start,
                         StartOf(options, connection));
  int64_t total_bytes = 0;
  for (const ImportFile& file : files) total_bytes += file.bytes;
  ImportView view(start, static_cast<int64_t>(files.size()), total_bytes,
                  &clock, &output);
  // A spreadsheet that comes back needs to know of each of its lines.
  v1::ImportStart asked = start;
  SheetResults sheets;
  for (const ImportFile& file : files) {
    if (file.status.ok() && IsSheet(file.path)) sheets.Add(file.path);
  }
  if (!sheets.empty()) asked.set_all_outcomes(true);
  view.Begin();
  view.ShowLocal(LocalRefusals(files, output.language()));

  const std::unique_ptr<grpc::ClientContext> context = connection.NewContext();
  const Interrupt::Action action(interrupt, [&] { context->TryCancel(); });
  const std::unique_ptr<Stream> stream =
      connection.ingestion().Import(context.get());
  Sender sender(stream.get(), std::move(files));
  absl::Status sent;
  std::thread writer([&] {
    sent = sender.Send(asked);
    if (!sent.ok()) context->TryCancel();
  });
  v1::ImportResponse response;
  while (stream->Read(&response)) {
    view.Show(response, sender.sent_bytes());
    sheets.Take(response, output);
  }
  writer.join();
  const absl::Status status = connection.ToStatus(stream->Finish());
  view.End();
  if (!sent.ok()) return sent;
  PREAU_RETURN_IF_ERROR(Explain(status, interrupt, view));
  const absl::Status reported = view.Report(options.strict);
  sheets.Write(output);
  if (!options.dry_run) WaitForIndex(clock, interrupt, connection, output);
  return reported;
}

}  // namespace preau::command
