#include "storage/kv/space_guard.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::kv {
namespace {

constexpr uint64_t kKib = 1024;

class SpaceGuardTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/space_guard_XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  void Make(uint64_t ballast) {
    auto guard = SpaceGuard::Create(
        {.directories = {directory_, "other"},
         .refuse_below = 100 * kKib,
         .ballast = ballast,
         .hysteresis = 10 * kKib,
         .free_bytes = [this](const std::string& directory) {
           return directory == directory_ ? free_ : other_free_;
         }});
    ASSERT_TRUE(guard.ok()) << guard.status();
    guard_ = *std::move(guard);
  }
  // Bytes of the ballast's blocks; -1 when there is no file.
  int64_t BallastBytes() const {
    struct stat info;
    const std::string path = directory_ + "/" + SpaceGuard::kBallastName;
    if (stat(path.c_str(), &info) != 0) return -1;
    return info.st_blocks * 512;
  }

  std::string directory_;
  absl::StatusOr<uint64_t> free_ = 1000 * kKib;
  absl::StatusOr<uint64_t> other_free_ = 1000 * kKib;
  std::unique_ptr<SpaceGuard> guard_;
};

TEST_F(SpaceGuardTest, RefusesReleasesAndHeals) {
  Make(64 * kKib);
  EXPECT_GE(BallastBytes(), int64_t{64 * kKib});
  EXPECT_TRUE(guard_->Check(0).ok());

  free_ = 100 * kKib;
  EXPECT_TRUE(guard_->Check(0).ok());
  free_ = 100 * kKib - 1;
  const absl::Status status = guard_->Check(0);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  const base::ErrorDetail detail = base::GetErrorDetail(status).value();
  EXPECT_EQ(detail.reason, "DISK_FULL");
  EXPECT_EQ(detail.args.at("free"), std::to_string(100 * kKib - 1));
  EXPECT_EQ(detail.args.at("needed"), std::to_string(174 * kKib));
  EXPECT_EQ(BallastBytes(), -1);

  // The ballast's own room doesn't heal, nor does a little more.
  for (const uint64_t free : {164 * kKib, 174 * kKib - 1}) {
    free_ = free;
    EXPECT_FALSE(guard_->Check(0).ok()) << free;
    EXPECT_FALSE(guard_->has_ballast());
  }
  free_ = 174 * kKib;
  EXPECT_FALSE(guard_->Check(1).ok());
  EXPECT_TRUE(guard_->Check(0).ok());
  EXPECT_GE(BallastBytes(), int64_t{64 * kKib});
  free_ = 110 * kKib;
  EXPECT_TRUE(guard_->Check(0).ok());
}

TEST_F(SpaceGuardTest, ALargeWriteIsRefusedAlone) {
  Make(64 * kKib);
  free_ = 150 * kKib;
  EXPECT_FALSE(guard_->Check(51 * kKib).ok());
  EXPECT_FALSE(guard_->Check(UINT64_MAX).ok());
  EXPECT_TRUE(guard_->has_ballast());
  EXPECT_TRUE(guard_->Check(50 * kKib).ok());
}

TEST_F(SpaceGuardTest, TheFullestDirectoryCounts) {
  Make(0);
  other_free_ = 10 * kKib;
  EXPECT_FALSE(guard_->Check(0).ok());
}

TEST_F(SpaceGuardTest, WithoutBallast) {
  Make(0);
  EXPECT_EQ(BallastBytes(), -1);
  free_ = 0;
  EXPECT_FALSE(guard_->Check(0).ok());
  free_ = 109 * kKib;
  EXPECT_FALSE(guard_->Check(0).ok());
  free_ = 110 * kKib;
  EXPECT_TRUE(guard_->Check(0).ok());
  EXPECT_EQ(BallastBytes(), -1);
}

TEST_F(SpaceGuardTest, ReportedNoSpaceRefusesAndReleases) {
  Make(64 * kKib);
  free_ = 170 * kKib;
  guard_->ReportNoSpace();
  EXPECT_EQ(BallastBytes(), -1);
  EXPECT_FALSE(guard_->Check(0).ok());
  free_ = 1000 * kKib;
  EXPECT_TRUE(guard_->Check(0).ok());
  EXPECT_TRUE(guard_->has_ballast());
}

TEST_F(SpaceGuardTest, NoRoomForBallastAtFirst) {
  free_ = 120 * kKib;
  Make(64 * kKib);
  EXPECT_EQ(BallastBytes(), -1);
  EXPECT_TRUE(guard_->Check(0).ok());
  free_ = 1000 * kKib;
  EXPECT_TRUE(guard_->Check(0).ok());
  EXPECT_TRUE(guard_->has_ballast());
}

TEST_F(SpaceGuardTest, BallastOfAnEarlierRunIsKeptOrReplaced) {
  Make(64 * kKib);
  guard_.reset();
  free_ = 120 * kKib;  // Not enough to make it: it must be the old one.
  Make(64 * kKib);
  EXPECT_TRUE(guard_->has_ballast());
  guard_.reset();
  std::ofstream(directory_ + "/" + SpaceGuard::kBallastName) << "short";
  Make(64 * kKib);
  EXPECT_FALSE(guard_->has_ballast());
  EXPECT_EQ(BallastBytes(), -1);
}

TEST_F(SpaceGuardTest, UnreadableDiskRefuses) {
  Make(64 * kKib);
  free_ = absl::InternalError("statvfs");
  EXPECT_FALSE(guard_->Check(0).ok());
}

TEST(FreeBytesTest, RealDisk) {
  EXPECT_GT(FreeBytes("/").value(), 0u);
  EXPECT_FALSE(FreeBytes("/no/such/folder").ok());
}

}  // namespace
}  // namespace preau::kv
