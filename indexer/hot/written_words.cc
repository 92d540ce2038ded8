#include "indexer/hot/written_words.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/document.h"

namespace preau::hot {
namespace {

void ForEachWithPrefix(const Segment& segment, absl::string_view prefix,
                       VisitWord visit) {
  for (TermId id = segment.LowerBound(prefix);
       id < segment.term_count() && absl::StartsWith(segment.term(id), prefix);
       ++id) {
    visit(segment.term(id).substr(prefix.size()), segment.entry(id).documents);
  }
}

}  // namespace

void ForEachWord(const Segment& segment, VisitWord visit) {
  ForEachWithPrefix(segment, document::kFoldedPrefix, visit);
  for (TermId id = 0; id < segment.term_count(); ++id) {
    const uint32_t written = segment.entry(id).written;
    if (written > 0) visit(segment.term(id), written);
  }
}

void ForEachAccentedWord(const Segment& segment, VisitWord visit) {
  ForEachWithPrefix(segment, document::kExactPrefix, visit);
}

std::string WrittenTerm(const Snapshot& snapshot, absl::string_view word) {
  std::string written = absl::StrCat(document::kFoldedPrefix, word);
  return snapshot.DocumentsWith(written) > 0 ? written : std::string(word);
}

uint32_t DocumentsWriting(const Snapshot& snapshot, absl::string_view word) {
  uint32_t documents =
      snapshot.DocumentsWith(absl::StrCat(document::kFoldedPrefix, word));
  for (const SegmentView& view : snapshot.segments()) {
    const std::optional<TermId> id = view.segment->FindTerm(word);
    if (!id.has_value()) continue;
    const TermEntry& entry = view.segment->entry(*id);
    documents +=
        std::min(entry.written, entry.documents - view.deletions->CountOf(*id));
  }
  return documents;
}

}  // namespace preau::hot
