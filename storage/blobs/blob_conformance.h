#ifndef STORAGE_BLOBS_BLOB_CONFORMANCE_H_
#define STORAGE_BLOBS_BLOB_CONFORMANCE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "storage/base/clock.h"
#include "storage/blobs/blob_store.h"

namespace preau::blobs {

// Stands still until a test moves it. Thread-safe.
class ManualClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now_; }
  void Advance(int64_t micros) { now_ += micros; }

 private:
  std::atomic<int64_t> now_ = 1'800'000'000'000'000;
};

// A store under test, and how its process ends. What it was opened with: at
// most 64 MiB a blob, 20 unfinished uploads.
class BlobStoreHolder {
 public:
  virtual ~BlobStoreHolder() = default;
  virtual BlobStore* store() = 0;
  // As after a process that ended without warning. False when the store doesn't
  // outlive its process.
  virtual bool Reopen() = 0;
  // Changes a byte of a blob behind the store's back; false when nobody can.
  virtual bool Damage(const BlobId& id) = 0;
  // How many bytes of blobs and unfinished uploads there are.
  virtual uint64_t StoredBytes() = 0;
};
inline constexpr uint64_t kConformanceMaxBlob = uint64_t{64} << 20;
inline constexpr uint64_t kConformanceMaxUploads = 20;

struct BlobStoreKind {
  std::string name;
  // An Append() keeps what is there when it has so much.
  uint64_t checkpoint_bytes;
  // Null when what the store needs isn't installed.
  std::function<std::unique_ptr<BlobStoreHolder>(ManualClock*)> make;
};

// Names a test by its store.
std::string BlobStoreKindName(
    const testing::TestParamInfo<BlobStoreKind>& info);
inline void PrintTo(const BlobStoreKind& kind, std::ostream* out) {
  *out << kind.name;
}

// `size` bytes that differ for each seed and don't repeat soon.
std::string TestBytes(uint64_t size, uint64_t seed);
BlobId IdOf(absl::string_view bytes);
// Of an error's detail; the argument is empty when it isn't there.
std::string ReasonOf(const absl::Status& status);
std::string ArgOf(const absl::Status& status, const std::string& name);

// What every BlobStore must do. A store's test instantiates it:
//   INSTANTIATE_TEST_SUITE_P(Memory, BlobConformanceTest, testing::Values(…),
//                            BlobStoreKindName);
class BlobConformanceTest : public testing::TestWithParam<BlobStoreKind> {
 protected:
  void SetUp() override;

  BlobStore& store() { return *holder_->store(); }
  // A session of that size.
  std::string Begin(uint64_t size, std::optional<BlobId> hash = std::nullopt,
                    absl::string_view owner = "contributors/1");
  std::unique_ptr<UploadWriter> Open(absl::string_view id);
  // Sends `bytes` from `offset` on in pieces.
  UploadProgress Send(UploadWriter& writer, absl::string_view bytes,
                      uint64_t offset = 0);
  // A whole upload; the lease ends with it.
  BlobId Store(absl::string_view bytes);
  std::string ReadAll(const BlobId& id, uint64_t offset = 0,
                      uint64_t length = kToEnd);
  bool IsThere(const BlobId& id) { return store().GetBlob(id).ok(); }
  // Collects blobs that are older than now and that `is_live` says no to.
  Collected Collect(
      absl::FunctionRef<absl::StatusOr<bool>(const BlobId&)> is_live);
  Collected CollectAll();

  ManualClock clock_;
  std::unique_ptr<BlobStoreHolder> holder_;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_BLOB_CONFORMANCE_H_
