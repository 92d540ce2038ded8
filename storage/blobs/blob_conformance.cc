#include "storage/blobs/blob_conformance.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/mutex.h"
#include "storage/crypto/sha256_stream.h"

namespace preau::blobs {

std::string TestBytes(uint64_t size, uint64_t seed) {
  std::string bytes(size, '\0');
  // Marsaglia's xorshift.
  uint64_t x = seed * 0x9E3779B97F4A7C15U + 1;
  for (char& byte : bytes) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    byte = static_cast<char>(x >> 32);
  }
  return bytes;
}

BlobId IdOf(absl::string_view bytes) {
  crypto::Sha256Stream hash;
  hash.Add(bytes);
  return *BlobId::FromBytes(hash.Digest());
}

std::string BlobConformanceTest::Begin(uint64_t size,
                                       std::optional<BlobId> hash,
                                       absl::string_view owner) {
  const auto info = store().BeginUpload(
      {.owner = std::string(owner), .size = size, .hash = std::move(hash)});
  EXPECT_TRUE(info.ok()) << info.status();
  return info.ok() ? info->id : "";
}

std::unique_ptr<UploadWriter> BlobConformanceTest::Open(absl::string_view id) {
  auto writer = store().OpenUpload(id);
  EXPECT_TRUE(writer.ok()) << writer.status();
  return writer.ok() ? *std::move(writer) : nullptr;
}

UploadProgress BlobConformanceTest::Send(UploadWriter& writer,
                                         absl::string_view bytes,
                                         uint64_t offset) {
  UploadProgress progress;
  while (offset < bytes.size()) {
    const absl::string_view piece = bytes.substr(offset, kMaxPieceBytes);
    const auto answer = writer.Append(offset, piece);
    EXPECT_TRUE(answer.ok()) << answer.status();
    if (!answer.ok()) break;
    progress = *answer;
    offset += piece.size();
    EXPECT_EQ(progress.received, offset);
  }
  return progress;
}

BlobId BlobConformanceTest::Store(absl::string_view bytes) {
  const auto writer = Open(Begin(bytes.size()));
  Send(*writer, bytes);
  const auto finished = writer->Finish();
  EXPECT_TRUE(finished.ok()) << finished.status();
  return IdOf(bytes);
}

