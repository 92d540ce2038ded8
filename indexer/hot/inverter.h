#ifndef INDEXER_HOT_INVERTER_H_
#define INDEXER_HOT_INVERTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/document/document.h"
#include "indexer/hot/layout.h"
#include "indexer/hot/segment_writer.h"

namespace preau::hot {

// The terms of documents, turned from documents into terms. Thread-compatible.
class Inverter {
 public:
  // In the order of documents in the segment. Gives the document's length: the
  // sum of the frequencies.
  uint32_t Add(const document::Terms& terms);
  // The most frequent first; to be called once, before WriteTerms().
  std::vector<Pattern> TakePatterns();
  void WriteTerms(SegmentWriter& writer) const;

 private:
  struct Known {
    // Where it begins in `texts_`.
    size_t text = 0;
    uint32_t size = 0;
    uint32_t documents = 0;
  };
  // Of a hash table with open addressing. Half of the hash says where it
  // begins, and nearly always whether it is the one that is looked for: the
  // text is elsewhere in memory.
  struct Slot {
    uint32_t hash = 0;
    // 1 + the term's; 0 where it is free.
    uint32_t number = 0;
  };
  // A term in a document.
  struct Held {
    uint32_t term;
    uint32_t pattern : 31;
    uint32_t written : 1;
    // They end where those of the next begin.
    size_t positions;
  };

  absl::string_view TextOf(uint32_t term) const {
    return absl::string_view(texts_).substr(known_[term].text,
                                            known_[term].size);
  }
  uint32_t TermNumber(const document::Posting& posting);
  uint32_t PatternNumber(const Pattern& pattern);
  void AppendPositions(absl::Span<const uint32_t> positions);
  void GrowTable();
  std::vector<uint32_t> SortedTerms() const;
  // Those of each term together, by the order of terms.
  std::vector<NewPosting> SortedPostings(
      absl::Span<const uint32_t> sorted) const;

  std::vector<Slot> table_;
  std::vector<Known> known_;
  std::string texts_;
  std::vector<Held> held_;
  // Where each document's begin in `held_`, and where the last one's end.
  std::vector<size_t> document_begins_ = {0};
  std::string positions_;
  absl::flat_hash_map<Pattern, uint32_t> pattern_numbers_;
  std::vector<Pattern> patterns_;
  std::vector<uint64_t> pattern_counts_;
  std::vector<uint32_t> pattern_ranks_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_INVERTER_H_
