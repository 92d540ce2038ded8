#ifndef SERVICES_INGESTION_FETCH_ANSWER_HEADERS_H_
#define SERVICES_INGESTION_FETCH_ANSWER_HEADERS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/ingestion/fetch/unpacker.h"

namespace preau::fetch {

// What counts of an answer's headers (RFC 9110), read line by line. The last
// answer's: those that only announce another (1xx) are forgotten. Trailers,
// which come after the body, aren't read. Thread-compatible.
class AnswerHeaders {
 public:
  // A status line, a header or the empty line at the end, with its line end.
  void Read(absl::string_view line);

  // 0 before there is any.
  int status() const { return status_; }
  // Whether the empty line at the end has come.
  bool is_complete() const { return at_end_ && status_ >= 200; }
  bool is_redirect() const;
  // Empty when there is none; the first of several.
  const std::string& location() const { return location_; }
  // Printable ASCII, else empty.
  const std::string& content_type() const { return content_type_; }
  const std::string& etag() const { return etag_; }
  const std::string& last_modified() const { return last_modified_; }
  // All of them, joined by commas.
  const std::string& robots_tag() const { return robots_tag_; }
  // How the body is packed.
  Packing packing() const { return packing_; }
  // Whether it is packed otherwise than it was asked for: in another way, or
  // more than once. Each layer of more would multiply what a bomb costs.
  bool is_packed_oddly() const { return packed_oddly_; }
  // What a 429 or 503 asks for, at most a day; else 0.
  int64_t RetryAfterSeconds(absl::Time now) const;

 private:
  void ReadPackings(absl::string_view value, bool of_transfer);

  int status_ = 0;
  bool at_end_ = false;
  std::string location_;
  std::string content_type_;
  std::string etag_;
  std::string last_modified_;
  std::string robots_tag_;
  std::string retry_after_;
  std::string date_;
  Packing packing_ = Packing::kNone;
  bool packed_oddly_ = false;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_ANSWER_HEADERS_H_
