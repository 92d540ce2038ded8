#include "services/ingestion/importer.h"

#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "services/catalogue/convert.h"
#include "services/ingestion/harvest/record_batch.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::services {
namespace {

// Enough of a file to tell its format.
constexpr size_t kHeadBytes = 4096;
constexpr size_t kMaxFileNameBytes = 4096;
constexpr int kKeptRefusals = 1000;
constexpr int kPendingOutcomes = 200;

absl::Status FromDetail(const base::ErrorDetail& detail) {
  return base::MakeError(absl::StatusCode::kInvalidArgument, detail);
}

absl::Status FromProblem(const v1::Problem& problem) {
  return FromDetail({problem.reason(),
                     problem.field(),
                     {problem.args().begin(), problem.args().end()}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<Importer>> Importer::Create(
    const v1::ImportStart& start, base::Language language, base::Clock* clock,
    RecordSink* sink, Emit emit) {
  PREAU_RETURN_IF_ERROR(
      base::ParseResourceName(start.source(), "sources", "start.source")
          .status());
  readers::Mapping mapping;
  if (!start.mapping().empty()) {
    PREAU_ASSIGN_OR_RETURN(mapping, readers::ParseMapping(start.mapping()));
  }
  std::optional<readers::Format> format;
  if (!start.format().empty()) {
    format = readers::FormatFromName(start.format());
    if (!format.has_value()) {
      return base::InvalidField("FORMAT_UNKNOWN", "start.format",
                                {{"format", start.format()}});
    }
  }
  return std::unique_ptr<Importer>(new Importer(start, std::move(mapping),
                                                format, language, clock, sink,
                                                std::move(emit)));
}

Importer::Importer(const v1::ImportStart& start, readers::Mapping mapping,
                   std::optional<readers::Format> format,
                   base::Language language, base::Clock* clock,
                   RecordSink* sink, Emit emit)
    : language_(language),
      clock_(clock),
      sink_(sink),
      emit_(std::move(emit)),
      all_outcomes_(start.all_outcomes()),
      mapping_(std::move(mapping)),
      format_(format) {
  batch_.set_source(start.source());
  batch_.set_dry_run(start.dry_run());
  report_.set_source(start.source());
  report_.set_format(start.format());
  report_.set_dry_run(start.dry_run());
  SetTime(clock_->NowMicros(), report_.mutable_start_time());
}

absl::Status Importer::Take(const v1::ImportChunk& chunk) {
  if (!chunk.file_name().empty() && chunk.file_name() != file_name_) {
    if (!file_name_.empty()) {
      return base::InvalidField("FILE_NOT_ENDED", "chunk.file_name",
                                {{"file", file_name_}});
    }
    if (chunk.file_name().size() > kMaxFileNameBytes) {
      return base::InvalidField("FIELD_TOO_LONG", "chunk.file_name",
                                {{"max", absl::StrCat(kMaxFileNameBytes)}});
    }
    file_name_ = chunk.file_name();
  }
  if (file_name_.empty()) {
    return base::InvalidField("FILE_NAME_MISSING", "chunk.file_name");
  }
  PREAU_RETURN_IF_ERROR(FeedFile(chunk.data()));
  return chunk.last() ? CloseFile() : absl::OkStatus();
}

absl::Status Importer::FeedFile(absl::string_view data) {
  if (skipping_) return absl::OkStatus();
  if (reader_ == nullptr) {
    absl::StrAppend(&head_, data);
    return head_.size() < kHeadBytes ? absl::OkStatus() : OpenFile();
  }
  absl::Status stopped;
  const absl::Status status =
      reader_->Feed(data, [&](readers::ParsedRecord record) {
        stopped = TakeRecord(std::move(record));
        return stopped;
      });
  PREAU_RETURN_IF_ERROR(stopped);
  EndReader(status);
  return absl::OkStatus();
}

// Finds the format, and reads what has come so far.
absl::Status Importer::OpenFile() {
  std::optional<readers::Format> format = format_;
  if (!format.has_value()) format = readers::DetectFormat(file_name_, head_);
  if (!format.has_value()) {
    EndReader(base::InvalidField("FORMAT_NOT_RECOGNISED", ""));
    return absl::OkStatus();
  }
  readers::ReaderOptions options;
  options.file_name = file_name_;
  options.mapping = mapping_;
  reader_ = readers::CreateReader(*format, std::move(options));
  const std::string head = std::exchange(head_, "");
  return FeedFile(head);
}

absl::Status Importer::CloseFile() {
  if (reader_ == nullptr && !skipping_) PREAU_RETURN_IF_ERROR(OpenFile());
  if (!skipping_) {
    absl::Status stopped;
    const absl::Status status =
        reader_->Finish([&](readers::ParsedRecord record) {
          stopped = TakeRecord(std::move(record));
          return stopped;
        });
    PREAU_RETURN_IF_ERROR(stopped);
    EndReader(status);
  }
  reader_.reset();
  head_.clear();
  file_name_.clear();
  skipping_ = false;
  return absl::OkStatus();
}

// A file that can't be read further is refused as one record.
void Importer::EndReader(const absl::Status& status) {
  if (status.ok()) return;
  skipping_ = true;
  reader_.reset();
  v1::ImportOutcome outcome;
  outcome.set_record(file_name_);
  Refuse(std::move(outcome), status);
}

absl::Status Importer::TakeRecord(readers::ParsedRecord record) {
  v1::ImportOutcome outcome;
  outcome.set_record(record.location);
  outcome.set_key(record.key);
  outcome.set_title(
      std::string(notice::BestText(record.notice.title(), language_)));
  for (const base::ErrorDetail& remark : record.remarks) {
    *outcome.add_remarks() = ToProblem(FromDetail(remark), language_);
  }
  if (record.status.ok() &&
      !keys_.insert(absl::Hash<absl::string_view>()(record.key)).second) {
    record.status =
        base::InvalidField("SOURCE_KEY_REPEATED", "key", {{"key", record.key}});
  }
  const size_t bytes =
      record.key.size() + record.original.size() + record.notice.ByteSizeLong();
  if (record.status.ok() && bytes > harvest::kMaxRecordBytes) {
    record.status =
        base::InvalidField("RECORD_TOO_LARGE", "",
                           {{"max", absl::StrCat(harvest::kMaxRecordBytes)}});
  }
  if (!record.status.ok()) {
    Refuse(std::move(outcome), record.status);
    return Send(/*with_report=*/false);
  }
  if (!harvest::HasRoom(batch_, batch_bytes_, bytes)) {
    PREAU_RETURN_IF_ERROR(Flush());
    PREAU_RETURN_IF_ERROR(Send(/*with_report=*/false));
  }
  v1::SourceRecord& written = *batch_.add_records();
  written.set_key(std::move(record.key));
  *written.mutable_notice() = std::move(record.notice);
  written.set_original(std::move(record.original));
  written.set_original_media_type(std::move(record.media_type));
  batch_bytes_ += bytes;
  waiting_.push_back(std::move(outcome));
  return absl::OkStatus();
}

absl::Status Importer::Flush() {
  if (batch_.records().empty()) return absl::OkStatus();
  PREAU_ASSIGN_OR_RETURN(const v1::WriteResourcesResponse response,
                         sink_->Write(batch_));
  if (response.outcomes_size() != batch_.records_size()) {
    return absl::InternalError("outcomes don't match the records");
  }
  for (int i = 0; i < response.outcomes_size(); ++i) {
    const v1::WriteOutcome& written = response.outcomes(i);
    v1::ImportOutcome& outcome = waiting_[static_cast<size_t>(i)];
    if (written.kind() == v1::WriteOutcome::REFUSED) {
      Refuse(std::move(outcome), FromProblem(written.problem()));
      continue;
    }
    outcome.set_kind(written.kind());
    outcome.set_name(written.name());
    outcome.set_uid(written.uid());
    Count(outcome);
    if (all_outcomes_ || written.kind() != v1::WriteOutcome::UNCHANGED) {
      *pending_.add_outcomes() = std::move(outcome);
    }
  }
  batch_.clear_records();
  batch_bytes_ = 0;
  waiting_.clear();
  return absl::OkStatus();
}

void Importer::Refuse(v1::ImportOutcome outcome, const absl::Status& status) {
  outcome.set_kind(v1::WriteOutcome::REFUSED);
  *outcome.mutable_problem() = ToProblem(status, language_);
  Count(outcome);
  if (report_.refusals_size() < kKeptRefusals) {
    *report_.add_refusals() = outcome;
  } else {
    report_.set_refusals_cut(true);
  }
  *pending_.add_outcomes() = std::move(outcome);
}

void Importer::Count(const v1::ImportOutcome& outcome) {
  switch (outcome.kind()) {
    case v1::WriteOutcome::CREATED:
      report_.set_created(report_.created() + 1);
      break;
    case v1::WriteOutcome::CHANGED:
      report_.set_changed(report_.changed() + 1);
      break;
    case v1::WriteOutcome::UNCHANGED:
      report_.set_unchanged(report_.unchanged() + 1);
      break;
    default:
      report_.set_refused(report_.refused() + 1);
  }
}

absl::Status Importer::Send(bool with_report) {
  // After a batch, or when many refusals have come together.
  if (!with_report && !batch_.records().empty() &&
      pending_.outcomes_size() < kPendingOutcomes) {
    return absl::OkStatus();
  }
  pending_.set_created(report_.created());
  pending_.set_changed(report_.changed());
  pending_.set_unchanged(report_.unchanged());
  pending_.set_refused(report_.refused());
  if (with_report) *pending_.mutable_report() = report_;
  const absl::Status status = emit_(pending_);
  pending_.Clear();
  return status;
}

absl::Status Importer::Finish() {
  if (!file_name_.empty()) {
    return base::InvalidField("FILE_NOT_ENDED", "chunk.last",
                              {{"file", file_name_}});
  }
  PREAU_RETURN_IF_ERROR(Flush());
  SetTime(clock_->NowMicros(), report_.mutable_end_time());
  if (!report_.dry_run()) {
    PREAU_ASSIGN_OR_RETURN(report_, sink_->Keep(report_));
  }
  return Send(/*with_report=*/true);
}

void Importer::Abandon(const absl::Status& reason) {
  if (report_.dry_run()) return;
  *report_.mutable_failure() = ToProblem(reason, language_);
  SetTime(clock_->NowMicros(), report_.mutable_end_time());
  sink_->Keep(report_).status().IgnoreError();
}

}  // namespace preau::services
