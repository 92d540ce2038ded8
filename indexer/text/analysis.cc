#include "indexer/text/analysis.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "indexer/text/concepts.h"
#include "indexer/text/words.h"

namespace preau::text {
namespace {

// What is kept for the next text; longer ones are rare.
constexpr size_t kKeptWords = 10000;

// In a text all in capitals they say nothing; two or three words are a query.
bool CapitalsTell(absl::string_view text, size_t words) {
  return words <= 3 || std::any_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_islower(static_cast<unsigned char>(c));
         });
}

class Placer {
 public:
  // `forms` of the parts.
  Placer(absl::string_view text, absl::Span<const WordForms* const> forms,
         Analysis& analysis)
      : text_(text), forms_(forms), analysis_(analysis) {}

  // What stands from this part on. It and those after it that it is hyphened
  // with have forms; if it may be the first of a concept's, Neighbours() too.
  void PlaceAt(size_t part) {
    PlaceJoined(part);
    found_.clear();
    Concepts::BuiltIn().Match(forms_, part, found_);
    for (Concepts::Found& found : found_) PlaceConcept(part, std::move(found));
  }

 private:
  // "rendezvous" for "rendez-vous", on the first of its parts.
  void PlaceJoined(size_t first) {
    const auto& parts = analysis_.parts;
    if (first + 1 >= parts.size() || !parts[first + 1].after_hyphen ||
        parts[first].after_hyphen) {
      return;
    }
    std::string joined = forms_[first]->folded;
    size_t end = first + 1;
    for (; end < parts.size() && parts[end].after_hyphen; ++end) {
      if (joined.size() <= kMaxWordBytes) {
        absl::StrAppend(&joined, forms_[end]->folded);
      }
    }
    if (joined.size() > kMaxWordBytes) return;
    Add(first, {StemOf(joined), static_cast<uint32_t>(end - first)}, false);
  }

  // Words in ASCII are their own folded forms.
  static std::string StemOf(absl::string_view folded) {
    return IsAscii(folded) ? FormsOf(folded).stem : StemFolded(folded);
  }

  void PlaceConcept(size_t at, Concepts::Found found) {
    if (found.capitals) {
      if (!forms_[at]->capitals) return;
      if (!capitals_tell_.has_value()) {
        capitals_tell_ = CapitalsTell(text_, forms_.size());
      }
      if (!*capitals_tell_) return;
    }
    // The first of its meanings; the others stand beside it.
    const bool in_place =
        found.capitals && forms_[at]->stop_word && last_in_place_ != at;
    if (in_place) last_in_place_ = at;
    Add(at, std::move(found.alternative), in_place);
  }

  void Add(size_t at, Alternative alternative, bool in_place) {
    analysis_.alternatives.push_back(
        {static_cast<uint32_t>(at), std::move(alternative), in_place});
  }

  const absl::string_view text_;
  const absl::Span<const WordForms* const> forms_;
  Analysis& analysis_;
  std::vector<Concepts::Found> found_;
  std::optional<bool> capitals_tell_;
  // The part in whose place something was put last.
  std::optional<size_t> last_in_place_;
};

// A thread's, so that texts don't have to make it anew.
struct Memory {
  std::vector<Word> words;
  std::vector<const WordForms*> forms;
  Analysis analysis;
};

// The words of a text, for a new analysis.
Memory& Split(absl::string_view text) {
  thread_local Memory memory;
  if (memory.words.capacity() > kKeptWords) memory = {};
  TrimForms();
  SplitWords(text, memory.words);
  memory.forms.clear();
  memory.analysis.parts.clear();
  memory.analysis.alternatives.clear();
  memory.analysis.bare = true;
  return memory;
}

// Unless nothing is left of the word.
void AddPart(const Word& word, const WordForms* forms, Memory& memory) {
  if (forms != nullptr && forms->stem.empty()) return;
  if (forms != nullptr && forms->lower != forms->folded) {
    memory.analysis.bare = false;
  }
  std::vector<Analysis::Part>& parts = memory.analysis.parts;
  memory.forms.push_back(forms);
  parts.push_back({word.begin, word.end, forms,
                   word.after_hyphen && !parts.empty() &&
                       parts.back().end + 4 > word.begin});
}

// Looks at the words of an analysis as far as they are needed.
class Looker {
 public:
  Looker(absl::string_view text, Memory& memory)
      : text_(text), memory_(memory) {}

  // What Placer needs to look at this part.
  void LookAround(size_t part) {
    const std::vector<Analysis::Part>& parts = memory_.analysis.parts;
    size_t end = part + 1;
    while (end < parts.size() && parts[end].after_hyphen) ++end;
    if (memory_.forms[part]->first_of_concept != WordForms::First::kNo) {
      end = std::max(end, std::min(part + Concepts::kMaxWords, parts.size()));
      if (part > 0) LookAt(part - 1);
    }
    for (size_t i = part; i < end; ++i) LookAt(i);
  }

 private:
  void LookAt(size_t part) {
    if (memory_.forms[part] != nullptr) return;
    Analysis::Part& looked_at = memory_.analysis.parts[part];
    looked_at.forms = memory_.forms[part] = &FormsOf(
        text_.substr(looked_at.begin, looked_at.end - looked_at.begin));
  }

  const absl::string_view text_;
  Memory& memory_;
};

}  // namespace

const Analysis& AnalyseParts(absl::string_view text) {
  text = text.substr(0, kMaxTextBytes);
  Memory& memory = Split(text);
  for (const Word& word : memory.words) {
    AddPart(word, &FormsOf(word.TextIn(text)), memory);
  }
  Placer placer(text, memory.forms, memory.analysis);
  for (size_t i = 0; i < memory.forms.size(); ++i) placer.PlaceAt(i);
  return memory.analysis;
}

const Analysis& AnalyseSome(absl::string_view text,
                            const FirstLetters& letters) {
  text = text.substr(0, kMaxTextBytes);
  Memory& memory = Split(text);
  std::vector<size_t> found;
  for (const Word& word : memory.words) {
    const absl::string_view written = word.TextIn(text);
    const bool may_match = letters.MayBeginIn(written);
    // What isn't written as it is meant can't be looked at again later.
    const bool looked_at = may_match || !word.instead.empty();
    const size_t part = memory.forms.size();
    AddPart(word, looked_at ? &FormsOf(written) : nullptr, memory);
    const bool is_left = memory.forms.size() > part;
    if (may_match && is_left) found.push_back(part);
  }
  Placer placer(text, memory.forms, memory.analysis);
  Looker looker(text, memory);
  for (const size_t part : found) {
    looker.LookAround(part);
    placer.PlaceAt(part);
  }
  return memory.analysis;
}

}  // namespace preau::text
