#include "tools/bench/index_command.h"

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "indexer/columns/dictionary.h"
#include "indexer/hot/store.h"
#include "storage/base/status_macros.h"
#include "tools/bench/corpus_file.h"
#include "tools/bench/progress.h"

namespace preau::bench {
namespace {

// As many as the pipeline puts into one commit when it is behind.
constexpr size_t kBatch = 5000;

std::vector<hot::Change> ChangesOf(const std::vector<v1::Resource>& batch) {
  std::vector<const v1::Resource*> resources;
  for (const v1::Resource& resource : batch) resources.push_back(&resource);
  std::vector<hot::Change> changes;
  for (document::Document& document : document::MakeDocuments(resources)) {
    const std::string uid = document.record.uid();
    changes.push_back({uid, std::move(document)});
  }
  return changes;
}

}  // namespace

absl::Status MakeIndex(const IndexOptions& options, base::Clock& clock,
                       std::ostream& out, std::ostream& err) {
  if (std::filesystem::exists(options.out)) {
    return absl::AlreadyExistsError(
        absl::StrCat(options.out, " is there; choose another folder"));
  }
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<CorpusReader> corpus,
                         CorpusReader::Open(options.corpus));
  columns::Dictionary dictionary;
  hot::Store::Options store_options;
  store_options.folder = options.out;
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<hot::Store> store,
                         hot::Store::Open(store_options, &dictionary));
  const int64_t begun = clock.NowMicros();
  const auto seconds = [&] {
    return static_cast<double>(clock.NowMicros() - begun) / 1e6;
  };
  uint64_t sequence = 0;
  {
    Progress progress("records", 0, clock, err);
    std::vector<v1::Resource> batch;
    for (bool more = true; more;) {
      v1::Resource resource;
      PREAU_ASSIGN_OR_RETURN(more, corpus->Next(resource));
      if (more) {
        batch.push_back(std::move(resource));
        progress.Advance();
      }
      if (batch.size() == kBatch || (!more && !batch.empty())) {
        sequence += batch.size();
        PREAU_RETURN_IF_ERROR(store->Apply(ChangesOf(batch), sequence));
        batch.clear();
      }
    }
  }
  const double applied = seconds();
  PREAU_RETURN_IF_ERROR(store->Flush());
  const double flushed = seconds();
  PREAU_RETURN_IF_ERROR(store->Compact());
  const size_t bytes = store->snapshot()->bytes();
  out << absl::StrFormat(
      "%d records: searchable after %.1f s (%.0f/s), on disk after %.1f s, in "
      "one segment after %.1f s; %d bytes, %.0f a record\n",
      sequence, applied, static_cast<double>(sequence) / applied, flushed,
      seconds(), bytes,
      static_cast<double>(bytes) / static_cast<double>(sequence));
  return absl::OkStatus();
}

}  // namespace preau::bench
