#include "tools/bench/queries_command.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "storage/base/status_macros.h"
#include "tools/bench/corpus_file.h"
#include "tools/bench/progress.h"
#include "tools/bench/query_file.h"
#include "tools/bench/query_sampler.h"

namespace preau::bench {

absl::Status MakeQueries(const QueriesOptions& options, base::Clock& clock,
                         std::ostream& err) {
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<CorpusReader> corpus,
                         CorpusReader::Open(options.corpus));
  QuerySampler sampler(options.seed);
  {
    Progress progress("records read", 0, clock, err);
    v1::Resource resource;
    while (true) {
      PREAU_ASSIGN_OR_RETURN(const bool more, corpus->Next(resource));
      if (!more) break;
      sampler.Add(resource);
      progress.Advance();
    }
  }
  const std::vector<Query> queries = sampler.Draw(options.per_class);
  for (const QueryClass& query_class : QueryClasses()) {
    const auto count = static_cast<uint64_t>(
        std::count_if(queries.begin(), queries.end(), [&](const Query& query) {
          return query.query_class == query_class.name;
        }));
    if (count < options.per_class) {
      err << query_class.name << ": " << count << " queries\n";
    }
  }
  return WriteQueries(options.out, queries);
}

}  // namespace preau::bench
