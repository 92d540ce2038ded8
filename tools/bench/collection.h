#ifndef TOOLS_BENCH_COLLECTION_H_
#define TOOLS_BENCH_COLLECTION_H_

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "preau/v1/resource.pb.h"
#include "tools/bench/relevance.h"

// Documents, queries, and what people said of how well the ones answer the
// others.
namespace preau::bench {

struct JudgedQuery {
  std::string id;
  std::string text;
  // "typo", "question"; empty when the collection tells none apart.
  std::string kind;
  // Left alone while ranking is worked on, so that it can say at the end
  // whether more was learnt than the other queries.
  bool held_out = false;
  Grades grades;
  // Documents that were looked at, whatever their grade. When the collection
  // lists none, those with a grade.
  std::set<std::string> judged;
};

struct Collection {
  std::vector<v1::Resource> documents;
  // Those that somebody judged.
  std::vector<JudgedQuery> queries;
};

// Of `folder`: corpus.jsonl, queries.jsonl, qrels.tsv, and judged.tsv if it is
// there. With `notices`, documents are this folder's XML files, named as these
// are without their ending, as an import reads them.
// NOT_FOUND: a file; INVALID_ARGUMENT: a line that isn't understood.
absl::StatusOr<Collection> ReadCollection(const std::string& folder,
                                          const std::string& notices);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_COLLECTION_H_
