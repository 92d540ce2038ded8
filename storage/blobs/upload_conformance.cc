#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {

// Here, so that whoever names the suite's cases links these.
std::string BlobStoreKindName(
    const testing::TestParamInfo<BlobStoreKind>& info) {
  return info.param.name;
}

namespace {

constexpr uint64_t kKib = 1024;

TEST_P(BlobConformanceTest, KeepsFilesOfAllSizes) {
  const uint64_t step = GetParam().checkpoint_bytes;
  for (const uint64_t size :
       {uint64_t{0}, uint64_t{1}, uint64_t{63}, uint64_t{64}, 256 * kKib - 1,
        256 * kKib + 1, step - 1, step, step + 1, 2 * step, 2 * step + 77}) {
    SCOPED_TRACE(size);
    const std::string bytes = TestBytes(size, size);
    const auto writer = Open(Begin(size, IdOf(bytes)));
    Send(*writer, bytes);
    const auto finished = writer->Finish();
    ASSERT_TRUE(finished.ok()) << finished.status();
    EXPECT_EQ(finished->blob.id, IdOf(bytes));
    EXPECT_EQ(finished->blob.size, size);
    EXPECT_EQ(finished->blob.kept_micros, clock_.NowMicros());
    EXPECT_FALSE(finished->was_there);
    EXPECT_EQ(ReadAll(finished->blob.id), bytes);
    const auto info = store().GetBlob(IdOf(bytes));
    ASSERT_TRUE(info.ok()) << info.status();
    EXPECT_EQ(info->size, size);
  }
}

TEST_P(BlobConformanceTest, SaysWhatASessionIs) {
  const BlobId hash = IdOf("abc");
  const std::string id = Begin(3, hash, "contributors/7");
  const int64_t begun = clock_.NowMicros();
  clock_.Advance(10);
  const auto writer = Open(id);
  ASSERT_TRUE(writer->Append(0, "ab").ok());
  ASSERT_TRUE(writer->Checkpoint().ok());
  const auto info = store().GetUpload(id);
  ASSERT_TRUE(info.ok()) << info.status();
  EXPECT_EQ(info->id, id);
  EXPECT_EQ(info->owner, "contributors/7");
  EXPECT_EQ(info->size, 3u);
  EXPECT_EQ(info->hash, hash);
  EXPECT_EQ(info->created_micros, begun);
  EXPECT_EQ(info->written_micros, begun + 10);
  EXPECT_EQ(info->kept, 2u);
  EXPECT_FALSE(info->finished.has_value());
  ASSERT_TRUE(writer->Append(2, "c").ok());
  ASSERT_TRUE(writer->Finish().ok());
  std::vector<UploadInfo> all;
  ASSERT_TRUE(store()
                  .ListUploads([&](const UploadInfo& upload) {
                    all.push_back(upload);
                    return true;
                  })
                  .ok());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].id, id);
  EXPECT_EQ(all[0].finished, hash);
}

TEST_P(BlobConformanceTest, SkipsWhatIsThereAndRefusesGaps) {
  const auto writer = Open(Begin(10));
  ASSERT_TRUE(writer->Append(0, "01234").ok());
  const auto gap = writer->Append(6, "6");
  EXPECT_EQ(ReasonOf(gap.status()), "UPLOAD_OFFSET_AHEAD");
  EXPECT_EQ(ArgOf(gap.status(), "expected"), "5");
  EXPECT_EQ(writer->Append(0, "01234")->received, 5u);
  EXPECT_EQ(writer->Append(1, "12")->received, 5u);
  EXPECT_EQ(writer->Append(5, "")->received, 5u);
  EXPECT_EQ(writer->Append(3, "3456789")->received, 10u);
  const auto finished = writer->Finish();
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_EQ(ReadAll(finished->blob.id), "0123456789");
  // A repeat that comes late.
  EXPECT_EQ(writer->Append(3, "3456789")->received, 10u);
  EXPECT_EQ(ReadAll(finished->blob.id), "0123456789");
}

