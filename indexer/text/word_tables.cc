#include "indexer/text/word_tables.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace preau::text {
namespace {

constexpr absl::string_view kStopWords[] = {
    "à",        "afin",     "ai",       "ainsi",   "après",   "au",
    "aucun",    "aussi",    "autre",    "aux",     "avait",   "avant",
    "avec",     "avoir",    "c",        "ça",      "car",     "ce",
    "ceci",     "cela",     "celle",    "celui",   "ces",     "cet",
    "cette",    "ceux",     "chez",     "ci",      "combien", "comme",
    "comment",  "d",        "dans",     "de",      "des",     "dès",
    "doit",     "doivent",  "donc",     "du",      "elle",    "elles",
    "en",       "es",       "est",      "et",      "étaient", "était",
    "être",     "eu",       "eux",      "faut",    "fut",     "il",
    "ils",      "j",        "je",       "jusqu",   "l",       "la",
    "là",       "laquelle", "le",       "lequel",  "les",     "lesquelles",
    "lesquels", "leur",     "leurs",    "lors",    "lorsqu",  "lui",
    "m",        "ma",       "mais",     "me",      "même",    "mes",
    "moi",      "mon",      "n",        "ne",      "ni",      "nos",
    "notre",    "nous",     "on",       "ont",     "or",      "ou",
    "où",       "par",      "pas",      "pendant", "peu",     "peut",
    "peuvent",  "pour",     "pourquoi", "puisqu",  "qu",      "quand",
    "que",      "quel",     "quelle",   "quelles", "quels",   "qui",
    "quoi",     "quoiqu",   "s",        "sa",      "sans",    "se",
    "ses",      "si",       "soi",      "son",     "sont",    "sous",
    "sur",      "t",        "ta",       "te",      "tes",     "toi",
    "ton",      "tu",       "un",       "une",     "vers",    "vos",
    "votre",    "vous",     "y"};

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
    // "ciel", "vitrail", "corail".
    {"cieux", "ciel"},
    {"vitraux", "vitrail"},
    {"coraux", "corail"},
    // Two spellings of the key.
    {"clef", "cle"},
    {"clefs", "cle"},
    // "mauv": the colour.
    {"mauvais", "mauvais"},
    {"mauvaise", "mauvais"},
    {"mauvaises", "mauvais"},
    // "ni", "par": found in every text.
    {"nier", "nier"},
    {"parer", "parer"},
    // -if and -ive, where the ending is too near the beginning for Snowball.
    {"active", "actif"},
    {"actives", "actif"},
    {"creative", "creatif"},
    {"creatives", "creatif"},
    {"naive", "naif"},
    {"naives", "naif"},
    {"passive", "passif"},
    {"passives", "passif"},
    {"sportive", "sportif"},
    {"sportives", "sportif"},
    // "multipl": the multiple of a number.
    {"multiplication", "multipli"},
    {"multiplications", "multipli"},
    // "addition", apart from what one does.
    {"additionner", "addit"},
    // The acronym's "s" is no plural.
    {"eps", "eps"},
    // "fonction" and "fonctionner" are far apart in mathematics.
    {"fonction", "fonction"},
    {"fonctions", "fonction"},
};

// Without their accents these are "mais", "sur", "du", "des", "ne": words that
// stand in every text.
constexpr Exception kAccented[] = {
    {"maïs", "maïs"}, {"sûr", "sûr"}, {"sûre", "sûr"}, {"sûrs", "sûr"},
    {"sûres", "sûr"}, {"dû", "dû"},   {"dé", "dé"},    {"dés", "dé"},
    {"né", "né"},     {"née", "né"},  {"nés", "né"},   {"nées", "né"}};

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

// "si", "ses" and "but" are words; "clin" and "epi" are of the eye and of
// wheat.
constexpr absl::string_view kCapitalsOnly[] = {
    "ama", "ap",   "ash", "bp",  "bt",  "but",   "cap", "capa", "cav",
    "cla", "clin", "cs",  "dut", "epi", "greta", "gs",  "isn",  "it",
    "lp",  "lv",   "mc",  "ms",  "pc",  "pe",    "ps",  "ses",  "si"};

// Beside the vocabularies: the concept, then how it is written.
constexpr ConceptSpellings kMoreConcepts[] = {
    {"dnb", "DNB|diplôme national du brevet|brevet des collèges"},
    {"etlv", "ETLV|enseignement technologique en langue vivante"},
    {"ent", "ENT|espace numérique de travail|espaces numériques de travail"},
    {"aesh",
     "AESH|accompagnant d'élèves en situation de handicap|"
     "accompagnants d'élèves en situation de handicap"},
};

bool Holds(absl::Span<const absl::string_view> words, absl::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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

absl::Span<const absl::string_view> WordsWithStem(absl::string_view stem) {
  static const auto* const kMap = [] {
    auto* map = new absl::flat_hash_map<absl::string_view,
                                        std::vector<absl::string_view>>;
    for (const Exception& exception : kExceptions) {
      (*map)[exception.stem].push_back(exception.word);
    }
    return map;
  }();
  const auto found = kMap->find(stem);
  if (found == kMap->end()) return {};
  return found->second;
}

std::optional<absl::string_view> AccentedStem(absl::string_view lower) {
  for (const Exception& exception : kAccented) {
    if (exception.word == lower) return exception.stem;
  }
  return std::nullopt;
}

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

bool NeedsCapitals(absl::string_view folded) {
  return Holds(kCapitalsOnly, folded);
}

absl::Span<const ConceptSpellings> MoreConcepts() { return kMoreConcepts; }

}  // namespace preau::text
