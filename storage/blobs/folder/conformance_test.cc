#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/folder/crash_disk.h"
#include "storage/blobs/folder/folder_blob_store.h"
#include "storage/blobs/folder/paths.h"

namespace preau::blobs {
namespace {

namespace fs = std::filesystem;
constexpr uint64_t kCheckpoint = uint64_t{1} << 20;

FolderBlobStore::Options MakeOptions(ManualClock* clock) {
  return {.max_blob_bytes = kConformanceMaxBlob,
          .max_uploads = kConformanceMaxUploads,
          .checkpoint_bytes = kCheckpoint,
          .clock = clock};
}

class FolderHolder : public BlobStoreHolder {
 public:
  explicit FolderHolder(ManualClock* clock)
      : clock_(clock), root_(testing::TempDir() + "/blobs_XXXXXX") {
    if (mkdtemp(root_.data()) == nullptr) abort();
    Reopen();
  }
  ~FolderHolder() override {
    store_.reset();
    fs::remove_all(root_);
  }

  BlobStore* store() override { return store_.get(); }
  bool Reopen() override {
    store_.reset();
    auto store = FolderBlobStore::Open(root_, MakeOptions(clock_));
    EXPECT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
    return true;
  }
  bool Damage(const BlobId& id) override {
    std::fstream file(root_ + "/" + BlobPath(id),
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(100);
    const int byte = file.get();
    file.seekp(100);
    file.put(static_cast<char>(byte ^ 1));
    return file.good();
  }
  uint64_t StoredBytes() override {
    uint64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      if (entry.is_regular_file() && entry.path().extension() != ".record") {
        bytes += entry.file_size();
      }
    }
    return bytes;
  }

 private:
  ManualClock* const clock_;
  std::string root_;
  std::unique_ptr<FolderBlobStore> store_;
};

// The same on a disk that loses what wasn't synced.
class CrashHolder : public BlobStoreHolder {
 public:
  explicit CrashHolder(ManualClock* clock) : clock_(clock), medium_(1) {
    Reopen();
  }
  BlobStore* store() override { return store_.get(); }
  bool Reopen() override {
    store_.reset();
    medium_.Crash();
    auto store = FolderBlobStore::Open(medium_.Mount(), MakeOptions(clock_));
    EXPECT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
    return true;
  }
  bool Damage(const BlobId& id) override {
    auto file = medium_.Mount()->Open(BlobPath(id), Disk::Mode::kWrite);
    const bool damaged = file.ok() && (*file)->Write(100, "damage").ok();
    store_ = *FolderBlobStore::Open(medium_.Mount(), MakeOptions(clock_));
    return damaged;
  }
  uint64_t StoredBytes() override { return medium_.BytesWithout(".record"); }

 private:
  ManualClock* const clock_;
  CrashMedium medium_;
  std::unique_ptr<FolderBlobStore> store_;
};

INSTANTIATE_TEST_SUITE_P(
    Folder, BlobConformanceTest,
    testing::Values(BlobStoreKind{"Folder", kCheckpoint,
                                  [](ManualClock* clock) {
                                    return std::make_unique<FolderHolder>(
                                        clock);
                                  }},
                    BlobStoreKind{"Crash", kCheckpoint,
                                  [](ManualClock* clock) {
                                    return std::make_unique<CrashHolder>(clock);
                                  }}),
    BlobStoreKindName);

}  // namespace
}  // namespace preau::blobs
