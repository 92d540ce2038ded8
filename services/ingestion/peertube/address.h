#ifndef SERVICES_INGESTION_PEERTUBE_ADDRESS_H_
#define SERVICES_INGESTION_PEERTUBE_ADDRESS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::peertube {

// What is listed of a server.
struct Address {
  // "https://tube.example.org", or with the path that it is installed at.
  std::string server;
  // "/api/v1/videos", or a channel's or an account's.
  std::string list;
  // The whole server, which also knows other servers' videos.
  bool is_server = false;
};

// `url`: of the server, or of a channel's or an account's page ("/c/NAME",
// "/a/NAME", with what follows). `set`: "channel:NAME", "account:NAME", which
// counts more; or empty. INVALID_ARGUMENT: URL_INVALID{url};
// PEERTUBE_SET_INVALID{set}, field "source".
absl::StatusOr<Address> ReadAddress(absl::string_view url,
                                    absl::string_view set);

}  // namespace preau::peertube

#endif  // SERVICES_INGESTION_PEERTUBE_ADDRESS_H_