TEST_P(BlobConformanceTest, RefusesLies) {
  const auto longer = Open(Begin(3));
  auto answer = longer->Append(0, "abcd");
  EXPECT_EQ(ReasonOf(answer.status()), "UPLOAD_TOO_LONG");
  EXPECT_EQ(ArgOf(answer.status(), "declared"), "3");
  EXPECT_EQ(ArgOf(answer.status(), "size"), "4");
  // It could go on, had it meant three.
  EXPECT_TRUE(longer->Append(0, "abc").ok());
  EXPECT_EQ(ReasonOf(longer->Append(3, "d").status()), "UPLOAD_TOO_LONG");

  const auto shorter = Open(Begin(4));
  ASSERT_TRUE(shorter->Append(0, "abc").ok());
  const auto incomplete = shorter->Finish();
  EXPECT_EQ(ReasonOf(incomplete.status()), "UPLOAD_INCOMPLETE");
  EXPECT_EQ(ArgOf(incomplete.status(), "received"), "3");
  EXPECT_EQ(ArgOf(incomplete.status(), "declared"), "4");
  ASSERT_TRUE(shorter->Append(3, "d").ok());
  EXPECT_TRUE(shorter->Finish().ok());

  const uint64_t before = holder_->StoredBytes();
  const std::string bytes = TestBytes(GetParam().checkpoint_bytes + 10, 1);
  const std::string id = Begin(bytes.size(), IdOf("other"));
  const auto other = Open(id);
  Send(*other, bytes);
  const auto differs = other->Finish();
  EXPECT_EQ(ReasonOf(differs.status()), "UPLOAD_HASH_DIFFERS");
  EXPECT_EQ(ArgOf(differs.status(), "declared"), IdOf("other").ToHex());
  EXPECT_EQ(ArgOf(differs.status(), "found"), IdOf(bytes).ToHex());
  EXPECT_FALSE(IsThere(IdOf(bytes)));
  EXPECT_EQ(ReasonOf(store().GetUpload(id).status()), "UPLOAD_UNKNOWN");
  EXPECT_EQ(ReasonOf(other->Finish().status()), "UPLOAD_UNKNOWN");
  EXPECT_EQ(holder_->StoredBytes(), before);
}

TEST_P(BlobConformanceTest, RefusesWhatIsTooLargeOrNobodys) {
  EXPECT_EQ(
      ReasonOf(store()
                   .BeginUpload({.owner = "a", .size = kConformanceMaxBlob + 1})
                   .status()),
      "BLOB_TOO_LARGE");
  for (const std::string& owner :
       {std::string(), std::string("a\nb"), std::string("é"),
        std::string(kMaxOwnerBytes + 1, 'a')}) {
    EXPECT_EQ(
        ReasonOf(store().BeginUpload({.owner = owner, .size = 1}).status()),
        "UPLOAD_OWNER_INVALID");
  }
  for (const char* id : {"", "x", "../x", "0123456789abcdef0123456789abcdef",
                         "0123456789ABCDEF0123456789ABCDEF"}) {
    EXPECT_EQ(ReasonOf(store().GetUpload(id).status()), "UPLOAD_UNKNOWN");
    EXPECT_EQ(ReasonOf(store().OpenUpload(id).status()), "UPLOAD_UNKNOWN");
    EXPECT_EQ(ReasonOf(store().AbortUpload(id)), "UPLOAD_UNKNOWN");
  }
}

TEST_P(BlobConformanceTest, BoundsUnfinishedUploads) {
  std::vector<std::string> ids;
  for (uint64_t i = 0; i < kConformanceMaxUploads; ++i) ids.push_back(Begin(1));
  const auto more = store().BeginUpload({.owner = "a", .size = 1});
  EXPECT_EQ(ReasonOf(more.status()), "UPLOADS_TOO_MANY");
  EXPECT_TRUE(absl::IsResourceExhausted(more.status()));
  ASSERT_TRUE(store().AbortUpload(ids[0]).ok());
  Begin(1);
  {
    const auto writer = Open(ids[1]);
    ASSERT_TRUE(writer->Append(0, "x").ok());
    ASSERT_TRUE(writer->Finish().ok());
  }
  Begin(1);
  EXPECT_EQ(ReasonOf(store().BeginUpload({.owner = "a", .size = 1}).status()),
            "UPLOADS_TOO_MANY");
}

