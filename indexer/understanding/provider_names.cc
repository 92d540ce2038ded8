#include "indexer/understanding/provider_names.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_join.h"
#include "indexer/text/analyser.h"
#include "indexer/understanding/meanings.h"

namespace preau::understanding {
namespace {

// Words by which people know a provider, whatever else is in its name.
constexpr absl::string_view kKnownBy[] = {
    "canope",   "cned",      "eduscol",       "lumni",    "arte",
    "ina",      "bnf",       "inrap",         "cnes",     "cnrs",
    "inserm",   "inrae",     "ign",           "ademe",    "ifremer",
    "vikidia",  "wikipedia", "wikimedia",     "khan",     "geogebra",
    "sesamath", "tv5monde",  "universcience", "edumedia", "planet"};

constexpr size_t kMaxBytes = 200;
constexpr size_t kMaxWords = 8;
// Of providers that are known by one word.
constexpr size_t kMaxNames = 8;
// Shorter ones are words.
constexpr size_t kMinBytes = 3;

bool IsKnownBy(absl::string_view word) {
  return std::find(std::begin(kKnownBy), std::end(kKnownBy), word) !=
         std::end(kKnownBy);
}

// Nothing that one could tell from what people type otherwise.
bool IsWords(absl::string_view name) {
  const std::vector<text::Token> tokens = text::Analyse(name);
  return std::all_of(tokens.begin(), tokens.end(),
                     [](const text::Token& token) { return token.stop_word; });
}

}  // namespace

ProviderNames::ProviderNames(absl::Span<const std::string> names) {
  for (const std::string& name : names.subspan(0, kMax)) {
    if (name.size() > kMaxBytes || IsWords(name)) continue;
    const std::vector<std::string> words = FoldedWords(name);
    if (words.empty() || words.size() > kMaxWords) continue;
    if (words.size() > 1 || words[0].size() >= kMinBytes) Add(words, name);
    for (const std::string& word : words) {
      if (words.size() > 1 && IsKnownBy(word)) Add({word}, name);
    }
  }
}

void ProviderNames::Add(absl::Span<const std::string> words,
                        const std::string& name) {
  size_t& longest = by_words_[words[0]].longest;
  longest = std::max(longest, words.size());
  std::vector<std::string>& names = by_words_[absl::StrJoin(words, " ")].names;
  if (names.size() < kMaxNames) names.push_back(name);
}

ProviderNames::Found ProviderNames::Match(
    absl::Span<const absl::string_view> words) const {
  const auto first = by_words_.find(words[0]);
  if (first == by_words_.end()) return {};
  for (size_t length = std::min(words.size(), first->second.longest);
       length > 0; --length) {
    const auto found =
        by_words_.find(absl::StrJoin(words.subspan(0, length), " "));
    if (found != by_words_.end() && !found->second.names.empty()) {
      return {length, &found->second.names};
    }
  }
  return {};
}

}  // namespace preau::understanding
