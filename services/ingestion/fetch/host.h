#ifndef SERVICES_INGESTION_FETCH_HOST_H_
#define SERVICES_INGESTION_FETCH_HOST_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::fetch {

// `host` as an address has it, in ASCII and lower case: a name (other letters
// encoded by UTS #46), an IPv4 address in any notation, or an IPv6 address in
// brackets, in its one canonical form. Nothing if it is none of these.
// Thread-safe.
std::optional<std::string> CanonicalHost(absl::string_view host);

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_HOST_H_
