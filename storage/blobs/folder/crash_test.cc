#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/folder/crash_disk.h"
#include "storage/blobs/folder/folder_blob_store.h"
#include "storage/blobs/folder/paths.h"

namespace preau::blobs {
namespace {

constexpr uint64_t kSize = 5000;
constexpr uint64_t kPiece = 700;
constexpr int kUploads = 3;

// Two of the three are the same content.
std::string Bytes(int upload) { return TestBytes(kSize, upload % 2); }

// What a client was told.
struct Acknowledged {
  std::map<int, std::string> begun;
  std::map<int, uint64_t> kept;
  std::map<int, BlobId> finished;
};

class CrashTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<FolderBlobStore>> Open(CrashMedium* medium) {
    return FolderBlobStore::Open(
        medium->Mount(),
        {.max_uploads = 10, .checkpoint_bytes = 1500, .clock = &clock_});
  }

  // Sends all uploads at the same time, piece by piece, until an error.
  void Work(FolderBlobStore& store, Acknowledged* acknowledged) {
    std::map<int, std::unique_ptr<UploadWriter>> writers;
    for (int i = 0; i < kUploads; ++i) {
      const auto info = store.BeginUpload({.owner = "a", .size = kSize});
      if (!info.ok()) return;
      acknowledged->begun[i] = info->id;
      auto writer = store.OpenUpload(info->id);
      if (!writer.ok()) return;
      writers[i] = *std::move(writer);
    }
    for (uint64_t at = 0; at < kSize; at += kPiece) {
      for (int i = 0; i < kUploads; ++i) {
        const auto progress =
            writers[i]->Append(at, Bytes(i).substr(at, kPiece));
        if (!progress.ok()) return;
        acknowledged->kept[i] = progress->kept;
      }
    }
    for (int i = 0; i < kUploads; ++i) {
      const auto finished = writers[i]->Finish();
      if (!finished.ok()) return;
      acknowledged->finished.emplace(i, finished->blob.id);
    }
    for (int i = 0; i < kUploads; ++i) {
      if (!store.AbortUpload(acknowledged->begun[i]).ok()) return;
      acknowledged->begun.erase(i);
    }
  }

