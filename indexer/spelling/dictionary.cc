#include "indexer/spelling/dictionary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "indexer/spelling/edits.h"
#include "indexer/spelling/letters.h"
#include "indexer/spelling/phonetics.h"
#include "storage/vocabulary/fold.h"

namespace preau::spelling {
namespace {

constexpr size_t kMinTyped = 4;
// Sounds of fewer letters are too many words' to allow for an edit in them.
constexpr size_t kMinNearKey = 4;
// Words that sound the same look as different as they like, others not.
constexpr double kSameSound = 0;
// Where it is only if the last e is spoken.
constexpr double kNearlySameSound = 0.5;
constexpr double kFarSound = 9;

int MaxEditsBySound(size_t letters) {
  return static_cast<int>(letters / 2) + 1;
}

struct Found {
  uint32_t documents = 0;
  int edits = 0;
  double sound = kFarSound;
  // The spelling of the piece where it is the most frequent.
  CountedWord spelling;
  // The last one that it was found in.
  const Words* piece = nullptr;
};

double CostOf(absl::string_view typed, absl::string_view word,
              const Found& found, bool by_sound) {
  double cost = EditCost(typed, word);
  if (found.sound < 1) {
    // However different it looks.
    cost = std::min(0.5 * cost, 0.3 + 0.15 * cost) + 0.4 * found.sound;
  } else if (by_sound) {
    cost = 0.7 + 0.4 * cost;
  } else if (found.sound < 2) {
    cost -= 0.1;
  }
  return cost - 0.25 * std::log10(1.0 + found.documents);
}

}  // namespace

uint32_t Dictionary::DocumentsWith(absl::string_view folded) const {
  uint32_t documents = 0;
  for (const auto& piece : pieces_) {
    const auto id = piece->list().Find(folded);
    if (id.has_value()) documents += piece->documents(*id);
  }
  return documents;
}

std::string Dictionary::SpellingOf(absl::string_view folded) const {
  CountedWord best{folded, 0};
  for (const auto& piece : pieces_) {
    const auto id = piece->list().Find(folded);
    if (!id.has_value()) continue;
    const CountedWord here = piece->spelling(*id);
    if (here.documents > best.documents) best = here;
  }
  return std::string(best.text);
}

std::vector<Candidate> Dictionary::Corrections(absl::string_view lower,
                                               size_t limit) const {
  const std::string typed = vocabulary::FoldLabel(lower);
  if (!IsPlainWord(typed) || typed.size() < kMinTyped) return {};
  const int max_edits = MaxEdits(typed.size());
  const EditCounter counter(typed);
  absl::flat_hash_map<absl::string_view, Found> found;
  const auto add = [&](const Words& piece, WordList::Id id, int edits,
                       double sound) {
    Found& word = found[piece.list().word(id)];
    word.edits = edits;
    word.sound = std::min(word.sound, sound);
    if (word.piece == &piece) return;
    word.piece = &piece;
    word.documents += piece.documents(id);
    const CountedWord spelling = piece.spelling(id);
    if (spelling.documents > word.spelling.documents) word.spelling = spelling;
  };
  std::vector<std::string> keys = {PhoneticKey(lower)};
  if (std::string other = PhoneticKey(lower, LastE::kSpoken);
      other != keys[0]) {
    keys.push_back(std::move(other));
  }
  for (const auto& piece : pieces_) {
    piece->list().FindNear(typed, max_edits, [&](WordList::Id id, int edits) {
      add(*piece, id, edits, kFarSound);
    });
    for (const std::string& key : keys) {
      if (!IsPlainWord(key)) continue;
      piece->keys().FindNear(
          key, key.size() < kMinNearKey ? 0 : 1,
          [&](WordList::Id near, int sound_edits) {
            const double sound =
                sound_edits +
                (&key == &keys[0] ? kSameSound : kNearlySameSound);
            for (const WordList::Id id : piece->WithKey(near)) {
              const int edits = counter.Count(piece->list().word(id));
              if (sound_edits == 0 || edits <= MaxEditsBySound(typed.size())) {
                add(*piece, id, edits, sound);
              }
            }
          });
    }
  }
  std::vector<Candidate> candidates;
  for (const auto& [word, about] : found) {
    if (word == typed) continue;
    const bool by_sound = about.edits > max_edits;
    candidates.push_back({std::string(word), std::string(about.spelling.text),
                          about.documents, about.edits, by_sound,
                          CostOf(typed, word, about, by_sound)});
  }
  const size_t kept = std::min(limit, candidates.size());
  std::partial_sort(
      candidates.begin(),
      candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(),
      [](const Candidate& a, const Candidate& b) {
        return std::tie(a.cost, a.word) < std::tie(b.cost, b.word);
      });
  candidates.resize(kept);
  return candidates;
}

std::vector<Completion> Dictionary::Completions(absl::string_view prefix,
                                                size_t limit) const {
  if (prefix.empty()) return {};
  // The most frequent ones of each piece are those of all of them, nearly.
  absl::flat_hash_set<absl::string_view> words;
  std::vector<WordList::Id> ids;
  for (const auto& piece : pieces_) {
    const auto [begin, end] = piece->list().StartingWith(prefix);
    ids.resize(end - begin);
    std::iota(ids.begin(), ids.end(), begin);
    const size_t kept = std::min(2 * limit, ids.size());
    std::partial_sort(ids.begin(),
                      ids.begin() + static_cast<std::ptrdiff_t>(kept),
                      ids.end(), [&](WordList::Id a, WordList::Id b) {
                        return piece->documents(a) > piece->documents(b);
                      });
    for (size_t i = 0; i < kept; ++i) words.insert(piece->list().word(ids[i]));
  }
  std::vector<Completion> completions;
  for (const absl::string_view word : words) {
    completions.push_back({std::string(word), DocumentsWith(word)});
  }
  std::sort(completions.begin(), completions.end(),
            [](const Completion& a, const Completion& b) {
              return std::tie(b.documents, a.word) <
                     std::tie(a.documents, b.word);
            });
  if (completions.size() > limit) completions.resize(limit);
  return completions;
}

std::vector<std::string> Dictionary::NearPrefixes(absl::string_view prefix,
                                                  size_t limit) const {
  if (!IsPlainWord(prefix) || prefix.size() < kMinTyped) return {};
  struct About {
    int edits = kMaxLetters;
    uint64_t documents = 0;
  };
  absl::flat_hash_map<absl::string_view, About> found;
  for (const auto& piece : pieces_) {
    piece->list().FindNearPrefix(
        prefix, MaxEdits(prefix.size()),
        [&](WordList::Id begin, WordList::Id end, int edits) {
          if (begin == end) return;
          // What they share; a word by itself is longer than that.
          const absl::string_view first = piece->list().word(begin);
          const absl::string_view last = piece->list().word(end - 1);
          const size_t most =
              std::min({first.size(), last.size(), prefix.size() + 2});
          size_t shared = 0;
          while (shared < most && first[shared] == last[shared]) ++shared;
          About& about = found[first.substr(0, shared)];
          about.edits = std::min(about.edits, edits);
          for (WordList::Id id = begin; id < end; ++id) {
            about.documents += piece->documents(id);
          }
        });
  }
  std::vector<std::pair<absl::string_view, About>> best(found.begin(),
                                                        found.end());
  std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.edits, b.second.documents, a.first) <
           std::tie(b.second.edits, a.second.documents, b.first);
  });
  std::vector<std::string> prefixes;
  for (size_t i = 0; i < std::min(limit, best.size()); ++i) {
    prefixes.emplace_back(best[i].first);
  }
  return prefixes;
}

size_t Dictionary::size() const {
  size_t size = 0;
  for (const auto& piece : pieces_) size += piece->list().size();
  return size;
}

size_t Dictionary::bytes() const {
  size_t bytes = 0;
  for (const auto& piece : pieces_) bytes += piece->bytes();
  return bytes;
}

}  // namespace preau::spelling
