#include "services/ingestion/fetch/address_policy.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "gtest/gtest.h"

namespace preau::fetch {
namespace {

TEST(AddressPolicyTest, KnowsWhatAnAddressReaches) {
  constexpr Reach kPublic = Reach::kPublic;
  constexpr Reach kPrivate = Reach::kPrivate;
  constexpr Reach kNever = Reach::kNever;
  const struct {
    const char* ip;
    Reach reach;
  } kCases[] = {
      {"1.1.1.1", kPublic},
      {"8.8.8.8", kPublic},
      {"9.255.255.255", kPublic},
      {"11.0.0.0", kPublic},
      {"100.63.255.255", kPublic},
      {"100.128.0.0", kPublic},
      {"126.255.255.255", kPublic},
      {"128.0.0.0", kPublic},
      {"172.15.255.255", kPublic},
      {"172.32.0.0", kPublic},
      {"192.0.1.0", kPublic},
      {"192.167.255.255", kPublic},
      {"192.169.0.0", kPublic},
      {"198.17.255.255", kPublic},
      {"198.20.0.0", kPublic},
      {"223.255.255.255", kPublic},
      {"0.0.0.0", kNever},
      {"0.255.255.255", kNever},
      {"10.0.0.0", kPrivate},
      {"10.255.255.255", kPrivate},
      {"100.64.0.0", kNever},
      {"100.100.100.200", kNever},
      {"100.127.255.255", kNever},
      {"127.0.0.1", kPrivate},
      {"127.255.255.255", kPrivate},
      {"169.254.169.254", kNever},
      {"172.16.0.0", kPrivate},
      {"172.31.255.255", kPrivate},
      {"192.0.0.1", kNever},
      {"192.0.2.1", kNever},
      {"192.88.99.1", kNever},
      {"192.168.1.1", kPrivate},
      {"198.18.0.0", kNever},
      {"198.19.255.255", kNever},
      {"198.51.100.7", kNever},
      {"203.0.113.7", kNever},
      {"224.0.0.1", kNever},
      {"239.255.255.255", kNever},
      {"240.0.0.1", kNever},
      {"255.255.255.255", kNever},
      {"2001:660:3003::1", kPublic},
      {"2606:4700:4700::1111", kPublic},
      {"2a00:1450::1", kPublic},
      {"3ffe::1", kPublic},
      {"::", kNever},
      {"::1", kPrivate},
      {"::2", kNever},
      {"fc00::1", kPrivate},
      {"fd12:3456::1", kPrivate},
      {"fd00:ec2::254", kNever},
      {"fe80::1", kNever},
      {"febf::1", kNever},
      {"fec0::1", kNever},
      {"ff02::1", kNever},
      {"2001:db8::1", kNever},
      {"3fff::1", kNever},
      {"2001::1", kNever},
      {"2001:0:4136:e378::1", kNever},
      {"2001:20::1", kNever},
      {"100::1", kNever},
      {"4000::1", kNever},
      {"::ffff:127.0.0.1", kPrivate},
      {"::ffff:10.0.0.1", kPrivate},
      {"::ffff:169.254.169.254", kNever},
      {"::ffff:8.8.8.8", kPublic},
      {"::127.0.0.1", kPrivate},
      {"::169.254.169.254", kNever},
      {"64:ff9b::127.0.0.1", kPrivate},
      {"64:ff9b::169.254.169.254", kNever},
      {"64:ff9b::8.8.8.8", kPublic},
      {"64:ff9b:1::8.8.8.8", kNever},
      {"2002:7f00:1::", kPrivate},
      {"2002:a9fe:a9fe::", kNever},
      {"2002:808:808::1", kPublic},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.ip);
    const auto endpoint = MakeEndpoint(c.ip, 443);
    ASSERT_TRUE(endpoint.has_value());
    EXPECT_EQ(ReachOf(*endpoint), c.reach);
    EXPECT_EQ(MayConnect(*endpoint, false), c.reach == kPublic);
    EXPECT_EQ(MayConnect(*endpoint, true), c.reach != kNever);
  }
}

TEST(AddressPolicyTest, OnlyPortsOfTheWebAreOpen) {
  for (const uint16_t port : {80, 443, 1024, 3000, 5000, 8000, 8080, 8443, 8983,
                              9000, 49152, 65535}) {
    EXPECT_TRUE(IsWebPort(port)) << port;
  }
  for (const uint16_t port :
       {0,    1,    21,   22,   23,   25,    53,    81,   110,
        111,  143,  389,  445,  465,  587,   993,   1023, 1433,
        2049, 2375, 2379, 3306, 3389, 5432,  5672,  5900, 6000,
        6379, 6443, 6667, 9042, 9200, 10250, 11211, 27017}) {
    EXPECT_FALSE(IsWebPort(port)) << port;
    EXPECT_FALSE(MayConnect(*MakeEndpoint("8.8.8.8", port), true)) << port;
  }
}

TEST(AddressPolicyTest, ReadsWhatASocketTakes) {
  sockaddr_in ipv4 = {};
  ipv4.sin_family = AF_INET;
  ipv4.sin_port = htons(8080);
  ipv4.sin_addr.s_addr = htonl(0x01020304);
  const auto* generic = reinterpret_cast<const sockaddr*>(&ipv4);
  ASSERT_TRUE(ReadEndpoint(generic, sizeof ipv4).has_value());
  EXPECT_EQ(ReadEndpoint(generic, sizeof ipv4)->ToString(), "1.2.3.4:8080");
  EXPECT_FALSE(ReadEndpoint(generic, sizeof ipv4 - 1).has_value());

  sockaddr_in6 ipv6 = {};
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_port = htons(443);
  ipv6.sin6_addr = in6addr_loopback;
  generic = reinterpret_cast<const sockaddr*>(&ipv6);
  ASSERT_TRUE(ReadEndpoint(generic, sizeof ipv6).has_value());
  EXPECT_EQ(ReadEndpoint(generic, sizeof ipv6)->ToString(), "[::1]:443");
  EXPECT_FALSE(ReadEndpoint(generic, sizeof ipv4).has_value());

  sockaddr_un local = {};
  local.sun_family = AF_UNIX;
  EXPECT_FALSE(
      ReadEndpoint(reinterpret_cast<const sockaddr*>(&local), sizeof local)
          .has_value());
}

TEST(AddressPolicyTest, TakesNoOtherSpellings) {
  for (const char* ip : {"", "127.1", "0x7f.0.0.1", "2130706433", "[::1]",
                         "fe80::1%eth0", "localhost"}) {
    EXPECT_FALSE(MakeEndpoint(ip, 80).has_value()) << ip;
  }
}

}  // namespace
}  // namespace preau::fetch