  static std::string ReadAll(BlobStore& store, const BlobId& id) {
    std::string bytes;
    const absl::Status status =
        store.Read(id, 0, kToEnd, [&](absl::string_view piece) {
          bytes.append(piece.data(), piece.size());
          return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
    return bytes;
  }

  // What was acknowledged is there; the rest can be sent and finished.
  void Check(FolderBlobStore& store, const Acknowledged& acknowledged) {
    for (const auto& [i, id] : acknowledged.finished) {
      EXPECT_EQ(id, IdOf(Bytes(i)));
      EXPECT_EQ(ReadAll(store, id), Bytes(i));
    }
    for (const auto& [i, id] : acknowledged.begun) {
      const auto info = store.GetUpload(id);
      const auto kept = acknowledged.kept.find(i);
      const bool was_kept = kept != acknowledged.kept.end() && kept->second > 0;
      // An abort that wasn't acknowledged may have been made.
      if (!info.ok() && acknowledged.finished.size() == kUploads) continue;
      if (!info.ok()) {
        EXPECT_FALSE(was_kept) << info.status();
        continue;
      }
      EXPECT_GE(info->kept, was_kept ? kept->second : 0);
      if (acknowledged.finished.count(i) > 0) {
        EXPECT_EQ(info->finished, IdOf(Bytes(i)));
      }
      auto writer = store.OpenUpload(id);
      ASSERT_TRUE(writer.ok()) << writer.status();
      const auto sent =
          (*writer)->Append(info->kept, Bytes(i).substr(info->kept));
      ASSERT_TRUE(sent.ok()) << sent.status();
      const auto finished = (*writer)->Finish();
      ASSERT_TRUE(finished.ok()) << finished.status();
      EXPECT_EQ(finished->blob.id, IdOf(Bytes(i)));
      EXPECT_EQ(ReadAll(store, finished->blob.id), Bytes(i));
    }
  }

  // Only live blobs are left.
  void CheckNoOrphans(FolderBlobStore& store, const CrashMedium& medium,
                      const std::vector<BlobId>& live) {
    clock_.Advance(1'000'000);
    const int64_t now = clock_.NowMicros();
    const auto collected = store.Collect(
        {.is_live =
             [&](const BlobId& id) {
               return std::find(live.begin(), live.end(), id) != live.end();
             },
         .blobs_before = now,
         .uploads_before = now});
    ASSERT_TRUE(collected.ok()) << collected.status();
    std::vector<std::string> expected;
    for (const BlobId& id : live) expected.push_back(BlobPath(id));
    std::sort(expected.begin(), expected.end());
    expected.erase(std::unique(expected.begin(), expected.end()),
                   expected.end());
    EXPECT_EQ(medium.Files(), expected);
    // Nothing counts as unfinished any more.
    for (int i = 0; i < 10; ++i) {
      EXPECT_TRUE(store.BeginUpload({.owner = "a", .size = 1}).ok());
    }
    EXPECT_FALSE(store.BeginUpload({.owner = "a", .size = 1}).ok());
  }

  ManualClock clock_;
};

TEST_F(CrashTest, APowerCutAtAnyPointLosesNothingThatWasAcknowledged) {
  uint64_t changes = 0;
  {
    CrashMedium medium(0);
    auto store = Open(&medium);
    ASSERT_TRUE(store.ok());
    Acknowledged acknowledged;
    Work(**store, &acknowledged);
    EXPECT_EQ(acknowledged.finished.size(), size_t{kUploads});
    changes = medium.changes();
  }
  ASSERT_GT(changes, 60u);
  int resumed = 0;
  for (uint64_t seed = 0; seed < 8; ++seed) {
    for (uint64_t nth = 1; nth <= changes; ++nth) {
      SCOPED_TRACE(testing::Message() << "seed " << seed << ", change " << nth);
      CrashMedium medium(seed * 1000 + nth);
      medium.CrashAt(nth);
      Acknowledged acknowledged;
      if (auto store = Open(&medium); store.ok()) Work(**store, &acknowledged);
      ASSERT_TRUE(medium.has_crashed());
      // The half of the seeds collects at once, the others resume before.
      std::vector<BlobId> live;
      for (const auto& [i, id] : acknowledged.finished) live.push_back(id);
      auto store = Open(&medium);
      ASSERT_TRUE(store.ok()) << store.status();
      if (seed % 2 == 0) {
        Check(**store, acknowledged);
        ++resumed;
      }
      CheckNoOrphans(**store, medium, live);
      for (const BlobId& id : live) {
        EXPECT_EQ(IdOf(ReadAll(**store, id)), id);
      }
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(resumed, 200);
}

TEST_F(CrashTest, AnErrorAtAnyPointLosesNothingThatWasAcknowledged) {
  for (const absl::Status& failure :
       {absl::InternalError("EIO"), absl::ResourceExhaustedError("ENOSPC")}) {
    for (uint64_t nth = 1;; ++nth) {
      SCOPED_TRACE(testing::Message() << failure << ", change " << nth);
      CrashMedium medium(nth);
      auto store = Open(&medium);
      ASSERT_TRUE(store.ok()) << store.status();
      const uint64_t before = medium.changes();
      medium.FailAt(nth, failure);
      Acknowledged acknowledged;
      Work(**store, &acknowledged);
      if (medium.changes() - before < nth) {
        EXPECT_GT(nth, 60u);
        break;
      }
      // The same process goes on.
      Check(**store, acknowledged);
      std::vector<BlobId> live;
      for (const auto& [i, id] : acknowledged.finished) live.push_back(id);
      CheckNoOrphans(**store, medium, live);
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace preau::blobs
