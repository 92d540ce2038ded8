#include "tools/bench/tokens_command.h"

#include <fstream>
#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/document/document.h"
#include "storage/base/status_macros.h"
#include "tools/bench/corpus_file.h"
#include "tools/bench/progress.h"
#include "tools/bench/query_file.h"
#include "tools/bench/token_text.h"

namespace preau::bench {
namespace {

absl::Status WriteDocuments(const std::string& path, base::Clock& clock,
                            std::ostream& err, std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<CorpusReader> corpus,
                         CorpusReader::Open(path));
  Progress progress("records", 0, clock, err);
  v1::Resource resource;
  while (true) {
    PREAU_ASSIGN_OR_RETURN(const bool more, corpus->Next(resource));
    if (!more) return absl::OkStatus();
    out << DocumentLine(document::MakeDocument(resource)) << '\n';
    progress.Advance();
  }
}

absl::Status WriteQueryLines(const std::string& path, std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<Query> queries, ReadQueries(path));
  for (const Query& query : queries) {
    PREAU_ASSIGN_OR_RETURN(const std::string line, QueryLine(query));
    out << line << '\n';
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MakeTokens(const TokensOptions& options, base::Clock& clock,
                        std::ostream& err) {
  std::ofstream out(options.out);
  if (!out) {
    return absl::NotFoundError(absl::StrCat(options.out, ": can't be created"));
  }
  PREAU_RETURN_IF_ERROR(options.corpus.empty()
                            ? WriteQueryLines(options.queries, out)
                            : WriteDocuments(options.corpus, clock, err, out));
  out.close();
  return out ? absl::OkStatus()
             : absl::DataLossError(
                   absl::StrCat(options.out, ": can't be written"));
}

}  // namespace preau::bench
