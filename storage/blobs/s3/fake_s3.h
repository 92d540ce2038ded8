#ifndef STORAGE_BLOBS_S3_FAKE_S3_H_
#define STORAGE_BLOBS_S3_FAKE_S3_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/mutex.h"
#include "storage/blobs/s3/http.h"
#include "storage/blobs/s3/s3_client.h"

namespace preau::blobs {

// For tests: a server in memory that speaks as much of S3 as S3Client does,
// checks signatures, takes no part but the last under 5 MiB, gives lists in
// pages of three, and fails when told. Thread-safe; outlives its transports.
class FakeS3 {
 public:
  static constexpr char kEndpoint[] = "https://s3.test";
  static constexpr char kBucket[] = "bucket";
  // For S3ClientOptions, with waiting that takes no time.
  static S3ClientOptions ClientOptions();

  std::unique_ptr<HttpTransport> NewTransport();

  // Asked about each request, with its number from 1: an answer to give
  // instead of making it, nothing to make it.
  using Fault = std::function<std::optional<absl::StatusOr<HttpAnswer>>(
      uint64_t number, const HttpRequest& request)>;
  // Instead of `before`: it is made, and the answer lost.
  void SetFaults(Fault before, Fault after = nullptr);
  uint64_t requests() const;

  // Keys of objects, and "key (parts)" for each upload in parts.
  std::vector<std::string> Keys() const;
  uint64_t BytesWithout(absl::string_view end) const;
  // Changes the byte at 100.
  bool Damage(absl::string_view key_end);

 private:
  struct Object {
    std::string body;
    std::map<std::string, std::string> metadata;
  };
  struct Upload {
    std::string key;
    std::map<int, std::string> parts;
  };
  using Query = std::map<std::string, std::string>;

  absl::StatusOr<HttpAnswer> Send(const HttpRequest& request);
  HttpAnswer Answer(const HttpRequest& request)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  HttpAnswer Get(const HttpRequest& request, const std::string& key)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  HttpAnswer Put(const HttpRequest& request, const std::string& key)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  HttpAnswer List(const Query& query) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  HttpAnswer Parts(const HttpRequest& request, const std::string& key,
                   const Query& query) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  HttpAnswer Complete(const HttpRequest& request, const std::string& id)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  class Transport;

  mutable base::Mutex mutex_;
  std::map<std::string, Object> objects_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, Upload> uploads_ ABSL_GUARDED_BY(mutex_);
  uint64_t started_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t requests_ ABSL_GUARDED_BY(mutex_) = 0;
  Fault before_ ABSL_GUARDED_BY(mutex_);
  Fault after_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_FAKE_S3_H_
