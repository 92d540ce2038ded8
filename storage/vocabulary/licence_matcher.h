#ifndef STORAGE_VOCABULARY_LICENCE_MATCHER_H_
#define STORAGE_VOCABULARY_LICENCE_MATCHER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::vocabulary {

// What a rights text was found to say.
struct LicenceMatch {
  enum class Evidence { kNone, kUrl, kProse };

  // A term of the vocabulary "licence"; "unknown" when the text names none,
  // or when it names several.
  std::string licence = "unknown";
  // "4.0", as stated; "" when the text gives none or several. Never guessed.
  std::string version;
  // The part of the text that says so, as written; "" when nothing does.
  std::string matched;
  Evidence evidence = Evidence::kNone;
  // The text names two different licences, or names one and denies it. A
  // person has to decide; `candidates` holds the classes that were named.
  bool ambiguous = false;
  std::vector<std::string> candidates;

  bool known() const { return licence != "unknown"; }
};

// Only so much of a text is read.
inline constexpr size_t kMaxRightsBytes = 16384;

// Finds the licence in a rights statement: a URL, prose in French or English,
// HTML, or a mixture. What is not said is not concluded: a text that only says
// that a work is protected is "unknown", "Creative Commons" without its
// elements is "unknown", "CC BY" has no version, "une licence ouverte" is not
// the Licence Ouverte. Thread-safe; linear in the text's length.
LicenceMatch MatchLicence(absl::string_view text_or_url);

}  // namespace preau::vocabulary

#endif  // STORAGE_VOCABULARY_LICENCE_MATCHER_H_
