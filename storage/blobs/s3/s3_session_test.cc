#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/s3/fake_s3.h"
#include "storage/blobs/s3/s3_blob_store.h"

namespace preau::blobs {
namespace {

using Instead = std::optional<absl::StatusOr<HttpAnswer>>;
constexpr uint64_t kPart = S3BlobStore::kMinPartBytes;

// A large one in parts, and a small one that is put there at once.
const std::string& Bytes(int upload) {
  static const std::string kBytes[] = {TestBytes(kPart + 1000, 1),
                                       TestBytes(3000, 2)};
  return kBytes[upload];
}

std::string BlobKey(const BlobId& id) {
  const std::string hex = id.ToHex();
  return absl::StrCat("blobs/", hex.substr(0, 2), "/", hex.substr(2, 2), "/",
                      hex);
}

struct Acknowledged {
  std::map<int, std::string> begun;
  std::map<int, uint64_t> kept;
  std::map<int, BlobId> finished;
};

class S3SessionTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<S3BlobStore>> Open(FakeS3* server) {
    S3ClientOptions options = FakeS3::ClientOptions();
    options.attempts = 1;
    return S3BlobStore::Open(
        *S3Client::Create(options, server->NewTransport()),
        {.max_uploads = 10, .part_bytes = kPart, .clock = &clock_});
  }

