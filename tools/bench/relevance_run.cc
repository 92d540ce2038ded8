#include "tools/bench/relevance_run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/types/span.h"
#include "indexer/document/document.h"
#include "indexer/hot/store.h"
#include "indexer/search/index.h"
#include "storage/base/clock.h"
#include "storage/base/random.h"
#include "storage/base/status_macros.h"
#include "tools/bench/collection.h"
#include "tools/bench/relevance.h"

namespace preau::bench {
namespace {

constexpr size_t kDepth = 10;
constexpr size_t kBatch = 1000;

struct Options {
  std::vector<std::string> folders;
  std::string notices;
  std::string part = "tuning";
  // "any", "all", or "most": all, relaxed as for a portal that says nothing.
  std::string match = "any";
  bool words_only = false;
  bool each = false;
  // Lists so many hits of each query instead.
  size_t hits = 0;
};

// An index in a folder that goes with it.
class TemporaryIndex {
 public:
  TemporaryIndex()
      : path_(std::filesystem::temp_directory_path() /
              ("relevance_" + base::NewUid(base::SystemRandom()))) {}
  ~TemporaryIndex() {
    index_.reset();
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TemporaryIndex(const TemporaryIndex&) = delete;
  TemporaryIndex& operator=(const TemporaryIndex&) = delete;

  absl::Status Fill(absl::Span<const v1::Resource> documents) {
    PREAU_ASSIGN_OR_RETURN(
        index_, search::Index::Open({path_.string()}, base::SystemClock()));
    std::vector<hot::Change> changes;
    uint64_t sequence = 0;
    for (const v1::Resource& document : documents) {
      changes.push_back({document.uid(), document::MakeDocument(document)});
      ++sequence;
      if (changes.size() < kBatch && sequence < documents.size()) continue;
      PREAU_RETURN_IF_ERROR(index_->Apply(changes, sequence));
      changes.clear();
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<std::string>> Search(const std::string& query,
                                                  const Options& options,
                                                  size_t hits) const {
    search::Request request;
    request.query = query;
    request.any_word = options.match == "any";
    request.may_relax = options.match == "most";
    request.words_only = options.words_only;
    request.page_size = hits;
    PREAU_ASSIGN_OR_RETURN(const search::Response response,
                           index_->Search({}, request));
    std::vector<std::string> found;
    for (const search::Hit& hit : response.hits) {
      found.push_back(hit.record->uid());
    }
    return found;
  }

 private:
  const std::filesystem::path path_;
  std::unique_ptr<search::Index> index_;
};

// What became of some queries.
struct Tally {
  double ndcg = 0;
  int queries = 0;
  int refused = 0;
  int found_nothing = 0;
  // Queries to which nothing is a good answer: they have no nDCG.
  int hopeless = 0;
  size_t shown = 0;
  size_t unjudged = 0;

  void Print(const std::string& name, std::ostream& out) const {
    out << absl::StreamFormat(
        "%s\tnDCG@10 %.4f\t%d queries\t%d refused\t%d found nothing\t"
        "%d without an answer\t%d of %d unjudged\n",
        name, queries > 0 ? ndcg / queries : 0, queries, refused, found_nothing,
        hopeless, unjudged, shown);
  }
};

bool IsRelevant(const Grades& grades) {
  return std::any_of(grades.begin(), grades.end(),
                     [](const auto& graded) { return graded.second > 0; });
}

void List(const JudgedQuery& query, absl::Span<const std::string> found,
          std::ostream& out) {
  for (size_t i = 0; i < found.size(); ++i) {
    out << query.id << '\t' << i + 1 << '\t' << found[i] << '\n';
  }
}

void PrintEach(const JudgedQuery& query, absl::Span<const std::string> found,
               double ndcg, std::ostream& out) {
  out << absl::StreamFormat("%s\t%.4f\t%s\t", query.id, ndcg, query.text);
  for (const std::string& document : found) {
    const auto grade = query.grades.find(document);
    if (grade != query.grades.end()) {
      out << absl::StreamFormat(" %s=%g", document, grade->second);
    } else {
      out << ' ' << document << (query.judged.contains(document) ? "=0" : "=?");
    }
  }
  out << '\n';
}

absl::Status Measure(const Options& options, const std::string& folder,
                     std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const Collection collection,
                         ReadCollection(folder, options.notices));
  TemporaryIndex index;
  PREAU_RETURN_IF_ERROR(index.Fill(collection.documents));
  std::map<std::string, Tally> kinds;
  Tally all;
  for (const JudgedQuery& query : collection.queries) {
    if (query.held_out != (options.part == "held-out")) continue;
    const auto found = index.Search(query.text, options,
                                    options.hits > 0 ? options.hits : kDepth);
    const std::vector<std::string> hits =
        found.ok() ? *found : std::vector<std::string>();
    if (options.hits > 0) {
      List(query, hits, out);
      continue;
    }
    const bool hopeless = !IsRelevant(query.grades);
    const double ndcg = Ndcg(hits, query.grades, kDepth);
    for (Tally* tally : {&all, &kinds[query.kind]}) {
      tally->refused += found.ok() ? 0 : 1;
      tally->found_nothing += found.ok() && hits.empty() ? 1 : 0;
      tally->hopeless += hopeless ? 1 : 0;
      tally->queries += hopeless ? 0 : 1;
      tally->ndcg += ndcg;
      tally->shown += hits.size();
      for (const std::string& hit : hits) {
        tally->unjudged += query.judged.contains(hit) ? 0 : 1;
      }
    }
    if (options.each) PrintEach(query, hits, ndcg, out);
  }
  if (options.hits > 0) return absl::OkStatus();
  const std::string name = absl::StrCat(
      std::filesystem::path(folder).filename().string(), " ", options.part);
  if (kinds.size() > 1) {
    for (const auto& [kind, tally] : kinds) {
      tally.Print(absl::StrCat(name, " ", kind), out);
    }
  }
  all.Print(name, out);
  return absl::OkStatus();
}

}  // namespace

int RunRelevance(std::vector<std::string> arguments, std::ostream& out,
                 std::ostream& err) {
  Options options;
  CLI::App app("Index collections and say how well their queries are answered",
               "preau-relevance");
  app.footer(
      "Example:\n"
      "  preau-relevance --notices tools/samples tests/relevance\n"
      "tools/bench/collection.h says what is in a folder.");
  app.add_option("FOLDER", options.folders, "Collections")->required();
  app.add_option("--notices", options.notices,
                 "FOLDER of notices in XML that are the documents");
  app.add_option("--part", options.part,
                 "Queries to tune with, or those held out to check at the end")
      ->check(CLI::IsMember({"tuning", "held-out"}))
      ->capture_default_str();
  app.add_option("--match", options.match,
                 "What is found: any word, all words, or most as a portal that "
                 "says nothing finds")
      ->capture_default_str()
      ->check(CLI::IsMember({"any", "all", "most"}));
  app.add_flag("--words-only", options.words_only,
               "Take no word for a level, a kind of resource or anything else");
  app.add_flag("--each", options.each, "Say it of each query too");
  app.add_option("--hits", options.hits,
                 "List so many hits of each query instead")
      ->check(CLI::Range(1, 100));
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, err) == 0 ? 0 : 2;
  }
  int code = 0;
  for (const std::string& folder : options.folders) {
    const absl::Status status = Measure(options, folder, out);
    if (status.ok()) continue;
    err << status.message() << '\n';
    code = 1;
  }
  return code;
}

}  // namespace preau::bench
