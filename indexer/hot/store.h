#ifndef INDEXER_HOT_STORE_H_
#define INDEXER_HOT_STORE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "indexer/columns/dictionary.h"
#include "indexer/document/document.h"
#include "indexer/hot/file.h"
#include "indexer/hot/snapshot.h"
#include "storage/base/mutex.h"

namespace preau::hot {

// A document that is there now, or, without `document`, no longer.
struct Change {
  std::string uid;
  std::optional<document::Document> document;
};

// The segments of an index in a folder, and their changes. A thread of its own
// writes to disk what was applied, within a second, and merges segments.
// Apply() and Reset() are for one thread; the rest is thread-safe.
class Store {
 public:
  struct Options {
    std::string folder;
    // How long what was applied may stay off the disk.
    int64_t flush_micros = 1000000;
  };

  // Makes the folder when it isn't there. What is damaged or of another layout
  // is thrown away with a line in the log: sequence 0. FAILED_PRECONDITION
  // (INDEX_IN_USE{path}); else those of files. `dictionary` must outlive it.
  static absl::StatusOr<std::unique_ptr<Store>> Open(
      const Options& options, columns::Dictionary* dictionary);
  // What was applied is on disk after it, if that can be.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  std::shared_ptr<const Snapshot> snapshot() const;

  // After an OK, snapshots have the changes. After a crash those that weren't
  // on disk have to be applied again: a store that is opened says what it has.
  // ABORTED: it holds nothing, and sequence 1 is the next.
  absl::Status Apply(absl::Span<const Change> changes, uint64_t sequence);
  // Forgets everything: the next change is that of sequence 1. After an error
  // the next Apply() tries it again.
  absl::Status Reset();

  // Returns when all that was applied before is on disk.
  absl::Status Flush();
  // Makes one segment of all, on disk.
  absl::Status Compact();

 private:
  struct Held {
    SegmentView view;
    // Number of its file; 0 while it is only in memory.
    uint64_t file = 0;
    // Is being written to a file.
    bool taken = false;
  };
  using Segments = std::vector<Held>;

  Store(Options options, columns::Dictionary* dictionary);

  absl::Status Load();
  absl::StatusOr<Held> Hold(std::shared_ptr<const Image> image, uint64_t file);
  std::string PathOf(uint64_t file) const;
  std::string ManifestPath() const;
  static std::vector<SegmentView> ViewsOf(const Segments& segments);

  void Run();
  absl::Status MergeSmall() ABSL_EXCLUSIVE_LOCKS_REQUIRED(apply_mutex_);
  absl::Status FlushLocked() ABSL_EXCLUSIVE_LOCKS_REQUIRED(files_mutex_);
  // Writes a segment to a file as it is, and uses that from then on.
  absl::StatusOr<Held> WriteToFile(const Held& held)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(files_mutex_);
  // Merges segments into a file, and puts it in their place.
  absl::StatusOr<Held> MergeToFile(const Segments& inputs)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(files_mutex_);
  absl::Status WriteManifest(const Segments& segments, uint64_t sequence)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(files_mutex_);
  void RemoveAllFilesBut(const Segments& segments)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(files_mutex_);
  // Puts what MergeSegments() made of `inputs` in their place, with what was
  // deleted from them meanwhile.
  void Replace(const Segments& inputs,
               const std::vector<std::vector<Doc>>& places, Held merged);
  void Publish(uint64_t sequence) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  Segments segments() const;

  const Options options_;
  columns::Dictionary* const dictionary_;
  WorkNumbers work_numbers_;
  std::optional<File> lock_;

  // In this order. Who writes files:
  base::Mutex files_mutex_;
  uint64_t next_file_ ABSL_GUARDED_BY(files_mutex_) = 1;
  // Changes came in such numbers that merging must not hold them up.
  bool is_busy_ ABSL_GUARDED_BY(files_mutex_) = false;
  // Who changes what is in memory only:
  base::Mutex apply_mutex_ ABSL_ACQUIRED_AFTER(files_mutex_);
  // The last Reset() failed.
  bool is_broken_ ABSL_GUARDED_BY(apply_mutex_) = false;
  mutable base::Mutex mutex_ ABSL_ACQUIRED_AFTER(apply_mutex_);
  base::CondVar changed_;
  Segments segments_ ABSL_GUARDED_BY(mutex_);
  std::shared_ptr<const Snapshot> snapshot_ ABSL_GUARDED_BY(mutex_);
  // Something isn't on disk yet.
  bool is_dirty_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace preau::hot

#endif  // INDEXER_HOT_STORE_H_
