#include "storage/vocabulary/token_reader.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace preau::vocabulary::internal {

absl::string_view TokenReader::At(size_t i) const {
  return i < tokens_.size() ? absl::string_view(tokens_[i].text) : "";
}

bool TokenReader::Is(size_t i,
                     std::initializer_list<absl::string_view> words) const {
  return i < tokens_.size() &&
         std::find(words.begin(), words.end(), tokens_[i].text) != words.end();
}

size_t TokenReader::Phrase(size_t i, absl::string_view phrase) const {
  // Most phrases already differ in the first word.
  if (i >= tokens_.size() || !absl::StartsWith(phrase, tokens_[i].text)) {
    return 0;
  }
  size_t count = 0;
  for (const absl::string_view word : absl::StrSplit(phrase, ' ')) {
    if (At(i + count) != word) return 0;
    ++count;
  }
  return count;
}

size_t TokenReader::AnyPhrase(
    size_t i, absl::Span<const absl::string_view> phrases) const {
  for (const absl::string_view phrase : phrases) {
    if (const size_t count = Phrase(i, phrase)) return count;
  }
  return 0;
}

bool TokenReader::Near(size_t begin, size_t end, size_t reach,
                       std::initializer_list<absl::string_view> words) const {
  const size_t from = begin > reach ? begin - reach : 0;
  const size_t to = std::min(tokens_.size(), end + reach);
  for (size_t i = from; i < to; ++i) {
    if (tokens_[i].sentence == tokens_[begin].sentence && Is(i, words)) {
      return true;
    }
  }
  return false;
}

// "n'est pas sous licence CC BY", "not licensed under …", "compatible avec …".
bool TokenReader::Denied(size_t begin) const {
  constexpr size_t kReach = 6;
  for (size_t i = begin > kReach ? begin - kReach : 0; i < begin; ++i) {
    if (tokens_[i].sentence != tokens_[begin].sentence) continue;
    if (Is(i, {"pas", "not", "plus", "longer"}) &&
        (i + 1 == begin ||
         Is(i + 1,
            {"sous",      "en",        "publie",      "publiee",    "publies",
             "publiees",  "diffuse",   "diffusee",    "diffuses",   "diffusees",
             "soumis",    "soumise",   "dans",        "du",         "couvert",
             "couverte",  "place",     "distribue",   "distribuee", "under",
             "licensed",  "licenced",  "released",    "in",         "covered",
             "published", "available", "distributed", "part"}))) {
      return true;
    }
    if (Is(i, {"compatible", "incompatible", "compatibles", "contrairement",
               "unlike"})) {
      return true;
    }
  }
  return false;
}

std::string TokenReader::Version(size_t& i, bool whole_numbers) const {
  size_t at = i;
  while (at < i + 3 && Is(at, {"v", "version", "licence", "license"})) {
    ++at;
  }
  const absl::string_view text = At(at);
  const bool decimal = text.size() == 3 && text[1] == '.';
  const bool whole = text.size() == 1 && text[0] >= '1' && text[0] <= '9';
  if (!decimal && !(whole && whole_numbers)) return "";
  i = at + 1;
  return std::string(text);
}

}  // namespace preau::vocabulary::internal
