#ifndef INDEXER_HOT_DELETIONS_H_
#define INDEXER_HOT_DELETIONS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/hot/layout.h"
#include "indexer/hot/segment.h"

namespace preau::hot {

// Which documents of a segment are gone, and by how much that changes its
// statistics. Immutable; the next moment shares what didn't change.
// Thread-safe.
class Deletions {
 public:
  // None.
  explicit Deletions(const Segment& segment);

  // Those and `docs`, which aren't gone yet.
  std::shared_ptr<const Deletions> With(const Segment& segment,
                                        absl::Span<const Doc> docs) const;

  bool Has(Doc doc) const { return (bits_[doc / 64] >> (doc % 64) & 1) != 0; }
  // WordsOf(segment.size()) words; null when nothing is gone.
  const uint64_t* bits() const { return count_ == 0 ? nullptr : bits_.data(); }
  uint32_t count() const { return count_; }
  // Of the lengths of those that are gone.
  uint64_t length() const { return length_; }
  // How many of a term's documents are gone.
  uint32_t CountOf(TermId term) const {
    const size_t chunk = term / kChunk;
    return chunk < counts_.size() && counts_[chunk] != nullptr
               ? (*counts_[chunk])[term % kChunk]
               : 0;
  }

  // All that are gone, ascending.
  std::vector<Doc> Docs() const;

 private:
  static constexpr size_t kChunk = 256;
  using Chunk = std::array<uint32_t, kChunk>;

  std::vector<uint64_t> bits_;
  uint32_t count_ = 0;
  uint64_t length_ = 0;
  // Null where all are 0.
  std::vector<std::shared_ptr<const Chunk>> counts_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_DELETIONS_H_
