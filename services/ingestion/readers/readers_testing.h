#ifndef SERVICES_INGESTION_READERS_READERS_TESTING_H_
#define SERVICES_INGESTION_READERS_READERS_TESTING_H_

#include <string>
#include <utility>
#include <vector>

#include "services/ingestion/readers/reader.h"
#include "storage/base/error.h"

namespace preau::readers {

// All that a reader makes of a file which comes in pieces; an error about the
// whole file ends it, as a record of its own.
inline std::vector<ParsedRecord> Read(Format format, const std::string& bytes,
                                      const Mapping& mapping = {},
                                      size_t piece = 1000000) {
  ReaderOptions options;
  options.file_name = "file";
  options.mapping = mapping;
  std::vector<ParsedRecord> records;
  const Emit emit = [&](ParsedRecord record) {
    records.push_back(std::move(record));
    return absl::OkStatus();
  };
  const auto reader = CreateReader(format, options);
  absl::Status status;
  for (size_t at = 0; at < bytes.size() && status.ok(); at += piece) {
    status = reader->Feed(bytes.substr(at, piece), emit);
  }
  if (status.ok()) status = reader->Finish(emit);
  if (!status.ok()) {
    records.emplace_back();
    records.back().status = status;
  }
  return records;
}

inline std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_READERS_TESTING_H_
