#ifndef STORAGE_BLOBS_S3_HTTP_H_
#define STORAGE_BLOBS_S3_HTTP_H_

#include <cstddef>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::blobs {

struct HttpRequest {
  std::string method;
  std::string url;
  std::map<std::string, std::string> headers;
  // Outlives the call.
  absl::string_view body;
  // An answer with a longer body is refused.
  size_t max_answer_bytes = size_t{1} << 20;
};

struct HttpAnswer {
  int status = 0;
  // By name in lower case.
  std::map<std::string, std::string> headers;
  std::string body;

  // Empty when it isn't there.
  std::string Header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

// Sends a request and gives back the answer, whatever its status. Thread-safe.
class HttpTransport {
 public:
  virtual ~HttpTransport() = default;
  // UNAVAILABLE: there was no whole answer. FAILED_PRECONDITION: the server
  // isn't who it should be. INTERNAL: the answer is too large.
  virtual absl::StatusOr<HttpAnswer> Send(const HttpRequest& request) = 0;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_HTTP_H_
