#ifndef INDEXER_HOT_SEGMENT_H_
#define INDEXER_HOT_SEGMENT_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "indexer/document/fields.h"
#include "indexer/hot/image.h"
#include "indexer/hot/layout.h"
#include "indexer/hot/postings.h"
#include "indexer/hot/record_codec.h"
#include "indexer/hot/varint.h"

namespace preau::hot {

// The values of a field, by their numbers in this segment.
class FieldColumn {
 public:
  FieldColumn() = default;
  FieldColumn(const Image& image, size_t field, size_t documents);

  size_t set_count() const { return set_offsets_.size() - 1; }
  size_t value_count() const { return value_set_offsets_.size() - 1; }
  uint32_t SetOf(Doc doc) const { return ReadCode(set_of_, doc, width_); }
  // For loops over many documents: numbers of `width()` bytes.
  const char* set_of() const { return set_of_; }
  int width() const { return width_; }
  absl::Span<const uint32_t> ValuesOfSet(uint32_t set) const {
    return set_values_.subspan(set_offsets_[set],
                               set_offsets_[set + 1] - set_offsets_[set]);
  }
  absl::Span<const uint32_t> SetsOfValue(uint32_t value) const {
    return value_sets_.subspan(
        value_set_offsets_[value],
        value_set_offsets_[value + 1] - value_set_offsets_[value]);
  }
  std::optional<uint32_t> Find(absl::string_view id) const;
  absl::string_view id(uint32_t value) const { return Text(2 * value); }
  absl::string_view label(uint32_t value) const { return Text(2 * value + 1); }

 private:
  absl::string_view Text(size_t index) const {
    return value_texts_.substr(
        value_offsets_[index],
        value_offsets_[index + 1] - value_offsets_[index]);
  }

  const char* set_of_ = nullptr;
  int width_ = 1;
  absl::Span<const uint32_t> set_offsets_;
  absl::Span<const uint32_t> set_values_;
  absl::Span<const uint32_t> value_set_offsets_;
  absl::Span<const uint32_t> value_sets_;
  absl::Span<const uint32_t> value_offsets_;
  absl::string_view value_texts_;
};

struct SortColumn {
  // Of each document, among the keys that are different.
  absl::Span<const uint32_t> ranks;
  // The first document with each.
  absl::Span<const uint32_t> firsts;
};

// Documents that were indexed together: what a search needs of them, in arrays
// that never change. Thread-safe.
class Segment {
 public:
  // DATA_LOSS when sections don't fit one another.
  static absl::StatusOr<std::shared_ptr<const Segment>> Open(
      std::shared_ptr<const Image> image);

  uint32_t size() const { return summary_.documents; }
  uint32_t term_count() const { return summary_.terms; }
  uint64_t total_length() const { return summary_.total_length; }
  double reference_length() const { return summary_.reference_length; }
  const Summary& summary() const { return summary_; }
  const Image& image() const { return *image_; }

  absl::Span<const uint32_t> lengths() const { return lengths_; }
  const DocumentFacts& facts(Doc doc) const { return facts_[doc]; }
  absl::string_view uid(Doc doc) const {
    return Slice(uids_, uid_offsets_, doc);
  }
  std::optional<Doc> Find(absl::string_view uid) const;
  // As RecordPacker packs it with the dictionary.
  absl::string_view packed_record(Doc doc) const;
  absl::string_view record_dictionary() const { return record_dictionary_; }
  // A serialised IndexedDocument.
  std::string record(Doc doc) const {
    return unpacker_.Unpack(packed_record(doc));
  }

  std::optional<TermId> FindTerm(absl::string_view term) const;
  // The first term that isn't before `text`.
  TermId LowerBound(absl::string_view text) const;
  absl::string_view term(TermId id) const {
    return Slice(term_texts_, term_offsets_, id);
  }
  const TermEntry& entry(TermId id) const { return entries_[id]; }
  Postings postings(TermId id) const {
    return {entries_[id], postings_, positions_, size()};
  }
  absl::Span<const Pattern> patterns() const { return patterns_; }
  // The terms of a document, ascending, and whether they are words of it as
  // they are written.
  template <typename Visit>
  void ForEachTerm(Doc doc, const Visit& visit) const {
    const char* at = forward_ + forward_offsets_[doc];
    const char* const end = forward_ + forward_offsets_[doc + 1];
    TermId id = 0;
    while (at != end) {
      const uint32_t number = ReadVarint(at);
      id += number >> 1;
      visit(id, (number & 1) != 0);
    }
  }

  const FieldColumn& field(size_t number) const { return fields_[number]; }
  const SortColumn& sort(SortField by) const {
    return sorts_[static_cast<size_t>(by)];
  }

 private:
  explicit Segment(std::shared_ptr<const Image> image);
  static absl::string_view Slice(absl::string_view texts,
                                 absl::Span<const uint32_t> offsets,
                                 size_t index) {
    return texts.substr(offsets[index], offsets[index + 1] - offsets[index]);
  }
  absl::string_view Text(uint32_t section) const;
  bool Fits() const;

  const std::shared_ptr<const Image> image_;
  const absl::string_view record_dictionary_;
  const RecordUnpacker unpacker_;
  Summary summary_;
  absl::Span<const uint32_t> lengths_;
  absl::Span<const DocumentFacts> facts_;
  absl::Span<const uint32_t> uid_offsets_;
  absl::string_view uids_;
  absl::Span<const uint64_t> record_offsets_;
  absl::string_view records_;
  absl::Span<const uint32_t> term_offsets_;
  absl::string_view term_texts_;
  absl::Span<const TermEntry> entries_;
  absl::Span<const uint32_t> table_;
  const char* postings_ = nullptr;
  const char* positions_ = nullptr;
  absl::Span<const Pattern> patterns_;
  absl::Span<const uint64_t> forward_offsets_;
  const char* forward_ = nullptr;
  std::array<FieldColumn, document::kFieldCount> fields_;
  std::array<SortColumn, kSortFields> sorts_;
};

// Place of a term in a table of `size` (a power of two) entries.
size_t HashPlace(absl::string_view term, size_t size);

}  // namespace preau::hot

#endif  // INDEXER_HOT_SEGMENT_H_
