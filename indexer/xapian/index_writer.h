#ifndef INDEXER_XAPIAN_INDEX_WRITER_H_
#define INDEXER_XAPIAN_INDEX_WRITER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/document/document.h"
#include "indexer/xapian/slot.h"

namespace preau::xapian {

// Writes the durable index: Xapian's database at a path, which also holds the
// apply sequence up to which it is complete, in the same commit.
// Thread-compatible.
class IndexWriter {
 public:
  // A document that is there now, or, without `document`, no longer.
  struct Change {
    std::string uid;
    std::optional<document::Document> document;
  };

  // Makes the index when it isn't there; one that is damaged, or of an older
  // layout, is thrown away with a line in the log, and holds sequence 0.
  // FAILED_PRECONDITION (INDEX_IN_USE{path}).
  static absl::StatusOr<std::unique_ptr<IndexWriter>> Open(
      const std::string& path);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  uint64_t sequence() const { return sequence_; }

  // Applies the changes in order and commits them with `sequence`. For each
  // change, gives the slot where the document is, or was (0 if it was never
  // there). After an error nothing is applied, the database has been opened
  // anew, and the same can be tried again.
  absl::StatusOr<std::vector<Slot>> Apply(const std::vector<Change>& changes,
                                          uint64_t sequence);

  // Each document of the last commit.
  absl::Status ForEach(absl::FunctionRef<
                       void(Slot slot, const document::IndexedDocument& record)>
                           visit);

 private:
  class Database;
  explicit IndexWriter(std::string path);

  const std::string path_;
  std::unique_ptr<Database> database_;
  uint64_t sequence_ = 0;
};

}  // namespace preau::xapian

#endif  // INDEXER_XAPIAN_INDEX_WRITER_H_
