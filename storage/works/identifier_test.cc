#include "storage/works/identifier.h"

#include <gtest/gtest.h>

#include <string>

namespace preau::works {
namespace {

TEST(IdentifierTest, ADoiIsOneInAllItsForms) {
  const std::string key = "doi:10.5281/zenodo.3727209";
  for (const absl::string_view entry :
       {"doi:10.5281/zenodo.3727209", "https://doi.org/10.5281/ZENODO.3727209",
        "http://dx.doi.org/10.5281/zenodo.3727209",
        " info:doi/10.5281/zenodo.3727209"}) {
    EXPECT_EQ(IdentifierKey("URI", entry), key) << entry;
  }
  EXPECT_EQ(IdentifierKey("DOI", "10.5281/zenodo.3727209"), key);
  // Without a word that it is one, a number is a number.
  EXPECT_EQ(IdentifierKey("", "10.5281/zenodo.3727209"), "");
  EXPECT_EQ(IdentifierKey("DOI", "10.5281"), "");
  EXPECT_EQ(IdentifierKey("DOI", "10.5281/"), "");
  EXPECT_EQ(IdentifierKey("DOI", "see 10.5281/zenodo"), "");
}

TEST(IdentifierTest, AnIsbnOfTenDigitsIsOneOfThirteen) {
  const std::string key = "isbn:9782070612758";
  EXPECT_EQ(IdentifierKey("ISBN", "978-2-07-061275-8"), key);
  EXPECT_EQ(IdentifierKey("ISBN", "2-07-061275-9"), key);
  EXPECT_EQ(IdentifierKey("", "urn:isbn:9782070612758"), key);
  EXPECT_EQ(IdentifierKey("", "ISBN 978 2 07 061275 8"), key);
  EXPECT_EQ(IdentifierKey("isbn", "080442957X"), "isbn:9780804429573");
  // A check digit that is wrong; a number that nobody calls an ISBN.
  EXPECT_EQ(IdentifierKey("ISBN", "978-2-07-061275-9"), "");
  EXPECT_EQ(IdentifierKey("ISBN", "2-07-061275-8"), "");
  EXPECT_EQ(IdentifierKey("EAN", "9782070612758"), "");
}

TEST(IdentifierTest, AnArkIsOneWithEveryResolver) {
  const std::string key = "ark:12148/bpt6k5401992k";
  EXPECT_EQ(IdentifierKey("ARK", "ark:/12148/bpt6k5401992k"), key);
  EXPECT_EQ(IdentifierKey("ARK", "ark:12148/bpt6k-5401-992k/"), key);
  EXPECT_EQ(IdentifierKey(
                "URI", "https://gallica.bnf.fr/ark:/12148/bpt6k5401992k?rk=1"),
            key);
  // A part is another thing than the whole.
  EXPECT_EQ(IdentifierKey("ARK", "ark:/12148/bpt6k5401992k/f12"),
            "ark:12148/bpt6k5401992k/f12");
  EXPECT_EQ(IdentifierKey("ARK", "ark:/12148/"), "");
  EXPECT_EQ(IdentifierKey("ARK", "ark:/12 148/b"), "");
  EXPECT_EQ(IdentifierKey("URI", "https://example.org/spark:12148/b"), "");
}

TEST(IdentifierTest, WhatNobodyIssuedNamesNothing) {
  EXPECT_EQ(IdentifierKey("local", "1234"), "");
  EXPECT_EQ(IdentifierKey("", ""), "");
  EXPECT_EQ(IdentifierKey("DOI", std::string(3000, '1')), "");
}

}  // namespace
}  // namespace preau::works
