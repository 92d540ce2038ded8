#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/document/fields.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/filter.h"
#include "indexer/hot/record.h"
#include "indexer/hot/search.h"
#include "indexer/ranking/ranker.h"
#include "indexer/search/as_you_type.h"
#include "indexer/search/explain.h"
#include "indexer/search/facets.h"
#include "indexer/search/index.h"
#include "indexer/search/make_hit.h"
#include "indexer/search/ranked_hits.h"
#include "storage/base/status_macros.h"

namespace preau::search {
namespace {

using columns::FacetAsk;
using understanding::Interpretation;
using understanding::Understood;

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

// Says nothing of providers that the viewer isn't shown anything of.
void HideProviders(const hot::Snapshot& snapshot, const Visibility& visibility,
                   std::vector<Interpretation>& interpretations) {
  if (visibility.enforced.empty()) return;
  const std::string name = "provider";
  for (Interpretation& said : interpretations) {
    if (document::Fields()[said.field].name != name) continue;
    const auto is_hidden = [&](const std::string& id) {
      std::vector<columns::Filter> filters = visibility.enforced;
      filters.push_back({name, {id}, false});
      return !hot::AnyPasses(snapshot, filters);
    };
    said.values.erase(
        std::remove_if(said.values.begin(), said.values.end(), is_hidden),
        said.values.end());
    if (!said.values.empty()) continue;
    said.effect = understanding::Effect::kWords;
    said.field = 0;
  }
}

absl::StatusOr<Understood> Read(const Request& request,
                                const understanding::ProviderNames& providers,
                                bool filters) {
  if (!request.words_only) {
    return understanding::Understand(request.query, providers,
                                     {request.any_word, filters});
  }
  Understood words;
  PREAU_ASSIGN_OR_RETURN(words.query, query::ParseQuery(request.query));
  return words;
}

}  // namespace

absl::StatusOr<Response> Index::Find(const hot::Snapshot& snapshot,
                                     const Visibility& visibility,
                                     const Request& request,
                                     int64_t budget_micros) const {
  hot::Budget budget(budget_micros);
  const auto providers = provider_names();
  PREAU_ASSIGN_OR_RETURN(Understood understood,
                         Read(request, *providers, true));
  hot::Ask ask;
  ask.enforced = visibility.enforced;
  ask.limit = request.page_size;
  ask.budget_micros = ForFinding(budget_micros, request);
  std::vector<columns::Filter> chosen;
  std::string half_word;
  const auto ask_for = [&](Understood& what) {
    if (IsLastWordOpen(request)) {
      half_word = CompleteLastWord(snapshot, *words_.dictionary(),
                                   request.query, what.query);
    }
    chosen = request.filters;
    chosen.insert(chosen.end(), what.filters.begin(), what.filters.end());
    ask.plan = hot::MakePlan(what.query, request.any_word, snapshot);
    ask.chosen = chosen;
    ask.order = OrderOf(request.sort, what.query.empty());
  };
  ask_for(understood);
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
  // Where filters may have to be given up, there are more searches to pay for.
  if (!understood.filters.empty()) ask.budget_micros /= 2;
  RankedHits page = FindPage(snapshot, ask, request);
  if (page.found.total == 0 && page.found.complete &&
      !understood.filters.empty()) {
    PREAU_ASSIGN_OR_RETURN(understood, Read(request, *providers, false));
    ask_for(understood);
    ask.budget_micros = ForFinding(budget.left(), request);
    page = FindPage(snapshot, ask, request);
  }
  HideProviders(snapshot, visibility, understood.interpretations);
  std::optional<uint64_t> all_words_total;
  if (request.may_relax && !request.any_word && ask.plan.wanted.size() > 1 &&
      page.found.total < kFewHits) {
    ask.plan.any_clause = true;
    ask.plan.other_than_values = true;
    ask.budget_micros = ForFinding(budget.left(), request);
    RankedHits relaxed = FindPage(snapshot, ask, request);
    if (relaxed.found.total > page.found.total) {
      all_words_total = page.found.total;
      page = std::move(relaxed);
    }
  }
  const hot::Found& found = page.found;

  Response response;
  response.interpretations = std::move(understood.interpretations);
  response.total = found.total;
  response.all_words_total = all_words_total;
  response.sequence = snapshot.sequence();
  response.is_partial = !found.complete;
  const text::Marker marker(std::move(understood.query.marked));
  const text::Marker no_marker({});
  const auto records = std::make_shared<google::protobuf::Arena>();
  std::optional<ranking::Ranker> ranker;
  if (request.explain) ranker.emplace(snapshot, ask.plan);
  for (const hot::Hit& each : found.hits) {
    // Texts may be long: then the last ones are shown from their beginning.
    const bool marked = !budget.IsSpent();
    const hot::Snapshot::Place place{each.segment, each.doc};
    response.hits.push_back(
        MakeHit(snapshot, visibility, each, marked ? marker : no_marker,
                request.language, request.snippet_chars, records,
                ReadInto(records, snapshot, place)));
    if (ranker.has_value() && response.hits.size() <= page.ranked) {
      response.hits.back().explanation =
          Explain(*ranker, understood.query, request.query, place);
    }
    if (!half_word.empty()) MarkOnlyTyped(half_word, response.hits.back());
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
