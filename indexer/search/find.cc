#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"
#include "indexer/hot/record.h"
#include "indexer/hot/search.h"
#include "indexer/search/index.h"
#include "indexer/search/phrases.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/fold.h"

namespace preau::search {
namespace {

using columns::Dictionary;
using columns::FacetAsk;
using columns::ValueId;

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

// The most frequent values, those of equal count by number.
Facet MakeFacet(const FacetAsk& ask, const hot::FacetCounts& counted,
                const Dictionary& dictionary, const Request& request) {
  Facet facet;
  facet.field = counted.field;
  const auto text_of = [&](ValueId value) {
    return ValueText(dictionary, facet.field, value, request.language);
  };
  const std::string prefix = vocabulary::FoldLabel(ask.prefix);
  const auto starts_so = [&](ValueId value) {
    return absl::StrContains(
        absl::StrCat(" ", vocabulary::FoldLabel(text_of(value))),
        absl::StrCat(" ", prefix));
  };
  std::vector<std::pair<ValueId, uint64_t>> values;
  for (ValueId value = 0; value < counted.counts.size(); ++value) {
    if (counted.counts[value] == 0) continue;
    if (prefix.empty() || starts_so(value)) {
      values.emplace_back(value, counted.counts[value]);
    }
  }
  facet.value_count = values.size();
  const size_t end = std::min(ask.offset + ask.limit, values.size());
  std::partial_sort(
      values.begin(), values.begin() + static_cast<std::ptrdiff_t>(end),
      values.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
      });
  for (size_t i = ask.offset; i < end; ++i) {
    const auto& [value, hits] = values[i];
    const std::string& id = dictionary.Get(facet.field, value).id;
    facet.values.push_back({id, text_of(value), hits,
                            IsSelected(request, facet.field, id),
                            document::Parents(facet.field, id)});
  }
  return facet;
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

Hit MakeHit(const hot::Snapshot& snapshot, const hot::Hit& found,
            const query::Query& query, const Request& request) {
  Hit hit;
  hit.record = std::make_shared<const IndexedDocument>(
      hot::ReadRecord(snapshot, {found.segment, found.doc}));
  hit.score = found.score;
  hit.title = text::MarkAll(
      notice::BestText(hit.record->title(), request.language), query.marked);
  hit.snippet = text::MakeSnippet(
      notice::BestText(hit.record->description(), request.language),
      query.marked, request.snippet_chars);
  return hit;
}

}  // namespace

absl::StatusOr<Response> Index::Find(const hot::Snapshot& snapshot,
                                     const Visibility& visibility,
                                     const Request& request) const {
  PREAU_ASSIGN_OR_RETURN(const query::Query query,
                         query::ParseQuery(request.query));
  hot::Ask ask;
  ask.plan = hot::MakePlan(query, request.any_word, snapshot);
  ask.enforced = visibility.enforced;
  ask.chosen = request.filters;
  ask.limit = request.page_size;
  ask.order = OrderOf(request.sort, query.empty());
  ask.budget_micros = options_.budget_micros;
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
  for (const hot::Hit& each : found.hits) {
    response.hits.push_back(MakeHit(snapshot, each, query, request));
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
    response.facets.push_back(
        MakeFacet(facet, found.facets[index_of(facet)], dictionary_, request));
  }
  return response;
}

}  // namespace preau::search
