#include "tools/bench/changes_command.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "indexer/search/index.h"
#include "storage/base/status_macros.h"
#include "tools/bench/corpus_file.h"
#include "tools/bench/latencies.h"
#include "tools/bench/query_file.h"

namespace preau::bench {
namespace {

// Of a corpus, so many records are changed again and again.
constexpr size_t kChanged = 20000;

absl::StatusOr<std::vector<v1::Resource>> ReadSome(const std::string& path) {
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<CorpusReader> corpus,
                         CorpusReader::Open(path));
  std::vector<v1::Resource> resources;
  while (resources.size() < kChanged) {
    v1::Resource resource;
    PREAU_ASSIGN_OR_RETURN(const bool more, corpus->Next(resource));
    if (!more) break;
    resources.push_back(std::move(resource));
  }
  return resources;
}

search::Request RequestOf(const Query& query, uint64_t number) {
  const QueryClass& query_class = *FindQueryClass(query.query_class);
  search::Request request;
  if (query_class.match != Operator::kEverything) request.query = query.text;
  request.any_word = query_class.match == Operator::kAny;
  if (!query.level.empty()) {
    request.filters.push_back({"level", {query.level}, false});
  }
  for (const char* field : {"level", "discipline", "kind"}) {
    request.facets.push_back({field, 10, ""});
  }
  request.page_size = 20;
  // No two are the same, so that none is answered from what is kept.
  request.snippet_chars = 100 + number % 900;
  return request;
}

double Micros(Latencies& latencies, double part) {
  return static_cast<double>(latencies.Percentile(part)) / 1000;
}

// Applies changes as they are due, as many at a time as have come, and looks
// for the last one of them each time.
class Changer {
 public:
  Changer(search::Index* index, std::vector<v1::Resource> resources, int rate,
          base::Clock& clock)
      : index_(index),
        resources_(std::move(resources)),
        rate_(rate),
        clock_(clock) {}

  absl::Status Run(const std::atomic<bool>& done) {
    const int64_t begun = clock_.NowMicros();
    uint64_t applied = 0;
    while (!done) {
      const auto due =
          static_cast<uint64_t>((clock_.NowMicros() - begun) * rate_ / 1000000);
      if (due == applied) {
        std::this_thread::yield();
        continue;
      }
      const int64_t first_due =
          begun + static_cast<int64_t>(applied + 1) * 1000000 / rate_;
      std::vector<hot::Change> changes;
      const std::string mark = absl::StrCat("changement", applied);
      for (; applied < due; ++applied) {
        v1::Resource& resource = resources_[applied % resources_.size()];
        resource.mutable_notice()->mutable_title(0)->set_value(
            absl::StrCat("Titre ", mark, " ", applied));
        changes.push_back({resource.uid(), document::MakeDocument(resource)});
      }
      PREAU_RETURN_IF_ERROR(
          index_->Apply(changes, index_->sequence() + changes.size()));
      search::Request request;
      request.query = mark;
      PREAU_ASSIGN_OR_RETURN(const search::Response found,
                             index_->Search({}, request));
      if (found.total != changes.size()) {
        return absl::InternalError(absl::StrCat(found.total, " found of ",
                                                changes.size(), " changed"));
      }
      delays_.Add((clock_.NowMicros() - first_due) * 1000);
    }
    applied_ = applied;
    return absl::OkStatus();
  }

  Latencies& delays() { return delays_; }
  uint64_t applied() const { return applied_; }

 private:
  search::Index* const index_;
  std::vector<v1::Resource> resources_;
  const int rate_;
  base::Clock& clock_;
  Latencies delays_;
  uint64_t applied_ = 0;
};

}  // namespace

absl::Status MeasureChanges(const ChangesOptions& options, base::Clock& clock,
                            std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Query> all,
                         ReadQueries(options.queries));
  std::vector<Query> queries;
  for (const Query& query : all) {
    // What a search has no word for.
    if (FindQueryClass(query.query_class)->match != Operator::kPrefix) {
      queries.push_back(query);
    }
  }
  PREAU_ASSIGN_OR_RETURN(std::vector<v1::Resource> resources,
                         ReadSome(options.corpus));
  const int64_t opening = clock.NowMicros();
  search::Index::Options index_options;
  index_options.path = options.index;
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<search::Index> index,
                         search::Index::Open(index_options, &clock));
  out << absl::StrFormat(
      "open\t%d records\t%.2f s\n", index->documents(),
      static_cast<double>(clock.NowMicros() - opening) / 1e6);

  uint64_t number = 0;
  const auto search_for = [&](const char* name, int seconds) -> absl::Status {
    Latencies latencies;
    const int64_t until = clock.NowMicros() + int64_t{seconds} * 1000000;
    while (clock.NowMicros() < until) {
      // In steps, so that classes come in turns.
      const Query& query = queries[number * 7919 % queries.size()];
      const int64_t begun = clock.NowMicros();
      PREAU_RETURN_IF_ERROR(
          index->Search({}, RequestOf(query, number++)).status());
      latencies.Add((clock.NowMicros() - begun) * 1000);
    }
    out << absl::StrFormat("%s\t%d searches\t%.0f\t%.0f\n", name,
                           latencies.count(), Micros(latencies, 0.5),
                           Micros(latencies, 0.99));
    return absl::OkStatus();
  };
  PREAU_RETURN_IF_ERROR(search_for("warm", options.seconds));
  PREAU_RETURN_IF_ERROR(search_for("quiet", options.seconds));

  Changer changer(index.get(), std::move(resources), options.rate, clock);
  std::atomic<bool> done = false;
  absl::Status changed;
  std::thread changing([&] { changed = changer.Run(done); });
  const absl::Status searched = search_for("changing", options.seconds);
  done = true;
  changing.join();
  PREAU_RETURN_IF_ERROR(searched);
  PREAU_RETURN_IF_ERROR(changed);
  out << absl::StrFormat("found\t%d changes\t%.0f\t%.0f\t%.0f\n",
                         changer.applied(), Micros(changer.delays(), 0.5),
                         Micros(changer.delays(), 0.99),
                         Micros(changer.delays(), 1));
  return absl::OkStatus();
}

}  // namespace preau::bench
