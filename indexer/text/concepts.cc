#include "indexer/text/concepts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/text/word_tables.h"
#include "indexer/text/words.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::text {
namespace {

constexpr absl::string_view kCentury = "#siecle-";

// "SVT", "LLCER", "NSI": not a word that one also means otherwise.
bool IsAcronym(absl::string_view label) { return FormsOf(label).capitals; }

// "I" to "XXI".
std::string Roman(int number) {
  constexpr absl::string_view kOnes[] = {"",  "i",  "ii",  "iii",  "iv",
                                         "v", "vi", "vii", "viii", "ix"};
  return absl::StrCat(std::string(static_cast<size_t>(number / 10), 'x'),
                      kOnes[number % 10]);
}

bool EndsOrFollowsEn(absl::Span<const WordForms* const> words, size_t at) {
  return words.size() == 1 ||
         (at + 1 == words.size() && at > 0 && words[at - 1]->folded == "en");
}

}  // namespace

std::string ConceptTerm(absl::string_view id) { return absl::StrCat("#", id); }

const Concepts& Concepts::BuiltIn() {
  static const Concepts* const kConcepts = new Concepts;
  return *kConcepts;
}

Concepts::Concepts() {
  AddVocabularies();
  AddYears();
  AddCycles();
  AddCenturies();
  for (auto& [first, spellings] : by_first_) {
    std::stable_sort(spellings.begin(), spellings.end(),
                     [](const Spelling& a, const Spelling& b) {
                       return a.words.size() > b.words.size();
                     });
    for (const Spelling& spelling : spellings) {
      firsts_of_term_[spelling.term].push_back(first);
    }
  }
}

void Concepts::AddVocabularies() {
  const vocabulary::Vocabularies& all = vocabulary::Vocabularies::BuiltIn();
  for (const absl::string_view name : {"level", "discipline"}) {
    const bool acronyms_only = name == "discipline";
    for (const vocabulary::Term& term : all.Find(name)->terms()) {
      AddLabel(term.label_fr, term.id, acronyms_only);
      for (const std::string& alternative : term.alternatives) {
        AddLabel(alternative, term.id, acronyms_only);
      }
    }
  }
  for (const ConceptSpellings& row : MoreConcepts()) {
    for (const absl::string_view spelling :
         absl::StrSplit(row.spellings, '|')) {
      AddLabel(spelling, row.id, false);
    }
  }
}

// "élèves de troisième": what can't be the third of anything else. And two
// years written as one word.
void Concepts::AddYears() {
  constexpr std::pair<absl::string_view, absl::string_view> kOrdinals[] = {
      {"sixième", "6e"},         {"cinquième", "5e"},
      {"quatrième", "4e"},       {"troisième", "3e"},
      {"seconde", "seconde"},    {"première", "premiere"},
      {"terminale", "terminale"}};
  for (const auto& [ordinal, id] : kOrdinals) {
    for (const absl::string_view before :
         {"élève de", "élèves de", "classes de", "programme de",
          "professeur de", "prof de"}) {
      Add(absl::StrCat(before, " ", ordinal), id, Where::kAnywhere);
    }
  }
  Add("sixièmes", "6e", Where::kAnywhere);
  constexpr absl::string_view kYears[] = {"ps",  "ms",  "gs",  "cp", "ce1",
                                          "ce2", "cm1", "cm2", "6e"};
  for (size_t i = 0; i + 1 < std::size(kYears); ++i) {
    const std::string both = absl::StrCat(kYears[i], kYears[i + 1]);
    Add(both, kYears[i], Where::kAnywhere);
    Add(both, kYears[i + 1], Where::kAnywhere);
  }
}

