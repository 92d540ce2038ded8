#include "indexer/text/word_tables.h"

#include <algorithm>
#include <iterator>

#include "absl/container/flat_hash_map.h"

namespace preau::text {
namespace {

constexpr absl::string_view kStopWords[] = {
    "à",       "afin",   "ai",    "ainsi",  "après",  "au",      "aucun",
    "aussi",   "autre",  "aux",   "avait",  "avant",  "avec",    "avoir",
    "c",       "ça",     "car",   "ce",     "ceci",   "cela",    "celle",
    "celui",   "ces",    "cet",   "cette",  "ceux",   "chez",    "ci",
    "comme",   "d",      "dans",  "de",     "des",    "donc",    "du",
    "elle",    "elles",  "en",    "es",     "est",    "et",      "étaient",
    "était",   "être",   "eu",    "eux",    "fut",    "il",      "ils",
    "j",       "je",     "jusqu", "l",      "la",     "là",      "le",
    "les",     "leur",   "leurs", "lorsqu", "lui",    "m",       "ma",
    "mais",    "me",     "même",  "mes",    "moi",    "mon",     "n",
    "ne",      "ni",     "nos",   "notre",  "nous",   "on",      "ont",
    "or",      "ou",     "où",    "par",    "pas",    "pendant", "peu",
    "pour",    "puisqu", "qu",    "quand",  "que",    "quel",    "quelle",
    "quelles", "quels",  "qui",   "quoi",   "quoiqu", "s",       "sa",
    "sans",    "se",     "ses",   "si",     "soi",    "son",     "sont",
    "sous",    "sur",    "t",     "ta",     "te",     "tes",     "toi",
    "ton",     "tu",     "un",    "une",    "vers",   "vos",     "votre",
    "vous",    "y"};

// Each with what Snowball makes of it and why that is wrong.
struct Exception {
  absl::string_view word;
  absl::string_view stem;
};
constexpr Exception kExceptions[] = {
    // "chat": the cat.
    {"chatiment", "chatiment"},
    {"chatiments", "chatiment"},
    // "franc" for the masculine, "francais" for the feminine.
    {"francais", "francais"},
    {"francaise", "francais"},
    {"francaises", "francais"},
    // Plurals in -oux, and eyes.
    {"bijoux", "bijou"},
    {"cailloux", "caillou"},
    {"choux", "chou"},
    {"genoux", "genou"},
    {"hiboux", "hibou"},
    {"joujoux", "joujou"},
    {"poux", "pou"},
    {"jeux", "jeu"},
    {"yeux", "oeil"},
    {"oeil", "oeil"},
    {"travaux", "travail"},
    {"travail", "travail"},
    // "mus": muse, musée and muser are three things.
    {"musee", "musee"},
    {"musees", "musee"},
    // "commun": communication and commune.
    {"communication", "communiqu"},
    {"communications", "communiqu"},
    // "organ": organe and organisation.
    {"organisation", "organis"},
    {"organisations", "organis"},
    // "march": the market and walking.
    {"marches", "march"},
    // "port": reach and door.
    {"portee", "portee"},
    {"portees", "portee"},
    // aigu, aiguë.
    {"aigue", "aigu"},
    {"aigues", "aigu"},
    {"ambiguite", "ambigu"},
    {"ambigue", "ambigu"},
    {"ambigu", "ambigu"},
    // Reform of 1990.
    {"ognon", "oignon"},
    {"ognons", "oignon"},
    {"oignon", "oignon"},
    {"oignons", "oignon"},
    {"nenufar", "nenuphar"},
    {"nenufars", "nenuphar"},
    {"nenuphar", "nenuphar"},
    {"nenuphars", "nenuphar"},
    // "fonction" and "fonctionner" are far apart in mathematics.
    {"fonction", "fonction"},
    {"fonctions", "fonction"},
};

constexpr absl::string_view kWithApostrophe[] = {
    "aujourd'hui", "entr'acte",  "entr'actes",  "grand'mere", "presqu'ile",
    "presqu'iles", "prud'homme", "prud'hommes", "quelqu'un",  "quelqu'une"};

constexpr absl::string_view kAmbiguous[] = {
    "college",   "colleges",   "elementaire", "ecole",     "grande",
    "lycee",     "lycees",     "maternelle",  "moyenne",   "petite",
    "premiere",  "premieres",  "primaire",    "quatrieme", "cinquieme",
    "seconde",   "secondaire", "secondes",    "superieur", "troisieme",
    "universite"};

}  // namespace

absl::Span<const absl::string_view> StopWords() { return kStopWords; }

std::optional<absl::string_view> StemException(absl::string_view folded) {
  static const auto* const kMap = [] {
    auto* map = new absl::flat_hash_map<absl::string_view, absl::string_view>;
    for (const Exception& exception : kExceptions) {
      (*map)[exception.word] = exception.stem;
    }
    return map;
  }();
  const auto found = kMap->find(folded);
  if (found == kMap->end()) return std::nullopt;
  return found->second;
}

bool KeepsApostrophe(absl::string_view folded) {
  return std::binary_search(std::begin(kWithApostrophe),
                            std::end(kWithApostrophe), folded);
}

bool IsAmbiguousConcept(absl::string_view folded) {
  return std::find(std::begin(kAmbiguous), std::end(kAmbiguous), folded) !=
         std::end(kAmbiguous);
}

}  // namespace preau::text
