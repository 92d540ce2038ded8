#ifndef SERVICES_INGESTION_READERS_READER_H_
#define SERVICES_INGESTION_READERS_READER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"
#include "services/ingestion/readers/mapping.h"
#include "storage/base/error.h"

// Files of records, read piece by piece.
namespace preau::readers {

enum class Format {
  // One record, or an answer of an OAI-PMH provider.
  kXml,
  kCsv,
  // An OpenDocument spreadsheet.
  kOds,
  // One document: a record, or lists of them.
  kJson,
  // A record in each line.
  kJsonLines,
  // A web page.
  kHtml,
};

// "xml", "csv", "ods", "json", "jsonl", "html".
std::optional<Format> FormatFromName(absl::string_view name);

// By the file's content, then by its name's ending.
std::optional<Format> DetectFormat(absl::string_view file_name,
                                   absl::string_view head);

// A record, or why it is refused.
struct ParsedRecord {
  // "a.xml", "notices.csv:12".
  std::string location;
  // Names the record in its source for ever.
  std::string key;
  log::v1::Notice notice;
  // What stands for it in the file, byte for byte.
  std::string original;
  std::string media_type;
  // Of a row: columns in which something stands that no field takes.
  std::vector<std::string> unused_columns;
  // Not OK: the reason and the field.
  absl::Status status;
  // What was kept as text since no vocabulary knows it, and the like.
  std::vector<base::ErrorDetail> remarks;
};

// Takes a record; an error stops the reading and comes back from it.
using Emit = std::function<absl::Status(ParsedRecord record)>;

// Reads one file. Thread-compatible.
class Reader {
 public:
  virtual ~Reader() = default;
  // The next piece. An error is about the whole file.
  virtual absl::Status Feed(absl::string_view piece, const Emit& emit) = 0;
  // After the last piece.
  virtual absl::Status Finish(const Emit& emit) = 0;
};

struct ReaderOptions {
  std::string file_name;
  Mapping mapping;
};

std::unique_ptr<Reader> CreateReader(Format format, ReaderOptions options);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_READER_H_
