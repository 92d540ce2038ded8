#include "indexer/document/terms.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace preau::document {
namespace {

constexpr size_t kSmallestTable = 1024;

}  // namespace

bool TermsBuilder::Is(const Terms::Entry& entry, absl::string_view prefix,
                      absl::string_view word) const {
  if (entry.text_size != prefix.size() + word.size()) return false;
  const absl::string_view text =
      absl::string_view(texts_).substr(entry.text, entry.text_size);
  return absl::StartsWith(text, prefix) && absl::EndsWith(text, word);
}

uint32_t TermsBuilder::NumberOf(absl::string_view prefix,
                                absl::string_view word, size_t hash) {
  // No word begins with a capital, so that one text is one hash.
  for (const char c : prefix) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x9E3779B97F4A7C15;
  }
  if (2 * entries_.size() >= table_.size()) Grow();
  const size_t mask = table_.size() - 1;
  // The upper half is well mixed by the multiplication, the lower isn't.
  size_t place = (hash >> 32) & mask;
  for (; table_[place] != 0; place = (place + 1) & mask) {
    const uint32_t number = table_[place] - 1;
    if (entries_[number].hash == hash && Is(entries_[number], prefix, word)) {
      return number;
    }
  }
  const auto number = static_cast<uint32_t>(entries_.size());
  table_[place] = number + 1;
  Terms::Entry& entry = entries_.emplace_back();
  entry.hash = hash;
  entry.text = static_cast<uint32_t>(texts_.size());
  entry.text_size = static_cast<uint32_t>(prefix.size() + word.size());
  texts_.append(prefix.data(), prefix.size());
  texts_.append(word.data(), word.size());
  return number;
}

void TermsBuilder::Grow() {
  table_.assign(std::max(kSmallestTable, 2 * table_.size()), 0);
  const size_t mask = table_.size() - 1;
  for (size_t number = 0; number < entries_.size(); ++number) {
    size_t place = (entries_[number].hash >> 32) & mask;
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = static_cast<uint32_t>(number + 1);
  }
}

Terms TermsBuilder::Take() {
  uint32_t positions = 0;
  for (Terms::Entry& entry : entries_) {
    entry.positions = positions;
    positions += entry.position_count;
  }
  Terms terms;
  terms.positions_.resize(positions);
  for (const auto& [number, position] : placed_) {
    terms.positions_[entries_[number].positions++] = position;
  }
  for (Terms::Entry& entry : entries_) entry.positions -= entry.position_count;
  // Copies, so that they are no larger than they need to be.
  terms.entries_ = entries_;
  terms.texts_ = texts_;
  entries_.clear();
  texts_.clear();
  placed_.clear();
  // No larger than most documents need, however large one was.
  table_.assign(kSmallestTable, 0);
  return terms;
}

}  // namespace preau::document
