#include "indexer/text/analysis.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/concepts.h"
#include "indexer/text/words.h"

namespace preau::text {
namespace {

// In a text all in capitals they say nothing; two or three words are a query.
bool CapitalsTell(absl::string_view text, size_t words) {
  return words <= 3 || std::any_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_islower(static_cast<unsigned char>(c));
         });
}

class Placer {
 public:
  Placer(absl::string_view text, Analysis& analysis)
      : text_(text), analysis_(analysis) {
    forms_.reserve(analysis.parts.size());
    for (const Analysis::Part& part : analysis.parts) {
      forms_.push_back(part.forms);
    }
  }

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
    Add(first, {StemFolded(joined), static_cast<uint32_t>(end - first)}, false);
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
  Analysis& analysis_;
  std::vector<const WordForms*> forms_;
  std::vector<Concepts::Found> found_;
  std::optional<bool> capitals_tell_;
};

}  // namespace

Analysis AnalyseParts(absl::string_view text) {
  TrimForms();
  text = text.substr(0, kMaxTextBytes);
  const std::vector<Word> words = SplitWords(text);
  Analysis analysis;
  analysis.parts.reserve(words.size());
  for (const Word& word : words) {
    const WordForms& forms = FormsOf(word.TextIn(text));
    if (forms.stem.empty()) continue;
    analysis.parts.push_back({word.begin, word.end, &forms,
                              word.after_hyphen && !analysis.parts.empty() &&
                                  analysis.parts.back().end + 4 > word.begin});
  }
  Placer(text, analysis).Place();
  return analysis;
}

}  // namespace preau::text
