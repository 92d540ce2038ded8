#include "indexer/text/word_tables.h"

#include <algorithm>
#include <iterator>

namespace preau::text {
namespace {

constexpr absl::string_view kStopWords[] = {
    "à", "afin", "ai", "ainsi", "après", "au", "aucun", "aussi", "autre", "aux",
    "avait", "avant", "avec", "avoir", "c", "ça", "car", "ce", "ceci", "cela",
    "celle", "celui", "ces", "cet", "cette", "ceux", "chez", "ci", "combien",
    "comme", "comment", "d", "dans", "de", "des", "dès", "doit", "doivent",
    "donc", "du", "elle", "elles", "en", "es", "est", "et", "étaient", "était",
    "être", "eu", "eux", "faut", "fut", "il", "ils", "j", "je", "jusqu", "l",
    "la", "là", "laquelle", "le", "lequel", "les", "lesquelles", "lesquels",
    "leur", "leurs", "lors", "lorsqu", "lui", "m", "ma", "mais", "me", "même",
    "mes", "moi", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont",
    "or", "ou", "où", "par", "pas", "pendant", "peu", "peut", "peuvent", "pour",
    "pourquoi", "puisqu", "qu", "quand", "que", "quel", "quelle", "quelles",
    "quels", "qui", "quoi", "quoiqu", "s", "sa", "sans", "se", "ses", "si",
    "soi", "son", "sont", "sous", "sur", "t", "ta", "te", "tes", "toi", "ton",
    "tu", "un", "une", "vers", "vos", "votre", "vous", "y",
    // As one types them.
    "apres", "etaient", "etait", "etre", "meme"};

constexpr absl::string_view kWithApostrophe[] = {
    "aujourd'hui", "entr'acte",  "entr'actes",  "grand'mere", "presqu'ile",
    "presqu'iles", "prud'homme", "prud'hommes", "quelqu'un",  "quelqu'une"};

constexpr absl::string_view kAmbiguous[] = {
    // "c1" and "c2" are more often a level in a language; "tale" is English.
    "autre",    "autres",    "c1",      "c2",     "ecole",     "elementaire",
    "grande",   "licence",   "moyenne", "petite", "premieres", "secondaire",
    "secondes", "superieur", "tale",    "these",  "universite"};

constexpr absl::string_view kOrdinalYears[] = {
    "cinquieme", "premiere", "quatrieme", "seconde", "troisieme"};

bool Holds(absl::Span<const absl::string_view> words, absl::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

absl::Span<const absl::string_view> StopWords() { return kStopWords; }

bool KeepsApostrophe(absl::string_view folded) {
  return std::binary_search(std::begin(kWithApostrophe),
                            std::end(kWithApostrophe), folded);
}

bool IsAmbiguousConcept(absl::string_view folded) {
  return Holds(kAmbiguous, folded);
}

bool IsOrdinalYear(absl::string_view folded) {
  return Holds(kOrdinalYears, folded);
}

}  // namespace preau::text
