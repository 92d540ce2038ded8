#ifndef INDEXER_SPELLING_PHONETICS_H_
#define INDEXER_SPELLING_PHONETICS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// How French words sound, near enough for who spells by ear: "fotosintaise" as
// "photosynthèse".
namespace preau::spelling {

// How the last letter of a word that ends in "e" without an accent is read:
// who leaves accents out means either.
enum class LastE { kMute, kSpoken };

// The sounds of a lower-case word with its accents, each a letter: those of the
// alphabet stand for themselves, and c for "ch", h "gn", q "an", w "ou", x
// "in", y "on", ' "eu". Final mute letters and h are gone, pairs are single.
// Empty for words in other alphabets. Thread-safe.
std::string PhoneticKey(absl::string_view lower, LastE last_e = LastE::kMute);

// Letters that make a sound where they stand: a to z, E for é, è, ê, ë, I for
// ï, S for ç, and . for a mute e at the end, which is no sound but a vowel.
struct SoundRule {
  enum Place : char { kAnywhere, kStart, kAfterVowel };
  enum Next : char {
    kAnything,
    kVowel,
    kConsonant,
    // e, i or y.
    kFront,
    // a, o or u.
    kBack,
    // Neither a vowel nor n or m, which would make "an", "in", "on" two sounds.
    kNoNasalVowel,
    kEnd
  };
  absl::string_view letters;
  absl::string_view sounds;
  // What follows.
  Next next = kAnything;
  Place place = kAnywhere;
};

// Of those that begin with one letter the longer ones first.
absl::Span<const SoundRule> SoundRules();

}  // namespace preau::spelling

#endif  // INDEXER_SPELLING_PHONETICS_H_
