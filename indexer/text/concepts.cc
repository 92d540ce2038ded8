#include "indexer/text/concepts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/text/school_tokens.h"
#include "indexer/text/word_senses.h"
#include "indexer/text/word_tables.h"
#include "indexer/text/words.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::text {
namespace {

// Shorter words say too little by their stems.
constexpr size_t kMinStemmed = 4;
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

std::vector<absl::string_view> Parts(absl::string_view list) {
  return absl::StrSplit(list, '|', absl::SkipEmpty());
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
  AddTokens();
  AddSynonyms();
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
      std::vector<std::string>& firsts = firsts_of_term_[spelling.term];
      firsts.push_back(spelling.first);
      // Whatever has its stem is as good.
      const auto others = WordsWithStem(first);
      for (const absl::string_view other : others) firsts.emplace_back(other);
    }
  }
}

void Concepts::AddTokens() {
  using Kind = SchoolToken::Kind;
  for (const auto rows : {LevelTokens(), SubjectTokens(), SchoolLifeTokens()}) {
    for (const SchoolToken& row : rows) {
      const bool word_too =
          row.kind == Kind::kWord || row.kind == Kind::kSeveralAndWord;
      for (const absl::string_view token : Parts(row.tokens)) {
        const std::vector<Word> words = SplitWords(token);
        const bool capitals = word_too && words.size() == 1;
        if (capitals) {
          words_too_.insert(FormsOf(words[0].TextIn(token)).folded);
        }
        Add(token, row.id, capitals ? Where::kCapitals : Where::kAnywhere);
      }
      for (const absl::string_view list : {row.expansions, row.contexts}) {
        for (const absl::string_view spelling : Parts(list)) {
          Add(spelling, row.id, Where::kAnywhere);
        }
      }
    }
  }
}

void Concepts::AddSynonyms() {
  for (const Synonyms& row : SynonymRows()) {
    for (const absl::string_view phrase : Parts(row.phrases)) {
      Add(phrase, row.id, Where::kAnywhere);
    }
  }
}

Concepts::LabelUses Concepts::UsesOfLabels() {
  LabelUses uses;
  for (const NarrowerLabels& row : NarrowerLabelRows()) {
    for (const absl::string_view label : Parts(row.labels)) {
      uses[{row.id, std::string(label)}] = Use::kNarrower;
    }
  }
  for (const MisleadingLabels& row : MisleadingLabelRows()) {
    for (const absl::string_view label : Parts(row.labels)) {
      uses[{row.id, std::string(label)}] = Use::kNone;
    }
  }
  return uses;
}

void Concepts::AddVocabularies() {
  const vocabulary::Vocabularies& all = vocabulary::Vocabularies::BuiltIn();
  const LabelUses uses = UsesOfLabels();
  for (const absl::string_view name : {"level", "discipline"}) {
    const bool acronyms_only = name == "discipline";
    for (const vocabulary::Term& term : all.Find(name)->terms()) {
      AddLabel(term.label_fr, term.id, acronyms_only, false);
      for (const std::string& alternative : term.alternatives) {
        const auto use = uses.find({term.id, alternative});
        if (use == uses.end()) {
          AddLabel(alternative, term.id, acronyms_only, false);
        } else if (use->second == Use::kNarrower) {
          AddLabel(alternative, term.id, acronyms_only, true);
        }
      }
    }
  }
}

// Two years written as one word.
void Concepts::AddYears() {
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
                        bool acronyms_only, bool narrower) {
  const std::vector<Word> words = SplitWords(label);
  if (words.size() != 1) return Add(label, id, Where::kAnywhere, narrower);
  const std::string& folded = FormsOf(words[0].TextIn(label)).folded;
  const bool acronym = IsAcronym(words[0].TextIn(label));
  // "3°" without its sign is any 3.
  if (folded.size() < 2) return;
  if (acronyms_only ? !acronym : IsAmbiguousConcept(folded)) return;
  Add(label, id,
      acronym && words_too_.contains(folded) ? Where::kCapitals
      : IsOrdinalYear(folded)                ? Where::kAlone
                                             : Where::kAnywhere,
      narrower);
}

void Concepts::Add(absl::string_view spelling, absl::string_view id,
                   Where where, bool narrower) {
  const std::vector<Word> words = SplitWords(spelling);
  if (words.empty() || words.size() > kMaxWords) return;
  Spelling added;
  added.term = ConceptTerm(id);
  added.where = where;
  added.narrower = narrower;
  for (const Word& word : words) {
    const WordForms& forms = FormsOf(word.TextIn(spelling));
    using By = SpellingWord::By;
    if (forms.lower.size() == 1) {
      added.words.push_back({forms.lower, By::kLower});
    } else if (words.size() == 1 || forms.stop_word ||
               forms.folded.size() < kMinStemmed ||
               IsOrdinalYear(forms.folded)) {
      added.words.push_back({forms.folded, By::kFolded});
    } else {
      added.words.push_back({forms.stem, By::kStem});
    }
  }
  const WordForms& first = FormsOf(words[0].TextIn(spelling));
  added.first = first.folded;
  std::vector<Spelling>& spellings = by_first_[first.stem];
  for (Spelling& other : spellings) {
    if (other.words != added.words || other.term != added.term) continue;
    other.narrower &= narrower;
    return;
  }
  spellings.push_back(std::move(added));
}

bool Concepts::Spelling::Matches(
    absl::Span<const WordForms* const> words_from) const {
  const auto same = [](const SpellingWord& word, const WordForms* forms) {
    switch (word.by) {
      case SpellingWord::By::kStem:
        return word.text == forms->stem;
      case SpellingWord::By::kFolded:
        return word.text == forms->folded;
      case SpellingWord::By::kLower:
        return word.text == forms->lower;
    }
    return false;
  };
  return words.size() <= words_from.size() &&
         std::equal(words.begin(), words.end(), words_from.begin(), same);
}

void Concepts::Match(absl::Span<const WordForms* const> words, size_t at,
                     std::vector<Found>& found) const {
  const WordForms& first = *words[at];
  if (first.first_of_concept == WordForms::First::kNo) return;
  const auto spellings = by_first_.find(first.stem);
  first.first_of_concept = spellings == by_first_.end()
                               ? WordForms::First::kNo
                               : WordForms::First::kYes;
  if (spellings == by_first_.end()) return;
  size_t longest = 1;
  for (const Spelling& spelling : spellings->second) {
    const size_t count = spelling.words.size();
    // "brevet de technicien" is none in "brevet de technicien supérieur".
    if (count > 1 && count < longest) continue;
    if (!spelling.Matches(words.subspan(at))) continue;
    if (spelling.where == Where::kAlone && !EndsOrFollowsEn(words, at)) {
      continue;
    }
    const bool known = std::any_of(
        found.begin(), found.end(), [&spelling](const Found& other) {
          return other.alternative.term == spelling.term;
        });
    if (known) continue;
    longest = std::max(longest, count);
    found.push_back(
        {{spelling.term, static_cast<uint32_t>(count), spelling.narrower},
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
