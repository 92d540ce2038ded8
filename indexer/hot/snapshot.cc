#include "indexer/hot/snapshot.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/document.h"

namespace preau::hot {
namespace {

std::vector<SegmentView> LargestFirst(std::vector<SegmentView> segments) {
  std::stable_sort(segments.begin(), segments.end(),
                   [](const SegmentView& a, const SegmentView& b) {
                     return a.segment->size() > b.segment->size();
                   });
  return segments;
}

}  // namespace

Snapshot::Snapshot(std::vector<SegmentView> segments, uint64_t sequence,
                   uint64_t generation)
    : segments_(LargestFirst(std::move(segments))),
      sequence_(sequence),
      generation_(generation) {
  uint64_t all = 0;
  uint64_t title = 0;
  uint64_t keyword = 0;
  uint64_t name = 0;
  for (const SegmentView& view : segments_) {
    documents_ += view.live();
    total_length_ += view.segment->total_length() - view.deletions->length();
    works_ = std::max(works_, view.works->known());
    const Summary& summary = view.segment->summary();
    all += summary.documents;
    title += summary.title_words;
    keyword += summary.keyword_words;
    name += summary.name_words;
  }
  const auto mean = [all](uint64_t words) {
    return words == 0 ? 1.0
                      : static_cast<double>(words) / static_cast<double>(all);
  };
  mean_words_ = {mean(title), mean(keyword), mean(name)};
}

uint32_t Snapshot::DocumentsWith(absl::string_view term) const {
  uint32_t documents = 0;
  for (const SegmentView& view : segments_) {
    const std::optional<TermId> id = view.segment->FindTerm(term);
    if (!id.has_value()) continue;
    documents +=
        view.segment->entry(*id).documents - view.deletions->CountOf(*id);
  }
  return documents;
}

std::optional<Snapshot::Place> Snapshot::Find(absl::string_view uid) const {
  for (size_t i = 0; i < segments_.size(); ++i) {
    const std::optional<Doc> doc = segments_[i].segment->Find(uid);
    if (doc.has_value() && !segments_[i].deletions->Has(*doc)) {
      return Place{i, *doc};
    }
  }
  return std::nullopt;
}

std::vector<Snapshot::Place> Snapshot::CopiesOf(const Place& place) const {
  const SegmentView& own = segments_[place.segment];
  if (own.works->empty() || own.works->NumberOf(place.doc) == 0) return {place};
  const absl::string_view uid = WorkUidOf(*own.segment, place.doc);
  std::vector<Place> copies;
  const std::optional<Place> named = Find(uid);
  if (named.has_value() &&
      WorkUidOf(*segments_[named->segment].segment, named->doc) == uid) {
    copies.push_back(*named);
  }
  const std::string term = absl::StrCat(document::kWorkPrefix, uid);
  for (size_t i = 0; i < segments_.size(); ++i) {
    const SegmentView& view = segments_[i];
    const std::optional<TermId> id = view.segment->FindTerm(term);
    if (!id.has_value()) continue;
    view.segment->postings(*id).ForEach([&](Doc doc, uint32_t /*rank*/) {
      if (!view.deletions->Has(doc)) copies.push_back({i, doc});
    });
  }
  return copies;
}

std::vector<std::string> TermsWithPrefix(const Snapshot& snapshot,
                                         absl::string_view prefix,
                                         size_t limit) {
  absl::flat_hash_map<absl::string_view, uint32_t> counts;
  for (const SegmentView& view : snapshot.segments()) {
    const Segment& segment = *view.segment;
    for (TermId id = segment.LowerBound(prefix);
         id < segment.term_count() &&
         absl::StartsWith(segment.term(id), prefix);
         ++id) {
      counts[segment.term(id)] +=
          segment.entry(id).documents - view.deletions->CountOf(id);
    }
  }
  std::vector<std::pair<absl::string_view, uint32_t>> terms(counts.begin(),
                                                            counts.end());
  const size_t kept = std::min(limit, terms.size());
  std::partial_sort(
      terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kept),
      terms.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
      });
  std::vector<std::string> best;
  for (size_t i = 0; i < kept; ++i) best.emplace_back(terms[i].first);
  return best;
}

size_t Snapshot::bytes() const {
  size_t bytes = 0;
  for (const SegmentView& view : segments_)
    bytes += view.segment->image().bytes();
  return bytes;
}

}  // namespace preau::hot
