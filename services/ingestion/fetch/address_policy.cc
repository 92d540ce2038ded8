#include "services/ingestion/fetch/address_policy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <iterator>

#include "absl/strings/str_cat.h"

namespace preau::fetch {
namespace {

struct Range4 {
  uint8_t prefix[4];
  int bits;
  Reach reach;
};

// IANA's registry of special IPv4 addresses, with multicast.
constexpr Range4 kRanges4[] = {
    {{0, 0, 0, 0}, 8, Reach::kNever},
    {{10, 0, 0, 0}, 8, Reach::kPrivate},
    {{100, 64, 0, 0}, 10, Reach::kNever},
    {{127, 0, 0, 0}, 8, Reach::kPrivate},
    {{169, 254, 0, 0}, 16, Reach::kNever},
    {{172, 16, 0, 0}, 12, Reach::kPrivate},
    {{192, 0, 0, 0}, 24, Reach::kNever},
    {{192, 0, 2, 0}, 24, Reach::kNever},
    // 6to4 relays, deprecated.
    {{192, 88, 99, 0}, 24, Reach::kNever},
    {{192, 168, 0, 0}, 16, Reach::kPrivate},
    {{198, 18, 0, 0}, 15, Reach::kNever},
    {{198, 51, 100, 0}, 24, Reach::kNever},
    {{203, 0, 113, 0}, 24, Reach::kNever},
    {{224, 0, 0, 0}, 4, Reach::kNever},
    {{240, 0, 0, 0}, 4, Reach::kNever},
};

struct Range6 {
  uint8_t prefix[8];
  int bits;
  Reach reach;
};

// Within what is global unicast (2000::/3) or an organisation's own; the first
// that fits counts, and what none fits is never connected to.
constexpr Range6 kRanges6[] = {
    // Where Amazon's machines get their keys.
    {{0xfd, 0x00, 0x0e, 0xc2}, 32, Reach::kNever},
    {{0xfc}, 7, Reach::kPrivate},
    // Protocol assignments: Teredo, benchmarking, ORCHID.
    {{0x20, 0x01, 0x00, 0x00}, 23, Reach::kNever},
    {{0x20, 0x01, 0x0d, 0xb8}, 32, Reach::kNever},
    {{0x3f, 0xff, 0x00}, 20, Reach::kNever},
    {{0x20}, 3, Reach::kPublic},
};

// IPv6 addresses that stand for an IPv4 one, and where that begins.
struct Embedding {
  uint8_t prefix[12];
  int bits;
  int offset;
};
constexpr Embedding kEmbeddings[] = {
    // ::ffff:0:0/96 mapped, ::/96 compatible, 64:ff9b::/96 NAT64, 2002::/16
    // 6to4.
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, 12},
    {{}, 96, 12},
    {{0x00, 0x64, 0xff, 0x9b}, 96, 12},
    {{0x20, 0x02}, 16, 2},
};

constexpr uint16_t kPortsOfOthers[] = {
    // WHATWG Fetch, from 1024 on: H.323, PPTP, NFS, Apple's RAID, NFS locks,
    // ManageSieve, SIP, X11, SANE, IRC, Amanda.
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665,
    6666, 6667, 6668, 6669, 6679, 6697, 10080,
    // Databases and caches.
    1433, 1521, 3306, 5432, 5984, 6379, 6380, 7474, 7687, 8086, 9042, 9160,
    9200, 9300, 11211, 26379, 27017, 27018, 27019, 28015,
    // Queues, and what runs machines: MQTT, SOCKS, Docker, etcd, ZooKeeper,
    // RDP, Erlang, AMQP, VNC, WinRM, Kubernetes, Consul, Kafka, JMX.
    1080, 1099, 1883, 2181, 2375, 2376, 2379, 2380, 3389, 4369, 5671, 5672,
    5900, 5901, 5985, 5986, 6443, 8300, 8301, 8500, 9092, 10250, 10255, 10256};

bool HasPrefix(const uint8_t* bytes, const uint8_t* prefix, int bits) {
  const int whole = bits / 8;
  if (!std::equal(prefix, prefix + whole, bytes)) return false;
  const int rest = bits % 8;
  return rest == 0 || (bytes[whole] ^ prefix[whole]) >> (8 - rest) == 0;
}

Reach ReachOf4(const uint8_t* bytes) {
  for (const Range4& range : kRanges4) {
    if (HasPrefix(bytes, range.prefix, range.bits)) return range.reach;
  }
  return Reach::kPublic;
}

// ::1 stands for no IPv4 address, though it looks like one.
bool IsLoopback6(const std::array<uint8_t, 16>& bytes) {
  return bytes[15] == 1 && std::all_of(bytes.begin(), bytes.end() - 1,
                                       [](uint8_t byte) { return byte == 0; });
}

}  // namespace

