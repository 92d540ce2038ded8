#ifndef INDEXER_SIMILAR_VARIETY_H_
#define INDEXER_SIMILAR_VARIETY_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "indexer/hot/hit.h"
#include "indexer/hot/snapshot.h"
#include "preau/storage/v1/storage.pb.h"

namespace preau::similar {

// A provider comes no more often than this in a row, as far as others follow
// soon.
inline constexpr size_t kMaxInARow = 2;

// Moves hits a little, so that no provider comes too often in a row.
void SpreadProviders(const hot::Snapshot& snapshot,
                     std::vector<hot::Hit>& hits);

// Titles that came before. Those that only differ in numbers, case, accents and
// punctuation ("Dictée n° 3", "Dictée n° 4") are the same. Thread-compatible.
class SeenTitles {
 public:
  // Whether the record's title is new; a record without one always is.
  bool Add(const storage::v1::IndexedDocument& record);

 private:
  absl::flat_hash_set<std::string> titles_;
};

}  // namespace preau::similar

#endif  // INDEXER_SIMILAR_VARIETY_H_
