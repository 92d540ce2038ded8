#include <google/protobuf/arena.h>

#include <algorithm>
#include <utility>

#include "indexer/document/fields.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/record.h"
#include "indexer/hot/search.h"
#include "indexer/search/facets.h"
#include "indexer/search/index.h"
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

// The place to go on from. Scores drift as documents come and go, so that of a
// hit which is still there counts.
hot::Mark MarkOf(const hot::Snapshot& snapshot, const hot::Ask& ask,
                 const Cursor& cursor) {
  hot::Mark mark{cursor.score, cursor.key, cursor.uid};
  if (cursor.generation == snapshot.generation() || ask.order.by.has_value()) {
    return mark;
  }
  const auto place = snapshot.Find(cursor.uid);
  if (!place.has_value()) return mark;
  const std::optional<double> now = hot::ScoreOf(snapshot, ask.plan, *place);
  if (now.has_value()) mark.score = *now;
  return mark;
}

// The records of a page: taken down at once.
using Records = std::shared_ptr<google::protobuf::Arena>;

Hit MakeHit(const hot::Snapshot& snapshot, const hot::Hit& found,
            const text::Marker& marker, const Request& request,
            const Records& records) {
  Hit hit;
  auto* const record =
      google::protobuf::Arena::CreateMessage<IndexedDocument>(records.get());
  hot::ReadRecord(snapshot, {found.segment, found.doc}, *record);
  hit.record = std::shared_ptr<const IndexedDocument>(records, record);
  hit.score = found.score;
  hit.title =
      marker.MarkAll(notice::BestText(hit.record->title(), request.language));
  hit.snippet = marker.MakeSnippet(
      notice::BestText(hit.record->description(), request.language),
      request.snippet_chars);
  return hit;
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
  uint64_t depth = 0;
  if (request.cursor.has_value()) {
    ask.after = MarkOf(snapshot, ask, *request.cursor);
    depth = request.cursor->depth;
  }
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
  const hot::Found found = hot::Search(snapshot, ask);

  Response response;
  response.total = found.total;
  response.sequence = snapshot.sequence();
  response.is_partial = !found.complete;
  const text::Marker marker(std::move(query.marked));
  const text::Marker no_marker({});
  const auto records = std::make_shared<google::protobuf::Arena>();
  for (const hot::Hit& each : found.hits) {
    // Texts may be long: then the last ones are shown from their beginning.
    const bool marked = !budget.IsSpent();
    response.hits.push_back(
        MakeHit(snapshot, each, marked ? marker : no_marker, request, records));
    response.is_partial = response.is_partial || !marked;
  }
  depth += response.hits.size();
  if (!response.hits.empty() && depth < found.total) {
    const Hit& last = response.hits.back();
    response.next = Cursor{snapshot.generation(), depth, last.score,
                           ask.order.by.has_value()
                               ? hot::SortKey(*last.record, *ask.order.by)
                               : "",
                           last.record->uid()};
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
