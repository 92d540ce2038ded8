#include "services/ingestion/fetch/host.h"

#include <arpa/inet.h>
#include <unicode/uidna.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace preau::fetch {
namespace {

// Of a name in the DNS (RFC 1035).
constexpr size_t kMaxHostBytes = 253;
// Of one in other letters, which UTF-8 writes longer.
constexpr size_t kMaxUnicodeHostBytes = 4 * kMaxHostBytes;

std::optional<std::string> CanonicalIpv6(absl::string_view text) {
  in6_addr address;
  if (text.size() >= INET6_ADDRSTRLEN ||
      inet_pton(AF_INET6, std::string(text).c_str(), &address) != 1) {
    return std::nullopt;
  }
  char canonical[INET6_ADDRSTRLEN];
  if (inet_ntop(AF_INET6, &address, canonical, sizeof canonical) == nullptr) {
    return std::nullopt;
  }
  return absl::StrCat("[", canonical, "]");
}

const UIDNA* Idna() {
  static const UIDNA* const kIdna = [] {
    UErrorCode error = U_ZERO_ERROR;
    UIDNA* idna = uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                      UIDNA_NONTRANSITIONAL_TO_ASCII,
                                  &error);
    return U_SUCCESS(error) ? idna : nullptr;
  }();
  return kIdna;
}

std::optional<std::string> EncodeName(absl::string_view host) {
  if (host.size() > kMaxUnicodeHostBytes || Idna() == nullptr) {
    return std::nullopt;
  }
  char name[kMaxHostBytes + 2];
  UErrorCode error = U_ZERO_ERROR;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const int32_t size = uidna_nameToASCII_UTF8(Idna(), host.data(),
                                              static_cast<int32_t>(host.size()),
                                              name, sizeof name, &info, &error);
  if (U_FAILURE(error) || info.errors != 0) return std::nullopt;
  return std::string(name, size);
}

// Names with "_" aren't allowed, but there are such servers.
bool IsHostCharacter(char c) {
  return absl::ascii_isalnum(c) || c == '-' || c == '.' || c == '_';
}

}  // namespace

std::optional<std::string> CanonicalHost(absl::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    return CanonicalIpv6(host.substr(1, host.size() - 2));
  }
  // "example.org." is the same host, and resolvers take no address so.
  absl::ConsumeSuffix(&host, ".");
  std::optional<std::string> name = absl::AsciiStrToLower(host);
  if (!std::all_of(host.begin(), host.end(), absl::ascii_isascii)) {
    name = EncodeName(host);
  }
  if (!name.has_value() || name->empty() || name->size() > kMaxHostBytes ||
      name->front() == '.' || name->back() == '.' ||
      !std::all_of(name->begin(), name->end(), IsHostCharacter)) {
    return std::nullopt;
  }
  return name;
}

}  // namespace preau::fetch
