#ifndef STORAGE_BLOBS_S3_S3_ANSWER_H_
#define STORAGE_BLOBS_S3_S3_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/blobs/s3/http.h"

// What S3's answers say; none of them is trusted to be well-formed.
namespace preau::blobs {

// OK for 2xx without an error in its body (which a server that began to answer
// before it knew may send); else as S3Client says.
absl::Status ToStatus(const HttpAnswer& answer);

absl::Status ServerUnavailable(absl::string_view cause);
absl::Status ServerRefused(absl::StatusCode code, absl::string_view cause);

// Text of the first such element below the root; INTERNAL when there is none.
absl::StatusOr<std::string> TextOf(const HttpAnswer& answer,
                                   const char* element);

struct KeyPage {
  struct Entry {
    std::string key;
    // Of a list of uploads in parts.
    std::string upload;
  };
  std::vector<Entry> entries;
  // Empty on the last page.
  std::string next_token;
  std::string next_key;
  std::string next_upload;
};
// Of ListObjectsV2 ("Contents") or ListMultipartUploads ("Upload").
absl::StatusOr<KeyPage> ReadKeys(const HttpAnswer& answer, const char* element);

// "bytes 0-9/100".
struct ContentRange {
  uint64_t first = 0;
  uint64_t last = 0;
  uint64_t size = 0;
};
std::optional<ContentRange> ReadContentRange(absl::string_view text);

// Whether what the server stored can be `body`: its ETag is the MD5, or
// something else than an MD5.
bool TagFits(const HttpAnswer& answer, absl::string_view body);

// The body of CompleteMultipartUpload.
std::string CompletionOf(const std::vector<std::string>& tags);

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_S3_ANSWER_H_
