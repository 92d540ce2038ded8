#include "indexer/search/as_you_type.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "indexer/hot/written_words.h"
#include "indexer/text/word_forms.h"
#include "storage/vocabulary/fold.h"

namespace preau::search {
namespace {

// Words that one is completed with.
constexpr size_t kMaxCompletions = 24;
// Beginnings that are tried for one that is misspelt.
constexpr size_t kMaxNear = 4;
// What a word that begins so counts by one that is written so, and one that
// begins nearly so.
constexpr double kBeginsScale = 0.4;
constexpr double kNearScale = 0.2;

bool IsSpace(char c) {
  return absl::ascii_isspace(static_cast<unsigned char>(c));
}

// The word at the end of what was typed; null where something else is.
query::Word* LastWord(absl::string_view typed, query::Query& query) {
  for (query::Clause& clause : query.clauses) {
    if (clause.excluded || clause.kind == query::Clause::Kind::kPhrase ||
        clause.words.empty()) {
      continue;
    }
    query::Word& last = clause.words.back();
    if (last.end == typed.size()) return &last;
  }
  return nullptr;
}

void MarkOnlyTyped(absl::string_view folded, text::Snippet& snippet) {
  for (text::Snippet::Span& span : snippet.spans) {
    const absl::string_view word =
        absl::string_view(snippet.text)
            .substr(span.begin, span.end - span.begin);
    if (!absl::StartsWith(vocabulary::FoldLabel(word), folded)) continue;
    size_t size = 0;
    do {
      ++size;
      while (size < word.size() &&
             (static_cast<unsigned char>(word[size]) & 0xC0) == 0x80) {
        ++size;
      }
    } while (size < word.size() &&
             vocabulary::FoldLabel(word.substr(0, size)).size() <
                 folded.size());
    span.end = span.begin + static_cast<uint32_t>(size);
  }
}

}  // namespace

bool IsLastWordOpen(const Request& request) {
  return request.as_you_type && !request.query.empty() &&
         !IsSpace(request.query.back());
}

std::string CompleteLastWord(const hot::Snapshot& snapshot,
                             const spelling::Dictionary& dictionary,
                             absl::string_view typed, query::Query& query) {
  query::Word* const word = LastWord(typed, query);
  if (word == nullptr || query::IsOfField(*word)) return "";
  const std::string folded =
      vocabulary::FoldLabel(typed.substr(word->begin, word->end - word->begin));
  word->completions.scale = kBeginsScale;
  std::vector<spelling::Completion> completions =
      dictionary.Completions(folded, kMaxCompletions);
  if (completions.empty()) {
    word->completions.scale = kNearScale;
    for (const std::string& near : dictionary.NearPrefixes(folded, kMaxNear)) {
      const auto more =
          dictionary.Completions(near, kMaxCompletions / kMaxNear);
      completions.insert(completions.end(), more.begin(), more.end());
    }
  }
  for (const spelling::Completion& completion : completions) {
    if (completion.word == folded) continue;
    std::string term = hot::WrittenTerm(snapshot, completion.word);
    auto& terms = word->completions.terms;
    if (std::find(terms.begin(), terms.end(), term) != terms.end()) continue;
    terms.push_back(std::move(term));
    word->completions.documents += completion.documents;
    query.marked.insert(text::FormsOf(completion.word).stem);
  }
  return folded;
}

void MarkOnlyTyped(absl::string_view folded, Hit& hit) {
  MarkOnlyTyped(folded, hit.title);
  MarkOnlyTyped(folded, hit.snippet);
}

}  // namespace preau::search
