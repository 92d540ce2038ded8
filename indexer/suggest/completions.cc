#include "indexer/suggest/completions.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "indexer/text/html_text.h"
#include "indexer/text/words.h"
#include "storage/vocabulary/fold.h"

namespace preau::suggest {
namespace {

constexpr size_t kMaxStartsSeen = 4000;

// Of a key, which has one space between its words.
bool IsWordStart(absl::string_view key, size_t at) {
  return at == 0 || key[at - 1] == ' ';
}

// Words with one space between them, so that what was typed stands in it
// whatever the punctuation.
std::string Key(absl::string_view text) {
  return absl::StrJoin(FoldedWords(text), " ");
}

bool HasWordThatStarts(absl::string_view key, absl::string_view word) {
  for (size_t at = key.find(word); at != absl::string_view::npos;
       at = key.find(word, at + 1)) {
    if (IsWordStart(key, at)) return true;
  }
  return false;
}

// How well a phrase fits: 0 is best.
int Class(absl::string_view key, absl::string_view typed) {
  if (absl::StartsWith(key, typed)) return 0;
  return HasWordThatStarts(key, typed) ? 1 : 2;
}

}  // namespace

std::vector<std::string> FoldedWords(absl::string_view text) {
  const std::string folded =
      vocabulary::FoldLabel(text::TruncateUtf8(text, kMaxPhraseBytes));
  std::vector<std::string> words;
  for (const text::Word& word : text::SplitWords(folded)) {
    words.emplace_back(word.TextIn(folded));
  }
  return words;
}

std::vector<text::Snippet::Span> MarkTyped(absl::string_view text,
                                           absl::string_view typed) {
  const std::vector<std::string> words = FoldedWords(typed);
  std::vector<text::Snippet::Span> spans;
  for (const text::Word& word : text::SplitWords(text)) {
    const std::string folded = vocabulary::FoldLabel(word.TextIn(text));
    if (std::any_of(words.begin(), words.end(), [&](const std::string& start) {
          return absl::StartsWith(folded, start);
        })) {
      spans.push_back({word.begin, word.end});
    }
  }
  return spans;
}

std::shared_ptr<const Completions::Run> Completions::MakeRun(
    std::vector<Phrase> phrases) {
  auto run = std::make_shared<Run>();
  for (Phrase& phrase : phrases) {
    std::string key = Key(phrase.text);
    run->phrases.push_back(std::make_shared<const Folded>(
        Folded{std::move(phrase), std::move(key)}));
    const Folded* folded = run->phrases.back().get();
    const auto size = static_cast<uint32_t>(folded->key.size());
    for (uint32_t at = 0; at < size; ++at) {
      if (IsWordStart(folded->key, at)) run->starts.push_back({folded, at});
    }
  }
  std::sort(run->starts.begin(), run->starts.end(),
            [](const Start& a, const Start& b) { return a.rest() < b.rest(); });
  return run;
}

std::shared_ptr<const Completions::Run> Completions::Merge(
    const Run& a, const Run& b,
    absl::FunctionRef<bool(const Phrase&)> is_current) {
  auto run = std::make_shared<Run>();
  absl::flat_hash_set<const Folded*> dropped;
  for (const Run* from : {&a, &b}) {
    for (const auto& phrase : from->phrases) {
      if (is_current(phrase->phrase)) {
        run->phrases.push_back(phrase);
      } else {
        dropped.insert(phrase.get());
      }
    }
  }
  run->starts.reserve(a.starts.size() + b.starts.size());
  std::merge(
      a.starts.begin(), a.starts.end(), b.starts.begin(), b.starts.end(),
      std::back_inserter(run->starts),
      [](const Start& x, const Start& y) { return x.rest() < y.rest(); });
  run->starts.erase(std::remove_if(run->starts.begin(), run->starts.end(),
                                   [&](const Start& start) {
                                     return dropped.contains(start.phrase);
                                   }),
                    run->starts.end());
  return run;
}

std::shared_ptr<const Completions> Completions::With(
    std::vector<Phrase> added,
    absl::FunctionRef<bool(const Phrase&)> is_current) const {
  auto next = std::make_shared<Completions>(*this);
  if (added.empty()) return next;
  auto& runs = next->runs_;
  runs.push_back(MakeRun(std::move(added)));
  while (runs.size() > 1 && runs[runs.size() - 2]->phrases.size() <
                                2 * runs.back()->phrases.size()) {
    auto merged = Merge(*runs[runs.size() - 2], *runs.back(), is_current);
    runs.pop_back();
    runs.back() = std::move(merged);
  }
  return next;
}

std::shared_ptr<const Completions> Completions::Joined(
    const Completions& other) const {
  auto joined = std::make_shared<Completions>(*this);
  joined->runs_.insert(joined->runs_.end(), other.runs_.begin(),
                       other.runs_.end());
  std::stable_sort(joined->runs_.begin(), joined->runs_.end(),
                   [](const auto& a, const auto& b) {
                     return a->phrases.size() > b->phrases.size();
                   });
  return joined;
}

std::vector<const Phrase*> Completions::Find(
    absl::string_view typed, size_t limit,
    absl::FunctionRef<bool(const Phrase&)> is_wanted,
    absl::FunctionRef<bool(const Phrase&)> accept) const {
  const std::vector<std::string> words = FoldedWords(typed);
  if (words.empty()) return {};
  const auto places = [&](const Run& run, absl::string_view word) {
    const auto begin =
        std::lower_bound(run.starts.begin(), run.starts.end(), word,
                         [](const Start& start, absl::string_view w) {
                           return start.rest() < w;
                         });
    const auto end =
        std::partition_point(begin, run.starts.end(), [&](const Start& start) {
          return absl::StartsWith(start.rest(), word);
        });
    return std::make_pair(begin, end);
  };
  // The rarest word leads to all of them.
  const auto frequency = [&](const std::string& word) {
    std::ptrdiff_t sum = 0;
    for (const auto& run : runs_) {
      const auto [begin, end] = places(*run, word);
      sum += end - begin;
    }
    return sum;
  };
  const std::string* rarest = &words[0];
  std::ptrdiff_t fewest = frequency(words[0]);
  for (size_t i = 1; i < words.size(); ++i) {
    const std::ptrdiff_t here = frequency(words[i]);
    if (here < fewest)
      std::tie(rarest, fewest) = std::make_pair(&words[i], here);
  }

  struct Found {
    int fit;
    size_t size;
    const Folded* folded;
  };
  const std::string together = absl::StrJoin(words, " ");
  std::vector<Found> found;
  size_t left = kMaxStartsSeen;
  for (const auto& run : runs_) {
    const auto [begin, end] = places(*run, *rarest);
    for (auto it = begin; it != end && left > 0; ++it, --left) {
      const Folded& folded = *it->phrase;
      if (!is_wanted(folded.phrase) ||
          !std::all_of(words.begin(), words.end(), [&](const auto& word) {
            return HasWordThatStarts(folded.key, word);
          })) {
        continue;
      }
      found.push_back(
          {Class(folded.key, together), folded.key.size(), &folded});
    }
  }
  // Only the first ones are put in order, since texts are all over memory.
  const auto is_after = [](const Found& a, const Found& b) {
    if (a.fit != b.fit) return a.fit > b.fit;
    if (a.size != b.size) return a.size > b.size;
    return std::tie(a.folded->key, a.folded->phrase.id) >
           std::tie(b.folded->key, b.folded->phrase.id);
  };
  std::make_heap(found.begin(), found.end(), is_after);
  // To accept one may take long, so only those are asked for that are shown.
  absl::flat_hash_set<std::pair<uint32_t, absl::string_view>> seen;
  std::vector<const Phrase*> phrases;
  while (!found.empty() && phrases.size() < limit) {
    std::pop_heap(found.begin(), found.end(), is_after);
    const Found each = found.back();
    found.pop_back();
    const Phrase& phrase = each.folded->phrase;
    if (seen.contains(std::make_pair(phrase.field, each.folded->key)) ||
        !accept(phrase)) {
      continue;
    }
    seen.emplace(phrase.field, each.folded->key);
    phrases.push_back(&phrase);
  }
  return phrases;
}

bool Completions::HasStart(absl::string_view word) const {
  return std::any_of(runs_.begin(), runs_.end(), [&](const auto& run) {
    const auto place =
        std::lower_bound(run->starts.begin(), run->starts.end(), word,
                         [](const Start& start, absl::string_view w) {
                           return start.rest() < w;
                         });
    return place != run->starts.end() && absl::StartsWith(place->rest(), word);
  });
}

size_t Completions::size() const {
  size_t sum = 0;
  for (const auto& run : runs_) sum += run->phrases.size();
  return sum;
}

}  // namespace preau::suggest
