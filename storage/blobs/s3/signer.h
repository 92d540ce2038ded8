#ifndef STORAGE_BLOBS_S3_SIGNER_H_
#define STORAGE_BLOBS_S3_SIGNER_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/strings/string_view.h"

// AWS Signature Version 4 for the service "s3", in the Authorization header.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
// All functions are thread-safe.
namespace preau::blobs {

struct S3Credentials {
  std::string key_id;
  std::string secret;
  // Empty for those that don't end.
  std::string session_token;
};

struct S3Request {
  std::string method;
  // From "/" on, not encoded.
  std::string path;
  // Not encoded.
  std::map<std::string, std::string> query;
  // All are signed. Names in lower case; "host" must be there.
  std::map<std::string, std::string> headers;
};

// RFC 3986, 2.1, with capital digits, of all but its unreserved characters; and
// of "/", unless told.
std::string UriEncode(absl::string_view text, bool keep_slash);

// "a=b&c=", encoded and in order.
std::string CanonicalQuery(const std::map<std::string, std::string>& query);

// The parts of the algorithm, for tests.
std::string CanonicalRequest(const S3Request& request,
                             absl::string_view payload_hash);
std::string StringToSign(absl::string_view canonical_request,
                         absl::string_view region, absl::string_view time);

// Adds x-amz-date, x-amz-content-sha256, x-amz-security-token where there is
// one, and authorization. `payload_hash` is hexadecimal.
void Sign(const S3Credentials& credentials, absl::string_view region,
          int64_t now_micros, absl::string_view payload_hash,
          S3Request* request);

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_SIGNER_H_
