#include "indexer/text/concepts.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/word_forms.h"
#include "indexer/text/word_tables.h"
#include "indexer/text/words.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::text {
namespace {

constexpr size_t kMaxWords = 8;

// "SVT", "LLCER", "NSI": not a word that one also means otherwise.
bool IsAcronym(absl::string_view label) {
  size_t capitals = 0;
  for (const char c : label) {
    if (absl::ascii_isupper(static_cast<unsigned char>(c))) {
      ++capitals;
    } else if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      return false;
    }
  }
  return capitals >= 2;
}

}  // namespace

std::string ConceptTerm(absl::string_view id) { return absl::StrCat("#", id); }

const Concepts& Concepts::BuiltIn() {
  static const Concepts* const kConcepts = new Concepts;
  return *kConcepts;
}

Concepts::Concepts() {
  const vocabulary::Vocabularies& all = vocabulary::Vocabularies::BuiltIn();
  for (const absl::string_view name : {"level", "discipline"}) {
    const bool acronyms_only = name == "discipline";
    for (const vocabulary::Term& term : all.Find(name)->terms()) {
      Add(term.label_fr, term.id, acronyms_only);
      for (const std::string& alternative : term.alternatives) {
        Add(alternative, term.id, acronyms_only);
      }
    }
  }
  for (auto& [first, spellings] : by_first_) {
    std::stable_sort(spellings.begin(), spellings.end(),
                     [](const Spelling& a, const Spelling& b) {
                       return a.words.size() > b.words.size();
                     });
  }
}

void Concepts::Add(absl::string_view label, absl::string_view id,
                   bool acronyms_only) {
  Spelling spelling;
  spelling.term = ConceptTerm(id);
  for (const Word& word : SplitWords(label)) {
    spelling.words.push_back(FormsOf(word.TextIn(label)).folded);
  }
  const size_t count = spelling.words.size();
  if (count == 0 || count > kMaxWords) return;
  // "3°" without its sign is any 3.
  if (count == 1 && spelling.words[0].size() < 2) return;
  if (count == 1 && (acronyms_only ? !IsAcronym(label)
                                   : IsAmbiguousConcept(spelling.words[0]))) {
    return;
  }
  by_first_[spelling.words[0]].push_back(std::move(spelling));
}

Alternative Concepts::Match(const std::vector<absl::string_view>& folded,
                            size_t at) const {
  const auto found = by_first_.find(folded[at]);
  if (found == by_first_.end()) return {"", 0};
  for (const Spelling& spelling : found->second) {
    if (at + spelling.words.size() <= folded.size() &&
        std::equal(spelling.words.begin(), spelling.words.end(),
                   folded.begin() + static_cast<std::ptrdiff_t>(at))) {
      return {spelling.term, static_cast<uint32_t>(spelling.words.size())};
    }
  }
  return {"", 0};
}

}  // namespace preau::text