  void Work(S3BlobStore& store, Acknowledged* acknowledged) {
    for (const int i : {0, 1}) {
      const auto info =
          store.BeginUpload({.owner = "a", .size = Bytes(i).size()});
      if (!info.ok()) return;
      acknowledged->begun[i] = info->id;
      const auto writer = store.OpenUpload(info->id);
      if (!writer.ok()) return;
      const uint64_t half = Bytes(i).size() / 2;
      for (const uint64_t from : {uint64_t{0}, half}) {
        auto progress =
            (*writer)->Append(from, absl::string_view(Bytes(i)).substr(
                                        from, from == 0 ? half : kToEnd));
        if (!progress.ok()) return;
        acknowledged->kept[i] = progress->kept;
        progress = (*writer)->Checkpoint();
        if (!progress.ok()) return;
        EXPECT_EQ(progress->kept, progress->received);
        acknowledged->kept[i] = progress->kept;
      }
      const auto finished = (*writer)->Finish();
      if (!finished.ok()) return;
      acknowledged->finished.emplace(i, finished->blob.id);
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

  void Check(S3BlobStore& store, const Acknowledged& acknowledged) {
    for (const auto& [i, id] : acknowledged.finished) {
      EXPECT_TRUE(ReadAll(store, id) == Bytes(i)) << i;
    }
    for (const auto& [i, id] : acknowledged.begun) {
      const auto info = store.GetUpload(id);
      ASSERT_TRUE(info.ok()) << info.status();
      const auto kept = acknowledged.kept.find(i);
      if (kept != acknowledged.kept.end()) {
        EXPECT_GE(info->kept, kept->second);
      }
      const auto writer = store.OpenUpload(id);
      ASSERT_TRUE(writer.ok()) << writer.status();
      const auto sent = (*writer)->Append(
          info->kept, absl::string_view(Bytes(i)).substr(info->kept));
      ASSERT_TRUE(sent.ok()) << sent.status();
      const auto finished = (*writer)->Finish();
      ASSERT_TRUE(finished.ok()) << finished.status();
      EXPECT_EQ(finished->blob.id, IdOf(Bytes(i)));
      EXPECT_TRUE(ReadAll(store, finished->blob.id) == Bytes(i)) << i;
    }
  }

  void CheckNoOrphans(S3BlobStore& store, const FakeS3& server,
                      const Acknowledged& acknowledged) {
    clock_.Advance(1'000'000);
    const int64_t now = clock_.NowMicros();
    std::vector<std::string> expected;
    for (const auto& [i, id] : acknowledged.finished) {
      expected.push_back(BlobKey(id));
    }
    std::sort(expected.begin(), expected.end());
    const auto collected =
        store.Collect({.is_live =
                           [&](const BlobId& id) {
                             return std::find(expected.begin(), expected.end(),
                                              BlobKey(id)) != expected.end();
                           },
                       .blobs_before = now,
                       .uploads_before = now});
    ASSERT_TRUE(collected.ok()) << collected.status();
    EXPECT_EQ(server.Keys(), expected);
  }

  // Every request from the `nth` on is not made (or that one is, and its answer
  // lost), as when the process or the server ends there. Then another process
  // goes on. Returns whether there was an nth.
  bool TryFrom(uint64_t nth, bool is_made, bool resumes) {
    FakeS3 server;
    const auto cut = [nth](uint64_t number, const HttpRequest&) {
      return number >= nth ? Instead(absl::UnavailableError("cut"))
                           : std::nullopt;
    };
    const auto cut_later = [nth](uint64_t number, const HttpRequest&) {
      return number > nth ? Instead(absl::UnavailableError("cut"))
                          : std::nullopt;
    };
    if (is_made) {
      server.SetFaults(cut_later, cut);
    } else {
      server.SetFaults(cut);
    }
    Acknowledged acknowledged;
    if (auto store = Open(&server); store.ok()) Work(**store, &acknowledged);
    const bool was_cut = server.requests() >= nth;
    server.SetFaults(nullptr);
    auto store = Open(&server);
    EXPECT_TRUE(store.ok()) << store.status();
    if (!store.ok()) return false;
    if (resumes) Check(**store, acknowledged);
    CheckNoOrphans(**store, server, acknowledged);
    return was_cut;
  }

  ManualClock clock_;
};

TEST_F(S3SessionTest, AnEndAtAnyRequestLosesNothingThatWasAcknowledged) {
  for (const bool is_made : {false, true}) {
    for (const bool resumes : {false, true}) {
      uint64_t nth = 1;
      for (;; ++nth) {
        SCOPED_TRACE(absl::StrCat("request ", nth, is_made ? ", made" : "",
                                  resumes ? ", resumed" : ""));
        if (!TryFrom(nth, is_made, resumes) || HasFailure()) break;
      }
      EXPECT_GT(nth, 25u);
      if (HasFailure()) return;
    }
  }
}

TEST_F(S3SessionTest, GoesOnAfterOneRequestThatFailed) {
  for (uint64_t nth = 2;; ++nth) {
    SCOPED_TRACE(nth);
    FakeS3 server;
    const auto store = Open(&server);
    ASSERT_TRUE(store.ok()) << store.status();
    server.SetFaults([nth](uint64_t number, const HttpRequest&) {
      return number == nth ? Instead(HttpAnswer{503, {}, ""}) : std::nullopt;
    });
    // A client that asks again, with the same process.
    const std::string& bytes = Bytes(0);
    std::string id;
    int failures = 0;
    while (id.empty()) {
      const auto info =
          (*store)->BeginUpload({.owner = "a", .size = bytes.size()});
      if (info.ok()) id = info->id;
      failures += info.ok() ? 0 : 1;
    }
    std::unique_ptr<UploadWriter> writer;
    while (writer == nullptr) {
      auto opened = (*store)->OpenUpload(id);
      if (opened.ok()) writer = *std::move(opened);
      failures += opened.ok() ? 0 : 1;
    }
    for (uint64_t at = 0; at < bytes.size();) {
      const auto progress = writer->Append(
          at, absl::string_view(bytes).substr(at, kPart / 2 + 1));
      if (progress.ok()) at = progress->received;
      failures += progress.ok() ? 0 : 1;
    }
    std::optional<BlobId> blob;
    while (!blob.has_value()) {
      const auto finished = writer->Finish();
      if (finished.ok()) blob = finished->blob.id;
      failures += finished.ok() ? 0 : 1;
      ASSERT_LE(failures, 1) << finished.status();
    }
    EXPECT_EQ(*blob, IdOf(bytes));
    const bool was_there = server.requests() >= nth;
    server.SetFaults(nullptr);
    EXPECT_TRUE(ReadAll(**store, *blob) == bytes);
    if (!was_there) break;
    ASSERT_LT(nth, 100u);
  }
}

TEST_F(S3SessionTest, RefusesPartsThatAwsWould) {
  FakeS3 server;
  const auto option_of = [&](S3BlobStore::Options options) {
    return ArgOf(S3BlobStore::Open(*S3Client::Create(FakeS3::ClientOptions(),
                                                     server.NewTransport()),
                                   options)
                     .status(),
                 "option");
  };
  EXPECT_EQ(option_of({.part_bytes = kPart - 1}), "part_bytes");
  EXPECT_EQ(option_of({.max_blob_bytes = S3BlobStore::kMaxBlobBytes + 1}),
            "max_blob_bytes");
  for (const char* prefix : {"a", "/", "a//", "../", "a b/"}) {
    EXPECT_EQ(option_of({.prefix = prefix}), "prefix") << prefix;
  }
  EXPECT_EQ(option_of({.prefix = "a/b-1/"}), "");
}

TEST_F(S3SessionTest, ABlobThatSomebodyElsePutThereNeverGetsOld) {
  FakeS3 server;
  const auto client =
      *S3Client::Create(FakeS3::ClientOptions(), server.NewTransport());
  ASSERT_TRUE(client->Put(BlobKey(IdOf("abc")), "abc", {}).ok());
  const auto store = Open(&server);
  ASSERT_TRUE(store.ok()) << store.status();
  const int64_t now = clock_.NowMicros();
  const auto collected =
      (*store)->Collect({.is_live = [](const BlobId&) { return false; },
                         .blobs_before = now,
                         .uploads_before = now});
  ASSERT_TRUE(collected.ok()) << collected.status();
  EXPECT_EQ(*collected, Collected{});
}

}  // namespace
}  // namespace preau::blobs
