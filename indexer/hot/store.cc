#include "indexer/hot/store.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/hot/build.h"
#include "indexer/hot/manifest.h"
#include "indexer/hot/merge_policy.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::hot {

Store::Store(Options options, columns::Dictionary* dictionary)
    : options_(std::move(options)), dictionary_(dictionary) {}

absl::StatusOr<std::unique_ptr<Store>> Store::Open(
    const Options& options, columns::Dictionary* dictionary) {
  std::error_code ignored;
  std::filesystem::create_directories(options.folder, ignored);
  std::unique_ptr<Store> store(new Store(options, dictionary));
  absl::StatusOr<File> lock = File::CreateLocked(options.folder + "/lock");
  if (absl::IsFailedPrecondition(lock.status())) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"INDEX_IN_USE", "", {{"path", options.folder}}});
  }
  PREAU_RETURN_IF_ERROR(lock.status());
  store->lock_.emplace(*std::move(lock));
  if (const absl::Status status = store->Load(); !status.ok()) {
    if (!absl::IsDataLoss(status) && !absl::IsNotFound(status)) return status;
    base::LogWarning("the index can't be used and is built anew: ",
                     status.ToString());
    PREAU_RETURN_IF_ERROR(store->Reset());
  }
  store->thread_ = std::thread([raw = store.get()] { raw->Run(); });
  return store;
}

Store::~Store() {
  {
    base::MutexLock lock(&mutex_);
    stopping_ = true;
    changed_.NotifyAll();
  }
  if (!thread_.joinable()) return;
  thread_.join();
  if (const absl::Status status = Flush(); !status.ok()) {
    base::LogWarning("what was indexed last isn't on disk: ",
                     status.ToString());
  }
}

absl::StatusOr<Store::Held> Store::Hold(std::shared_ptr<const Image> image,
                                        uint64_t file) {
  PREAU_ASSIGN_OR_RETURN(std::shared_ptr<const Segment> segment,
                         Segment::Open(std::move(image)));
  Held held;
  held.view.numbers = std::make_shared<const ValueNumbers>(
      NumberValues(*segment, *dictionary_));
  held.view.deletions = std::make_shared<const Deletions>(*segment);
  held.view.works = SegmentWorks::Make(*segment, work_numbers_);
  held.view.segment = std::move(segment);
  held.file = file;
  return held;
}

absl::Status Store::Load() {
  const std::string path = ManifestPath();
  base::MutexLock files(&files_mutex_);
  Manifest manifest;
  // A new folder has none.
  if (std::filesystem::exists(path)) {
    PREAU_ASSIGN_OR_RETURN(manifest, ReadManifest(path));
  }
  Segments segments;
  for (const Manifest::SegmentFile& file : manifest.segments) {
    PREAU_ASSIGN_OR_RETURN(std::shared_ptr<const Image> image,
                           Image::Map(PathOf(file.number)));
    PREAU_ASSIGN_OR_RETURN(Held held, Hold(std::move(image), file.number));
    if (!file.deleted.empty()) {
      if (file.deleted.back() >= held.view.segment->size()) {
        return absl::DataLossError("index manifest: a deleted document");
      }
      held.view.deletions =
          held.view.deletions->With(*held.view.segment, file.deleted);
    }
    next_file_ = std::max(next_file_, file.number + 1);
    segments.push_back(std::move(held));
  }
  RemoveAllFilesBut(segments);
  base::MutexLock lock(&mutex_);
  segments_ = std::move(segments);
  Publish(manifest.sequence);
  return absl::OkStatus();
}

std::shared_ptr<const Snapshot> Store::snapshot() const {
  base::MutexLock lock(&mutex_);
  return snapshot_;
}

std::vector<SegmentView> Store::ViewsOf(const Segments& segments) {
  std::vector<SegmentView> views;
  for (const Held& held : segments) views.push_back(held.view);
  return views;
}

Store::Segments Store::segments() const {
  base::MutexLock lock(&mutex_);
  return segments_;
}

