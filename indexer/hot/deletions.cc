#include "indexer/hot/deletions.h"

#include "absl/container/flat_hash_map.h"
#include "absl/numeric/bits.h"

namespace preau::hot {

Deletions::Deletions(const Segment& segment) : bits_(WordsOf(segment.size())) {}

std::shared_ptr<const Deletions> Deletions::With(
    const Segment& segment, absl::Span<const Doc> docs) const {
  auto next = std::make_shared<Deletions>(*this);
  next->counts_.resize((segment.term_count() + kChunk - 1) / kChunk);
  // Chunks of the new moment's own.
  absl::flat_hash_map<size_t, Chunk*> own;
  for (const Doc doc : docs) {
    next->bits_[doc / 64] |= uint64_t{1} << (doc % 64);
    ++next->count_;
    next->length_ += segment.lengths()[doc];
    segment.ForEachTerm(doc, [&](TermId term, bool /*written*/) {
      Chunk*& chunk = own[term / kChunk];
      if (chunk == nullptr) {
        auto& place = next->counts_[term / kChunk];
        auto copy = place == nullptr ? std::make_shared<Chunk>()
                                     : std::make_shared<Chunk>(*place);
        chunk = copy.get();
        place = std::move(copy);
      }
      ++(*chunk)[term % kChunk];
    });
  }
  return next;
}

std::vector<Doc> Deletions::Docs() const {
  std::vector<Doc> docs;
  for (size_t word = 0; word < bits_.size(); ++word) {
    for (uint64_t bits = bits_[word]; bits != 0; bits &= bits - 1) {
      docs.push_back(static_cast<Doc>(
          word * 64 + static_cast<size_t>(absl::countr_zero(bits))));
    }
  }
  return docs;
}

}  // namespace preau::hot
