#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"
#include "indexer/search/index.h"
#include "indexer/search/phrases.h"
#include "indexer/search/ranking.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/fold.h"

namespace preau::search {
namespace {

using columns::Columns;
using columns::Dictionary;
using columns::FacetAsk;
using columns::FilterPass;
using columns::Slot;
using columns::ValueId;

// The most frequent values, those of equal count by number.
Window::Count CountFacet(const FacetAsk& ask, const FilterPass& pass,
                         const Dictionary& dictionary,
                         base::Language language) {
  Window::Count facet;
  facet.field = *document::FieldIndex(ask.field);
  const std::string prefix = vocabulary::FoldLabel(ask.prefix);
  const auto starts_so = [&](ValueId value) {
    const std::string label = vocabulary::FoldLabel(
        ValueText(dictionary, facet.field, value, language));
    return absl::StrContains(absl::StrCat(" ", label),
                             absl::StrCat(" ", prefix));
  };
  const absl::Span<const uint64_t> counts = pass.counts(facet.field);
  for (ValueId value = 0; value < counts.size(); ++value) {
    if (counts[value] == 0) continue;
    if (prefix.empty() || starts_so(value)) {
      facet.values.emplace_back(value, counts[value]);
    }
  }
  facet.value_count = facet.values.size();
  const size_t kept = std::min(ask.limit, facet.values.size());
  std::partial_sort(facet.values.begin(),
                    facet.values.begin() + static_cast<std::ptrdiff_t>(kept),
                    facet.values.end(), [](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second
                                                  : a.first < b.first;
                    });
  facet.values.resize(kept);
  return facet;
}

// Sorts the first `limit` hits and drops the others.
void SortHits(const Columns& columns, Sort sort, size_t limit,
              std::vector<Ranked>& hits) {
  const size_t kept = std::min(limit, hits.size());
  std::partial_sort(
      hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept),
      hits.end(), [&](const Ranked& a, const Ranked& b) {
        const auto& record_a = *columns.Find(a.slot)->record;
        const auto& record_b = *columns.Find(b.slot)->record;
        return Before(sort, a.score, SortKey(record_a, sort), record_a.uid(),
                      b.score, SortKey(record_b, sort), record_b.uid());
      });
  hits.resize(kept);
}

// Xapian orders equals by their number: where no score tells where to cut, all
// are needed to order them by uid.
bool AreEqualsCut(const std::vector<Ranked>& best, uint64_t total) {
  return total > best.size() && !best.empty() &&
         best.front().score == best.back().score;
}

bool IsSelected(const Request& request, size_t field, const std::string& id) {
  for (const columns::Filter& filter : request.filters) {
    if (!filter.exclude && filter.field == document::Fields()[field].name &&
        std::find(filter.values.begin(), filter.values.end(), id) !=
            filter.values.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace

absl::StatusOr<Window> Index::Rank(Snapshot& snapshot,
                                   const Visibility& visibility,
                                   const Request& request, size_t limit) const {
  Window window;
  PREAU_ASSIGN_OR_RETURN(window.query, query::ParseQuery(request.query));
  window.generation = snapshot.generation();
  window.sequence = snapshot.sequence();
  window.columns = snapshot.shared_columns();
  const Columns& columns = *window.columns;
  const auto new_pass = [&] {
    return FilterPass(visibility.enforced, request.filters, request.facets,
                      dictionary_);
  };
  FilterPass pass = new_pass();

  // Everything is asked of the columns alone; the newest is the best of all.
  const bool everything = window.query.empty();
  const bool by_score = request.sort == Sort::kRelevance && !everything;
  window.sort = request.sort == Sort::kRelevance && everything ? Sort::kNewest
                                                               : request.sort;
  if (everything) {
    columns.ForEach([&](Slot slot, const columns::Row& row) {
      if (pass.See(row)) window.hits.push_back({slot, 0});
      return true;
    });
  } else {
    std::vector<Ranked> seen;
    const auto find_best = [&](size_t wanted) {
      Snapshot::Lease reader = snapshot.Borrow();
      return reader->Search(window.query, request.any_word, wanted,
                            [&](Slot slot) {
                              const columns::Row* row = columns.Find(slot);
                              if (row == nullptr || !pass.See(*row)) {
                                return false;
                              }
                              if (!by_score) seen.push_back({slot, 0});
                              return true;
                            });
    };
    PREAU_ASSIGN_OR_RETURN(window.hits, find_best(by_score ? limit : 1));
    if (!by_score) {
      window.hits = std::move(seen);
    } else if (limit < kMaxDepth && AreEqualsCut(window.hits, pass.hits())) {
      pass = new_pass();
      PREAU_ASSIGN_OR_RETURN(window.hits, find_best(kMaxDepth));
    }
  }
  window.total = pass.hits();
  SortHits(columns, window.sort, limit, window.hits);
  // Of the equals at the end some may be missing: they belong to what comes
  // after.
  if (by_score && window.total > window.hits.size()) {
    const double last = window.hits.back().score;
    if (window.hits.front().score != last) {
      while (window.hits.back().score == last) window.hits.pop_back();
    }
  }
  for (const FacetAsk& ask : request.facets) {
    window.facets.push_back(
        CountFacet(ask, pass, dictionary_, request.language));
  }
  return window;
}

Response Index::MakeResponse(const Window& window, const Request& request,
                             size_t begin) const {
  Response response;
  response.total = window.total;
  response.sequence = window.sequence;
  const size_t end = std::min(begin + request.page_size, window.hits.size());
  for (size_t i = begin; i < end; ++i) {
    const Ranked& ranked = window.hits[i];
    Hit hit;
    hit.record = window.columns->Find(ranked.slot)->record;
    hit.score = ranked.score;
    hit.title =
        text::MarkAll(notice::BestText(hit.record->title(), request.language),
                      window.query.marked);
    hit.snippet = text::MakeSnippet(
        notice::BestText(hit.record->description(), request.language),
        window.query.marked, request.snippet_chars);
    response.hits.push_back(std::move(hit));
  }
  const uint64_t depth = window.first_depth + end;
  if (end > begin && depth < window.total) {
    const Ranked& last = window.hits[end - 1];
    const columns::IndexedDocument& record =
        *window.columns->Find(last.slot)->record;
    response.next = Cursor{window.id,
                           window.generation,
                           depth,
                           last.score,
                           std::string(SortKey(record, window.sort)),
                           record.uid()};
  }
  for (const Window::Count& count : window.facets) {
    Facet facet;
    facet.field = count.field;
    facet.value_count = count.value_count;
    for (const auto& [value, hits] : count.values) {
      const Dictionary::Value& entry = dictionary_.Get(count.field, value);
      facet.values.push_back(
          {entry.id,
           ValueText(dictionary_, count.field, value, request.language), hits,
           IsSelected(request, count.field, entry.id),
           document::Parents(count.field, entry.id)});
    }
    response.facets.push_back(std::move(facet));
  }
  return response;
}

}  // namespace preau::search
