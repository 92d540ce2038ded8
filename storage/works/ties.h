#ifndef STORAGE_WORKS_TIES_H_
#define STORAGE_WORKS_TIES_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "storage/works/join.h"
#include "storage/works/key_index.h"

namespace preau::works {

// The row of a copy: identities, bands, and a key for each decision that it is
// the same as another.
storage::v1::StoredCopy MakeRow(const Copy& copy);

// Gives a published resource as a copy; nothing when it isn't one any more.
using CopyLoader = absl::FunctionRef<absl::StatusOr<std::optional<Copy>>(
    const std::string& uid)>;

// Everything that is tied to `uid`, as groups that can be joined each by
// itself: one, but where keys tie too many together. Errors are those of the
// index and of `load`.
absl::StatusOr<std::vector<Tied>> FindTied(const KeyIndex& index,
                                           const std::string& uid,
                                           CopyLoader load);

// Uids of those for whom a change of `row` may change something.
absl::Status AddAffected(const KeyIndex& index,
                         const storage::v1::StoredCopy& row,
                         absl::flat_hash_set<std::string>& uids);

}  // namespace preau::works

#endif  // STORAGE_WORKS_TIES_H_
