#include "tools/bench/engine_command.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "indexer/columns/dictionary.h"
#include "indexer/document/fields.h"
#include "indexer/hot/search.h"
#include "indexer/hot/store.h"
#include "indexer/query/query.h"
#include "storage/base/status_macros.h"
#include "tools/bench/query_file.h"

namespace preau::bench {
namespace {

// A query as the engine is asked, but for its weights.
struct Prepared {
  query::Query query;
  bool any_word = false;
  std::vector<columns::Filter> filters;
  std::vector<size_t> facets;
};

absl::StatusOr<Prepared> Prepare(const Query& query,
                                 const hot::Snapshot& snapshot, bool facets) {
  const QueryClass& query_class = *FindQueryClass(query.query_class);
  Prepared prepared;
  prepared.any_word = query_class.match == Operator::kAny;
  if (query_class.match == Operator::kPrefix) {
    // A word that may be any of the terms that most documents have.
    constexpr size_t kTerms = 50;
    query::Clause clause;
    clause.words.push_back(
        {hot::TermsWithPrefix(snapshot, query.text, kTerms), "", "", false});
    prepared.query.clauses.push_back(std::move(clause));
  } else if (query_class.match != Operator::kEverything) {
    PREAU_ASSIGN_OR_RETURN(prepared.query, query::ParseQuery(query.text));
  }
  if (!query.level.empty()) {
    prepared.filters.push_back({"level", {query.level}, false});
  }
  if (facets) {
    for (const char* field : {"level", "discipline", "kind"}) {
      prepared.facets.push_back(*document::FieldIndex(field));
    }
  }
  return prepared;
}

}  // namespace

absl::Status TimeEngine(const EngineOptions& options, std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Query> queries,
                         ReadQueries(options.queries));
  columns::Dictionary dictionary;
  hot::Store::Options store_options;
  store_options.folder = options.index;
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<hot::Store> store,
                         hot::Store::Open(store_options, &dictionary));
  const std::shared_ptr<const hot::Snapshot> snapshot = store->snapshot();
  const bool facets =
      options.timing.mode == "facets" || options.timing.mode == "works";
  std::vector<Prepared> prepared;
  std::vector<std::string> classes;
  for (const Query& query : queries) {
    if (facets && !FindQueryClass(query.query_class)->has_facets) continue;
    PREAU_ASSIGN_OR_RETURN(Prepared one, Prepare(query, *snapshot, facets));
    prepared.push_back(std::move(one));
    classes.push_back(query.query_class);
  }
  const auto search = [&](size_t number) {
    const Prepared& query = prepared[number];
    hot::Ask ask;
    ask.plan = hot::MakePlan(query.query, query.any_word, *snapshot);
    ask.chosen = query.filters;
    ask.facets = query.facets;
    ask.count = options.timing.mode != "top";
    // Other engines don't know copies.
    ask.distinct_works = options.timing.mode == "works";
    return static_cast<int64_t>(hot::Search(*snapshot, ask).total);
  };
  TimeSearches(options.timing, classes, search, out);
  return absl::OkStatus();
}

}  // namespace preau::bench
