#ifndef SERVICES_RPC_TOKEN_H_
#define SERVICES_RPC_TOKEN_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace preau::rpc {

// Makes page tokens that only the holder of a key can make or read, each bound
// to its method and to the rest of its request. Thread-safe.
class TokenSealer {
 public:
  // 32 bytes; shared by replicas, kept over restarts.
  explicit TokenSealer(std::string key) : key_(std::move(key)) {}

  std::string Seal(absl::string_view method, absl::string_view request_digest,
                   absl::string_view content) const;
  // INVALID_ARGUMENT (PAGE_TOKEN_INVALID), field "page_token".
  absl::StatusOr<std::string> Open(absl::string_view method,
                                   absl::string_view request_digest,
                                   absl::string_view token) const;

 private:
  const std::string key_;
};

// SHA-256 of a request without its page_token and page_size.
std::string RequestDigest(const google::protobuf::Message& request);

// The page size for what was asked: `standard` for 0, at most `max`.
// INVALID_ARGUMENT (PAGE_SIZE_INVALID{max}), field "page_size".
absl::StatusOr<int> PageSize(int asked, int standard, int max);

}  // namespace preau::rpc

#endif  // SERVICES_RPC_TOKEN_H_
