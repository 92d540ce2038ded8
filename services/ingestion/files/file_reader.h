#ifndef SERVICES_INGESTION_FILES_FILE_READER_H_
#define SERVICES_INGESTION_FILES_FILE_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/harvest/source_reader.h"
#include "services/ingestion/readers/reader.h"

namespace preau::files {

// What is asked of a web server.
struct Selection {
  // Of the file.
  std::string url;
  // A mapping file, for CSV and JSON Lines that don't say by themselves what
  // they are; may be empty.
  std::string mapping;
  // Only when it changed since, as an earlier pass gave it in next_from; empty:
  // always.
  std::string changed_since;
};

// Harvests a file of records at an address, in any format that imports read: a
// spreadsheet, JSON Lines, XML, a feed (RSS, Atom). The file holds everything,
// so what isn't in it any more is missing. It is read anew after a restart, and
// goes on after the records that were taken. Thread-compatible.
class FileReader : public harvest::SourceReader {
 public:
  // `fetcher` must outlive it.
  FileReader(Selection selection, fetch::Fetcher* fetcher);

  // Besides the fetcher's: SOURCE_STATUS{status}, SOURCE_BUSY{status, seconds},
  // FORMAT_NOT_RECOGNISED, those of readers::ParseMapping(), and what the
  // format's reader says of a whole file.
  absl::StatusOr<harvest::Page> Next(
      const std::string& cursor,
      const std::function<bool()>& cancelled) override;
  // A file has but one way in.
  std::optional<std::string> Detour(const std::string&) override {
    return std::nullopt;
  }

 private:
  // False when it hasn't changed.
  absl::StatusOr<bool> Download(const std::function<bool()>& cancelled);
  absl::Status OpenReader();
  // Reads on until so many records are there, or the file ends.
  absl::Status Gather(size_t count);

  const Selection selection_;
  fetch::Fetcher* const fetcher_;
  // The file, how much of it was read, and by what.
  std::string bytes_;
  size_t at_ = 0;
  std::unique_ptr<readers::Reader> reader_;
  bool ended_ = false;
  // Read, and not yet given.
  std::vector<readers::ParsedRecord> waiting_;
  // Hashes of all keys: of two records with one key, the first counts.
  absl::flat_hash_set<uint64_t> keys_;
  std::vector<std::string> repeated_;
  // Records of the file that were given.
  uint64_t given_ = 0;
  std::string next_from_;
};

}  // namespace preau::files

#endif  // SERVICES_INGESTION_FILES_FILE_READER_H_
