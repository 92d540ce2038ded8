#include "indexer/spelling/words.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/string_view.h"
#include "indexer/spelling/letters.h"
#include "indexer/spelling/phonetics.h"
#include "storage/vocabulary/fold.h"

namespace preau::spelling {
namespace {

bool ByText(const CountedWord& a, const CountedWord& b) {
  return a.text < b.text;
}

}  // namespace

Words::Words(std::vector<CountedWord> folded,
             std::vector<CountedWord> accented) {
  folded.erase(std::remove_if(folded.begin(), folded.end(),
                              [](const CountedWord& word) {
                                return !IsPlainWord(word.text);
                              }),
               folded.end());
  std::sort(folded.begin(), folded.end(), ByText);
  std::vector<absl::string_view> texts;
  for (const CountedWord& word : folded) {
    if (!texts.empty() && texts.back() == word.text) {
      documents_.back() += word.documents;
    } else {
      texts.push_back(word.text);
      documents_.push_back(word.documents);
    }
  }
  list_ = WordList(texts);
  AddSpellings(std::move(accented));
  AddKeys();
}

void Words::AddSpellings(std::vector<CountedWord> accented) {
  struct Spelling {
    WordList::Id word;
    CountedWord written;
  };
  std::vector<Spelling> spellings;
  for (const CountedWord& each : accented) {
    const auto word = list_.Find(vocabulary::FoldLabel(each.text));
    if (word.has_value()) spellings.push_back({*word, each});
  }
  std::sort(spellings.begin(), spellings.end(),
            [](const Spelling& a, const Spelling& b) {
              return std::tie(a.word, b.written.documents, a.written.text) <
                     std::tie(b.word, a.written.documents, b.written.text);
            });
  for (size_t i = 0; i < spellings.size();) {
    const Spelling& best = spellings[i];
    uint32_t with_accents = 0;
    for (; i < spellings.size() && spellings[i].word == best.word; ++i) {
      with_accents += spellings[i].written.documents;
    }
    const uint32_t all = documents_[best.word];
    const uint32_t without = all - std::min(all, with_accents);
    if (without > best.written.documents) continue;
    accented_.push_back(best.word);
    accented_documents_.push_back(best.written.documents);
    spellings_.append(best.written.text.data(), best.written.text.size());
    spelling_ends_.push_back(static_cast<uint32_t>(spellings_.size()));
  }
}

void Words::AddKeys() {
  std::vector<std::pair<std::string, WordList::Id>> keys;
  for (WordList::Id id = 0; id < list_.size(); ++id) {
    std::string key = PhoneticKey(spelling(id).text);
    if (IsPlainWord(key)) keys.emplace_back(std::move(key), id);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<absl::string_view> texts;
  for (const auto& [key, id] : keys) {
    if (texts.empty() || texts.back() != key) {
      if (!texts.empty()) {
        key_offsets_.push_back(static_cast<uint32_t>(by_key_.size()));
      }
      texts.push_back(key);
    }
    by_key_.push_back(id);
  }
  key_offsets_.push_back(static_cast<uint32_t>(by_key_.size()));
  keys_ = WordList(texts);
}

CountedWord Words::spelling(WordList::Id id) const {
  const auto place = std::lower_bound(accented_.begin(), accented_.end(), id);
  if (place == accented_.end() || *place != id) {
    return {list_.word(id), documents_[id]};
  }
  const auto at = static_cast<size_t>(place - accented_.begin());
  const uint32_t begin = at == 0 ? 0 : spelling_ends_[at - 1];
  return {
      absl::string_view(spellings_).substr(begin, spelling_ends_[at] - begin),
      accented_documents_[at]};
}

size_t Words::bytes() const {
  return list_.bytes() + keys_.bytes() + spellings_.capacity() +
         (documents_.capacity() + accented_.capacity() +
          accented_documents_.capacity() + spelling_ends_.capacity() +
          key_offsets_.capacity() + by_key_.capacity()) *
             sizeof(uint32_t);
}

}  // namespace preau::spelling
