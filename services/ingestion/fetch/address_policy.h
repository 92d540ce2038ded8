#ifndef SERVICES_INGESTION_FETCH_ADDRESS_POLICY_H_
#define SERVICES_INGESTION_FETCH_ADDRESS_POLICY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

struct sockaddr;

// Where a server may be sent to by an address that somebody gave it. Pure;
// thread-safe.
namespace preau::fetch {

// What a socket connects to.
struct Endpoint {
  bool is_ipv6 = false;
  // In network order; of an IPv4 address the first four.
  std::array<uint8_t, 16> bytes = {};
  uint16_t port = 0;

  // "192.0.2.1:80", "[2001:db8::1]:80".
  std::string ToString() const;

  bool operator==(const Endpoint&) const = default;
};

// Nothing when it is neither IPv4 nor IPv6.
std::optional<Endpoint> ReadEndpoint(const sockaddr* address, size_t size);
// `ip` as inet_pton() reads it: "192.0.2.1", "2001:db8::1".
std::optional<Endpoint> MakeEndpoint(absl::string_view ip, uint16_t port);

enum class Reach {
  // Global unicast addresses of the IANA registries for IPv4 and IPv6, that
  // the whole internet reaches.
  kPublic,
  // Loopback, and an organisation's own: 10/8, 172.16/12, 192.168/16, fc00::/7.
  kPrivate,
  // All others, which no web server has: link-local (where clouds hand out
  // keys), multicast, shared (100.64/10), documentation, reserved, tunnels.
  kNever,
};

// An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4) reaches
// what that reaches.
Reach ReachOf(const Endpoint& endpoint);

// 80, 443, and from 1024 on those that aren't known for another protocol: a
// mail server, a database or a cache would take the lines of a request as
// commands. Browsers refuse most of these as well (WHATWG Fetch, "bad port").
bool IsWebPort(uint16_t port);

// The policy: a public address, or a private one where these are allowed; on a
// web port.
bool MayConnect(const Endpoint& endpoint, bool allow_private);

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_ADDRESS_POLICY_H_
