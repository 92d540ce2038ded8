#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "indexer/hot/build.h"
#include "indexer/hot/manifest.h"
#include "indexer/hot/merge_policy.h"
#include "indexer/hot/store.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

// How a store's segments get to files.
namespace preau::hot {
namespace {

constexpr char kSegmentSuffix[] = ".segment";

}  // namespace

std::string Store::PathOf(uint64_t file) const {
  return absl::StrCat(options_.folder, "/", file, kSegmentSuffix);
}

std::string Store::ManifestPath() const {
  return absl::StrCat(options_.folder, "/manifest");
}

absl::StatusOr<Store::Held> Store::WriteToFile(const Held& held) {
  Held written = held;
  written.file = next_file_++;
  written.taken = false;
  PREAU_RETURN_IF_ERROR(
      held.view.segment->image().WriteFile(PathOf(written.file)));
  PREAU_ASSIGN_OR_RETURN(std::shared_ptr<const Image> image,
                         Image::Map(PathOf(written.file)));
  PREAU_ASSIGN_OR_RETURN(written.view.segment, Segment::Open(std::move(image)));
  base::MutexLock lock(&mutex_);
  const auto place = std::find_if(
      segments_.begin(), segments_.end(),
      [&](const Held& each) { return each.view.segment == held.view.segment; });
  // More of it may be gone by now.
  place->view.segment = written.view.segment;
  place->file = written.file;
  place->taken = false;
  Publish(snapshot_->sequence());
  return written;
}

absl::StatusOr<Store::Held> Store::MergeToFile(const Segments& inputs) {
  Merged merged = MergeSegments(ViewsOf(inputs));
  const uint64_t number = next_file_++;
  PREAU_RETURN_IF_ERROR(merged.image.WriteFile(PathOf(number)));
  PREAU_ASSIGN_OR_RETURN(std::shared_ptr<const Image> image,
                         Image::Map(PathOf(number)));
  PREAU_ASSIGN_OR_RETURN(Held held, Hold(std::move(image), number));
  Replace(inputs, merged.places, held);
  return held;
}

absl::Status Store::Flush() {
  base::MutexLock files(&files_mutex_);
  return FlushLocked();
}

absl::Status Store::FlushLocked() {
  Segments in_memory;
  Segments in_files;
  uint64_t sequence = 0;
  {
    base::MutexLock apply(&apply_mutex_);
    base::MutexLock lock(&mutex_);
    if (!is_dirty_) return absl::OkStatus();
    is_dirty_ = false;
    sequence = snapshot_->sequence();
    for (Held& held : segments_) {
      if (held.file == 0) held.taken = true;
      (held.file == 0 ? in_memory : in_files).push_back(held);
    }
  }
  // Large ones as they are: they are merged soon enough.
  constexpr uint32_t kMinWritten = 4096;
  const auto small = std::partition(
      in_memory.begin(), in_memory.end(),
      [](const Held& held) { return held.view.live() >= kMinWritten; });
  is_busy_ = small != in_memory.begin();
  absl::Status status;
  const auto add = [&](absl::StatusOr<Held> written) {
    status.Update(written.status());
    if (written.ok() && written->view.live() > 0) {
      in_files.push_back(*std::move(written));
    }
  };
  for (auto held = in_memory.begin(); status.ok() && held != small; ++held) {
    add(WriteToFile(*held));
  }
  if (status.ok() && small != in_memory.end()) {
    add(MergeToFile(Segments(small, in_memory.end())));
  }
  if (status.ok()) status = WriteManifest(in_files, sequence);
  if (status.ok()) {
    RemoveAllFilesBut(in_files);
    return status;
  }
  base::MutexLock apply(&apply_mutex_);
  base::MutexLock lock(&mutex_);
  is_dirty_ = true;
  for (Held& held : segments_) held.taken = false;
  return status;
}

absl::Status Store::WriteManifest(const Segments& segments, uint64_t sequence) {
  Manifest manifest;
  manifest.sequence = sequence;
  for (const Held& held : segments) {
    manifest.segments.push_back({held.file, held.view.deletions->Docs()});
  }
  return hot::WriteManifest(ManifestPath(), manifest);
}

void Store::RemoveAllFilesBut(const Segments& segments) {
  absl::flat_hash_set<std::string> used;
  for (const Held& held : segments) used.insert(PathOf(held.file));
  std::error_code ignored;
  std::vector<std::filesystem::path> unused;
  for (const auto& entry :
       std::filesystem::directory_iterator(options_.folder, ignored)) {
    if (entry.path().extension() == kSegmentSuffix &&
        used.count(entry.path().string()) == 0) {
      unused.push_back(entry.path());
    }
  }
  // Readers that still have one mapped keep it.
  for (const std::filesystem::path& path : unused) {
    std::filesystem::remove(path, ignored);
  }
}

absl::Status Store::Compact() {
  base::MutexLock files(&files_mutex_);
  PREAU_RETURN_IF_ERROR(FlushLocked());
  Segments inputs;
  for (const Held& held : segments()) {
    if (held.file != 0) inputs.push_back(held);
  }
  if (inputs.empty() ||
      (inputs.size() == 1 && inputs[0].view.deletions->count() == 0)) {
    return absl::OkStatus();
  }
  PREAU_RETURN_IF_ERROR(MergeToFile(inputs).status());
  {
    base::MutexLock lock(&mutex_);
    is_dirty_ = true;
  }
  return FlushLocked();
}

void Store::Run() {
  while (true) {
    {
      base::MutexLock lock(&mutex_);
      while (!stopping_ && !is_dirty_) changed_.Wait(&mutex_);
      const auto until = std::chrono::steady_clock::now() +
                         std::chrono::microseconds(options_.flush_micros);
      while (!stopping_ && changed_.WaitUntil(&mutex_, until)) {
      }
      if (stopping_) return;
    }
    absl::Status status = Flush();
    for (bool more = true; status.ok() && more;) {
      base::MutexLock files(&files_mutex_);
      Segments in_files;
      for (const Held& held : segments()) {
        if (held.file != 0) in_files.push_back(held);
      }
      // Fewer segments are searched faster, but each merge takes time.
      const size_t max_of_level = is_busy_ ? 7 : 3;
      Segments inputs;
      for (const size_t i : ChooseMerge(ViewsOf(in_files), max_of_level)) {
        inputs.push_back(in_files[i]);
      }
      more = !inputs.empty();
      if (!more) break;
      status = MergeToFile(inputs).status();
      {
        // The manifest has to name the new file.
        base::MutexLock lock(&mutex_);
        is_dirty_ = true;
        more = !stopping_;
      }
      if (status.ok()) status = FlushLocked();
    }
    if (!status.ok()) {
      base::LogWarning("the index isn't written to disk, and goes on: ",
                       status.ToString());
    }
  }
}

}  // namespace preau::hot
