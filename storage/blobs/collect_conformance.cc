#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/base/mutex.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {

// Here, so that whoever instantiates the suite links these.
void BlobConformanceTest::SetUp() {
  holder_ = GetParam().make(&clock_);
  if (holder_ == nullptr) {
    GTEST_SKIP() << "tools/install-packages --tests installs what it needs";
  }
}

namespace {

TEST_P(BlobConformanceTest, CollectsWhatIsOldAndNobodys) {
  const BlobId live = Store("live");
  const BlobId old = Store("old");
  clock_.Advance(1000);
  const BlobId young = Store("young");
  const int64_t young_since = clock_.NowMicros();
  std::vector<std::string> asked;
  const auto is_live = [&](const BlobId& id) {
    asked.push_back(id.ToHex());
    return id == live;
  };
  auto collected = store().Collect(
      {.is_live = is_live, .blobs_before = young_since, .uploads_before = 0});
  ASSERT_TRUE(collected.ok()) << collected.status();
  EXPECT_EQ(collected->blobs, 1u);
  EXPECT_EQ(collected->blob_bytes, 3u);
  EXPECT_TRUE(IsThere(live));
  EXPECT_FALSE(IsThere(old));
  EXPECT_TRUE(IsThere(young));
  EXPECT_NE(std::find(asked.begin(), asked.end(), old.ToHex()), asked.end());
  clock_.Advance(1);
  EXPECT_EQ(Collect(is_live).blobs, 1u);
  EXPECT_FALSE(IsThere(young));
  EXPECT_TRUE(IsThere(live));
}

TEST_P(BlobConformanceTest, AnUnsureAnswerDeletesNothing) {
  const BlobId id = Store("abc");
  clock_.Advance(1);
  const int64_t now = clock_.NowMicros();
  const auto unsure = [](const BlobId&) -> absl::StatusOr<bool> {
    return absl::UnavailableError("not now");
  };
  EXPECT_EQ(
      store()
          .Collect(
              {.is_live = unsure, .blobs_before = now, .uploads_before = now})
          .status(),
      absl::UnavailableError("not now"));
  EXPECT_TRUE(IsThere(id));
}

TEST_P(BlobConformanceTest, CollectsStaleUploads) {
  const std::string bytes = TestBytes(GetParam().checkpoint_bytes + 10, 7);
  const std::string stale = Begin(bytes.size());
  const auto writer = Open(stale);
  Send(*writer, bytes);
  const std::string finished = Begin(3);
  {
    const auto other = Open(finished);
    ASSERT_TRUE(other->Append(0, "abc").ok());
    ASSERT_TRUE(other->Finish().ok());
  }
  clock_.Advance(1000);
  const std::string fresh = Begin(5);
  const int64_t since = clock_.NowMicros();
  const auto collected =
      store().Collect({.is_live = [](const BlobId&) { return true; },
                       .blobs_before = since,
                       .uploads_before = since});
  ASSERT_TRUE(collected.ok()) << collected.status();
  EXPECT_EQ(*collected, (Collected{.uploads = 2}));
  EXPECT_EQ(ReasonOf(store().GetUpload(stale).status()), "UPLOAD_UNKNOWN");
  EXPECT_EQ(ReasonOf(store().GetUpload(finished).status()), "UPLOAD_UNKNOWN");
  EXPECT_EQ(ReasonOf(writer->Checkpoint().status()), "UPLOAD_UNKNOWN");
  EXPECT_TRUE(store().GetUpload(fresh).ok());
  EXPECT_EQ(ReadAll(IdOf("abc")), "abc");
  EXPECT_EQ(holder_->StoredBytes(), 3u);
}

// A reference is written between Finish() and a collection that doesn't know
// of it: step by step, then by threads.
TEST_P(BlobConformanceTest, ALeaseKeepsABlobUntilItsReferenceIsWritten) {
  const BlobId id = Store("abc");
  clock_.Advance(1000);
  const std::string upload = Begin(3);
  std::optional<FinishedUpload> finished;
  {
    const auto writer = Open(upload);
    ASSERT_TRUE(writer->Append(0, "abc").ok());
    auto answer = writer->Finish();
    ASSERT_TRUE(answer.ok()) << answer.status();
    finished.emplace(*std::move(answer));
  }
  // However long writing the reference takes.
  clock_.Advance(1'000'000);
  EXPECT_EQ(CollectAll().blobs, 0u);
  EXPECT_TRUE(IsThere(id));
  const int64_t began = clock_.NowMicros();
  // Here the reference is written, too late for what this collection knows.
  finished.reset();
  auto collected =
      store().Collect({.is_live = [](const BlobId&) { return false; },
                       .blobs_before = began,
                       .uploads_before = 0});
  ASSERT_TRUE(collected.ok()) << collected.status();
  EXPECT_EQ(collected->blobs, 0u);
  EXPECT_TRUE(IsThere(id));
  // A reference to what is there already.
  clock_.Advance(1);
  {
    const auto lease = store().Hold(id);
    ASSERT_TRUE(lease.ok()) << lease.status();
    EXPECT_EQ(CollectAll().blobs, 0u);
  }
  EXPECT_EQ(CollectAll().blobs, 0u);
  clock_.Advance(1);
  EXPECT_EQ(CollectAll().blobs, 1u);
  EXPECT_EQ(ReasonOf(Open(upload)->Finish().status()), "BLOB_UNKNOWN");
}

TEST_P(BlobConformanceTest, ThreadsNeverLoseALiveBlob) {
  constexpr int kThreads = 3;
  constexpr int kRounds = 15;
  base::Mutex mutex;
  std::map<BlobId, int> references;
  std::atomic<int> running = kThreads;
  std::atomic<int> lost = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < kRounds; ++round) {
        // All threads write and drop references to the same two blobs.
        const std::string bytes = absl::StrCat("shared", (round + t) % 2);
        const auto writer = Open(Begin(bytes.size()));
        if (!writer->Append(0, bytes).ok()) ++lost;
        {
          const auto finished = writer->Finish();
          if (!finished.ok()) {
            ADD_FAILURE() << finished.status();
            ++lost;
            continue;
          }
          base::MutexLock lock(&mutex);
          ++references[IdOf(bytes)];
        }
        clock_.Advance(10);
        for (int look = 0; look < 3; ++look) {
          if (!IsThere(IdOf(bytes))) ++lost;
        }
        base::MutexLock lock(&mutex);
        --references[IdOf(bytes)];
      }
      --running;
    });
  }
  uint64_t collected = 0;
  while (running > 0) {
    clock_.Advance(1);
    collected += Collect([&](const BlobId& id) {
                   base::MutexLock lock(&mutex);
                   return references[id] > 0;
                 }).blobs;
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(lost, 0);
  clock_.Advance(1);
  collected += CollectAll().blobs;
  EXPECT_GT(collected, 0u);
  EXPECT_EQ(holder_->StoredBytes(), 0u);
}

}  // namespace
}  // namespace preau::blobs