void Concepts::AddCycles() {
  for (int cycle = 1; cycle <= 4; ++cycle) {
    const std::string id = absl::StrCat("cycle-", cycle);
    Add(absl::StrCat("cycle", cycle), id, Where::kAnywhere);
    Add(absl::StrCat("cycle ", Roman(cycle)), id, Where::kAnywhere);
    for (int other = cycle + 1; other <= 4; ++other) {
      for (const absl::string_view first : {"cycle", "cycles"}) {
        for (const absl::string_view between : {" ", " et ", " à "}) {
          const std::string both =
              absl::StrCat(first, " ", cycle, between, other);
          Add(both, id, Where::kAnywhere);
          Add(both, absl::StrCat("cycle-", other), Where::kAnywhere);
        }
      }
    }
  }
}

void Concepts::AddCenturies() {
  for (int century = 1; century <= 21; ++century) {
    const std::string id = absl::StrCat("siecle-", century);
    for (const absl::string_view noun : {"siècle", "siècles"}) {
      for (const absl::string_view ending : {"e ", "eme ", "er "}) {
        for (const std::string& number :
             {Roman(century), absl::StrCat(century)}) {
          Add(absl::StrCat(number, ending, noun), id, Where::kAnywhere);
        }
      }
      // "3 siècles" is how long.
      for (const absl::string_view ending : {" e ", " "}) {
        Add(absl::StrCat(Roman(century), ending, noun), id, Where::kAnywhere);
      }
    }
  }
}

void Concepts::AddLabel(absl::string_view label, absl::string_view id,
                        bool acronyms_only) {
  const std::vector<Word> words = SplitWords(label);
  if (words.size() != 1) return Add(label, id, Where::kAnywhere);
  const std::string& folded = FormsOf(words[0].TextIn(label)).folded;
  const bool acronym = IsAcronym(words[0].TextIn(label));
  // "3°" without its sign is any 3.
  if (folded.size() < 2) return;
  if (acronyms_only ? !acronym : IsAmbiguousConcept(folded)) return;
  Add(label, id,
      acronym && NeedsCapitals(folded) ? Where::kCapitals
      : IsOrdinalYear(folded)          ? Where::kAlone
                                       : Where::kAnywhere);
}

void Concepts::Add(absl::string_view spelling, absl::string_view id,
                   Where where) {
  Spelling added;
  added.term = ConceptTerm(id);
  added.where = where;
  for (const Word& word : SplitWords(spelling)) {
    added.words.push_back(FormsOf(word.TextIn(spelling)).folded);
  }
  if (added.words.empty() || added.words.size() > kMaxWords) return;
  std::vector<Spelling>& spellings = by_first_[added.words[0]];
  const bool known = std::any_of(
      spellings.begin(), spellings.end(), [&added](const Spelling& other) {
        return other.words == added.words && other.term == added.term;
      });
  if (!known) spellings.push_back(std::move(added));
}

void Concepts::Match(absl::Span<const WordForms* const> words, size_t at,
                     std::vector<Found>& found) const {
  const WordForms& first = *words[at];
  if (first.first_of_concept == WordForms::First::kNo) return;
  const auto spellings = by_first_.find(first.folded);
  first.first_of_concept = spellings == by_first_.end()
                               ? WordForms::First::kNo
                               : WordForms::First::kYes;
  if (spellings == by_first_.end()) return;
  for (const Spelling& spelling : spellings->second) {
    const size_t count = spelling.words.size();
    if (at + count > words.size()) continue;
    if (!std::equal(spelling.words.begin(), spelling.words.end(),
                    words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const std::string& word, const WordForms* forms) {
                      return word == forms->folded;
                    })) {
      continue;
    }
    if (spelling.where == Where::kAlone && !EndsOrFollowsEn(words, at)) {
      continue;
    }
    found.push_back({{spelling.term, static_cast<uint32_t>(count)},
                     spelling.where == Where::kCapitals});
    // "3e siècle" has no year of the collège in it.
    if (absl::StartsWith(spelling.term, kCentury)) return;
  }
}

absl::Span<const std::string> Concepts::FirstWordsOf(
    absl::string_view term) const {
  const auto found = firsts_of_term_.find(term);
  if (found == firsts_of_term_.end()) return {};
  return found->second;
}

}  // namespace preau::text
