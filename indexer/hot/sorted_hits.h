#ifndef INDEXER_HOT_SORTED_HITS_H_
#define INDEXER_HOT_SORTED_HITS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/hot/hit.h"
#include "indexer/hot/snapshot.h"
#include "indexer/hot/tile.h"

namespace preau::hot {

// Whether a document with key and uid `a` stands before one with `b`.
bool StandsBefore(bool descending, const std::string& key_a,
                  absl::string_view uid_a, const std::string& key_b,
                  absl::string_view uid_b);

// The first of the hits in the order of a column. Thread-compatible.
class SortedHits {
 public:
  // `order.by` is there; the references must outlive it.
  SortedHits(const Snapshot& snapshot, size_t limit, const Order& order,
             const std::optional<Mark>& after);

  // What is added until Finish() is of this segment.
  void Start(size_t segment);
  void Add(Doc begin, const TileBits& bits);
  void Finish();

  // In their order.
  std::vector<Hit> Take() &&;

 private:
  struct Keyed {
    Hit hit;
    std::string key;
  };

  // Of a rank in the segment, so that what comes first is least.
  uint32_t PlaceOf(uint32_t rank) const;
  std::string KeyOf(const Segment& segment, Doc doc) const;
  // The first place and document after the mark.
  void FindStart(const Segment& segment);

  const Snapshot& snapshot_;
  const size_t limit_;
  const SortField by_;
  const bool descending_;
  const std::optional<Mark>& after_;
  // Of the present segment:
  size_t segment_ = 0;
  absl::Span<const uint32_t> ranks_;
  uint32_t rank_count_ = 0;
  bool has_empty_ = false;
  // Places, shifted left by 32, and documents: those below it come before the
  // mark.
  uint64_t start_ = 0;
  // A heap of such, the last on top.
  std::vector<uint64_t> first_;
  // Of all segments so far.
  std::vector<Keyed> hits_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_SORTED_HITS_H_
