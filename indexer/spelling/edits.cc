#include "indexer/spelling/edits.h"

#include <algorithm>
#include <iterator>

#include "indexer/spelling/letters.h"

namespace preau::spelling {
namespace {

constexpr double kNeighbourCost = 0.8;
constexpr double kSwapCost = 0.75;
constexpr double kSoundCost = 0.65;
constexpr double kPairCost = 0.6;
constexpr double kMuteCost = 0.7;
constexpr double kFirstLetterCost = 0.3;

struct Key {
  double row = 0;
  double column = 0;
};

using Keys = std::array<Key, 27>;

const Keys& AzertyKeys() {
  static const Keys kKeys = [] {
    Keys keys;
    constexpr absl::string_view kRows[] = {"azertyuiop", "qsdfghjklm",
                                           "wxcvbn"};
    // Each row stands a little further to the right.
    constexpr double kShifts[] = {0, 0.25, 0.75};
    for (size_t row = 0; row < 3; ++row) {
      for (size_t i = 0; i < kRows[row].size(); ++i) {
        keys[LetterNumber(kRows[row][i])] = {
            static_cast<double>(row), static_cast<double>(i) + kShifts[row]};
      }
    }
    // Above r and t.
    keys[LetterNumber('\'')] = {-1, 3.5};
    return keys;
  }();
  return kKeys;
}

bool AreNeighbours(char a, char b) {
  const Key& one = AzertyKeys()[LetterNumber(a)];
  const Key& two = AzertyKeys()[LetterNumber(b)];
  const double rows = one.row - two.row;
  const double columns = one.column - two.column;
  return rows * rows + columns * columns < 2;
}

bool SoundAlike(char a, char b) {
  constexpr absl::string_view kAlike[] = {"ckq", "csz", "iy",  "gj",
                                          "sx",  "vw",  "aeo", "ei"};
  return std::any_of(std::begin(kAlike), std::end(kAlike),
                     [&](absl::string_view group) {
                       return group.find(a) != absl::string_view::npos &&
                              group.find(b) != absl::string_view::npos;
                     });
}

double ReplaceCost(char typed, char meant) {
  if (SoundAlike(typed, meant)) return kSoundCost;
  return AreNeighbours(typed, meant) ? kNeighbourCost : 1;
}

// Of a letter that one of the words has more.
double ExtraCost(absl::string_view word, size_t at) {
  const char letter = word[at];
  if ((at > 0 && word[at - 1] == letter) ||
      (at + 1 < word.size() && word[at + 1] == letter)) {
    return kPairCost;
  }
  if (letter == 'h' || letter == '\'') return kMuteCost;
  const bool is_last = at + 1 == word.size();
  const bool is_mute_there =
      absl::string_view("estxd").find(letter) != absl::string_view::npos;
  return is_last && is_mute_there ? kMuteCost : 1;
}

}  // namespace

EditCounter::EditCounter(absl::string_view word) : word_(word) {
  for (size_t i = 0; i < word.size(); ++i) {
    places_[static_cast<unsigned char>(word[i])] |= uint64_t{1} << i;
  }
}

int EditCounter::Count(absl::string_view other) const {
  if (word_.empty()) return static_cast<int>(other.size());
  const uint64_t last = uint64_t{1} << (word_.size() - 1);
  // Where going down a column adds one, and where it takes one away.
  uint64_t more = ~uint64_t{0};
  uint64_t less = 0;
  // Where going down and right adds nothing.
  uint64_t same = 0;
  uint64_t places_before = 0;
  auto edits = static_cast<int>(word_.size());
  for (const char letter : other) {
    const uint64_t places = places_[static_cast<unsigned char>(letter)];
    const uint64_t swapped = ((~same & places) << 1) & places_before;
    same = (((places & more) + more) ^ more) | places | less | swapped;
    uint64_t right_more = less | ~(same | more);
    uint64_t right_less = same & more;
    if ((right_more & last) != 0) ++edits;
    if ((right_less & last) != 0) --edits;
    right_more = right_more << 1 | 1;
    right_less <<= 1;
    more = right_less | ~(same | right_more);
    less = right_more & same;
    places_before = places;
  }
  return edits;
}

double EditCost(absl::string_view typed, absl::string_view meant) {
  // Rows by the letters of `typed`: the one before the last, the last, the new.
  std::array<std::array<double, kMaxLetters + 1>, 3> rows;
  rows[0][0] = 0;
  for (size_t j = 1; j <= meant.size(); ++j) {
    rows[0][j] = rows[0][j - 1] + ExtraCost(meant, j - 1);
  }
  for (size_t i = 1; i <= typed.size(); ++i) {
    const auto& before = rows[(i - 1) % 3];
    const auto& before_that = rows[(i + 1) % 3];
    auto& row = rows[i % 3];
    row[0] = before[0] + ExtraCost(typed, i - 1);
    for (size_t j = 1; j <= meant.size(); ++j) {
      const char t = typed[i - 1];
      const char m = meant[j - 1];
      double best = std::min(before[j] + ExtraCost(typed, i - 1),
                             row[j - 1] + ExtraCost(meant, j - 1));
      best = std::min(best, before[j - 1] + (t == m ? 0 : ReplaceCost(t, m)));
      if (i > 1 && j > 1 && t == meant[j - 2] && typed[i - 2] == m && t != m) {
        best = std::min(best, before_that[j - 2] + kSwapCost);
      }
      row[j] = best;
    }
  }
  const double cost = rows[typed.size() % 3][meant.size()];
  const bool same_start =
      !typed.empty() && !meant.empty() && typed[0] == meant[0];
  return same_start ? cost : cost + kFirstLetterCost;
}

}  // namespace preau::spelling