std::string BlobConformanceTest::ReadAll(const BlobId& id, uint64_t offset,
                                         uint64_t length) {
  std::string bytes;
  const absl::Status status =
      store().Read(id, offset, length, [&](absl::string_view piece) {
        EXPECT_LE(piece.size(), kMaxPieceBytes);
        bytes.append(piece.data(), piece.size());
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return bytes;
}

Collected BlobConformanceTest::Collect(
    absl::FunctionRef<absl::StatusOr<bool>(const BlobId&)> is_live) {
  const int64_t now = clock_.NowMicros();
  const auto collected = store().Collect(
      {.is_live = is_live, .blobs_before = now, .uploads_before = 0});
  EXPECT_TRUE(collected.ok()) << collected.status();
  return collected.value_or(Collected{});
}

Collected BlobConformanceTest::CollectAll() {
  return Collect([](const BlobId&) { return false; });
}

std::string ReasonOf(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

std::string ArgOf(const absl::Status& status, const std::string& name) {
  const auto detail = base::GetErrorDetail(status);
  return detail.has_value() && detail->args.count(name) > 0
             ? detail->args.at(name)
             : "";
}

namespace {

constexpr uint64_t kKib = 1024;

TEST_P(BlobConformanceTest, TheSameContentIsStoredOnce) {
  const std::string bytes = TestBytes(GetParam().checkpoint_bytes + 10, 2);
  Store(bytes);
  const uint64_t before = holder_->StoredBytes();
  EXPECT_EQ(before, bytes.size());
  clock_.Advance(100);
  const auto writer = Open(Begin(bytes.size()));
  Send(*writer, bytes);
  const auto finished = writer->Finish();
  ASSERT_TRUE(finished.ok()) << finished.status();
  EXPECT_TRUE(finished->was_there);
  // So that the grace period begins again.
  EXPECT_EQ(finished->blob.kept_micros, clock_.NowMicros());
  EXPECT_EQ(store().GetBlob(IdOf(bytes))->kept_micros, clock_.NowMicros());
  EXPECT_EQ(holder_->StoredBytes(), before);
}

TEST_P(BlobConformanceTest, ReadsRanges) {
  const std::string bytes = TestBytes(700 * kKib, 3);
  const BlobId id = Store(bytes);
  const absl::string_view all = bytes;
  EXPECT_EQ(ReadAll(id, 0, 1), all.substr(0, 1));
  EXPECT_EQ(ReadAll(id, 5, 300 * kKib), all.substr(5, 300 * kKib));
  EXPECT_EQ(ReadAll(id, 600 * kKib, kToEnd), all.substr(600 * kKib));
  EXPECT_EQ(ReadAll(id, 600 * kKib, 200 * kKib), all.substr(600 * kKib));
  EXPECT_EQ(ReadAll(id, 700 * kKib - 1), all.substr(700 * kKib - 1));
  EXPECT_EQ(ReadAll(id, 700 * kKib), "");
  EXPECT_EQ(ReadAll(id, 3, 0), "");
  const auto nothing = [](absl::string_view) { return absl::OkStatus(); };
  const absl::Status beyond = store().Read(id, 700 * kKib + 1, 1, nothing);
  EXPECT_EQ(ReasonOf(beyond), "BLOB_RANGE_INVALID");
  EXPECT_EQ(ArgOf(beyond, "size"), absl::StrCat(700 * kKib));
  EXPECT_EQ(ReasonOf(store().Read(IdOf("no"), 0, 1, nothing)), "BLOB_UNKNOWN");
  EXPECT_EQ(ReasonOf(store().GetBlob(IdOf("no")).status()), "BLOB_UNKNOWN");
  EXPECT_EQ(ReasonOf(store().Hold(IdOf("no")).status()), "BLOB_UNKNOWN");
  int pieces = 0;
  EXPECT_EQ(store().Read(id, 0, kToEnd,
                         [&](absl::string_view) {
                           ++pieces;
                           return absl::CancelledError("enough");
                         }),
            absl::CancelledError("enough"));
  EXPECT_EQ(pieces, 1);
}

TEST_P(BlobConformanceTest, NoticesDamage) {
  const BlobId id = Store(TestBytes(300 * kKib, 4));
  if (!holder_->Damage(id)) GTEST_SKIP() << "nobody else can write there";
  const absl::Status status = store().Read(
      id, 0, kToEnd, [](absl::string_view) { return absl::OkStatus(); });
  EXPECT_EQ(ReasonOf(status), "BLOB_DAMAGED");
  EXPECT_TRUE(absl::IsDataLoss(status));
  // The same content again heals it.
  Store(TestBytes(300 * kKib, 4));
  EXPECT_EQ(ReadAll(id), TestBytes(300 * kKib, 4));
}

TEST_P(BlobConformanceTest, ListsBlobs) {
  std::vector<std::string> expected;
  for (int i = 0; i < 5; ++i) {
    expected.push_back(Store(absl::StrCat("blob", i)).ToHex());
  }
  std::vector<std::string> all;
  ASSERT_TRUE(store()
                  .ListBlobs([&](const BlobInfo& info) {
                    EXPECT_EQ(info.size, 5u);
                    all.push_back(info.id.ToHex());
                    return true;
                  })
                  .ok());
  std::sort(all.begin(), all.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(all, expected);
  int visited = 0;
  ASSERT_TRUE(
      store().ListBlobs([&](const BlobInfo&) { return ++visited < 2; }).ok());
  EXPECT_EQ(visited, 2);
}

}  // namespace
}  // namespace preau::blobs
