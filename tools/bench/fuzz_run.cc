#include "tools/bench/fuzz_run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <limits>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/search/index.h"
#include "storage/base/status_macros.h"
#include "tools/bench/fuzz_measure.h"
#include "tools/bench/fuzz_queries.h"
#include "tools/bench/fuzz_report.h"
#include "tools/bench/progress.h"
#include "tools/bench/query_file.h"

namespace preau::bench {
namespace {

struct FuzzOptions {
  std::string index;
  std::string queries;
  double seconds = 60;
  uint64_t seed = 1;
  uint64_t first = 0;
  uint64_t requests = 0;
  uint64_t repeats = 1;
  size_t min_documents = 1;
  int64_t max_micros = 60000;
  int64_t max_bytes = 10 << 20;
};

// To the index each request comes minutes after the one before, so that it
// finds no answer that is kept.
class LeapingClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now_ += int64_t{600} * 1000000; }

 private:
  std::atomic<int64_t> now_ = 0;
};

absl::StatusOr<std::unique_ptr<search::Index>> OpenIndex(
    const FuzzOptions& options, base::Clock* clock) {
  // Opening would make an empty one.
  if (!std::filesystem::exists(std::filesystem::path(options.index) /
                               "manifest")) {
    return absl::NotFoundError(absl::StrCat(options.index, ": no index there"));
  }
  search::Index::Options index;
  index.path = options.index;
  // What is suggested from is there from the start.
  index.titles_at_once = std::numeric_limits<size_t>::max();
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<search::Index> opened,
                         search::Index::Open(index, clock));
  // One of an older format is emptied when it is opened.
  if (opened->documents() < options.min_documents) {
    return absl::FailedPreconditionError(absl::StrCat(
        options.index, ": only ", opened->documents(), " documents"));
  }
  return opened;
}

// Words of queries, and what the index itself says it has.
absl::StatusOr<FuzzWorld> MakeWorld(const FuzzOptions& options,
                                    const search::Index& index) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Query> queries,
                         ReadQueries(options.queries));
  FuzzWorld world;
  // Most texts have these, whatever the catalogue.
  world.words.frequent = {"de", "la", "le", "les", "et", "des"};
  for (const Query& query : queries) {
    const bool common = FindQueryClass(query.query_class)->min_share >= 0.05;
    for (const absl::string_view word : absl::StrSplit(
             query.text, absl::ByAnyChar(" \"*"), absl::SkipEmpty())) {
      world.words.any.emplace_back(word);
      if (common) world.words.frequent.emplace_back(word);
    }
  }
  search::Request request;
  request.page_size = 100;
  for (const document::Field& field : document::Fields()) {
    request.facets.push_back(
        {std::string(field.name), columns::kMaxFacetLimit, "", 0});
  }
  PREAU_ASSIGN_OR_RETURN(const search::Response all, index.Search({}, request));
  for (const search::Facet& facet : all.facets) {
    for (const search::FacetValue& value : facet.values) {
      world.values[facet.field].push_back(value.id);
    }
  }
  for (const search::Hit& hit : all.hits) {
    world.uids.push_back(hit.record->uid());
  }
  return world;
}

void Send(const FuzzRequest& request, const search::Index& index,
          FuzzReport& report) {
  absl::Status status;
  bool is_partial = false;
  const Cost cost = Measure([&] {
    if (request.is_suggest) {
      status = index.Suggest(request.visibility, request.suggest).status();
      return;
    }
    const auto response = index.Search(request.visibility, request.search);
    status = response.status();
    is_partial = response.ok() && response->is_partial;
  });
  report.Add(request, cost, status, is_partial);
}

absl::StatusOr<bool> Fuzz(const FuzzOptions& options, base::Clock& clock,
                          std::ostream& out, std::ostream& err) {
  LeapingClock leaping;
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<search::Index> index,
                         OpenIndex(options, &leaping));
  PREAU_ASSIGN_OR_RETURN(const FuzzWorld world, MakeWorld(options, *index));
  const FuzzGenerator generator(options.seed, world);
  FuzzReport report;
  {
    Progress progress("requests", options.requests, clock, err);
    const int64_t end =
        clock.NowMicros() + static_cast<int64_t>(options.seconds * 1e6);
    for (uint64_t number = options.first;
         options.requests > 0 ? number - options.first < options.requests
                              : clock.NowMicros() < end;
         ++number) {
      const FuzzRequest request = generator.Make(number);
      for (uint64_t i = 0; i < options.repeats; ++i) {
        Send(request, *index, report);
      }
      progress.Advance();
    }
  }
  report.Print(out);
  return report.max_micros() <= options.max_micros &&
         report.max_bytes() <= options.max_bytes;
}

void AddOptions(CLI::App& app, FuzzOptions& options) {
  app.footer(
      "Example:\n"
      "  preau-search-fuzz --index 1m.index --queries 1m.queries\n"
      "The same seed sends the same requests; each has a number, so that a\n"
      "bad one can be had again: --first NUMBER --requests 1 --repeats 50.");
  app.add_option("--index", options.index, "FOLDER of `preau-bench index`")
      ->required();
  app.add_option("--queries", options.queries, "FILE of `preau-bench queries`")
      ->required();
  app.add_option("--seconds", options.seconds, "How long")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  app.add_option("--seed", options.seed, "Where chance starts")
      ->capture_default_str();
  app.add_option("--first", options.first, "Number of the first request")
      ->capture_default_str();
  app.add_option("--requests", options.requests,
                 "How many, instead of how long")
      ->capture_default_str();
  app.add_option("--repeats", options.repeats, "How often each is sent")
      ->capture_default_str();
  app.add_option("--min-documents", options.min_documents,
                 "What the index has at least")
      ->capture_default_str();
  app.add_option("--max-micros", options.max_micros,
                 "What a request may take of a processor")
      ->capture_default_str();
  app.add_option("--max-bytes", options.max_bytes, "And of memory")
      ->capture_default_str();
}

}  // namespace

int RunFuzz(std::vector<std::string> arguments, base::Clock& clock,
            std::ostream& out, std::ostream& err) {
  FuzzOptions options;
  CLI::App app("Looks for requests that take too much of the index.",
               "preau-search-fuzz");
  AddOptions(app, options);
  // CLI11 takes them from the end.
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, err) == 0 ? 0 : 2;
  }
  const absl::StatusOr<bool> within = Fuzz(options, clock, out, err);
  if (!within.ok()) {
    err << "preau-search-fuzz: " << within.status().message() << "\n";
    return 1;
  }
  if (!*within) err << "preau-search-fuzz: a request took too much\n";
  return *within ? 0 : 1;
}

}  // namespace preau::bench