TEST_P(BlobConformanceTest, WhatIsKeptOutlivesTheProcess) {
  const uint64_t step = GetParam().checkpoint_bytes;
  const std::string bytes = TestBytes(3 * step + 1000, 5);
  const std::string id = Begin(bytes.size());
  uint64_t kept = 0;
  {
    const auto writer = Open(id);
    const auto progress =
        Send(*writer, absl::string_view(bytes).substr(0, 2 * step + 500));
    EXPECT_GE(progress.kept, step);
    kept = progress.kept;
  }
  if (!holder_->Reopen()) GTEST_SKIP() << "keeps nothing";
  auto info = store().GetUpload(id);
  ASSERT_TRUE(info.ok()) << info.status();
  EXPECT_EQ(info->kept, kept);
  {
    const auto writer = Open(id);
    const auto ahead = writer->Append(kept + 1, "x");
    EXPECT_EQ(ArgOf(ahead.status(), "expected"), absl::StrCat(kept));
    Send(*writer, absl::string_view(bytes).substr(0, 2 * step + 700), kept);
    const auto progress = writer->Checkpoint();
    ASSERT_TRUE(progress.ok()) << progress.status();
    EXPECT_EQ(progress->kept, 2 * step + 700);
  }
  holder_->Reopen();
  info = store().GetUpload(id);
  ASSERT_TRUE(info.ok()) << info.status();
  EXPECT_EQ(info->kept, 2 * step + 700);
  {
    const auto writer = Open(id);
    Send(*writer, bytes, info->kept);
    ASSERT_TRUE(writer->Finish().ok());
  }
  holder_->Reopen();
  EXPECT_EQ(ReadAll(IdOf(bytes)), bytes);
  EXPECT_EQ(store().GetUpload(id)->finished, IdOf(bytes));
  const auto again = Open(id);
  const auto finished = again->Finish();
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_EQ(finished->blob.id, IdOf(bytes));
}

TEST_P(BlobConformanceTest, ASecondWriterTakesOverWithoutLosingAnything) {
  const std::string id = Begin(6);
  const auto first = Open(id);
  ASSERT_TRUE(first->Append(0, "abc").ok());
  const auto second = Open(id);
  EXPECT_EQ(ReasonOf(first->Append(3, "x").status()), "UPLOAD_TAKEN_OVER");
  EXPECT_EQ(ReasonOf(first->Checkpoint().status()), "UPLOAD_TAKEN_OVER");
  EXPECT_EQ(ReasonOf(first->Finish().status()), "UPLOAD_TAKEN_OVER");
  EXPECT_EQ(second->Append(3, "def")->received, 6u);
  const auto finished = second->Finish();
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_EQ(ReadAll(finished->blob.id), "abcdef");
}

TEST_P(BlobConformanceTest, FinishingTwiceGivesTheSameBlob) {
  const std::string id = Begin(3);
  {
    const auto writer = Open(id);
    ASSERT_TRUE(writer->Append(0, "abc").ok());
    const auto once = writer->Finish();
    const auto twice = writer->Finish();
    ASSERT_TRUE(once.ok() && twice.ok()) << once.status() << twice.status();
    EXPECT_EQ(once->blob.id, twice->blob.id);
    EXPECT_EQ(once->blob.size, twice->blob.size);
  }
  const auto later = Open(id)->Finish();
  ASSERT_TRUE(later.ok()) << later.status();
  EXPECT_EQ(later->blob.id, IdOf("abc"));
}

TEST_P(BlobConformanceTest, AnAbortedUploadLeavesNothing) {
  const std::string bytes = TestBytes(GetParam().checkpoint_bytes + 10, 6);
  const std::string id = Begin(bytes.size());
  const auto writer = Open(id);
  Send(*writer, bytes);
  ASSERT_TRUE(store().AbortUpload(id).ok());
  EXPECT_EQ(ReasonOf(writer->Append(0, "x").status()), "UPLOAD_UNKNOWN");
  EXPECT_EQ(ReasonOf(writer->Finish().status()), "UPLOAD_UNKNOWN");
  EXPECT_EQ(ReasonOf(store().AbortUpload(id)), "UPLOAD_UNKNOWN");
  EXPECT_EQ(holder_->StoredBytes(), 0u);
  // The blob of a finished one stays.
  const std::string finished = Begin(3);
  {
    const auto other = Open(finished);
    ASSERT_TRUE(other->Append(0, "abc").ok());
    ASSERT_TRUE(other->Finish().ok());
  }
  ASSERT_TRUE(store().AbortUpload(finished).ok());
  EXPECT_EQ(ReadAll(IdOf("abc")), "abc");
}

}  // namespace
}  // namespace preau::blobs
