#include "indexer/text/word_forms.h"

#include <libstemmer.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "indexer/text/word_tables.h"
#include "storage/vocabulary/fold.h"

namespace preau::text {
namespace {

constexpr size_t kCachedWords = 40000;

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

std::string AsciiLower(absl::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// Format characters that words hold without meaning anything by them.
bool IsIgnorable(UChar32 c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 ||
         c == 0xFEFF;
}

std::string LowerNfkc(absl::string_view word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  icu::UnicodeString kept;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    if (!IsIgnorable(source.char32At(i))) kept.append(source.char32At(i));
  }
  icu::UnicodeString normal = nfkc->normalize(kept, error);
  normal.toLower(icu::Locale::getRoot());
  std::string lower;
  if (U_SUCCESS(error)) normal.toUTF8String(lower);
  return lower;
}

// libstemmer's stemmers aren't thread-safe, so each thread has one.
std::string Snowball(absl::string_view word) {
  struct Deleter {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };
  thread_local const std::unique_ptr<sb_stemmer, Deleter> stemmer(
      sb_stemmer_new("french", "UTF_8"));
  const sb_symbol* stem = sb_stemmer_stem(
      stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
      static_cast<int>(word.size()));
  return std::string(reinterpret_cast<const char*>(stem),
                     static_cast<size_t>(sb_stemmer_length(stemmer.get())));
}

WordForms Compute(absl::string_view word) {
  WordForms forms;
  if (IsAscii(word)) {
    forms.lower = AsciiLower(word);
    forms.folded = forms.lower;
    forms.stem = StemFolded(forms.folded);
  } else {
    forms.lower = LowerNfkc(word);
    forms.folded = vocabulary::FoldLabel(forms.lower);
    forms.stem = StemFolded(forms.folded);
    if (!StemException(forms.folded).has_value() &&
        forms.lower != forms.folded) {
      forms.other_stem = vocabulary::FoldLabel(Snowball(forms.lower));
      if (forms.other_stem == forms.stem) forms.other_stem.clear();
    }
  }
  forms.stop_word = IsStopWord(forms.lower);
  return forms;
}

}  // namespace

std::string StemFolded(absl::string_view folded) {
  if (const auto exception = StemException(folded); exception.has_value()) {
    return std::string(*exception);
  }
  const bool has_digit = std::any_of(folded.begin(), folded.end(), [](char c) {
    return c >= '0' && c <= '9';
  });
  return has_digit ? std::string(folded) : Snowball(folded);
}

const WordForms& FormsOf(absl::string_view word) {
  thread_local absl::flat_hash_map<std::string, WordForms> cache;
  if (const auto found = cache.find(word); found != cache.end()) {
    return found->second;
  }
  if (cache.size() >= kCachedWords) cache.clear();
  return cache.emplace(std::string(word), Compute(word)).first->second;
}

bool IsStopWord(absl::string_view lower) {
  static const auto* const kWords = new absl::flat_hash_set<absl::string_view>(
      StopWords().begin(), StopWords().end());
  return kWords->contains(lower);
}

}  // namespace preau::text
