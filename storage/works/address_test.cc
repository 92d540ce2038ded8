#include "storage/works/address.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace preau::works {
namespace {

TEST(AddressTest, PagesAreTheSameOrNot) {
  std::ifstream file(PREAU_SOURCE_DIR "/storage/works/testdata/addresses.tsv");
  ASSERT_TRUE(file.is_open());
  int cases = 0;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    ASSERT_EQ(cells.size(), 4u) << line;
    const std::string a = AddressKey(cells[0]);
    const std::string b = AddressKey(cells[1]);
    EXPECT_FALSE(a.empty()) << line;
    EXPECT_FALSE(b.empty()) << line;
    EXPECT_EQ(a == b, cells[2] == "same") << line << "\n" << a << "\n" << b;
    EXPECT_EQ(AddressKey(absl::StrCat("http://", a)), a) << line;
    EXPECT_EQ(AddressKey(absl::StrCat("http://", b)), b) << line;
    ++cases;
  }
  EXPECT_GT(cases, 30);
}

TEST(AddressTest, WhatIsNoWebAddressHasNoKey) {
  for (const absl::string_view text :
       {"", "example.org/a", "ftp://example.org/a", "http://", "http:///a",
        "urn:isbn:9782070612758", "mailto:a@example.org",
        "https://jeanne:secret@example.org/"}) {
    EXPECT_EQ(AddressKey(text), "") << text;
  }
  EXPECT_EQ(
      AddressKey(absl::StrCat("http://example.org/", std::string(8000, 'a'))),
      "");
}

TEST(AddressTest, IsReadable) {
  EXPECT_EQ(AddressKey("https://www.Example.org/Été/?b=2&a=1#partie"),
            "example.org/%C3%89t%C3%A9?a=1&b=2");
}

}  // namespace
}  // namespace preau::works
