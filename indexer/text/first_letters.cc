#include "indexer/text/first_letters.h"

#include <cstdint>

#include "indexer/text/concepts.h"
#include "indexer/text/word_tables.h"

namespace preau::text {
namespace {

// In a shorter stem the second letter may be the stemmer's ("ay" becomes "ai").
constexpr size_t kShortStem = 3;

// Folded, of U+00C0 to U+00FF, which begin with 0xC3 in UTF-8; ' ' for what
// isn't one letter.
constexpr absl::string_view kLatin1 =
    "aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y";
static_assert(kLatin1.size() == 64);

}  // namespace

size_t FirstLetters::Take(absl::string_view& word) {
  if (word.empty()) return kOther;
  auto byte = static_cast<unsigned char>(word[0]);
  word.remove_prefix(1);
  if (byte == 0xC3 && !word.empty()) {
    byte = static_cast<unsigned char>(
        kLatin1[static_cast<unsigned char>(word[0]) & 0x3F]);
    word.remove_prefix(1);
  }
  if (byte >= 'a' && byte <= 'z') return size_t{byte} - 'a';
  if (byte >= 'A' && byte <= 'Z') return size_t{byte} - 'A';
  if (byte >= '0' && byte <= '9') return size_t{byte} - '0' + 26;
  return kOther;
}

void FirstLetters::AddAllWith(size_t first) {
  for (size_t second = 0; second < kLetters; ++second) {
    pairs_.set(first * kLetters + second);
  }
  any_.set(first);
}

void FirstLetters::AddWord(absl::string_view word) {
  const size_t first = Take(word);
  if (first == kOther) return;
  const size_t second = Take(word);
  if (second == kOther) return AddAllWith(first);
  pairs_.set(first * kLetters + second);
  any_.set(first);
}

void FirstLetters::AddTerm(absl::string_view term) {
  absl::string_view rest = term;
  const size_t first = Take(rest);
  if (first != kOther && term.size() <= kShortStem) {
    AddAllWith(first);
  } else {
    AddWord(term);
  }
  for (const absl::string_view word : WordsWithStem(term)) AddWord(word);
  for (const absl::string_view word : Concepts::BuiltIn().FirstWordsOf(term)) {
    AddWord(word);
  }
}

}  // namespace preau::text
