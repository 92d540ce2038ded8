#include "indexer/rows/rows.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "indexer/document/fields.h"
#include "indexer/hot/budget.h"
#include "indexer/hot/search.h"
#include "indexer/query/query.h"
#include "indexer/rows/season.h"
#include "indexer/search/make_hit.h"
#include "indexer/similar/variety.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::rows {
namespace {

using Needs = Recipe::Needs;
using Order = Recipe::Order;

// Of so many of the newest a row takes others every day.
constexpr size_t kDailyPool = 60;
// More than a row's hits by so many, for those whose title came before.
constexpr size_t kSpare = 20;
// Of a budget what one row's search may take.
constexpr int64_t kRowMicros = 5000;

absl::Status CheckValue(absl::string_view field, const std::string& id) {
  const size_t index = *document::FieldIndex(field);
  if (id.empty() || document::IsValue(index, id)) return absl::OkStatus();
  return base::InvalidField(
      "FILTER_VALUE_UNKNOWN", field,
      {{"field_name", std::string(field)},
       {"value", id},
       {"vocabulary", std::string(document::Fields()[index].vocabulary)}});
}

bool IsFor(const Recipe& recipe, const Request& request) {
  const bool is_watched = !request.level.empty() || !request.discipline.empty();
  if (recipe.needs == (is_watched ? Needs::kUnwatched : Needs::kWatched)) {
    return false;
  }
  if (recipe.audience.empty() || request.audience.empty()) return true;
  const std::vector<std::string> within = document::WithAncestors(
      *document::FieldIndex("audience"), request.audience);
  return std::find(within.begin(), within.end(), recipe.audience) !=
         within.end();
}

struct Chosen {
  const Recipe* recipe = nullptr;
  bool is_of_season = false;
  std::string reason;
};

absl::string_view InLanguage(base::Language language, absl::string_view french,
                             absl::string_view english) {
  return language == base::Language::kFrench ? french : english;
}

// Those of seasons, what is on before what is near and the nearest first, then
// the others.
std::vector<Chosen> Choose(const Request& request,
                           absl::Span<const Recipe> recipes) {
  struct Seasonal {
    Chosen chosen;
    Phase phase;
  };
  std::vector<Seasonal> seasonal;
  std::vector<Chosen> others;
  for (const Recipe& recipe : recipes) {
    if (!IsFor(recipe, request)) continue;
    if (recipe.season.empty()) {
      others.push_back(
          {&recipe, false,
           std::string(InLanguage(request.language, recipe.reason_french,
                                  recipe.reason_english))});
      continue;
    }
    const Season* const season = FindSeason(recipe.season);
    const auto phase =
        season == nullptr ? std::nullopt : PhaseOn(*season, request.day);
    if (!phase.has_value()) continue;
    const absl::string_view reason =
        phase->is_now ? InLanguage(request.language, season->now_french,
                                   season->now_english)
                      : InLanguage(request.language, season->soon_french,
                                   season->soon_english);
    seasonal.push_back({{&recipe, true, std::string(reason)}, *phase});
  }
  std::stable_sort(seasonal.begin(), seasonal.end(),
                   [](const Seasonal& a, const Seasonal& b) {
                     return std::tuple(!a.phase.is_now, a.phase.days) <
                            std::tuple(!b.phase.is_now, b.phase.days);
                   });
  std::vector<Chosen> chosen;
  for (Seasonal& each : seasonal) chosen.push_back(std::move(each.chosen));
  chosen.insert(chosen.end(), others.begin(), others.end());
  return chosen;
}

// A number that looks like chance, the same everywhere (FNV-1a).
uint64_t Shuffled(absl::string_view text) {
  uint64_t hash = 14695981039346656037ull;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  // Short texts differ in the low bits only.
  hash ^= hash >> 32;
  return hash * 0x9E3779B97F4A7C15ull;
}

// Makes one row after another and remembers what was shown. Thread-compatible.
class RowMaker {
 public:
  RowMaker(const hot::Snapshot& snapshot, const search::Visibility& visibility,
           const Request& request)
      : snapshot_(snapshot),
        visibility_(visibility),
        request_(request),
        budget_(request.budget_micros) {
    Watch("level", request.level);
    Watch("discipline", request.discipline);
    if (!request.audience.empty()) {
      own_.push_back({"audience", {request.audience}, false});
    }
  }

  bool HasTime() { return !budget_.IsSpent(); }

  // Without hits where there are too few.
  absl::StatusOr<Row> Make(const Chosen& chosen) {
    const Recipe& recipe = *chosen.recipe;
    Row row;
    row.id = std::string(recipe.id);
    row.title = Fill(InLanguage(request_.language, recipe.title_french,
                                recipe.title_english));
    row.reason = Fill(chosen.reason);
    row.query = std::string(recipe.query);
    row.filters = FiltersOf(recipe);
    row.filters.insert(row.filters.end(), own_.begin(), own_.end());
    row.newest_first = recipe.order != Order::kBest;
    PREAU_ASSIGN_OR_RETURN(std::vector<hot::Hit> found, Find(recipe, row));
    AddHits(std::move(found), row);
    return row;
  }

 private:
  // Keeps what has the value.
  void Watch(absl::string_view field, const std::string& id) {
    if (id.empty()) return;
    own_.push_back({std::string(field), {id}, false});
    absl::StrAppend(&watched_, watched_.empty() ? "" : ", ",
                    document::ValueLabel(*document::FieldIndex(field), id,
                                         request_.language));
  }

