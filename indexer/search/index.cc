#include "indexer/search/index.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "indexer/search/phrases.h"
#include "indexer/search/ranking.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::search {

absl::StatusOr<std::unique_ptr<Index>> Index::Open(const Options& options,
                                                   base::Clock* clock,
                                                   base::Random* random) {
  std::unique_ptr<Index> index(new Index(options, clock, random));
  PREAU_ASSIGN_OR_RETURN(index->writer_,
                         xapian::IndexWriter::Open(options.path));
  columns::ColumnsBuilder builder(nullptr, &index->dictionary_);
  std::vector<columns::Slot> slots;
  if (const absl::Status status = index->writer_->ForEach(
          [&](columns::Slot slot, const document::IndexedDocument& record) {
            builder.Put(slot, record);
            slots.push_back(slot);
          });
      !status.ok()) {
    if (!absl::IsDataLoss(status)) return status;
    PREAU_RETURN_IF_ERROR(index->Reset());
    return index;
  }
  PREAU_RETURN_IF_ERROR(index->Publish(builder.Build(), slots));
  return index;
}

Index::Index(Options options, base::Clock* clock, base::Random* random)
    : options_(std::move(options)), windows_(clock, random) {}

std::shared_ptr<Snapshot> Index::current() const {
  base::MutexLock lock(&mutex_);
  return current_;
}

absl::Status Index::Publish(std::shared_ptr<const columns::Columns> columns,
                            const std::vector<columns::Slot>& changed) {
  // Nothing of what was there is left after a Reset().
  const std::shared_ptr<Snapshot> before =
      writer_->sequence() == 0 ? nullptr : current();
  const suggest::Completions none;
  std::shared_ptr<const suggest::Completions> completions =
      (before == nullptr ? none : before->completions())
          .With(NewPhrases(before == nullptr ? nullptr : &before->columns(),
                           *columns, dictionary_, changed),
                [&](const suggest::Phrase& phrase) {
                  return IsCurrent(*columns, phrase);
                });
  PREAU_ASSIGN_OR_RETURN(
      std::shared_ptr<Snapshot> snapshot,
      Snapshot::Open(options_.path, options_.readers, writer_->sequence(),
                     ++generation_, std::move(columns),
                     std::move(completions)));
  base::MutexLock lock(&mutex_);
  current_ = std::move(snapshot);
  return absl::OkStatus();
}

absl::Status Index::Apply(
    const std::vector<xapian::IndexWriter::Change>& changes,
    uint64_t sequence) {
  if (writer_ == nullptr) {
    PREAU_RETURN_IF_ERROR(Reset());
    return absl::AbortedError("the index begins anew");
  }
  PREAU_ASSIGN_OR_RETURN(const std::vector<columns::Slot> slots,
                         writer_->Apply(changes, sequence));
  columns::ColumnsBuilder builder(&current()->columns(), &dictionary_);
  for (size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].document.has_value()) {
      builder.Put(slots[i], changes[i].document->record);
    } else if (slots[i] != 0) {
      builder.Remove(slots[i]);
    }
  }
  return Publish(builder.Build(), slots);
}

absl::Status Index::Reset() {
  writer_.reset();
  std::error_code error;
  std::filesystem::remove_all(options_.path, error);
  PREAU_ASSIGN_OR_RETURN(writer_, xapian::IndexWriter::Open(options_.path));
  return Publish(std::make_shared<const columns::Columns>(), {});
}

absl::StatusOr<Response> Index::Search(const Visibility& visibility,
                                       const Request& request) const {
  PREAU_RETURN_IF_ERROR(columns::CheckFilters(request.filters));
  PREAU_RETURN_IF_ERROR(columns::CheckFacets(request.facets));
  bool index_changed = false;
  std::shared_ptr<const Window> window;
  size_t begin = 0;
  if (request.cursor.has_value()) {
    if (request.cursor->depth >= kMaxDepth) {
      return base::InvalidField("PAGE_TOO_DEEP", "page_token",
                                {{"max", std::to_string(kMaxDepth)}});
    }
    PREAU_ASSIGN_OR_RETURN(window, GoOn(visibility, request, index_changed));
    begin = static_cast<size_t>(request.cursor->depth - window->first_depth);
  } else {
    constexpr size_t kWindow = 2000;
    PREAU_ASSIGN_OR_RETURN(
        window,
        windows_.FindOrRank(
            SearchKey(visibility, request), current()->generation(),
            [&] { return RankOnNewest(visibility, request, kWindow); }));
  }
  Response response = MakeResponse(*window, request, begin);
  response.index_changed = index_changed;
  return response;
}

// The list that a cursor continues: the one that is kept, or a new one whose
// first hit is the one after the cursor.
absl::StatusOr<std::shared_ptr<const Window>> Index::GoOn(
    const Visibility& visibility, const Request& request,
    bool& index_changed) const {
  const Cursor& cursor = *request.cursor;
  std::shared_ptr<const Window> kept = windows_.Find(cursor.window);
  if (kept != nullptr && cursor.depth >= kept->first_depth &&
      cursor.depth < kept->first_depth + kept->hits.size()) {
    index_changed = kept->generation != cursor.generation;
    return kept;
  }
  PREAU_ASSIGN_OR_RETURN(Window ranked,
                         RankOnNewest(visibility, request, kMaxDepth));
  index_changed = ranked.generation != cursor.generation;
  // After the last hit where it still stands: scores drift as documents come
  // and go. Where it is gone, after what would stand before it.
  auto after = std::find_if(
      ranked.hits.begin(), ranked.hits.end(), [&](const Ranked& hit) {
        return ranked.columns->Find(hit.slot)->record->uid() == cursor.uid;
      });
  if (after != ranked.hits.end()) {
    ++after;
  } else {
    after = std::partition_point(
        ranked.hits.begin(), ranked.hits.end(), [&](const Ranked& hit) {
          const auto& record = *ranked.columns->Find(hit.slot)->record;
          return !Before(ranked.sort, cursor.score, cursor.key, cursor.uid,
                         hit.score, SortKey(record, ranked.sort), record.uid());
        });
  }
  ranked.hits.erase(ranked.hits.begin(), after);
  ranked.first_depth = cursor.depth;
  return windows_.Keep(std::move(ranked));
}

absl::StatusOr<Window> Index::RankOnNewest(const Visibility& visibility,
                                           const Request& request,
                                           size_t limit) const {
  constexpr int kAttempts = 5;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::shared_ptr<Snapshot> snapshot = current();
    absl::StatusOr<Window> window = Rank(*snapshot, visibility, request, limit);
    // The index moved on twice meanwhile: all of it again.
    if (!absl::IsAborted(window.status())) return window;
  }
  return base::MakeError(absl::StatusCode::kUnavailable,
                         {"INDEX_BUSY", "", {}});
}

}  // namespace preau::search
