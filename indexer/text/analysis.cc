#include "indexer/text/analysis.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "indexer/text/concepts.h"
#include "indexer/text/words.h"

namespace preau::text {
namespace {

// What is kept for the next text; longer ones are rare.
constexpr size_t kKeptWords = 10000;

// In a text all in capitals they say nothing; two or three words are a query.
bool CapitalsTell(absl::string_view text, size_t words) {
  return words <= 3 || std::any_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_islower(static_cast<unsigned char>(c));
         });
}

class Placer {
 public:
  // `forms` of the parts.
  Placer(absl::string_view text, absl::Span<const WordForms* const> forms,
         Analysis& analysis)
      : text_(text), forms_(forms), analysis_(analysis) {}

  void Place() {
    for (size_t i = 0; i < forms_.size(); ++i) {
      PlaceJoined(i);
      found_.clear();
      Concepts::BuiltIn().Match(forms_, i, found_);
      for (Concepts::Found& found : found_) PlaceConcept(i, std::move(found));
    }
  }

 private:
  // "rendezvous" for "rendez-vous", on the first of its parts.
  void PlaceJoined(size_t first) {
    const auto& parts = analysis_.parts;
    if (first + 1 >= parts.size() || !parts[first + 1].after_hyphen ||
        parts[first].after_hyphen) {
      return;
    }
    std::string joined = forms_[first]->folded;
    size_t end = first + 1;
    for (; end < parts.size() && parts[end].after_hyphen; ++end) {
      if (joined.size() <= kMaxWordBytes) {
        absl::StrAppend(&joined, forms_[end]->folded);
      }
    }
    if (joined.size() > kMaxWordBytes) return;
    Add(first, {StemOf(joined), static_cast<uint32_t>(end - first)}, false);
  }

  // Words in ASCII are their own folded forms.
  static std::string StemOf(absl::string_view folded) {
    return IsAscii(folded) ? FormsOf(folded).stem : StemFolded(folded);
  }

  void PlaceConcept(size_t at, Concepts::Found found) {
    if (found.capitals) {
      if (!forms_[at]->capitals) return;
      if (!capitals_tell_.has_value()) {
        capitals_tell_ = CapitalsTell(text_, forms_.size());
      }
      if (!*capitals_tell_) return;
    }
    Add(at, std::move(found.alternative),
        found.capitals && forms_[at]->stop_word);
  }

  void Add(size_t at, Alternative alternative, bool in_place) {
    analysis_.alternatives.push_back(
        {static_cast<uint32_t>(at), std::move(alternative), in_place});
  }

  const absl::string_view text_;
  const absl::Span<const WordForms* const> forms_;
  Analysis& analysis_;
  std::vector<Concepts::Found> found_;
  std::optional<bool> capitals_tell_;
};

}  // namespace

const Analysis& AnalyseParts(absl::string_view text) {
  struct Memory {
    std::vector<Word> words;
    std::vector<const WordForms*> forms;
    Analysis analysis;
  };
  thread_local Memory memory;
  if (memory.words.capacity() > kKeptWords) memory = {};
  TrimForms();
  text = text.substr(0, kMaxTextBytes);
  SplitWords(text, memory.words);
  memory.forms.clear();
  Analysis& analysis = memory.analysis;
  analysis.parts.clear();
  analysis.alternatives.clear();
  for (const Word& word : memory.words) {
    const WordForms& forms = FormsOf(word.TextIn(text));
    if (forms.stem.empty()) continue;
    memory.forms.push_back(&forms);
    analysis.parts.push_back({word.begin, word.end, &forms,
                              word.after_hyphen && !analysis.parts.empty() &&
                                  analysis.parts.back().end + 4 > word.begin});
  }
  Placer(text, memory.forms, analysis).Place();
  return analysis;
}

}  // namespace preau::text
