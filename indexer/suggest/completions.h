#ifndef INDEXER_SUGGEST_COMPLETIONS_H_
#define INDEXER_SUGGEST_COMPLETIONS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "indexer/text/snippet.h"

namespace preau::suggest {

// A text that can be proposed.
struct Phrase {
  std::string text;
  // What it stands for; the caller's.
  uint32_t field = 0;
  std::string id;
};

// Longer texts are completed up to here.
inline constexpr size_t kMaxPhraseBytes = 500;

// The words of a text as they are compared: without accents and case, œ split.
std::vector<std::string> FoldedWords(absl::string_view text);

// Those of its words that start as a word of `typed` does.
std::vector<text::Snippet::Span> MarkTyped(absl::string_view text,
                                           absl::string_view typed);

// Phrases at one moment, sorted by each of their words. Immutable and
// thread-safe; the next moment shares what didn't change.
class Completions {
 public:
  Completions() = default;

  // The next moment, with more phrases. Those that `is_current` says no to are
  // dropped now or later, whenever their neighbours are sorted again.
  std::shared_ptr<const Completions> With(
      std::vector<Phrase> added,
      absl::FunctionRef<bool(const Phrase&)> is_current) const;

  // Those of both; `other` are other phrases.
  std::shared_ptr<const Completions> Joined(const Completions& other) const;

  // Up to `limit` phrases in which, for each word of `typed`, a word starts so,
  // in this order: those that start with all of it, those in which it stands
  // as it was typed, the others; then the shorter ones; then by text. None of
  // them stands twice under one (field, text). `is_wanted` says quickly which
  // can be had, `accept`, which is asked last, whether one is. Looks at so many
  // places at most that the time is bounded: what hundreds of phrases start
  // with isn't complete.
  std::vector<const Phrase*> Find(
      absl::string_view typed, size_t limit,
      absl::FunctionRef<bool(const Phrase&)> is_wanted,
      absl::FunctionRef<bool(const Phrase&)> accept) const;

  // Whether a word of one of them starts with a folded word.
  bool HasStart(absl::string_view word) const;

  // How many there are, those to be dropped included.
  size_t size() const;

 private:
  struct Folded {
    Phrase phrase;
    std::string key;
  };
  // Where a word of a phrase starts.
  struct Start {
    const Folded* phrase;
    uint32_t offset;
    absl::string_view rest() const {
      return absl::string_view(phrase->key).substr(offset);
    }
  };
  struct Run {
    std::vector<std::shared_ptr<const Folded>> phrases;
    // By rest().
    std::vector<Start> starts;
  };

  static std::shared_ptr<const Run> MakeRun(std::vector<Phrase> phrases);
  static std::shared_ptr<const Run> Merge(
      const Run& a, const Run& b,
      absl::FunctionRef<bool(const Phrase&)> is_current);

  // Each at least twice as large as the next.
  std::vector<std::shared_ptr<const Run>> runs_;
};

}  // namespace preau::suggest

#endif  // INDEXER_SUGGEST_COMPLETIONS_H_
