#ifndef SERVICES_INGESTION_HARVEST_SOURCE_READER_H_
#define SERVICES_INGESTION_HARVEST_SOURCE_READER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ingestion/readers/reader.h"
#include "storage/base/error.h"

// Reads a source page by page, by whatever protocol.
namespace preau::harvest {

// A record of a page.
struct Item {
  enum class Kind {
    kRecord,
    // Its provider says that it has deleted it.
    kDeleted,
    // Not what was asked for: of another set, not changed since.
    kOutside,
  };
  Kind kind = Kind::kRecord;
  // Its key, and for kRecord the notice, or why it can't be read.
  readers::ParsedRecord record;
  // The provider's, as written.
  std::string datestamp;
  std::vector<std::string> sets;
  // See SourceRecord.origin.
  std::vector<std::string> origin;
};

struct Page {
  std::vector<Item> items;
  // Where to go on from, once this page is kept.
  std::string cursor;
  // The list ends here.
  bool last = false;
  // Records in the whole list, as the provider says; 0: it doesn't.
  uint64_t expected = 0;
  // The list holds everything, also when only changes were asked for.
  bool lists_everything = false;
  // It was read before in this pass, because a list had to be begun again.
  bool again = false;
  // With the last page: what the next pass asks for changes since; empty: it
  // has to list everything.
  std::string next_from;
  // What the provider should know.
  std::vector<base::ErrorDetail> remarks;
};

// Thread-compatible.
class SourceReader {
 public:
  virtual ~SourceReader() = default;

  // The page that follows what `cursor` stands for; empty: the first one.
  // UNAVAILABLE: the same may succeed later, SOURCE_BUSY{seconds} not before.
  // Any other error is for good. The field is "source".
  virtual absl::StatusOr<Page> Next(const std::string& cursor,
                                    const std::function<bool()>& cancelled) = 0;

  // Another way on from `cursor`, for when Next() goes on failing there; none
  // when there is no other.
  virtual std::optional<std::string> Detour(const std::string& cursor) = 0;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_SOURCE_READER_H_
