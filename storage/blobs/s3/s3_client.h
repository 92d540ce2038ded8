#ifndef STORAGE_BLOBS_S3_S3_CLIENT_H_
#define STORAGE_BLOBS_S3_S3_CLIENT_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/clock.h"
#include "storage/base/random.h"
#include "storage/blobs/s3/http.h"
#include "storage/blobs/s3/signer.h"

namespace preau::blobs {

struct S3ClientOptions {
  // "https://host" or "http://host:port"; the bucket follows in the path.
  std::string endpoint;
  std::string region = "us-east-1";
  std::string bucket;
  S3Credentials credentials;
  // A request that fails for the moment is sent so many times.
  int attempts = 5;
  // Before the second; then twice as long each time, up to a half less by
  // chance.
  std::chrono::milliseconds first_wait{200};
  // For tests.
  std::function<void(std::chrono::milliseconds)> wait;
  base::Clock* clock = base::SystemClock();
  base::Random* random = base::SystemRandom();
};

struct S3Object {
  uint64_t size = 0;
  // "x-amz-meta-…", without that.
  std::map<std::string, std::string> metadata;
};

// Requests to one bucket of a server that speaks S3. What is sent is compared
// with the ETag where that is an MD5. Thread-safe.
//
// NOT_FOUND: no such key, or no such upload in parts.
// UNAVAILABLE: BLOB_SERVER_UNAVAILABLE (cause), after all attempts.
// RESOURCE_EXHAUSTED: BLOB_SERVER_FULL.
// FAILED_PRECONDITION, INTERNAL: BLOB_SERVER_REFUSED (cause: S3's code).
class S3Client {
 public:
  using Metadata = std::map<std::string, std::string>;

  // INVALID_ARGUMENT (BLOB_SERVER_OPTION_INVALID; option).
  static absl::StatusOr<std::unique_ptr<S3Client>> Create(
      S3ClientOptions options, std::unique_ptr<HttpTransport> transport);

  absl::StatusOr<S3Object> Head(const std::string& key);
  // At most `length` bytes from `offset` on; there must be one.
  absl::StatusOr<std::string> Get(const std::string& key, uint64_t offset,
                                  uint64_t length);
  // All of it, which is at most `max` bytes.
  absl::StatusOr<std::string> GetAll(const std::string& key, size_t max);
  absl::Status Put(const std::string& key, absl::string_view body,
                   const Metadata& metadata);
  // Up to 5 GiB, as AWS has it.
  absl::Status Copy(const std::string& from, const std::string& to,
                    const Metadata& metadata);
  // Also when it isn't there.
  absl::Status Delete(const std::string& key);
  // Keys that begin with `prefix`, in order, until `visit` says false or gives
  // an error.
  absl::Status List(
      const std::string& prefix,
      absl::FunctionRef<absl::StatusOr<bool>(const std::string& key)> visit);

  // An upload in parts, which are numbered from 1.
  absl::StatusOr<std::string> StartParts(const std::string& key);
  // The part's ETag.
  absl::StatusOr<std::string> PutPart(const std::string& key,
                                      const std::string& upload, int number,
                                      absl::string_view body);
  absl::Status CompleteParts(const std::string& key, const std::string& upload,
                             const std::vector<std::string>& tags);
  // Also when it isn't there.
  absl::Status AbortParts(const std::string& key, const std::string& upload);
  absl::Status ListParts(const std::string& prefix,
                         absl::FunctionRef<absl::StatusOr<bool>(
                             const std::string& key, const std::string& upload)>
                             visit);

 private:
  S3Client(S3ClientOptions options, std::unique_ptr<HttpTransport> transport);

  S3Request MakeRequest(absl::string_view method, const std::string& key) const;
  // Signs and sends until there is an answer that isn't "later".
  absl::StatusOr<HttpAnswer> Call(const S3Request& request,
                                  absl::string_view body, size_t max_answer);
  absl::StatusOr<HttpAnswer> CallOnce(const S3Request& request,
                                      absl::string_view body,
                                      absl::string_view hash,
                                      size_t max_answer);
  void Wait(int attempt);

  const S3ClientOptions options_;
  // Of the endpoint.
  const std::string host_;
  const std::unique_ptr<HttpTransport> transport_;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_S3_CLIENT_H_