std::string Endpoint::ToString() const {
  char text[INET6_ADDRSTRLEN] = "";
  inet_ntop(is_ipv6 ? AF_INET6 : AF_INET, bytes.data(), text, sizeof text);
  return is_ipv6 ? absl::StrCat("[", text, "]:", port)
                 : absl::StrCat(text, ":", port);
}

std::optional<Endpoint> ReadEndpoint(const sockaddr* address, size_t size) {
  Endpoint endpoint;
  if (size >= sizeof(sockaddr_in6) && address->sa_family == AF_INET6) {
    sockaddr_in6 ipv6;
    std::memcpy(&ipv6, address, sizeof ipv6);
    endpoint.is_ipv6 = true;
    std::memcpy(endpoint.bytes.data(), &ipv6.sin6_addr, 16);
    endpoint.port = ntohs(ipv6.sin6_port);
    return endpoint;
  }
  if (size >= sizeof(sockaddr_in) && address->sa_family == AF_INET) {
    sockaddr_in ipv4;
    std::memcpy(&ipv4, address, sizeof ipv4);
    std::memcpy(endpoint.bytes.data(), &ipv4.sin_addr, 4);
    endpoint.port = ntohs(ipv4.sin_port);
    return endpoint;
  }
  return std::nullopt;
}

std::optional<Endpoint> MakeEndpoint(absl::string_view ip, uint16_t port) {
  const std::string text(ip);
  Endpoint endpoint;
  endpoint.port = port;
  if (inet_pton(AF_INET, text.c_str(), endpoint.bytes.data()) == 1) {
    return endpoint;
  }
  endpoint.is_ipv6 = true;
  if (inet_pton(AF_INET6, text.c_str(), endpoint.bytes.data()) == 1) {
    return endpoint;
  }
  return std::nullopt;
}

Reach ReachOf(const Endpoint& endpoint) {
  const uint8_t* bytes = endpoint.bytes.data();
  if (!endpoint.is_ipv6) return ReachOf4(bytes);
  if (IsLoopback6(endpoint.bytes)) return Reach::kPrivate;
  for (const Embedding& embedding : kEmbeddings) {
    if (HasPrefix(bytes, embedding.prefix, embedding.bits)) {
      return ReachOf4(bytes + embedding.offset);
    }
  }
  for (const Range6& range : kRanges6) {
    if (HasPrefix(bytes, range.prefix, range.bits)) return range.reach;
  }
  return Reach::kNever;
}

bool IsWebPort(uint16_t port) {
  if (port < 1024) return port == 80 || port == 443;
  return std::find(std::begin(kPortsOfOthers), std::end(kPortsOfOthers),
                   port) == std::end(kPortsOfOthers);
}

bool MayConnect(const Endpoint& endpoint, bool allow_private) {
  const Reach reach = ReachOf(endpoint);
  return (reach == Reach::kPublic ||
          (allow_private && reach == Reach::kPrivate)) &&
         IsWebPort(endpoint.port);
}

}  // namespace preau::fetch
