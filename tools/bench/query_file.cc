#include "tools/bench/query_file.h"

#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace preau::bench {
namespace {

using enum Operator;

constexpr double kAlways = 1;

constexpr QueryClass kClasses[] = {
    {"term_rare", kAny, 1, 0, 0.0002},
    {"term_medium", kAny, 1, 0.002, 0.02},
    {"term_common", kAny, 1, 0.05, kAlways},
    {"two_all", kAll, 2, 0.002, kAlways},
    {"two_all_level", kAll, 2, 0.004, kAlways, true},
    {"three_all", kAll, 3, 0.005, kAlways},
    {"two_any", kAny, 2, 0.002, kAlways},
    {"two_common_any", kAny, 2, 0.05, kAlways},
    {"five_any", kAny, 5, 0.001, kAlways},
    {"phrase_two", kPhrase, 2, 0.001, kAlways},
    {"prefix_three", kPrefix, 3, 0.0005, kAlways},
    {"prefix_five", kPrefix, 5, 0.0001, kAlways},
    {"facets_two_any", kAny, 2, 0.002, kAlways, false, true},
    {"facets_everything", kEverything, 0, 0, kAlways, false, true},
};

}  // namespace

absl::Span<const QueryClass> QueryClasses() { return kClasses; }

const QueryClass* FindQueryClass(absl::string_view name) {
  for (const QueryClass& query_class : kClasses) {
    if (query_class.name == name) return &query_class;
  }
  return nullptr;
}

absl::Status WriteQueries(const std::string& path,
                          const std::vector<Query>& queries) {
  std::ofstream file(path);
  if (!file) {
    return absl::NotFoundError(absl::StrCat(path, ": can't be created"));
  }
  for (const Query& query : queries) {
    file << query.query_class << '\t' << query.text << '\t' << query.level
         << '\n';
  }
  file.close();
  return file ? absl::OkStatus()
              : absl::DataLossError(absl::StrCat(path, ": can't be written"));
}

absl::StatusOr<std::vector<Query>> ReadQueries(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    return absl::NotFoundError(absl::StrCat(path, ": can't be opened"));
  }
  std::vector<Query> queries;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells = absl::StrSplit(line, '\t');
    if (cells.size() != 3 || FindQueryClass(cells[0]) == nullptr) {
      return absl::InvalidArgumentError(absl::StrCat(
          path, ":", queries.size() + 1, ": no class, query and level"));
    }
    queries.push_back({cells[0], cells[1], cells[2]});
  }
  return queries;
}

}  // namespace preau::bench
