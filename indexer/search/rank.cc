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

// The most frequent values, those of equal count by number.
Answer::Count BestValues(const FacetAsk& ask, const hot::FacetCounts& counted,
                         const Dictionary& dictionary,
                         base::Language language) {
  Answer::Count facet;
  facet.field = counted.field;
  const std::string prefix = vocabulary::FoldLabel(ask.prefix);
  const auto starts_so = [&](ValueId value) {
    const std::string label = vocabulary::FoldLabel(
        ValueText(dictionary, facet.field, value, language));
    return absl::StrContains(absl::StrCat(" ", label),
                             absl::StrCat(" ", prefix));
  };
  for (ValueId value = 0; value < counted.counts.size(); ++value) {
    if (counted.counts[value] == 0) continue;
    if (prefix.empty() || starts_so(value)) {
      facet.values.emplace_back(value, counted.counts[value]);
    }
  }
  facet.value_count = facet.values.size();
  const size_t kept = std::min(ask.offset + ask.limit, facet.values.size());
  std::partial_sort(facet.values.begin(),
                    facet.values.begin() + static_cast<std::ptrdiff_t>(kept),
                    facet.values.end(), [](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second
                                                  : a.first < b.first;
                    });
  facet.values.resize(kept);
  facet.values.erase(facet.values.begin(),
                     facet.values.begin() + static_cast<std::ptrdiff_t>(
                                                std::min(ask.offset, kept)));
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

std::string KeyOf(const IndexedDocument& record, const hot::Order& order) {
  return order.by.has_value() ? hot::SortKey(record, *order.by) : "";
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

}  // namespace

absl::StatusOr<Answer> Index::Rank(
    std::shared_ptr<const hot::Snapshot> snapshot, const Visibility& visibility,
    const Request& request) const {
  Answer answer;
  PREAU_ASSIGN_OR_RETURN(answer.query, query::ParseQuery(request.query));
  answer.order = OrderOf(request.sort, answer.query.empty());
  hot::Ask ask;
  ask.plan = hot::MakePlan(answer.query, request.any_word, *snapshot);
  ask.enforced = visibility.enforced;
  ask.chosen = request.filters;
  ask.limit = request.page_size;
  ask.order = answer.order;
  ask.budget_micros = options_.budget_micros;
  if (request.cursor.has_value()) {
    ask.after = MarkOf(*snapshot, ask, *request.cursor);
    answer.depth = request.cursor->depth;
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
  hot::Found found = hot::Search(*snapshot, ask);
  answer.hits = std::move(found.hits);
  answer.total = found.total;
  answer.is_complete = found.complete;
  for (const FacetAsk& facet : request.facets) {
    answer.facets.push_back(BestValues(facet, found.facets[index_of(facet)],
                                       dictionary_, request.language));
  }
  answer.snapshot = std::move(snapshot);
  return answer;
}

Response Index::MakeResponse(const Answer& answer,
                             const Request& request) const {
  Response response;
  response.total = answer.total;
  response.sequence = answer.snapshot->sequence();
  response.is_partial = !answer.is_complete;
  for (const hot::Hit& found : answer.hits) {
    Hit hit;
    hit.record = std::make_shared<const IndexedDocument>(
        hot::ReadRecord(*answer.snapshot, {found.segment, found.doc}));
    hit.score = found.score;
    hit.title =
        text::MarkAll(notice::BestText(hit.record->title(), request.language),
                      answer.query.marked);
    hit.snippet = text::MakeSnippet(
        notice::BestText(hit.record->description(), request.language),
        answer.query.marked, request.snippet_chars);
    response.hits.push_back(std::move(hit));
  }
  const uint64_t depth = answer.depth + answer.hits.size();
  if (!answer.hits.empty() && depth < answer.total) {
    const Hit& last = response.hits.back();
    response.next =
        Cursor{answer.snapshot->generation(), depth, last.score,
               KeyOf(*last.record, answer.order), last.record->uid()};
  }
  for (const Answer::Count& count : answer.facets) {
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
