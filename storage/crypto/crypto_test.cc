#include "storage/crypto/crypto.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace preau::crypto {
namespace {

TEST(CryptoTest, Sha256IsThatOfTheStandard) {
  EXPECT_EQ(absl::BytesToHexString(Sha256({"a", "", "bc"})),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(CryptoTest, HmacAndMd5AreThoseOfTheirStandards) {
  // RFC 4231, 4.3 and 4.7.
  EXPECT_EQ(absl::BytesToHexString(
                HmacSha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(absl::BytesToHexString(HmacSha256(
                std::string(131, '\xaa'),
                "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  // RFC 1321, A.5.
  EXPECT_EQ(absl::BytesToHexString(Md5("message digest")),
            "f96b697d7cb7938d525a2f31aaf161d0");
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
