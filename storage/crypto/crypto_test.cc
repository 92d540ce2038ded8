#include "storage/crypto/crypto.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace preau::crypto {
namespace {

TEST(CryptoTest, Sha256IsThatOfTheStandard) {
  EXPECT_EQ(absl::BytesToHexString(Sha256({"a", "", "bc"})),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(CryptoTest, OpensWhatItSealedWithTheSameKeyOnly) {
  const std::string key = NewKey();
  const std::string sealed = Seal("notice", key);
  EXPECT_EQ(*Open(sealed, key), "notice");
  EXPECT_NE(sealed, Seal("notice", key));
  EXPECT_EQ(Open(sealed, NewKey()).status().code(),
            absl::StatusCode::kDataLoss);
  for (size_t i = 0; i < sealed.size(); ++i) {
    std::string damaged = sealed;
    damaged[i] ^= 1;
    EXPECT_FALSE(Open(damaged, key).ok()) << i;
    EXPECT_FALSE(Open(sealed.substr(0, i), key).ok()) << i;
  }
  EXPECT_EQ(*Open(Seal("", key), key), "");
}

}  // namespace
}  // namespace preau::crypto
