#include "tests/fuzz/records.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "google/protobuf/util/message_differencer.h"
#include "storage/base/error.h"
#include "storage/notice/notice.h"
#include "tests/fuzz/property.h"

namespace preau::fuzz {
namespace {

struct Read {
  std::vector<readers::ParsedRecord> records;
  absl::Status status;
};

Read ReadInPieces(readers::Format format, absl::string_view file,
                  size_t piece) {
  readers::ReaderOptions options;
  options.file_name = "file";
  Read read;
  const readers::Emit emit = [&](readers::ParsedRecord record) {
    read.records.push_back(std::move(record));
    return absl::OkStatus();
  };
  const auto reader = readers::CreateReader(format, std::move(options));
  for (; !file.empty() && read.status.ok();
       file.remove_prefix(std::min(piece, file.size()))) {
    read.status = reader->Feed(file.substr(0, piece), emit);
  }
  if (read.status.ok()) read.status = reader->Finish(emit);
  return read;
}

}  // namespace

void RequireRecord(const readers::ParsedRecord& record) {
  RequireTexts(record.notice, "a notice's texts are well-formed");
  RequireText(record.key, "a key is well-formed");
  RequireText(record.location, "a location is well-formed");
  for (const base::ErrorDetail& remark : record.remarks) {
    RequireSayable(base::MakeError(absl::StatusCode::kInvalidArgument, remark));
  }
  if (!record.status.ok()) {
    RequireSayable(record.status);
    return;
  }
  Require(!record.key.empty(), "what isn't refused has a key");
  log::v1::Notice notice = record.notice;
  notice::Normalise(notice);
  const absl::Status valid = notice::Validate(notice, "notice");
  if (!valid.ok()) RequireSayable(valid);
}

void RequireSame(const readers::ParsedRecord& one,
                 const readers::ParsedRecord& other) {
  Require(one.key == other.key && one.location == other.location &&
              one.original == other.original &&
              one.media_type == other.media_type &&
              one.status == other.status && one.remarks == other.remarks,
          "a record that is read twice is the same");
  Require(google::protobuf::util::MessageDifferencer::Equals(one.notice,
                                                             other.notice),
          "a notice that is read twice is the same");
}

std::vector<readers::ParsedRecord> ReadRecords(readers::Format format,
                                               absl::string_view file) {
  Read whole = ReadInPieces(format, file, kMaxInputBytes);
  const Read pieces = ReadInPieces(format, file, 97);
  Require(whole.status == pieces.status &&
              whole.records.size() == pieces.records.size(),
          "pieces don't matter");
  if (!whole.status.ok()) RequireSayable(whole.status);
  for (size_t i = 0; i < whole.records.size(); ++i) {
    RequireRecord(whole.records[i]);
    RequireSame(whole.records[i], pieces.records[i]);
  }
  return std::move(whole.records);
}

}  // namespace preau::fuzz
