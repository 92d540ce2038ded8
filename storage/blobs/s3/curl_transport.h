#ifndef STORAGE_BLOBS_S3_CURL_TRANSPORT_H_
#define STORAGE_BLOBS_S3_CURL_TRANSPORT_H_

#include <chrono>
#include <memory>

#include "absl/status/statusor.h"
#include "storage/blobs/s3/http.h"

namespace preau::blobs {

struct CurlTransportOptions {
  std::chrono::milliseconds connect_timeout = std::chrono::seconds(5);
  // Of a whole request.
  std::chrono::milliseconds total_timeout = std::chrono::minutes(2);
};

// HTTP/1.1 by libcurl, with connections that are used again. No proxies, no
// redirects: a signature is for one host. Thread-safe.
absl::StatusOr<std::unique_ptr<HttpTransport>> NewCurlTransport(
    const CurlTransportOptions& options);

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_CURL_TRANSPORT_H_
