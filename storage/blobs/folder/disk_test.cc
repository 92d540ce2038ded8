#include "storage/blobs/folder/disk.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {
namespace {

namespace fs = std::filesystem;

class DiskTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = testing::TempDir() + "/disk_XXXXXX";
    ASSERT_NE(mkdtemp(root_.data()), nullptr);
    auto disk = OpenDisk(root_);
    ASSERT_TRUE(disk.ok()) << disk.status();
    disk_ = *std::move(disk);
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string root_;
  std::unique_ptr<Disk> disk_;
};

TEST_F(DiskTest, ReadsWhatItWrote) {
  EXPECT_TRUE(*disk_->MakeFolder("a"));
  EXPECT_FALSE(*disk_->MakeFolder("a"));
  EXPECT_TRUE(*disk_->MakeFolder("a/b"));
  {
    auto file = disk_->Open("a/b/c", Disk::Mode::kCreate);
    ASSERT_TRUE(file.ok()) << file.status();
    EXPECT_TRUE((*file)->Write(0, "hello").ok());
    EXPECT_TRUE((*file)->Write(3, "p me").ok());
    EXPECT_EQ(*(*file)->Read(0, 100), "help me");
    EXPECT_EQ(*(*file)->Read(5, 1), "m");
    EXPECT_EQ(*(*file)->Read(70, 1), "");
    EXPECT_TRUE((*file)->Truncate(4).ok());
    EXPECT_EQ(*(*file)->Size(), 4u);
    EXPECT_TRUE((*file)->SetTime(1'234'567'890'123'456).ok());
    EXPECT_TRUE((*file)->Sync().ok());
  }
  EXPECT_FALSE(disk_->Open("a/b/c", Disk::Mode::kCreate).ok());
  EXPECT_TRUE(disk_->SyncFolder("a/b").ok());
  EXPECT_TRUE(disk_->Rename("a/b/c", "d").ok());
  EXPECT_TRUE(absl::IsNotFound(disk_->Stat("a/b/c").status()));
  const auto entry = disk_->Stat("d");
  ASSERT_TRUE(entry.ok()) << entry.status();
  EXPECT_EQ(entry->size, 4u);
  EXPECT_EQ(entry->time_micros, 1'234'567'890'123'456);
  std::set<std::string> names;
  ASSERT_TRUE(disk_
                  ->List("",
                         [&](const std::string& name) {
                           names.insert(name);
                           return true;
                         })
                  .ok());
  EXPECT_EQ(names, (std::set<std::string>{"LOCK", "a", "d"}));
  EXPECT_TRUE(disk_->Remove("d").ok());
  EXPECT_TRUE(absl::IsNotFound(disk_->Remove("d")));
  // Nobody else reads them.
  struct stat info = {};
  ASSERT_EQ(stat((root_ + "/a").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
}

TEST_F(DiskTest, FollowsNoLinkAndOpensNothingOdd) {
  ASSERT_TRUE(disk_->MakeFolder("real").ok());
  std::ofstream(root_ + "/real/file") << "secret";
  fs::create_symlink("real", root_ + "/link");
  fs::create_symlink("file", root_ + "/real/link");
  fs::create_symlink("nowhere", root_ + "/real/dangling");
  ASSERT_EQ(mkfifo((root_ + "/real/pipe").c_str(), 0600), 0);
  for (const char* path :
       {"link/file", "real/link", "real/pipe", "real/file/x"}) {
    EXPECT_EQ(ReasonOf(disk_->Open(path, Disk::Mode::kRead).status()),
              "BLOB_PATH_UNSAFE")
        << path;
    EXPECT_EQ(ReasonOf(disk_->Stat(path).status()), "BLOB_PATH_UNSAFE") << path;
  }
  EXPECT_FALSE(disk_->Open("real/dangling", Disk::Mode::kCreate).ok());
  EXPECT_FALSE(fs::exists(root_ + "/real/nowhere"));
  EXPECT_EQ(ReasonOf(disk_->Open("link/new", Disk::Mode::kCreate).status()),
            "BLOB_PATH_UNSAFE");
  EXPECT_EQ(ReasonOf(disk_->MakeFolder("link").status()), "BLOB_PATH_UNSAFE");
  EXPECT_EQ(ReasonOf(disk_->Rename("real/file", "link/file")),
            "BLOB_PATH_UNSAFE");
  EXPECT_EQ(ReasonOf(disk_->Remove("link/file")), "BLOB_PATH_UNSAFE");
  EXPECT_EQ(ReasonOf(disk_->SyncFolder("link")), "BLOB_PATH_UNSAFE");
  EXPECT_EQ(
      ReasonOf(disk_->List("link", [](const std::string&) { return true; })),
      "BLOB_PATH_UNSAFE");
  EXPECT_TRUE(fs::exists(root_ + "/real/file"));
}

TEST_F(DiskTest, OneProcessHasIt) {
  EXPECT_EQ(ReasonOf(OpenDisk(root_).status()), "STORAGE_IN_USE");
  disk_.reset();
  EXPECT_TRUE(OpenDisk(root_).ok());
  EXPECT_TRUE(absl::IsNotFound(OpenDisk(root_ + "/no").status()));
}

}  // namespace
}  // namespace preau::blobs
