// preau-relevance FOLDER…: indexes a collection (corpus.jsonl, queries.jsonl,
// qrels.tsv) and says how well its queries are answered.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "indexer/document/document.h"
#include "indexer/search/index.h"
#include "storage/base/clock.h"
#include "storage/base/random.h"
#include "tools/bench/relevance.h"

namespace preau::bench {
namespace {

using nlohmann::json;

constexpr size_t kDepth = 10;
constexpr size_t kBatch = 1000;

std::vector<json> ReadLines(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<json> rows;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) rows.push_back(json::parse(line));
  }
  return rows;
}

std::map<std::string, Grades> ReadGrades(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::map<std::string, Grades> all;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    double grade = 0;
    if (cells.size() >= 3 && absl::SimpleAtod(cells.back(), &grade)) {
      all[cells[0]][cells[cells.size() - 2]] = grade;
    }
  }
  return all;
}

std::string Id(const json& row) {
  return row["_id"].is_string() ? row["_id"].get<std::string>()
                                : row["_id"].dump();
}

absl::Status Fill(const std::vector<json>& corpus, search::Index& index) {
  std::vector<hot::Change> changes;
  uint64_t sequence = 0;
  for (const json& row : corpus) {
    v1::Resource resource;
    resource.set_uid(Id(row));
    resource.mutable_notice()->add_title()->set_value(row.value("title", ""));
    resource.mutable_notice()->add_description()->set_value(
        row.value("text", ""));
    changes.push_back({resource.uid(), document::MakeDocument(resource)});
    ++sequence;
    if (changes.size() < kBatch && sequence < corpus.size()) continue;
    if (const absl::Status status = index.Apply(changes, sequence);
        !status.ok()) {
      return status;
    }
    changes.clear();
  }
  return absl::OkStatus();
}

int Measure(const std::filesystem::path& folder) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() /
      ("relevance_" + base::NewUid(base::SystemRandom()));
  auto index = search::Index::Open({path}, base::SystemClock());
  if (!index.ok() || !Fill(ReadLines(folder / "corpus.jsonl"), **index).ok()) {
    std::fprintf(stderr, "%s: can't be indexed\n", folder.c_str());
    return 1;
  }
  const std::map<std::string, Grades> grades = ReadGrades(folder / "qrels.tsv");
  double sum = 0;
  int queries = 0;
  int refused = 0;
  for (const json& row : ReadLines(folder / "queries.jsonl")) {
    const auto graded = grades.find(Id(row));
    if (graded == grades.end()) continue;
    search::Request request;
    request.query = row["text"].get<std::string>();
    request.any_word = true;
    request.page_size = kDepth;
    ++queries;
    const auto response = (*index)->Search({}, request);
    if (!response.ok()) {
      ++refused;
      continue;
    }
    std::vector<std::string> found;
    for (const search::Hit& hit : response->hits) {
      found.push_back(hit.record->uid());
    }
    sum += Ndcg(found, graded->second, kDepth);
  }
  std::printf("%s\tnDCG@10 %.4f\t%d queries\t%d refused\n",
              folder.filename().c_str(), queries > 0 ? sum / queries : 0,
              queries, refused);
  index->reset();
  std::filesystem::remove_all(path);
  return 0;
}

}  // namespace
}  // namespace preau::bench

int main(int argc, char** argv) {
  int result = argc > 1 ? 0 : 2;
  if (argc < 2) std::fprintf(stderr, "preau-relevance FOLDER…\n");
  for (int i = 1; i < argc; ++i) result |= preau::bench::Measure(argv[i]);
  return result;
}
