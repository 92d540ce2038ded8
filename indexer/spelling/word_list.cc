#include "indexer/spelling/word_list.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/numeric/bits.h"
#include "absl/strings/match.h"
#include "indexer/spelling/edits.h"

namespace preau::spelling {

WordList::WordList(const std::vector<absl::string_view>& words) {
  size_t bytes = 0;
  std::array<size_t, kMaxLetters + 1> counts{};
  for (const absl::string_view word : words) {
    bytes += word.size();
    ++counts[word.size()];
  }
  texts_.reserve(bytes);
  offsets_.reserve(words.size() + 1);
  for (size_t length = 0; length < counts.size(); ++length) {
    by_length_[length].signatures.reserve(counts[length]);
    by_length_[length].ids.reserve(counts[length]);
  }
  for (const absl::string_view word : words) {
    texts_.append(word.data(), word.size());
    offsets_.push_back(static_cast<uint32_t>(texts_.size()));
    OfLength& same = by_length_[word.size()];
    same.signatures.push_back(Signature(word));
    same.ids.push_back(static_cast<Id>(offsets_.size() - 2));
  }
}

std::pair<WordList::Id, WordList::Id> WordList::StartingWith(
    absl::string_view prefix) const {
  // Whether words up to an id stand before those that start so, or among them.
  const auto first = [&](const auto& is_before) {
    Id begin = 0;
    Id end = static_cast<Id>(size());
    while (begin < end) {
      const Id middle = begin + (end - begin) / 2;
      if (is_before(word(middle))) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  };
  return {first([&](absl::string_view w) { return w < prefix; }),
          first([&](absl::string_view w) {
            return w < prefix || absl::StartsWith(w, prefix);
          })};
}

std::optional<WordList::Id> WordList::Find(absl::string_view text) const {
  const Id id = StartingWith(text).first;
  if (id == size() || word(id) != text) return std::nullopt;
  return id;
}

void WordList::FindNear(absl::string_view text, int max_edits,
                        absl::FunctionRef<void(Id, int)> visit) const {
  const EditCounter counter(text);
  const uint32_t signature = Signature(text);
  const auto length = static_cast<int>(text.size());
  for (int other = std::max(length - max_edits, 0);
       other <= std::min(length + max_edits, static_cast<int>(kMaxLetters));
       ++other) {
    const OfLength& same = by_length_[static_cast<size_t>(other)];
    const int most = 2 * max_edits - std::abs(other - length);
    for (size_t i = 0; i < same.ids.size(); ++i) {
      if (absl::popcount(same.signatures[i] ^ signature) > most) continue;
      const int edits = counter.Count(word(same.ids[i]));
      if (edits <= max_edits) visit(same.ids[i], edits);
    }
  }
}

// Goes down the tree that sorted words are, with the column of edits between
// the prefix and the letters so far.
class PrefixWalk {
 public:
  PrefixWalk(const WordList& list, absl::string_view prefix, int max_edits,
             absl::FunctionRef<void(WordList::Id, WordList::Id, int)> visit)
      : list_(list), prefix_(prefix), max_edits_(max_edits), visit_(visit) {}

  void Walk() {
    Column column;
    for (size_t i = 0; i <= prefix_.size(); ++i) {
      column[i] = static_cast<uint8_t>(i);
    }
    Go(0, static_cast<WordList::Id>(list_.size()), 0, column, column, '\0',
       max_edits_ + 1);
  }

 private:
  using Column = std::array<uint8_t, kMaxLetters + 1>;

  // `best`: the edits that those above were visited with.
  void Go(WordList::Id begin, WordList::Id end, size_t depth,
          const Column& column, const Column& before, char last, int best) {
    const int edits = column[prefix_.size()];
    if (edits < best) {
      visit_(begin, end, edits);
      best = edits;
    }
    // Going on can't find fewer.
    const auto least =
        *std::min_element(column.begin(), column.begin() + prefix_.size() + 1);
    if (least >= best || depth == kMaxLetters) return;
    // Words that end here stand first.
    while (begin < end && list_.word(begin).size() == depth) ++begin;
    while (begin < end) {
      const char letter = list_.word(begin)[depth];
      const WordList::Id next = EndOf(begin, end, depth, letter);
      if (depth > 0 || max_edits_ < 2 || letter == prefix_[0]) {
        Go(begin, next, depth + 1, Next(column, before, last, letter), column,
           letter, best);
      }
      begin = next;
    }
  }

  // The first of [begin, end) that has a later letter there.
  WordList::Id EndOf(WordList::Id begin, WordList::Id end, size_t depth,
                     char letter) const {
    while (begin < end) {
      const WordList::Id middle = begin + (end - begin) / 2;
      if (list_.word(middle)[depth] <= letter) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

  Column Next(const Column& column, const Column& before, char last,
              char letter) const {
    Column next;
    next[0] = static_cast<uint8_t>(column[0] + 1);
    for (size_t i = 1; i <= prefix_.size(); ++i) {
      const int replaced = column[i - 1] + (prefix_[i - 1] == letter ? 0 : 1);
      int edits = std::min({column[i] + 1, next[i - 1] + 1, replaced});
      if (i > 1 && last != '\0' && prefix_[i - 1] == last &&
          prefix_[i - 2] == letter) {
        edits = std::min(edits, before[i - 2] + 1);
      }
      next[i] = static_cast<uint8_t>(edits);
    }
    return next;
  }

  const WordList& list_;
  const absl::string_view prefix_;
  const int max_edits_;
  const absl::FunctionRef<void(WordList::Id, WordList::Id, int)> visit_;
};

void WordList::FindNearPrefix(
    absl::string_view prefix, int max_edits,
    absl::FunctionRef<void(Id, Id, int)> visit) const {
  if (prefix.empty() || prefix.size() > kMaxLetters) return;
  PrefixWalk(*this, prefix, max_edits, visit).Walk();
}

size_t WordList::bytes() const {
  return texts_.capacity() +
         (offsets_.capacity() + 2 * size()) * sizeof(uint32_t);
}

}  // namespace preau::spelling
