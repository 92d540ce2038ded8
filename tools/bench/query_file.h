#ifndef TOOLS_BENCH_QUERY_FILE_H_
#define TOOLS_BENCH_QUERY_FILE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// Queries to measure with, by class: lines of class, tab, query, tab, level.
namespace preau::bench {

enum class Operator { kAll, kAny, kPhrase, kPrefix, kEverything };

struct QueryClass {
  absl::string_view name;
  Operator match;
  // Letters, for kPrefix.
  size_t words;
  // Part of the records that each of the words is in.
  double min_share;
  double max_share;
  // Only documents of a level.
  bool has_level = false;
  // Counts levels, disciplines and kinds too.
  bool has_facets = false;
};

absl::Span<const QueryClass> QueryClasses();
// Null when there is none.
const QueryClass* FindQueryClass(absl::string_view name);

struct Query {
  // Of QueryClasses().
  std::string query_class;
  // As a person types it: a phrase has its quotation marks. "*" is everything.
  std::string text;
  // Empty: any.
  std::string level;
  bool operator==(const Query&) const = default;
};

// NOT_FOUND; DATA_LOSS.
absl::Status WriteQueries(const std::string& path,
                          const std::vector<Query>& queries);
// NOT_FOUND; INVALID_ARGUMENT for a line that isn't as above.
absl::StatusOr<std::vector<Query>> ReadQueries(const std::string& path);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_QUERY_FILE_H_
