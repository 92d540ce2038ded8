#include "indexer/text/snippet.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/text/analyser.h"
#include "indexer/text/analysis.h"
#include "indexer/text/html_text.h"

namespace preau::text {
namespace {

// Of a longer text so many bytes are looked at, and when nothing matches there
// as many more.
constexpr size_t kLookedAt = size_t{64} << 10;

size_t CountChars(absl::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Ends of the text that begins at `begin` and has about `max_chars` characters:
// after a whole word where there is one.
size_t EndOfPiece(absl::string_view text, size_t begin, size_t max_chars) {
  size_t at = begin;
  size_t last_space = 0;
  for (size_t chars = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (++chars > max_chars) break;
    if (text[at] == ' ' || text[at] == '\n') last_space = at;
  }
  if (at >= text.size()) return text.size();
  return last_space > begin ? last_space : at;
}

// Where to begin so that the matches from `first` on have a little context.
size_t BeginOfPiece(absl::string_view text, size_t first, size_t context) {
  size_t begin = first;
  for (size_t chars = 0; begin > 0 && chars < context; --begin) {
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) ++chars;
  }
  if (begin == 0) return 0;
  // Forward to the next word.
  const size_t space = text.find_first_of(" \n", begin);
  return space == absl::string_view::npos || space >= first ? first : space + 1;
}

}  // namespace

Marker::Marker(TermSet terms) : terms_(std::move(terms)) {
  for (const std::string& term : terms_) letters_.AddTerm(term);
}

const std::string* Marker::Find(const std::string& term) const {
  const auto found = terms_.find(term);
  return found == terms_.end() ? nullptr : &*found;
}

void Marker::AddMatches(absl::string_view part, size_t offset,
                        std::vector<Match>& matches) const {
  const Analysis& analysis = AnalyseSome(part, letters_);
  // First part that no alternative reaches, and the term of the last.
  size_t covered = 0;
  const std::string* covering = nullptr;
  auto placed = analysis.alternatives.begin();
  for (size_t i = 0; i < analysis.parts.size(); ++i) {
    const Analysis::Part& word = analysis.parts[i];
    const std::string* term = nullptr;
    bool in_place = false;
    for (; placed != analysis.alternatives.end() && placed->at == i; ++placed) {
      const std::string* found = Find(placed->alternative.term);
      in_place |= placed->in_place;
      if (found != nullptr && i + placed->alternative.span > covered) {
        covered = i + placed->alternative.span;
        covering = found;
      }
    }
    if (!in_place && word.forms != nullptr) {
      term = Find(word.forms->stem);
      if (term == nullptr && !word.forms->other_stem.empty()) {
        term = Find(word.forms->other_stem);
      }
      if (term == nullptr && !word.forms->accented_stem.empty()) {
        term = Find(word.forms->accented_stem);
      }
    }
    if (term == nullptr && i < covered) term = covering;
    if (term != nullptr) {
      matches.push_back({static_cast<uint32_t>(offset + word.begin),
                         static_cast<uint32_t>(offset + word.end), term});
    }
  }
}

std::vector<Marker::Match> Marker::FirstMatches(absl::string_view text) const {
  std::vector<Match> matches;
  if (terms_.empty()) return matches;
  for (size_t begin = 0; begin < text.size() && matches.empty();) {
    size_t size = std::min(kLookedAt, text.size() - begin);
    if (begin + size < text.size()) {
      const size_t space = text.substr(begin, size).find_last_of(" \n");
      size = space == absl::string_view::npos || space == 0
                 ? TruncateUtf8(text.substr(begin), size).size()
                 : space;
    }
    AddMatches(text.substr(begin, size), begin, matches);
    begin += size;
  }
  return matches;
}

Snippet Marker::Cut(absl::string_view text, const std::vector<Match>& matches,
                    size_t begin, size_t end) {
  Snippet snippet;
  snippet.text = std::string(text.substr(begin, end - begin));
  snippet.cut_before = begin > 0;
  snippet.cut_after = end < text.size();
  for (const Match& match : matches) {
    if (match.begin >= begin && match.end <= end) {
      snippet.spans.push_back({match.begin - static_cast<uint32_t>(begin),
                               match.end - static_cast<uint32_t>(begin)});
    }
  }
  return snippet;
}

size_t Marker::BestOf(const std::vector<Match>& matches, size_t reach) {
  size_t best = 0;
  size_t best_terms = 0;
  absl::flat_hash_map<const std::string*, size_t> inside;
  size_t last = 0;
  for (size_t first = 0; first < matches.size(); ++first) {
    while (
        last < matches.size() &&
        (last <= first || matches[last].end - matches[first].begin <= reach)) {
      ++inside[matches[last].term];
      ++last;
    }
    if (inside.size() > best_terms) {
      best_terms = inside.size();
      best = first;
    }
    if (--inside[matches[first].term] == 0) inside.erase(matches[first].term);
  }
  return best;
}

Snippet Marker::MakeSnippet(absl::string_view text, size_t max_chars) const {
  text = TruncateUtf8(text, kMaxTextBytes);
  const std::vector<Match> matches = FirstMatches(text);
  if (CountChars(text) <= max_chars) {
    return Cut(text, matches, 0, text.size());
  }
  // Leave room for context on both sides.
  const size_t context = max_chars / 6;
  const size_t reach = max_chars - 2 * context;
  const size_t begin =
      matches.empty()
          ? 0
          : BeginOfPiece(text, matches[BestOf(matches, reach)].begin, context);
  return Cut(text, matches, begin, EndOfPiece(text, begin, max_chars));
}

Snippet Marker::MarkAll(absl::string_view text) const {
  text = TruncateUtf8(text, kMaxTextBytes);
  std::vector<Match> matches;
  if (!terms_.empty()) AddMatches(text, 0, matches);
  return Cut(text, matches, 0, text.size());
}

}  // namespace preau::text
