#include <google/protobuf/arena.h>

#include <algorithm>
#include <utility>

#include "indexer/document/fields.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/filter.h"
#include "indexer/hot/record.h"
#include "indexer/hot/search.h"
#include "indexer/search/facets.h"
#include "indexer/search/index.h"
#include "indexer/search/ranked_hits.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::search {
namespace {

using columns::FacetAsk;

// About what a hit takes of a processor, for its record and marking what
// matches, and what a facet takes that has many values.
constexpr int64_t kHitMicros = 80;
constexpr int64_t kFacetMicros = 200;

// What of a budget is left for finding a page's hits.
int64_t ForFinding(int64_t budget_micros, const Request& request) {
  if (budget_micros == 0) return 0;
  const auto page = static_cast<int64_t>(request.page_size);
  const auto facets = static_cast<int64_t>(request.facets.size());
  return std::max(budget_micros - kHitMicros * page - kFacetMicros * facets,
                  budget_micros / 2);
}

// Everything by relevance is the newest first.
hot::Order OrderOf(Sort sort, bool everything) {
  switch (sort) {
    case Sort::kTitle:
      return {hot::SortField::kTitle, false};
    case Sort::kNewest:
      return {hot::SortField::kDate, true};
    case Sort::kOldest:
      return {hot::SortField::kDate, false};
    case Sort::kSmallest:
      return {hot::SortField::kSize, false};
    case Sort::kLargest:
      return {hot::SortField::kSize, true};
    case Sort::kRelevance:
      break;
  }
  return everything ? hot::Order{hot::SortField::kDate, true} : hot::Order{};
}

// The records of a page: taken down at once.
using Records = std::shared_ptr<google::protobuf::Arena>;

Hit MakeHit(const hot::Snapshot& snapshot, const hot::Hit& found,
            const text::Marker& marker, const Request& request,
            const Visibility& visibility, const Records& records) {
  Hit hit;
  const auto read = [&](const hot::Snapshot::Place& place) {
    auto* const record =
        google::protobuf::Arena::CreateMessage<IndexedDocument>(records.get());
    hot::ReadRecord(snapshot, place, *record);
    return std::shared_ptr<const IndexedDocument>(records, record);
  };
  const hot::Snapshot::Place own = {found.segment, found.doc};
  hit.record = read(own);
  for (const hot::Snapshot::Place& copy : snapshot.CopiesOf(own)) {
    if (hit.copies.size() == kMaxCopies) break;
    if (copy != own && hot::Passes(snapshot, copy, visibility.enforced)) {
      hit.copies.push_back(read(copy));
    }
  }
  hit.score = found.score;
  hit.title =
      marker.MarkAll(notice::BestText(hit.record->title(), request.language));
  hit.snippet = marker.MakeSnippet(
      notice::BestText(hit.record->description(), request.language),
      request.snippet_chars);
  return hit;
}

// In the order of a column, or by score.
RankedHits FindPage(const hot::Snapshot& snapshot, hot::Ask ask,
                    const Request& request) {
  if (!ask.order.by.has_value()) {
    return FindRankedHits(snapshot, std::move(ask), request.cursor);
  }
  RankedHits page;
  if (request.cursor.has_value()) {
    page.end.depth = request.cursor->depth;
    ask.after = hot::Mark{0, request.cursor->key, request.cursor->uid};
  }
  page.found = hot::Search(snapshot, ask);
  if (page.found.hits.empty()) return page;
  const hot::Hit& last = page.found.hits.back();
  const IndexedDocument record =
      hot::ReadRecord(snapshot, {last.segment, last.doc});
  page.end.depth += page.found.hits.size();
  page.end.key = hot::SortKey(record, *ask.order.by);
  page.end.uid = record.uid();
  return page;
}

}  // namespace

absl::StatusOr<Response> Index::Find(const hot::Snapshot& snapshot,
                                     const Visibility& visibility,
                                     const Request& request) const {
  hot::Budget budget(options_.budget_micros);
  PREAU_ASSIGN_OR_RETURN(query::Query query, query::ParseQuery(request.query));
  hot::Ask ask;
  ask.plan = hot::MakePlan(query, request.any_word, snapshot);
  ask.enforced = visibility.enforced;
  ask.chosen = request.filters;
  ask.limit = request.page_size;
  ask.order = OrderOf(request.sort, query.empty());
  ask.budget_micros = ForFinding(options_.budget_micros, request);
  const auto index_of = [&](const FacetAsk& facet) {
    const size_t field = *document::FieldIndex(facet.field);
    const auto place = std::find(ask.facets.begin(), ask.facets.end(), field);
    return static_cast<size_t>(place - ask.facets.begin());
  };
  for (const FacetAsk& facet : request.facets) {
    if (index_of(facet) == ask.facets.size()) {
      ask.facets.push_back(*document::FieldIndex(facet.field));
    }
  }
  RankedHits page = FindPage(snapshot, ask, request);
  std::optional<uint64_t> all_words_total;
  if (request.may_relax && !request.any_word && ask.plan.wanted.size() > 1 &&
      page.found.total < kFewHits) {
    ask.plan.any_clause = true;
    RankedHits relaxed = FindPage(snapshot, ask, request);
    if (relaxed.found.total > page.found.total) {
      all_words_total = page.found.total;
      page = std::move(relaxed);
    }
  }
  const hot::Found& found = page.found;

  Response response;
  response.total = found.total;
  response.all_words_total = all_words_total;
  response.sequence = snapshot.sequence();
  response.is_partial = !found.complete;
  const text::Marker marker(std::move(query.marked));
  const text::Marker no_marker({});
  const auto records = std::make_shared<google::protobuf::Arena>();
  for (const hot::Hit& each : found.hits) {
    // Texts may be long: then the last ones are shown from their beginning.
    const bool marked = !budget.IsSpent();
    response.hits.push_back(MakeHit(snapshot, each, marked ? marker : no_marker,
                                    request, visibility, records));
    response.is_partial = response.is_partial || !marked;
  }
  if (!response.hits.empty() && page.end.depth < found.total) {
    response.next = page.end;
    response.next->generation = snapshot.generation();
  }
  for (const FacetAsk& facet : request.facets) {
    bool complete = true;
    response.facets.push_back(MakeFacet(facet, found.facets[index_of(facet)],
                                        dictionary_, request, budget,
                                        complete));
    response.is_partial = response.is_partial || !complete;
  }
  return response;
}

}  // namespace preau::search
