#ifndef SERVICES_INGESTION_FETCH_URL_H_
#define SERVICES_INGESTION_FETCH_URL_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::fetch {

inline constexpr size_t kMaxUrlBytes = 8000;

// An http or https address (RFC 3986) in the one way in which it is asked for.
struct Url {
  bool https = false;
  // ASCII, in lower case; an IPv6 address is in brackets. Numbers in odd
  // notations ("2130706433", "0x7f.1") stay as they are: what they mean is for
  // the resolver to say, and AddressPolicy judges what is connected to.
  std::string host;
  uint16_t port = 0;
  // Path and query, beginning with "/": without dot segments or fragment, what
  // can't stand in an address percent-encoded.
  std::string target;

  // "https://host", with the port if it isn't the scheme's own.
  std::string Origin() const;
  std::string ToString() const { return Origin() + target; }

  bool operator==(const Url&) const = default;
};

// INVALID_ARGUMENT: URL_INVALID{url}, field "url": another scheme, no host, a
// user name or a password, a port out of range, control characters, more than
// kMaxUrlBytes, as written or in its one form. A host in other letters than
// ASCII is encoded (UTS #46).
absl::StatusOr<Url> ParseUrl(absl::string_view text);

// What `reference` ("/a", "../b?c", "//host/d", "https://…") means on the page
// `base` (RFC 3986, 5.2). Errors as of ParseUrl().
absl::StatusOr<Url> ResolveUrl(const Url& base, absl::string_view reference);

// `text` as errors show it: well-formed, at most 500 bytes.
std::string ShownUrl(absl::string_view text);

// The error `reason` with field "url" and {url}, and {name} if it has a name.
absl::Status UrlError(absl::StatusCode code, absl::string_view reason,
                      absl::string_view url, absl::string_view name = "",
                      absl::string_view value = "");

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_URL_H_
