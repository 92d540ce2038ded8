#include <memory>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/blobs/blob_conformance.h"
#include "storage/blobs/s3/curl_transport.h"
#include "storage/blobs/s3/fake_s3.h"
#include "storage/blobs/s3/s3_blob_store.h"
#include "storage/blobs/s3/s3_client.h"
#include "storage/blobs/s3/s3_server_testing.h"

namespace preau::blobs {
namespace {

constexpr uint64_t kPart = S3BlobStore::kMinPartBytes;

// One for all cases; each has its prefix.
S3Server* Server() {
  static const std::unique_ptr<S3Server> kServer =
      S3Server::Start(PREAU_SOURCE_DIR);
  return kServer.get();
}

std::unique_ptr<S3Client> MakeClient() {
  auto transport = NewCurlTransport({});
  EXPECT_TRUE(transport.ok()) << transport.status();
  auto client = S3Client::Create(
      {.endpoint = Server()->endpoint(),
       .bucket = S3Server::kBucket,
       .credentials = {S3Server::kKeyId, S3Server::kSecret, ""},
       .first_wait = std::chrono::milliseconds(10)},
      *std::move(transport));
  EXPECT_TRUE(client.ok()) << client.status();
  return *std::move(client);
}

class S3Holder : public BlobStoreHolder {
 public:
  S3Holder(ManualClock* clock, std::string prefix)
      : clock_(clock), prefix_(std::move(prefix)), client_(MakeClient()) {
    Reopen();
  }

  BlobStore* store() override { return store_.get(); }
  bool Reopen() override {
    store_.reset();
    auto store =
        S3BlobStore::Open(MakeClient(), {.prefix = prefix_,
                                         .max_blob_bytes = kConformanceMaxBlob,
                                         .max_uploads = kConformanceMaxUploads,
                                         .part_bytes = kPart,
                                         .clock = clock_});
    EXPECT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
    return true;
  }
  bool Damage(const BlobId& id) override {
    const std::string hex = id.ToHex();
    const std::string key = absl::StrCat(prefix_, "blobs/", hex.substr(0, 2),
                                         "/", hex.substr(2, 2), "/", hex);
    auto bytes = client_->GetAll(key, kConformanceMaxBlob);
    if (!bytes.ok()) return false;
    (*bytes)[100] ^= 1;
    return client_->Put(key, *bytes, {{"preau-kept", "1"}}).ok();
  }
  uint64_t StoredBytes() override {
    uint64_t bytes = 0;
    const absl::Status status = client_->List(
        prefix_, [&](const std::string& key) -> absl::StatusOr<bool> {
          if (absl::EndsWith(key, "/record")) return true;
          const auto object = client_->Head(key);
          bytes += object.ok() ? object->size : 0;
          return true;
        });
    EXPECT_TRUE(status.ok()) << status;
    // How large they are isn't said.
    EXPECT_TRUE(client_
                    ->ListParts(prefix_,
                                [&](const std::string&, const std::string&) {
                                  ++bytes;
                                  return true;
                                })
                    .ok());
    return bytes;
  }

 private:
  ManualClock* const clock_;
  const std::string prefix_;
  const std::unique_ptr<S3Client> client_;
  std::unique_ptr<S3BlobStore> store_;
};

class FakeHolder : public BlobStoreHolder {
 public:
  explicit FakeHolder(ManualClock* clock) : clock_(clock) { Reopen(); }

  BlobStore* store() override { return store_.get(); }
  bool Reopen() override {
    store_.reset();
    auto store = S3BlobStore::Open(
        *S3Client::Create(FakeS3::ClientOptions(), server_.NewTransport()),
        {.prefix = "some/where/",
         .max_blob_bytes = kConformanceMaxBlob,
         .max_uploads = kConformanceMaxUploads,
         .part_bytes = kPart,
         .clock = clock_});
    EXPECT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
    return true;
  }
  bool Damage(const BlobId& id) override { return server_.Damage(id.ToHex()); }
  uint64_t StoredBytes() override { return server_.BytesWithout("/record"); }

 private:
  ManualClock* const clock_;
  FakeS3 server_;
  std::unique_ptr<S3BlobStore> store_;
};

INSTANTIATE_TEST_SUITE_P(FakeS3, BlobConformanceTest,
                         testing::Values(BlobStoreKind{
                             "FakeS3", kPart,
                             [](ManualClock* clock) {
                               return std::make_unique<FakeHolder>(clock);
                             }}),
                         BlobStoreKindName);

INSTANTIATE_TEST_SUITE_P(
    S3, BlobConformanceTest,
    testing::Values(BlobStoreKind{
        "S3rver", kPart,
        [](ManualClock* clock) -> std::unique_ptr<BlobStoreHolder> {
          static int number = 0;
          if (Server() == nullptr) return nullptr;
          return std::make_unique<S3Holder>(clock,
                                            absl::StrCat("t", ++number, "/"));
        }}),
    BlobStoreKindName);

}  // namespace
}  // namespace preau::blobs
