#ifndef STORAGE_WORKS_ADDRESS_H_
#define STORAGE_WORKS_ADDRESS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace preau::works {

// The key under which web addresses are compared (RFC 3986, section 6.2, and
// what sites do beyond it): without scheme, "www.", the scheme's own port,
// fragment (but for "#!" and "#/", which are pages), index file, trailing "/"
// and what only follows a visitor (utm_…, a session); the query in order,
// percent-encoding in one way. Forms of one video's address are one. Empty when
// `url` is no web address, or has a user name, or more than 8,000 bytes.
// "http://" before a key gives the same key again. Thread-safe.
std::string AddressKey(absl::string_view url);

}  // namespace preau::works

#endif  // STORAGE_WORKS_ADDRESS_H_
