#ifndef SERVICES_INGESTION_FETCH_FETCHER_H_
#define SERVICES_INGESTION_FETCH_FETCHER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// Reads addresses of other people's servers.
namespace preau::fetch {

struct Request {
  // http or https.
  std::string url;
  // Content types that are asked for; empty: any.
  std::string accept;
  // What an earlier answer said of itself; not changed since is a 304.
  std::string etag;
  std::string last_modified;
  // Of the body, unpacked.
  size_t max_bytes = size_t{32} << 20;
  // Takes the body piece by piece instead of Response::body; an error ends the
  // reading and comes back from it. Only of an answer with status 200.
  std::function<absl::Status(absl::string_view piece)> take;
};

struct Response {
  // HTTP's: 200, 404 …
  int status = 0;
  // Without a transfer or content encoding.
  std::string body;
  // After redirects.
  std::string url;
  // As the server says: "text/xml; charset=utf-8". This and the next two are
  // printable ASCII of at most 1,000 bytes, empty when what came isn't.
  std::string content_type;
  std::string etag;
  std::string last_modified;
  // What X-Robots-Tag headers say, joined by commas; printable ASCII of at most
  // 1,000 bytes.
  std::string robots_tag;
  // With 429 and 503, when the server says so: the wait that it asks for, at
  // most a day.
  int64_t retry_after_seconds = 0;
};

// Reads one address at a time. Thread-safe.
class Fetcher {
 public:
  virtual ~Fetcher() = default;

  // Blocks. An answer of the server with any status is a Response. Errors, each
  // with the field "url" and {url}:
  //   INVALID_ARGUMENT: URL_INVALID; URL_FORBIDDEN{address}: leads to an
  //     address that isn't a public one, also by a redirect; ROBOTS_FORBID: the
  //     server's robots.txt doesn't want it.
  //   UNAVAILABLE: HOST_NOT_FOUND{host}, CONNECTION_FAILED{cause},
  //     ANSWER_CUT{cause}: it ended early or can't be read, ANSWER_TOO_SLOW,
  //     ROBOTS_UNREADABLE{status}: may succeed later.
  //   FAILED_PRECONDITION: SECURE_CONNECTION_FAILED{cause};
  //     TOO_MANY_REDIRECTS{max}; ANSWER_TOO_LARGE{max}: body or headers.
  //   CANCELLED: FETCH_CANCELLED: `cancelled`, which may be empty, said so.
  // What `take` gives comes back as it is.
  virtual absl::StatusOr<Response> Fetch(
      const Request& request, const std::function<bool()>& cancelled) = 0;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_FETCHER_H_
