#include "storage/kv/keys.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace preau::kv {
namespace {

using namespace std::string_literals;

TEST(KeysTest, NumbersKeepTheirOrder) {
  const uint64_t kNumbers[] = {
      0, 1, 255, 256, 257, UINT32_MAX, uint64_t{1} << 32, UINT64_MAX};
  std::string previous;
  for (const uint64_t number : kNumbers) {
    const std::string key = BigEndian64(number);
    EXPECT_EQ(key.size(), 8u);
    EXPECT_EQ(ReadBigEndian64(key + "rest"), number);
    EXPECT_LT(previous, key);
    previous = key;
  }
  EXPECT_EQ(BigEndian64(0x0102), "\0\0\0\0\0\0\1\2"s);
  EXPECT_EQ(ReadBigEndian64("1234567"), std::nullopt);
}

TEST(KeysTest, CompositeKeysKeepTheOrderOfTheirParts) {
  const std::vector<std::string> parts = {
      "",     "\0"s,   "\0\0"s, "\0\x01"s, "\0\xff"s, "\x01",    "a",
      "a\0"s, "a\0b"s, "ab",    "b",       "\xff",    "\xff\xff"};
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& first : parts) {
    for (const std::string& second : parts) pairs.emplace_back(first, second);
  }
  std::sort(pairs.begin(), pairs.end());
  std::string previous;
  for (const auto& [first, second] : pairs) {
    std::string key;
    AppendKeyPart(first, &key);
    AppendKeyPart(second, &key);
    EXPECT_LT(previous, key);
    previous = key;
    absl::string_view rest = key;
    EXPECT_EQ(TakeKeyPart(&rest), first);
    EXPECT_EQ(TakeKeyPart(&rest), second);
    EXPECT_TRUE(rest.empty());
  }
}

TEST(KeysTest, WhatIsNoPartIsRefused) {
  for (const std::string& key :
       {""s, "abc"s, "abc\0"s, "a\0\x02"s, "a\0\xff"s, "a\0\0\x01"s}) {
    absl::string_view rest = key;
    EXPECT_EQ(TakeKeyPart(&rest), std::nullopt);
    EXPECT_EQ(rest, key);
  }
  absl::string_view rest = "short";
  EXPECT_EQ(TakeBigEndian64(&rest), std::nullopt);
  EXPECT_EQ(rest, "short");
  rest = "12345678x";
  EXPECT_TRUE(TakeBigEndian64(&rest).has_value());
  EXPECT_EQ(rest, "x");
}

TEST(KeysTest, PrefixEnd) {
  EXPECT_EQ(PrefixEnd("a"), "b");
  EXPECT_EQ(PrefixEnd("a\xff"), "b");
  EXPECT_EQ(PrefixEnd("a\0"s), "a\x01");
  EXPECT_EQ(PrefixEnd("\x7f"), "\x80");
  EXPECT_EQ(PrefixEnd("\xff\xff"), "");
  EXPECT_EQ(PrefixEnd(""), "");
}

}  // namespace
}  // namespace preau::kv
