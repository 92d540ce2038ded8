#ifndef SERVICES_INGESTION_IMPORTER_H_
#define SERVICES_INGESTION_IMPORTER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/v1/catalogue_service.pb.h"
#include "preau/v1/ingestion_service.pb.h"
#include "services/ingestion/readers/reader.h"
#include "storage/base/clock.h"
#include "storage/base/language.h"

namespace preau::services {

// Where records go. Thread-compatible.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual absl::StatusOr<v1::WriteResourcesResponse> Write(
      const v1::WriteResourcesRequest& request) = 0;
  // The report as it is kept, with its name.
  virtual absl::StatusOr<v1::ImportReport> Keep(
      const v1::ImportReport& report) = 0;
};

// One run of an import: files come in piece by piece, records go to the
// catalogue in batches, and what became of each comes out. Memory is bounded by
// one batch, one record of the file that is being read, and 8 bytes for each
// record's key.
// Thread-compatible.
class Importer {
 public:
  // Sends an answer to who imports; an error ends the run.
  using Emit = std::function<absl::Status(const v1::ImportResponse& response)>;

  // NAME_INVALID for the source; FORMAT_UNKNOWN; what the mapping says of
  // itself.
  static absl::StatusOr<std::unique_ptr<Importer>> Create(
      const v1::ImportStart& start, base::Language language, base::Clock* clock,
      RecordSink* sink, Emit emit);

  // An error that is one file's fault is an outcome, not an error.
  absl::Status Take(const v1::ImportChunk& chunk);

  // Writes what is left, keeps the report unless it is a dry run, and emits it.
  absl::Status Finish();

  // For a run that can't go on: keeps the report of what was done with the
  // reason. What was written stays written.
  void Abandon(const absl::Status& reason);

 private:
  Importer(const v1::ImportStart& start, readers::Mapping mapping,
           std::optional<readers::Format> format, base::Language language,
           base::Clock* clock, RecordSink* sink, Emit emit);

  absl::Status OpenFile();
  absl::Status FeedFile(absl::string_view data);
  absl::Status CloseFile();
  void EndReader(const absl::Status& status);
  absl::Status TakeRecord(readers::ParsedRecord record);
  absl::Status Flush();
  void Count(const v1::ImportOutcome& outcome);
  void Refuse(v1::ImportOutcome outcome, const absl::Status& status);
  absl::Status Send(bool with_report);

  const base::Language language_;
  base::Clock* const clock_;
  RecordSink* const sink_;
  const Emit emit_;
  const bool all_outcomes_;
  const readers::Mapping mapping_;
  const std::optional<readers::Format> format_;

  // The file that is being read. Until enough of it is there to tell its
  // format, `reader_` is null and the bytes wait in `head_`.
  std::string file_name_;
  std::string head_;
  std::unique_ptr<readers::Reader> reader_;
  // A fault that ended it early; the rest of its bytes is passed over.
  bool skipping_ = false;

  v1::WriteResourcesRequest batch_;
  // Those of the batch's records, until they are written.
  std::vector<v1::ImportOutcome> waiting_;
  size_t batch_bytes_ = 0;
  // Hashes of all keys of the run: a second record with a key is refused, so
  // that importing again gives the same.
  absl::flat_hash_set<uint64_t> keys_;

  v1::ImportResponse pending_;
  v1::ImportReport report_;
};

}  // namespace preau::services

#endif  // SERVICES_INGESTION_IMPORTER_H_
