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

// In the order of a column, or by score; of a page without hits only how many
// there are.
RankedHits FindPage(const hot::Snapshot& snapshot, hot::Ask ask,
                    const Request& request) {
  RankedHits page;
  if (ask.limit == 0) {
    page.found = hot::Search(snapshot, ask);
    return page;
  }
  if (!ask.order.by.has_value()) {
    return FindRankedHits(snapshot, std::move(ask), request.cursor);
  }
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

// A search by one viewer on a snapshot. For one thread.
class Index::Finder {
 public:
  // All must outlive it.
  Finder(const Index& index, const hot::Snapshot& snapshot,
         const Visibility& visibility, const Request& request,
         int64_t budget_micros)
      : index_(index),
        snapshot_(snapshot),
        visibility_(visibility),
        request_(request),
        providers_(index.provider_names()),
        budget_(budget_micros) {
    ask_.enforced = visibility.enforced;
    ask_.limit = request.page_size;
    ask_.budget_micros = ForFinding(budget_micros, request);
    for (const FacetAsk& facet : request.facets) {
      if (IndexOf(facet) == ask_.facets.size()) {
        ask_.facets.push_back(*document::FieldIndex(facet.field));
      }
    }
  }

  absl::StatusOr<Response> Find() {
    PREAU_RETURN_IF_ERROR(FindWithAllWords());
    HideProviders(snapshot_, visibility_, understood_.interpretations);
    Response response;
    if (request_.may_relax) Relax(response);
    response.interpretations = understood_.interpretations;
    response.total = page_.found.total;
    response.sequence = snapshot_.sequence();
    response.is_partial = !page_.found.complete;
    AddHits(response);
    if (!response.hits.empty() && page_.end.depth < page_.found.total) {
      response.next = page_.end;
      response.next->generation = snapshot_.generation();
    }
    AddFacets(response);
    return response;
  }

  // How many have all words.
  absl::StatusOr<uint64_t> Count() {
    ask_.limit = 0;
    ask_.facets.clear();
    PREAU_RETURN_IF_ERROR(FindWithAllWords());
    return page_.found.total;
  }

 private:
  size_t IndexOf(const FacetAsk& facet) const {
    const size_t field = *document::FieldIndex(facet.field);
    const auto place = std::find(ask_.facets.begin(), ask_.facets.end(), field);
    return static_cast<size_t>(place - ask_.facets.begin());
  }

  // Asks for what the query says, with filters where that is certain.
  absl::Status ReadQuery(bool filters) {
    PREAU_ASSIGN_OR_RETURN(understood_, Read(request_, *providers_, filters));
    query::Query& query = understood_.query;
    if (IsLastWordOpen(request_)) {
      half_word_ = CompleteLastWord(snapshot_, *index_.words_.dictionary(),
                                    request_.query, query);
    }
    chosen_ = request_.filters;
    chosen_.insert(chosen_.end(), understood_.filters.begin(),
                   understood_.filters.end());
    ask_.plan = hot::MakePlan(query, request_.any_word, snapshot_);
    ask_.chosen = chosen_;
    ask_.order = OrderOf(request_.sort, query.empty());
    return absl::OkStatus();
  }

  // Filters that leave nothing are words after all.
  absl::Status FindWithAllWords() {
    PREAU_RETURN_IF_ERROR(ReadQuery(true));
    // There may be more searches to pay for.
    if (!understood_.filters.empty()) ask_.budget_micros /= 2;
    page_ = FindPage(snapshot_, ask_, request_);
    if (page_.found.total > 0 || !page_.found.complete ||
        understood_.filters.empty()) {
      return absl::OkStatus();
    }
    PREAU_RETURN_IF_ERROR(ReadQuery(false));
    ask_.budget_micros = ForFinding(budget_.left(), request_);
    page_ = FindPage(snapshot_, ask_, request_);
    return absl::OkStatus();
  }

  // Where few have all words, those with some follow.
  void Relax(Response& response) {
    if (request_.any_word || ask_.plan.wanted.size() < 2 ||
        page_.found.total >= kFewHits) {
      return;
    }
    ask_.plan.any_clause = true;
    ask_.plan.other_than_values = true;
    ask_.budget_micros = ForFinding(budget_.left(), request_);
    RankedHits relaxed = FindPage(snapshot_, ask_, request_);
    if (relaxed.found.total <= page_.found.total) return;
    response.all_words_total = page_.found.total;
    page_ = std::move(relaxed);
  }

  void AddHits(Response& response) {
    const text::Marker marker(std::move(understood_.query.marked));
    const text::Marker no_marker({});
    const auto records = std::make_shared<google::protobuf::Arena>();
    std::optional<ranking::Ranker> ranker;
    if (request_.explain) ranker.emplace(snapshot_, ask_.plan);
    for (const hot::Hit& each : page_.found.hits) {
      // Texts may be long: then the last ones are shown from their beginning.
      const bool marked = !budget_.IsSpent();
      const hot::Snapshot::Place place{each.segment, each.doc};
      Hit& hit = response.hits.emplace_back(
          MakeHit(snapshot_, visibility_, each, marked ? marker : no_marker,
                  request_.language, request_.snippet_chars, records,
                  ReadInto(records, snapshot_, place)));
      if (ranker.has_value() && response.hits.size() <= page_.ranked) {
        hit.explanation =
            Explain(*ranker, understood_.query, request_.query, place);
      }
      if (!half_word_.empty()) MarkOnlyTyped(half_word_, hit);
      response.is_partial = response.is_partial || !marked;
    }
  }

  void AddFacets(Response& response) {
    for (const FacetAsk& facet : request_.facets) {
      bool complete = true;
      response.facets.push_back(
          MakeFacet(facet, page_.found.facets[IndexOf(facet)],
                    index_.dictionary_, request_, budget_, complete));
      response.is_partial = response.is_partial || !complete;
    }
  }

  const Index& index_;
  const hot::Snapshot& snapshot_;
  const Visibility& visibility_;
  const Request& request_;
  const std::shared_ptr<const understanding::ProviderNames> providers_;
  hot::Budget budget_;
  Understood understood_;
  // As it was typed, where it is completed.
  std::string half_word_;
  // The request's filters and those that were understood.
  std::vector<columns::Filter> chosen_;
  hot::Ask ask_;
  RankedHits page_;
};

absl::StatusOr<Response> Index::Find(const hot::Snapshot& snapshot,
                                     const Visibility& visibility,
                                     const Request& request,
                                     int64_t budget_micros) const {
  return Finder(*this, snapshot, visibility, request, budget_micros).Find();
}

absl::StatusOr<uint64_t> Index::Count(const hot::Snapshot& snapshot,
                                      const Visibility& visibility,
                                      const Request& request,
                                      int64_t budget_micros) const {
  return Finder(*this, snapshot, visibility, request, budget_micros).Count();
}

}  // namespace preau::search