  std::string Fill(absl::string_view text) const {
    return absl::StrReplaceAll(text, {{"{watched}", watched_}});
  }

  absl::StatusOr<std::vector<hot::Hit>> Find(const Recipe& recipe,
                                             const Row& row) const {
    PREAU_RETURN_IF_ERROR(columns::CheckFilters(row.filters));
    PREAU_ASSIGN_OR_RETURN(const query::Query query,
                           query::ParseQuery(row.query));
    hot::Ask ask;
    ask.plan = hot::MakePlan(query, true, snapshot_);
    ask.enforced = visibility_.enforced;
    ask.chosen = row.filters;
    ask.limit = shown_.size() + request_.hits_per_row + kSpare;
    if (recipe.order == Order::kDaily) ask.limit += kDailyPool;
    if (row.newest_first) ask.order = {hot::SortField::kDate, true};
    ask.count = false;
    ask.budget_micros = std::min(kRowMicros, budget_.left());
    std::vector<hot::Hit> hits = hot::Search(snapshot_, ask).hits;
    hits.erase(
        std::remove_if(hits.begin(), hits.end(),
                       [&](const hot::Hit& hit) { return IsShown(hit); }),
        hits.end());
    if (recipe.order == Order::kDaily) Shuffle(recipe, hits);
    similar::SpreadProviders(snapshot_, hits);
    return hits;
  }

  void Shuffle(const Recipe& recipe, std::vector<hot::Hit>& hits) const {
    if (hits.size() > kDailyPool) hits.resize(kDailyPool);
    std::vector<std::pair<uint64_t, hot::Hit>> shuffled;
    const std::string day =
        absl::StrCat(absl::FormatCivilTime(request_.day), recipe.id);
    for (const hot::Hit& hit : hits) {
      const absl::string_view uid =
          snapshot_.segments()[hit.segment].segment->uid(hit.doc);
      shuffled.emplace_back(Shuffled(absl::StrCat(day, uid)), hit);
    }
    std::sort(shuffled.begin(), shuffled.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (size_t i = 0; i < hits.size(); ++i) hits[i] = shuffled[i].second;
  }

  bool IsShown(const hot::Hit& hit) const {
    return shown_.contains({hit.segment, hit.doc}) ||
           works_.contains(WorkOf(hit));
  }

  // 0: it is the only document of its work.
  uint32_t WorkOf(const hot::Hit& hit) const {
    const hot::SegmentWorks& works = *snapshot_.segments()[hit.segment].works;
    return works.empty() ? 0 : works.NumberOf(hit.doc);
  }

  void AddHits(std::vector<hot::Hit> found, Row& row) {
    std::vector<hot::Hit> taken;
    similar::SeenTitles titles;
    std::vector<std::shared_ptr<const search::IndexedDocument>> records;
    for (const hot::Hit& hit : found) {
      if (taken.size() == request_.hits_per_row) break;
      auto record =
          search::ReadInto(records_, snapshot_, {hit.segment, hit.doc});
      if (!titles.Add(*record)) continue;
      taken.push_back(hit);
      records.push_back(std::move(record));
    }
    if (taken.size() < kMinHits) return;
    for (size_t i = 0; i < taken.size(); ++i) {
      shown_.insert({taken[i].segment, taken[i].doc});
      if (const uint32_t work = WorkOf(taken[i]); work != 0) {
        works_.insert(work);
      }
      row.hits.push_back(search::MakePlainHit(
          snapshot_, visibility_, taken[i], request_.language,
          request_.snippet_chars, records_, std::move(records[i])));
    }
  }

  const hot::Snapshot& snapshot_;
  const search::Visibility& visibility_;
  const Request& request_;
  hot::Budget budget_;
  const search::Records records_ = std::make_shared<google::protobuf::Arena>();
  // What the request asks of all rows.
  std::vector<columns::Filter> own_;
  std::string watched_;
  absl::flat_hash_set<std::pair<size_t, hot::Doc>> shown_;
  absl::flat_hash_set<uint32_t> works_;
};

}  // namespace

absl::StatusOr<Response> BrowseRows(const hot::Snapshot& snapshot,
                                    const search::Visibility& visibility,
                                    const Request& request) {
  return BrowseRows(snapshot, visibility, request, Recipes());
}

absl::StatusOr<Response> BrowseRows(const hot::Snapshot& snapshot,
                                    const search::Visibility& visibility,
                                    const Request& request,
                                    absl::Span<const Recipe> recipes) {
  PREAU_RETURN_IF_ERROR(CheckValue("level", request.level));
  PREAU_RETURN_IF_ERROR(CheckValue("discipline", request.discipline));
  PREAU_RETURN_IF_ERROR(CheckValue("audience", request.audience));
  Response response;
  response.sequence = snapshot.sequence();
  RowMaker maker(snapshot, visibility, request);
  size_t of_seasons = 0;
  for (const Chosen& chosen : Choose(request, recipes)) {
    if (response.rows.size() == request.rows || !maker.HasTime()) break;
    if (chosen.is_of_season && of_seasons == kMaxSeasonRows) continue;
    PREAU_ASSIGN_OR_RETURN(Row row, maker.Make(chosen));
    if (row.hits.empty()) continue;
    of_seasons += chosen.is_of_season ? 1 : 0;
    response.rows.push_back(std::move(row));
  }
  return response;
}

}  // namespace preau::rows
