#ifndef INDEXER_PIPELINE_PIPELINE_H_
#define INDEXER_PIPELINE_PIPELINE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "indexer/search/index.h"
#include "preau/v1/catalogue_service.pb.h"
#include "storage/base/mutex.h"

namespace preau::pipeline {

// Changes of the catalogue as they come. Cancel() may be called from another
// thread; the rest is thread-compatible.
class ChangeStream {
 public:
  virtual ~ChangeStream() = default;
  // Blocks. False at the stream's end.
  virtual bool Read(v1::ReadChangesResponse* response) = 0;
  // Why it ended.
  virtual absl::Status Finish() = 0;
  virtual void Cancel() = 0;
};

// Thread-safe.
class ChangeSource {
 public:
  virtual ~ChangeSource() = default;
  // All changes after a sequence, and those to come.
  virtual std::unique_ptr<ChangeStream> Follow(uint64_t after_sequence) = 0;
};

// Follows the catalogue's log on a thread of its own and keeps the index level
// with it: many changes in one commit while it is behind, each at once when it
// isn't. Begins again where the index stands after every fault. Thread-safe.
class Pipeline {
 public:
  // Both must outlive it.
  Pipeline(search::Index* index, ChangeSource* source);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Whether the index has been level with the log once.
  bool caught_up() const { return caught_up_; }

 private:
  void Run();
  // Until the stream ends; how it did.
  absl::Status FollowOnce();
  absl::Status Commit();
  // False when stopping.
  bool Pause(int64_t micros);

  search::Index* const index_;
  ChangeSource* const source_;
  std::atomic<bool> caught_up_ = false;
  // What is to be committed next. The pipeline's thread only.
  std::vector<v1::Change> batch_;

  base::Mutex mutex_;
  base::CondVar changed_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::shared_ptr<ChangeStream> stream_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

}  // namespace preau::pipeline

#endif  // INDEXER_PIPELINE_PIPELINE_H_