void Store::Publish(uint64_t sequence) {
  const uint64_t generation =
      snapshot_ == nullptr ? 1 : snapshot_->generation() + 1;
  // Works may have got copies in other segments.
  for (Held& held : segments_) {
    held.view.works = SegmentWorks::Extended(std::move(held.view.works),
                                             *held.view.segment, work_numbers_);
  }
  snapshot_ = std::make_shared<const Snapshot>(ViewsOf(segments_), sequence,
                                               generation);
}

absl::Status Store::Apply(absl::Span<const Change> changes, uint64_t sequence) {
  bool is_broken = false;
  {
    base::MutexLock apply(&apply_mutex_);
    is_broken = is_broken_;
  }
  if (is_broken) {
    PREAU_RETURN_IF_ERROR(Reset());
    return absl::AbortedError("the index begins anew");
  }
  // Of several changes of one document the last counts.
  absl::flat_hash_map<absl::string_view, const document::Document*> last;
  for (const Change& change : changes) {
    last[change.uid] =
        change.document.has_value() ? &*change.document : nullptr;
  }
  std::vector<const document::Document*> added;
  for (const auto& [uid, document] : last) {
    if (document != nullptr) added.push_back(document);
  }
  base::MutexLock apply(&apply_mutex_);
  std::optional<Held> fresh;
  if (!added.empty()) {
    PREAU_ASSIGN_OR_RETURN(fresh,
                           Hold(BuildSegment(std::move(added)).Finish(), 0));
  }
  {
    base::MutexLock lock(&mutex_);
    for (Held& held : segments_) {
      std::vector<Doc> gone;
      for (const auto& [uid, document] : last) {
        const std::optional<Doc> doc = held.view.segment->Find(uid);
        if (doc.has_value() && !held.view.deletions->Has(*doc)) {
          gone.push_back(*doc);
        }
      }
      if (!gone.empty()) {
        held.view.deletions =
            held.view.deletions->With(*held.view.segment, gone);
      }
    }
    if (fresh.has_value()) segments_.push_back(*std::move(fresh));
    Publish(sequence);
    if (!is_dirty_) changed_.NotifyAll();
    is_dirty_ = true;
  }
  return MergeSmall();
}

// Keeps the number of segments in memory small.
absl::Status Store::MergeSmall() {
  while (true) {
    Segments small;
    for (const Held& held : segments()) {
      if (held.file == 0 && !held.taken) small.push_back(held);
    }
    constexpr size_t kMaxOfLevel = 7;
    const std::vector<size_t> chosen = ChooseMerge(ViewsOf(small), kMaxOfLevel);
    if (chosen.empty()) return absl::OkStatus();
    Segments inputs;
    for (const size_t i : chosen) inputs.push_back(small[i]);
    Merged merged = MergeSegments(ViewsOf(inputs));
    PREAU_ASSIGN_OR_RETURN(Held held,
                           Hold(std::move(merged.image).Finish(), 0));
    Replace(inputs, merged.places, std::move(held));
  }
}

void Store::Replace(const Segments& inputs,
                    const std::vector<std::vector<Doc>>& places, Held merged) {
  base::MutexLock lock(&mutex_);
  std::vector<Doc> gone;
  for (size_t i = 0; i < inputs.size(); ++i) {
    const auto place =
        std::find_if(segments_.begin(), segments_.end(), [&](const Held& held) {
          return held.view.segment == inputs[i].view.segment;
        });
    if (place->view.deletions != inputs[i].view.deletions) {
      for (const Doc doc : place->view.deletions->Docs()) {
        if (places[i][doc] != kNoDoc) gone.push_back(places[i][doc]);
      }
    }
    segments_.erase(place);
  }
  if (!gone.empty()) {
    merged.view.deletions =
        merged.view.deletions->With(*merged.view.segment, gone);
  }
  if (merged.view.live() > 0) segments_.push_back(std::move(merged));
  Publish(snapshot_->sequence());
}

absl::Status Store::Reset() {
  base::MutexLock files(&files_mutex_);
  base::MutexLock apply(&apply_mutex_);
  is_broken_ = true;
  PREAU_RETURN_IF_ERROR(WriteManifest({}, 0));
  RemoveAllFilesBut({});
  is_broken_ = false;
  base::MutexLock lock(&mutex_);
  segments_.clear();
  is_dirty_ = false;
  Publish(0);
  return absl::OkStatus();
}

}  // namespace preau::hot
