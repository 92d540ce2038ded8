#ifndef STORAGE_BLOBS_OPEN_UPLOADS_H_
#define STORAGE_BLOBS_OPEN_UPLOADS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/mutex.h"
#include "storage/blobs/blob_store.h"

namespace preau::blobs {

// What a store has in memory of a session that is written to. Calls as those of
// UploadWriter. Thread-compatible.
class UploadSession {
 public:
  virtual ~UploadSession() = default;
  virtual UploadInfo info() const = 0;
  virtual absl::StatusOr<UploadProgress> Append(uint64_t offset,
                                                absl::string_view piece) = 0;
  virtual absl::StatusOr<UploadProgress> Checkpoint() = 0;
  virtual absl::StatusOr<FinishedUpload> Finish() = 0;
  enum class Condition {
    kGood,
    // What was received since it was kept may be lost: to be loaded again.
    kBroken,
    // Nothing is left of it: its hash wasn't the declared one.
    kGone,
  };
  virtual Condition condition() const = 0;
};

// The sessions that are being written to or removed, one by one: who opens one
// takes it from who had it. Outlives its writers. Thread-safe.
class OpenUploads {
 public:
  OpenUploads() = default;
  ~OpenUploads();
  OpenUploads(const OpenUploads&) = delete;
  OpenUploads& operator=(const OpenUploads&) = delete;

  // `load` is called when nobody has it open.
  absl::StatusOr<std::unique_ptr<UploadWriter>> Open(
      absl::string_view id,
      absl::FunctionRef<absl::StatusOr<std::unique_ptr<UploadSession>>()> load);

  // Of a session that is open. Waits for the call that it is in.
  std::optional<UploadInfo> Info(absl::string_view id);

  // Calls `work` while nobody else uses the session: with it when it is open,
  // else with null. When that says that it removed the session, the writer's
  // calls are answered UPLOAD_UNKNOWN from then on.
  enum class Outcome { kStays, kRemoved };
  absl::Status Alone(
      absl::string_view id,
      absl::FunctionRef<absl::StatusOr<Outcome>(UploadSession* open)> work);

  // Sessions in memory.
  size_t size() const;

 private:
  struct Entry {
    // Guarded by the table's mutex.
    int users = 0;

    base::Mutex mutex;
    std::unique_ptr<UploadSession> session ABSL_GUARDED_BY(mutex);
    // Of the writer that has it.
    uint64_t turn ABSL_GUARDED_BY(mutex) = 0;
    bool removed ABSL_GUARDED_BY(mutex) = false;
  };
  // Keeps an entry in the table.
  class Use {
   public:
    Use(OpenUploads* table, absl::string_view id);
    ~Use();
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    Entry* operator->() const { return entry_; }
    const std::string& id() const { return id_; }

   private:
    OpenUploads* const table_;
    const std::string id_;
    Entry* entry_;
  };
  class Writer;

  mutable base::Mutex mutex_;
  std::map<std::string, std::unique_ptr<Entry>> entries_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_OPEN_UPLOADS_H_
