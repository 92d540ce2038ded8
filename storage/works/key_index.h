#ifndef STORAGE_WORKS_KEY_INDEX_H_
#define STORAGE_WORKS_KEY_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/storage/v1/storage.pb.h"
#include "storage/kv/key_value_store.h"

namespace preau::works {

// Which resources have which keys: table `works`, with changes that aren't
// written yet laid over it. Errors are those of the store. Thread-compatible.
class KeyIndex {
 public:
  explicit KeyIndex(const kv::Reader* store) : store_(store) {}

  // Apply sequence up to which the index is made; 0 when it is new.
  absl::StatusOr<uint64_t> ReadCursor() const;

  // What was kept of a resource; nothing when it has no keys.
  absl::StatusOr<std::optional<storage::v1::StoredCopy>> Find(
      absl::string_view uid) const;
  // Uids of those that have `key`, in order; the first `limit` of them.
  absl::StatusOr<std::vector<std::string>> Sharing(absl::string_view key,
                                                   size_t limit) const;

  // In place of what was kept of `uid`; nothing takes it out.
  absl::Status Set(absl::string_view uid,
                   std::optional<storage::v1::StoredCopy> copy);

  // All changes so far and the new cursor.
  kv::WriteBatch TakeBatch(uint64_t cursor);

 private:
  const kv::Reader* const store_;
  absl::flat_hash_map<std::string, std::optional<storage::v1::StoredCopy>>
      copies_;
  // Of each key, which uids have it now and which haven't any more.
  absl::flat_hash_map<std::string, std::map<std::string, bool>> sharing_;
};

}  // namespace preau::works

#endif  // STORAGE_WORKS_KEY_INDEX_H_
