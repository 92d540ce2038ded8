#include "storage/rocks/wal_reserve.h"

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "rocksdb/file_system.h"

namespace preau::rocks {
namespace {

constexpr uint64_t kKib = 1024;
constexpr uint64_t kStep = 64 * kKib;

// On a file system of 1 MiB.
class WalReserveTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = testing::TempDir() + "/wal_reserve_XXXXXX";
    ASSERT_NE(mkdtemp(directory_.data()), nullptr);
    if (mount("tmpfs", directory_.c_str(), "tmpfs", 0, "size=1m") != 0) {
      rmdir(directory_.c_str());
      GTEST_SKIP() << "mounting a file system isn't permitted here";
    }
    mounted_ = true;
    reserve_ = std::make_unique<WalReserve>(
        WalReserve::Options{.directory = directory_,
                            .step_bytes = kStep,
                            .max_claimed_bytes = 1024 * kKib,
                            .on_no_space = [this] {
                              ++no_space_;
                              unlink((directory_ + "/ballast").c_str());
                            }});
    file_system_ = std::make_unique<WalReserveFileSystem>(
        rocksdb::FileSystem::Default(), reserve_.get());
    ASSERT_TRUE(reserve_->Prepare());
  }
  void TearDown() override {
    log_.reset();
    old_logs_.clear();
    reserve_.reset();
    if (!mounted_) return;
    EXPECT_EQ(umount2(directory_.c_str(), MNT_DETACH), 0);
    rmdir(directory_.c_str());
  }

  // Earlier logs stay open, as they do until their rows are in tables.
  rocksdb::IOStatus NewLog(const std::string& name) {
    if (log_ != nullptr) old_logs_.push_back(std::move(log_));
    return file_system_->NewWritableFile(
        directory_ + "/" + name, rocksdb::FileOptions(), &log_, nullptr);
  }
  rocksdb::IOStatus Append(uint64_t bytes) {
    return log_->Append(std::string(bytes, 'x'), rocksdb::IOOptions(), nullptr);
  }
  // Takes all that is left.
  void FillDisk() {
    std::ofstream file(directory_ + "/filler", std::ios::app);
    const std::string page(4096, 'x');
    while (file.write(page.data(), 4096).flush()) continue;
  }
  uint64_t BlockBytes(const std::string& name) const {
    struct stat info;
    if (stat((directory_ + "/" + name).c_str(), &info) != 0) return 0;
    return uint64_t{512} * static_cast<uint64_t>(info.st_blocks);
  }

  std::string directory_;
  bool mounted_ = false;
  int no_space_ = 0;
  std::unique_ptr<WalReserve> reserve_;
  std::unique_ptr<WalReserveFileSystem> file_system_;
  std::unique_ptr<rocksdb::FSWritableFile> log_;
  std::vector<std::unique_ptr<rocksdb::FSWritableFile>> old_logs_;
};

TEST_F(WalReserveTest, ClaimedBytesFitOnAFullDisk) {
  ASSERT_TRUE(NewLog("1.log").ok());
  ASSERT_TRUE(reserve_->Claim(100 * kKib));
  FillDisk();
  EXPECT_TRUE(Append(100 * kKib).ok());
  reserve_->Unclaim(100 * kKib);
  EXPECT_FALSE(reserve_->Claim(100 * kKib));
  EXPECT_GT(no_space_, 0);
  unlink((directory_ + "/filler").c_str());
  EXPECT_TRUE(reserve_->Claim(100 * kKib));
  EXPECT_TRUE(Append(100 * kKib).ok());
}

TEST_F(WalReserveTest, ClaimedBytesFitInTheNextLogToo) {
  ASSERT_TRUE(NewLog("1.log").ok());
  ASSERT_TRUE(reserve_->Claim(100 * kKib));
  FillDisk();
  ASSERT_TRUE(NewLog("2.log").ok());
  EXPECT_TRUE(Append(100 * kKib).ok());
}

TEST_F(WalReserveTest, NoFurtherLogWhileSomebodyWrites) {
  ASSERT_TRUE(NewLog("1.log").ok());
  ASSERT_TRUE(reserve_->Claim(10 * kKib));
  FillDisk();
  ASSERT_TRUE(NewLog("2.log").ok());
  EXPECT_TRUE(NewLog("3.log").IsNoSpace());
  reserve_->Unclaim(10 * kKib);
  EXPECT_TRUE(NewLog("3.log").ok());
  EXPECT_FALSE(reserve_->Claim(10 * kKib));
}

TEST_F(WalReserveTest, ReleasedBallastIsUsed) {
  ASSERT_TRUE(NewLog("1.log").ok());
  std::ofstream(directory_ + "/ballast") << std::string(400 * kKib, 'b');
  FillDisk();
  EXPECT_TRUE(reserve_->Claim(150 * kKib));
  EXPECT_GT(no_space_, 0);
  EXPECT_TRUE(Append(150 * kKib).ok());
}

TEST_F(WalReserveTest, TheLogsSizeIsWhatWasWritten) {
  ASSERT_TRUE(NewLog("1.log").ok());
  ASSERT_TRUE(reserve_->Claim(10));
  ASSERT_TRUE(Append(10).ok());
  EXPECT_EQ(std::filesystem::file_size(directory_ + "/1.log"), 10u);
  EXPECT_GE(BlockBytes("1.log"), kStep);
  ASSERT_TRUE(log_->Close(rocksdb::IOOptions(), nullptr).ok());
  EXPECT_LE(BlockBytes("1.log"), 4 * kKib) << "the rest is given back";
}

TEST_F(WalReserveTest, ClaimsAddUp) {
  ASSERT_TRUE(NewLog("1.log").ok());
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(reserve_->Claim(20 * kKib));
  FillDisk();
  EXPECT_TRUE(Append(200 * kKib).ok());
}

TEST_F(WalReserveTest, TooManyClaimsWait) {
  WalReserve::Options options{.directory = directory_,
                              .step_bytes = kStep,
                              .max_claimed_bytes = 100,
                              .on_no_space = [] {}};
  WalReserve small(options);
  ASSERT_TRUE(small.Claim(90));
  std::thread second([&] {
    EXPECT_TRUE(small.Claim(20));
    small.Unclaim(20);
  });
  small.Unclaim(90);
  second.join();
  EXPECT_TRUE(small.Claim(200)) << "a large one passes when it is alone";
}

TEST_F(WalReserveTest, OtherFilesPass) {
  ASSERT_TRUE(NewLog("1.sst").ok());
  EXPECT_TRUE(Append(5).ok());
  EXPECT_GE(BlockBytes(WalReserve::kSpareName), kStep);
}

}  // namespace
}  // namespace preau::rocks
