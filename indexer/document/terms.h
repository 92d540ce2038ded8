#ifndef INDEXER_DOCUMENT_TERMS_H_
#define INDEXER_DOCUMENT_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace preau::document {

// How often a term is in a document.
struct Occurrences {
  // Weighted by the fields that it stands in.
  uint32_t frequency = 0;
  // In titles, keywords and names; not weighted.
  uint32_t title = 0;
  uint32_t keyword = 0;
  uint32_t name = 0;
  // The term, a stem, is also a word as it stands in the text.
  bool written = false;
};

// A term of a document; a view of its Terms.
struct Posting {
  absl::string_view term;
  // Equal for equal terms of all documents while the program runs.
  size_t hash = 0;
  Occurrences occurrences;
  // Ascending; none for what is in no phrase.
  absl::Span<const uint32_t> positions;
};

// The terms of a document, each once, by where they came up first: three
// pieces of memory, however many they are. Thread-compatible.
class Terms {
 public:
  class Iterator {
   public:
    Iterator(const Terms* terms, size_t index) : terms_(terms), index_(index) {}
    Posting operator*() const { return (*terms_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Terms* terms_;
    size_t index_;
  };

  size_t size() const { return entries_.size(); }
  Posting operator[](size_t index) const {
    const Entry& entry = entries_[index];
    return {absl::string_view(texts_).substr(entry.text, entry.text_size),
            entry.hash, entry.occurrences,
            absl::MakeConstSpan(positions_)
                .subspan(entry.positions, entry.position_count)};
  }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  friend class TermsBuilder;
  struct Entry {
    size_t hash = 0;
    // Where it begins in `texts_`.
    uint32_t text = 0;
    uint32_t text_size = 0;
    // Where they begin in `positions_`.
    uint32_t positions = 0;
    uint32_t position_count = 0;
    Occurrences occurrences;
  };

  std::vector<Entry> entries_;
  std::string texts_;
  std::vector<uint32_t> positions_;
};

// Gathers the terms of one document after another and keeps its memory between
// them. Thread-compatible.
class TermsBuilder {
 public:
  // The number of a term. `hash`: absl::HashOf() the word, a string_view.
  uint32_t NumberOf(absl::string_view prefix, absl::string_view word,
                    size_t hash);
  Occurrences& At(uint32_t number) { return entries_[number].occurrences; }
  // Not before those that the term has already.
  void AddPosition(uint32_t number, uint32_t position) {
    ++entries_[number].position_count;
    placed_.emplace_back(number, position);
  }

  // All since the last time.
  Terms Take();

 private:
  bool Is(const Terms::Entry& entry, absl::string_view prefix,
          absl::string_view word) const;
  void Grow();

  std::vector<Terms::Entry> entries_;
  std::string texts_;
  // Numbers of terms and their positions, in the order of the text.
  std::vector<std::pair<uint32_t, uint32_t>> placed_;
  // A hash table with open addressing of 1 + the number, 0 where it is free;
  // its size is a power of two.
  std::vector<uint32_t> table_;
};

}  // namespace preau::document

#endif  // INDEXER_DOCUMENT_TERMS_H_
