#include "storage/crypto/sha256_stream.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "storage/crypto/crypto.h"

namespace preau::crypto {
namespace {

TEST(Sha256StreamTest, IsThatOfTheStandard) {
  Sha256Stream stream;
  EXPECT_EQ(absl::BytesToHexString(stream.Digest()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  stream.Add("a");
  stream.Add("bc");
  EXPECT_EQ(absl::BytesToHexString(stream.Digest()),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string million(1'000'000, 'a');
  Sha256Stream other;
  other.Add(million);
  EXPECT_EQ(absl::BytesToHexString(other.Digest()),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256StreamTest, PiecesAndPausesChangeNothing) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text.push_back(static_cast<char>(i * 7));
  const std::string expected = Sha256({text});
  for (size_t step = 1; step < 200; ++step) {
    Sha256Stream stream;
    for (size_t at = 0; at < text.size(); at += step) {
      stream.Add(absl::string_view(text).substr(at, step));
      const std::string state = stream.Save();
      EXPECT_LE(state.size(), Sha256Stream::kMaxStateBytes);
      auto restored = Sha256Stream::Restore(state);
      ASSERT_TRUE(restored.has_value());
      EXPECT_EQ(restored->size(), std::min(at + step, text.size()));
      stream = *restored;
    }
    EXPECT_EQ(stream.Digest(), expected) << step;
  }
}

TEST(Sha256StreamTest, CountsPastFourGibibits) {
  // Of 2^29 zeros and one more; by sha256sum.
  Sha256Stream stream;
  const std::string zeros(size_t{1} << 20, '\0');
  for (int i = 0; i < 512; ++i) stream.Add(zeros);
  stream.Add(absl::string_view(zeros).substr(0, 1));
  auto restored = Sha256Stream::Restore(stream.Save());
  ASSERT_TRUE(restored.has_value());
  EXPECT_EQ(restored->Digest(), stream.Digest());
  EXPECT_EQ(absl::BytesToHexString(stream.Digest()),
            "7c40fe5ce847740d0f0d0cdde3949d6585804cdec3ae61a15b923165699c8137");
}

TEST(Sha256StreamTest, RefusesWhatIsNoState) {
  Sha256Stream stream;
  stream.Add("abc");
  const std::string state = stream.Save();
  for (size_t i = 0; i < state.size(); ++i) {
    EXPECT_FALSE(Sha256Stream::Restore(state.substr(0, i)).has_value()) << i;
  }
  EXPECT_FALSE(Sha256Stream::Restore(state + "d").has_value());
}

}  // namespace
}  // namespace preau::crypto
