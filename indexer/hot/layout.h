#ifndef INDEXER_HOT_LAYOUT_H_
#define INDEXER_HOT_LAYOUT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "indexer/document/fields.h"

// What the sections of a segment's image hold.
namespace preau::hot {

// Number of a document in its segment; in the order of uids.
using Doc = uint32_t;
// Number of a term in its segment; in the order of their bytes.
using TermId = uint32_t;

// Postings of a block, but for a term's last one.
inline constexpr size_t kBlock = 128;
// Documents that are evaluated together.
inline constexpr size_t kTile = 4096;
inline constexpr size_t kTileWords = kTile / 64;

inline constexpr size_t WordsOf(size_t documents) {
  return (documents + kTile - 1) / kTile * kTileWords;
}
inline constexpr size_t BlocksOf(size_t postings) {
  return (postings + kBlock - 1) / kBlock;
}

// What one can sort by besides the score.
enum class SortField : uint32_t { kTitle, kDate, kSize };
inline constexpr size_t kSortFields = 3;

struct Summary {
  uint32_t documents = 0;
  uint32_t terms = 0;
  // Of the documents' lengths.
  uint64_t total_length = 0;
  // Of their words in titles, keywords and names.
  uint64_t title_words = 0;
  uint64_t keyword_words = 0;
  uint64_t name_words = 0;
  // The mean length that impacts were bounded with.
  double reference_length = 1;
};

// How often a term stands in a document: all in all, weighted by its places,
// and unweighted by field. Few combinations are frequent, so postings hold
// their number; the most frequent ones have the lowest.
struct Pattern {
  uint32_t frequency = 0;
  uint32_t title = 0;
  uint32_t keyword = 0;
  uint32_t name = 0;
  bool operator==(const Pattern&) const = default;
  template <typename H>
  friend H AbslHashValue(H hash, const Pattern& pattern) {
    return H::combine(std::move(hash), pattern.frequency, pattern.title,
                      pattern.keyword, pattern.name);
  }
};

// What ranking knows of a document beside its terms: words by field, and what
// its notice says of itself (document::Quality).
struct DocumentFacts {
  uint16_t title = 0;
  uint16_t keyword = 0;
  uint16_t name = 0;
  // Of 255.
  uint8_t completeness = 0;
  // A document::ProgrammeState.
  uint8_t programme = 0;
};

// How many of a term's best postings TermEntry::at_least is about.
inline constexpr std::array<size_t, 3> kBestRanks = {10, 20, 100};

struct TermEntry {
  // Byte offsets in kPostings and kPositions.
  uint64_t postings = 0;
  uint64_t positions = 0;
  // The largest query::SaturatedFrequency() of its postings, as if the
  // documents' mean length were the reference length.
  double most = 0;
  // What so many of its postings have at least; 0 where it has fewer.
  std::array<float, kBestRanks.size()> at_least = {};
  uint32_t documents = 0;
  // How many of them have the term, a stem, as a word too.
  uint32_t written = 0;
  // Bytes of a pattern's number (dense postings only) and of the length of a
  // posting's positions; 0: it has none.
  uint8_t pattern_width = 0;
  uint8_t length_width = 0;
  // Sum of TermFlag.
  uint8_t flags = 0;
};

enum TermFlag : uint8_t {
  // A bit for each document instead of blocks.
  kDense = 1,
  // Postings have a bound each.
  kHasBounds = 2,
};

// A bound is a posting's saturated frequency by TermEntry::most, in 255ths,
// rounded up; or the largest of several.
//
// Dense postings are, one after another, with w = WordsOf(documents): w words
// of bits; the rank of each tile's first bit (w / 64 numbers of 32 bits); the
// rank of each word's first bit in its tile (w of 16 bits); a bound for each
// word (w bytes); with kHasBounds one for each posting; the patterns' numbers.
//
// Others are BlocksOf(documents) of these, with kHasBounds a bound for each
// posting, then packed numbers: the distances of the documents less one, then
// those of the patterns.
struct BlockEntry {
  Doc last = 0;
  // Bytes from where the packed numbers begin.
  uint32_t offset = 0;
  uint8_t distance_bits = 0;
  uint8_t pattern_bits = 0;
  uint8_t bound = 0;
  uint8_t unused = 0;
};

// Positions are: for each block the bytes before it (32 bits each); the length
// in bytes of each posting's; their distances as varints.

enum Section : uint32_t {
  kSummary = 1,
  kLengths,
  kDocumentFacts,
  kUidOffsets,
  kUids,
  // Serialised IndexedDocuments, packed where there is a dictionary.
  kRecordOffsets,
  kRecords,
  kRecordDictionary,
  kTermOffsets,
  kTermTexts,
  kTermEntries,
  // Number of a term plus one by the hash of its text; open addressing.
  kTermTable,
  kPostings,
  kPositions,
  kPatterns,
  // The terms of each document: distances as varints, doubled, and one more
  // where the term is also a word of the document as it is written.
  kForwardOffsets,
  kForward,
  // By SortField: a document's rank among the different keys, and the first
  // document of each.
  kSortRanks = 32,
  kSortFirsts = 40,
  // By field: kFieldSections + 8 * field + FieldSection.
  kFieldSections = 64,
};

// A field's values stand in sets, since many documents have the same.
enum FieldSection : uint32_t {
  // The set of each document, 1, 2 or 4 bytes each.
  kSetOf,
  kSetOffsets,
  kSetValues,
  // The sets that a value is in.
  kValueSetOffsets,
  kValueSets,
  // By id: id, label, id, label …
  kValueOffsets,
  kValueTexts,
};

inline constexpr uint32_t SectionOf(size_t field, FieldSection section) {
  return kFieldSections + 8 * static_cast<uint32_t>(field) + section;
}

// Numbers of 1, 2 or 4 bytes.
inline uint32_t ReadCode(const char* codes, size_t index, int width) {
  switch (width) {
    case 1:
      return static_cast<unsigned char>(codes[index]);
    case 2: {
      uint16_t code;
      std::memcpy(&code, codes + 2 * index, sizeof(code));
      return code;
    }
    default: {
      uint32_t code;
      std::memcpy(&code, codes + 4 * index, sizeof(code));
      return code;
    }
  }
}

// Bytes that ReadCode() needs for codes up to `largest`.
inline constexpr int CodeWidth(uint32_t largest) {
  return largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
}

}  // namespace preau::hot

#endif  // INDEXER_HOT_LAYOUT_H_
