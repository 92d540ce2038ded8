#include <memory>

#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/memory_blob_store.h"

namespace preau::blobs {
namespace {

constexpr uint64_t kCheckpoint = uint64_t{1} << 20;

class MemoryHolder : public BlobStoreHolder {
 public:
  explicit MemoryHolder(ManualClock* clock)
      : store_({.max_blob_bytes = kConformanceMaxBlob,
                .max_uploads = kConformanceMaxUploads,
                .checkpoint_bytes = kCheckpoint,
                .clock = clock}) {}

  BlobStore* store() override { return &store_; }
  bool Reopen() override { return false; }
  bool Damage(const BlobId&) override { return false; }
  uint64_t StoredBytes() override { return store_.bytes(); }

 private:
  MemoryBlobStore store_;
};

INSTANTIATE_TEST_SUITE_P(Memory, BlobConformanceTest,
                         testing::Values(BlobStoreKind{
                             "Memory", kCheckpoint,
                             [](ManualClock* clock) {
                               return std::make_unique<MemoryHolder>(clock);
                             }}),
                         BlobStoreKindName);

}  // namespace
}  // namespace preau::blobs
