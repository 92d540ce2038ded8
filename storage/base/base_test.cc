#include <atomic>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "storage/base/executor.h"
#include "storage/base/random.h"
#include "storage/base/status_macros.h"

namespace preau::base {
namespace {

TEST(ErrorTest, DetailSurvivesTheStatus) {
  const ErrorDetail detail{
      "TITLE_MISSING", "notice.title", {{"max", "3:4"}, {"é", "\n"}}};
  const absl::Status status =
      MakeError(absl::StatusCode::kInvalidArgument, detail);
  EXPECT_EQ(GetErrorDetail(status), detail);
  EXPECT_THAT(std::string(status.message()),
              ::testing::StartsWith("TITLE_MISSING notice.title"));
}

TEST(ErrorTest, PlainStatusHasNoDetail) {
  EXPECT_EQ(GetErrorDetail(absl::InternalError("x")), std::nullopt);
  EXPECT_EQ(GetErrorDetail(absl::OkStatus()), std::nullopt);
}

TEST(RandomTest, UidsHaveTheirFormAndDiffer) {
  const std::string a = NewUid(SystemRandom());
  EXPECT_TRUE(IsUid(a));
  EXPECT_NE(a, NewUid(SystemRandom()));
  EXPECT_FALSE(IsUid("0123456789ABCDEF0123456789ABCDEF"));
  EXPECT_FALSE(IsUid("0123"));
}

TEST(ExecutorTest, RunsEverythingBeforeItEnds) {
  std::atomic<int> done{0};
  {
    Executor executor(2, 100);
    for (int i = 0; i < 50; ++i) {
      ASSERT_TRUE(executor.Schedule([&] { ++done; }).ok());
    }
  }
  EXPECT_EQ(done, 50);
}

TEST(ExecutorTest, RefusesWhenFull) {
  Mutex mutex;
  CondVar changed;
  bool release = false;
  Executor executor(1, 1);
  std::atomic<bool> started{false};
  ASSERT_TRUE(executor
                  .Schedule([&] {
                    started = true;
                    MutexLock lock(&mutex);
                    while (!release) changed.Wait(&mutex);
                  })
                  .ok());
  while (!started) std::this_thread::yield();
  ASSERT_TRUE(executor.Schedule([] {}).ok());
  const absl::Status full = executor.Schedule([] {});
  EXPECT_EQ(full.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(GetErrorDetail(full)->reason, "SERVER_BUSY");
  {
    MutexLock lock(&mutex);
    release = true;
  }
  changed.NotifyAll();
}

absl::StatusOr<int> Half(int n) {
  if (n % 2 != 0) return absl::InvalidArgumentError("odd");
  return n / 2;
}

absl::StatusOr<int> Quarter(int n) {
  PREAU_ASSIGN_OR_RETURN(const int half, Half(n));
  return Half(half);
}

TEST(StatusMacrosTest, AssignsOrReturns) {
  EXPECT_EQ(*Quarter(8), 2);
  EXPECT_EQ(Quarter(6).status().message(), "odd");
  EXPECT_EQ(Quarter(7).status().message(), "odd");
}

}  // namespace
}  // namespace preau::base
