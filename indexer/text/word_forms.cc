#include "indexer/text/word_forms.h"

#include <libstemmer.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/hash/hash.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"
#include "indexer/text/word_tables.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/latin_table.h"

namespace preau::text {
namespace {

// A generation of FormsCache: most words of a text are of the language's most
// frequent, the others don't come again.
constexpr size_t kGeneration = 40000;

constexpr size_t kShortestPlural = 4;

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

std::string LowerAnyNfkc(absl::string_view word) {
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

std::string LowerNfkc(absl::string_view word) {
  static const vocabulary::LatinTable kLatin(LowerAnyNfkc);
  std::string lower;
  absl::string_view rest = word;
  while (!rest.empty()) {
    if (!kLatin.Consume(rest, lower)) return LowerAnyNfkc(word);
  }
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

bool IsCapitals(absl::string_view word) {
  size_t letters = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isupper(byte)) {
      ++letters;
    } else if (!absl::ascii_isdigit(byte)) {
      return false;
    }
  }
  return letters >= 2;
}

// "gps", "bts": not French words, and their "s" is no plural.
bool HasVowel(absl::string_view folded) {
  return std::any_of(folded.begin(), folded.end(), [](char c) {
    return absl::string_view("aeiouy").find(c) != absl::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// Whether the word may be another with other accents; says so if it may.
bool TakeBareTwin(WordForms& forms) {
  const BareTwin* const twin = FindBareTwin(forms.folded);
  if (twin == nullptr) return false;
  if (twin->plain) {
    forms.accented_stem = std::string(twin->stems[0]);
    return true;
  }
  forms.stem = std::string(twin->stems[0]);
  if (twin->stems[1] != forms.stem) {
    forms.other_stem = std::string(twin->stems[1]);
  }
  return true;
}

// Snowball takes the ends of "petit", "revenu", "conseiller" and "opinions" for
// a verb's, but not those of "petits" or "opinion". What ends in "is" is as
// often no plural ("anglais", "pris"), and "chantons" is a verb.
bool EndsInPlural(absl::string_view folded) {
  if (folded.size() < kShortestPlural || !absl::EndsWith(folded, "s")) {
    return false;
  }
  return absl::EndsWith(folded, "ions") ||
         !(absl::EndsWith(folded, "ons") || absl::EndsWith(folded, "is") ||
           absl::EndsWith(folded, "ss") || absl::EndsWith(folded, "clus"));
}

WordForms Compute(absl::string_view word) {
  WordForms forms;
  forms.capitals = IsCapitals(word);
  if (IsAscii(word)) {
    forms.lower = AsciiLower(word);
    forms.folded = forms.lower;
    forms.stem = StemFolded(forms.folded);
    TakeBareTwin(forms);
  } else {
    // NFKC makes 33 bytes of some 3.
    forms.lower = std::string(TruncateUtf8(LowerNfkc(word), 2 * kMaxWordBytes));
    forms.folded = vocabulary::FoldLabel(forms.lower);
    forms.stem = StemFolded(forms.folded);
    if (const auto accented = AccentedStem(forms.lower); accented.has_value()) {
      forms.stem = std::string(*accented);
    } else if (TakeBareTwin(forms)) {
      // An accent is wrong: it is as good as none.
    } else if (FindStemRow(forms.folded) == nullptr &&
               forms.lower != forms.folded) {
      forms.other_stem = vocabulary::FoldLabel(Snowball(forms.lower));
      if (forms.other_stem == forms.stem) forms.other_stem.clear();
    }
  }
  forms.lower_hash = absl::HashOf(absl::string_view(forms.lower));
  forms.folded_hash = absl::HashOf(absl::string_view(forms.folded));
  forms.stem_hash = absl::HashOf(absl::string_view(forms.stem));
  forms.other_stem_hash = absl::HashOf(absl::string_view(forms.other_stem));
  forms.accented_stem_hash =
      absl::HashOf(absl::string_view(forms.accented_stem));
  forms.stop_word = IsStopWord(forms.lower);
  return forms;
}

// Words in two generations: what is asked for moves into the young one, what
// wasn't while that one grew is forgotten with the old one. Thread-compatible.
class FormsCache {
 public:
  const WordForms& Get(absl::string_view word) {
    const Key key(word);
    if (const auto known = young_.find(key); known != young_.end()) {
      return (*known)->forms;
    }
    std::unique_ptr<Entry> entry;
    if (const auto known = old_.find(key); known != old_.end()) {
      entry = std::move(old_.extract(known).value());
    } else {
      entry = std::make_unique<Entry>(
          Entry{std::string(word), key.hash, Compute(word)});
    }
    return (*young_.insert(std::move(entry)).first)->forms;
  }

  void Trim() {
    if (young_.size() < kGeneration) return;
    old_ = std::exchange(young_, {});
    young_.reserve(kGeneration);
  }

 private:
  struct Entry {
    std::string word;
    size_t hash;
    WordForms forms;
  };
  struct Key {
    explicit Key(absl::string_view text)
        : word(text), hash(absl::HashOf(text)) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    Key(const std::unique_ptr<Entry>& entry)
        : word(entry->word), hash(entry->hash) {}
    absl::string_view word;
    size_t hash;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(const Key& key) const { return key.hash; }
  };
  struct Same {
    using is_transparent = void;
    bool operator()(const Key& a, const Key& b) const {
      return a.word == b.word;
    }
  };
  using Generation = absl::flat_hash_set<std::unique_ptr<Entry>, Hash, Same>;

  Generation young_;
  Generation old_;
};

FormsCache& Cache() {
  thread_local FormsCache cache;
  return cache;
}

}  // namespace

std::string StemByRule(absl::string_view folded) {
  const bool has_digit = std::any_of(folded.begin(), folded.end(), [](char c) {
    return c >= '0' && c <= '9';
  });
  if (has_digit || !HasVowel(folded)) return std::string(folded);
  if (EndsInPlural(folded)) folded.remove_suffix(1);
  return Snowball(folded);
}

std::string StemFolded(absl::string_view folded) {
  const StemRow* row = FindStemRow(folded);
  if (row != nullptr && row->as == StemRow::As::kWord) {
    folded = row->stem;
    row = FindStemRow(folded);
  }
  if (row != nullptr && row->as == StemRow::As::kStem) {
    return std::string(row->stem);
  }
  return StemByRule(folded);
}

const WordForms& FormsOf(absl::string_view word) { return Cache().Get(word); }

void TrimForms() { Cache().Trim(); }

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

bool IsStopWord(absl::string_view lower) {
  static const auto* const kWords = new absl::flat_hash_set<absl::string_view>(
      StopWords().begin(), StopWords().end());
  return kWords->contains(lower);
}

}  // namespace preau::text
