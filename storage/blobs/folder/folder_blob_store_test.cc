#include "storage/blobs/folder/folder_blob_store.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/folder/paths.h"

namespace preau::blobs {
namespace {

namespace fs = std::filesystem;

class FolderBlobStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = testing::TempDir() + "/folder_blobs_XXXXXX";
    ASSERT_NE(mkdtemp(root_.data()), nullptr);
  }
  void TearDown() override {
    store_.reset();
    guard_.reset();
    fs::remove_all(root_);
  }

  void Open() {
    store_.reset();
    auto store = FolderBlobStore::Open(
        root_, {.max_uploads = 3, .guard = guard_.get(), .clock = &clock_});
    ASSERT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
  }
  BlobId Store(const std::string& bytes) {
    const auto info = store_->BeginUpload({.owner = "a", .size = bytes.size()});
    EXPECT_TRUE(info.ok()) << info.status();
    const auto writer = store_->OpenUpload(info->id);
    EXPECT_TRUE((*writer)->Append(0, bytes).ok());
    EXPECT_TRUE((*writer)->Finish().ok());
    return IdOf(bytes);
  }
  absl::StatusOr<Collected> CollectAll() {
    clock_.Advance(1);
    const int64_t now = clock_.NowMicros();
    return store_->Collect({.is_live = [](const BlobId&) { return false; },
                            .blobs_before = now,
                            .uploads_before = now});
  }

  ManualClock clock_;
  std::string root_;
  std::unique_ptr<kv::SpaceGuard> guard_;
  std::unique_ptr<FolderBlobStore> store_;
};

TEST_F(FolderBlobStoreTest, BlobsAreWhereTheirHashSays) {
  Open();
  Store("abc");
  std::ifstream file(
      root_ +
      "/blobs/ba/78/"
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::string bytes;
  file >> bytes;
  EXPECT_EQ(bytes, "abc");
}

TEST_F(FolderBlobStoreTest, CountsUnfinishedUploadsAfterARestart) {
  Open();
  Store("abc");
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(store_->BeginUpload({.owner = "a", .size = 1}).ok());
  }
  Open();
  const auto more = store_->BeginUpload({.owner = "a", .size = 1});
  EXPECT_EQ(ReasonOf(more.status()), "UPLOADS_TOO_MANY");
  ASSERT_TRUE(CollectAll().ok());
  EXPECT_TRUE(store_->BeginUpload({.owner = "a", .size = 1}).ok());
}

TEST_F(FolderBlobStoreTest, OthersFilesStay) {
  Open();
  const BlobId id = Store("abc");
  for (const std::string& name :
       {std::string("blobs/readme"), std::string("blobs/ba/readme"),
        InnerFolder(id) + "/readme",
        InnerFolder(id) + "/" + std::string(64, 'a'),
        std::string("uploads/readme"), std::string("uploads/x.bytes")}) {
    std::ofstream(root_ + "/" + name) << "mine";
  }
  const auto collected = CollectAll();
  ASSERT_TRUE(collected.ok()) << collected.status();
  EXPECT_EQ(*collected, (Collected{.blobs = 1, .blob_bytes = 3, .uploads = 1}));
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root_)) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(files, 7);
}

TEST_F(FolderBlobStoreTest, OrphansGo) {
  Open();
  const std::string uid = "0123456789abcdef0123456789abcdef";
  std::ofstream(root_ + "/" + BytesPath(uid)) << "left behind";
  const std::string other = "fedcba9876543210fedcba9876543210";
  std::ofstream(root_ + "/" + RecordPath(other)) << std::string(8192, '\0');
  // They don't hinder anything.
  Open();
  EXPECT_EQ(ReasonOf(store_->GetUpload(other).status()), "UPLOAD_UNKNOWN");
  const auto collected = CollectAll();
  ASSERT_TRUE(collected.ok()) << collected.status();
  EXPECT_EQ(*collected, (Collected{.orphans = 2}));
  EXPECT_TRUE(fs::is_empty(root_ + "/uploads"));
}

TEST_F(FolderBlobStoreTest, RefusesLinksInItsTree) {
  Open();
  const BlobId id = Store("abc");
  const std::string path = root_ + "/" + BlobPath(id);
  fs::rename(path, root_ + "/elsewhere");
  fs::create_symlink(root_ + "/elsewhere", path);
  const auto nothing = [](absl::string_view) { return absl::OkStatus(); };
  EXPECT_EQ(ReasonOf(store_->GetBlob(id).status()), "BLOB_PATH_UNSAFE");
  EXPECT_EQ(ReasonOf(store_->Read(id, 0, kToEnd, nothing)), "BLOB_PATH_UNSAFE");
  store_.reset();
  fs::rename(root_ + "/uploads", root_ + "/real");
  fs::create_symlink("real", root_ + "/uploads");
  EXPECT_EQ(ReasonOf(FolderBlobStore::Open(root_, {}).status()),
            "BLOB_PATH_UNSAFE");
}

TEST_F(FolderBlobStoreTest, ADiskThatFillsRefusesAndKeepsWhatIsThere) {
  uint64_t free = 10'000;
  auto guard = kv::SpaceGuard::Create(
      {.directories = {root_},
       .refuse_below = 1000,
       .ballast = 0,
       .hysteresis = 0,
       .free_bytes = [&](const std::string&) { return free; }});
  ASSERT_TRUE(guard.ok()) << guard.status();
  guard_ = *std::move(guard);
  Open();
  const BlobId id = Store("abc");
  const auto refused = store_->BeginUpload({.owner = "a", .size = 9'001});
  EXPECT_EQ(ReasonOf(refused.status()), "DISK_FULL");
  EXPECT_TRUE(absl::IsResourceExhausted(refused.status()));
  const auto info = store_->BeginUpload({.owner = "a", .size = 2'000});
  ASSERT_TRUE(info.ok()) << info.status();
  const auto writer = store_->OpenUpload(info->id);
  const std::string bytes = TestBytes(2000, 1);
  ASSERT_TRUE((*writer)->Append(0, bytes.substr(0, 1000)).ok());
  free = 1'500;
  EXPECT_EQ(ReasonOf((*writer)->Append(1000, bytes.substr(1000)).status()),
            "DISK_FULL");
  EXPECT_TRUE(store_->GetBlob(id).ok());
  free = 10'000;
  ASSERT_TRUE((*writer)->Append(1000, bytes.substr(1000)).ok());
  const auto finished = (*writer)->Finish();
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_EQ(finished->blob.id, IdOf(bytes));
}

}  // namespace
}  // namespace preau::blobs
