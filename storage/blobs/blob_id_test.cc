#include "storage/blobs/blob_id.h"

#include "gtest/gtest.h"

namespace preau::blobs {
namespace {

TEST(BlobIdTest, HasOneFormInText) {
  const std::string hex =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const auto id = BlobId::FromHex(hex);
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(id->ToHex(), hex);
  EXPECT_EQ(BlobId::FromBytes(id->bytes()), id);
  EXPECT_FALSE(BlobId::FromHex("").has_value());
  EXPECT_FALSE(BlobId::FromHex(hex.substr(1)).has_value());
  EXPECT_FALSE(BlobId::FromHex(hex + "0").has_value());
  for (const char c : {'A', 'g', '/', ' ', '\0'}) {
    std::string other = hex;
    other[3] = c;
    EXPECT_FALSE(BlobId::FromHex(other).has_value()) << c;
  }
  EXPECT_FALSE(BlobId::FromBytes(hex).has_value());
}

}  // namespace
}  // namespace preau::blobs
