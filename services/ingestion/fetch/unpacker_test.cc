#include "services/ingestion/fetch/unpacker.h"

#include <zlib.h>

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace preau::fetch {
namespace {

// zlib's names for frames.
constexpr int kGzipFrame = 31;
constexpr int kZlibFrame = 15;
constexpr int kNoFrame = -15;

std::string Pack(std::string text, int frame) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, frame, 8, Z_DEFAULT_STRATEGY),
            Z_OK);
  std::string packed(text.size() + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

// In pieces of `size`; "broken", or with "…" when the end is missing.
std::string Unpack(Packing packing, absl::string_view packed, size_t size) {
  Unpacker unpacker(packing);
  std::string text;
  while (!packed.empty()) {
    const auto give = [&](absl::string_view piece) {
      absl::StrAppend(&text, piece);
      return absl::OkStatus();
    };
    if (!unpacker.Add(packed.substr(0, size), give).ok()) return "broken";
    packed.remove_prefix(std::min(size, packed.size()));
  }
  return unpacker.is_at_end() ? text : text + "…";
}

std::string LongText() {
  std::string text;
  for (int i = 0; i < 20'000; ++i) absl::StrAppend(&text, i, ",");
  return text;
}

TEST(UnpackerTest, UnpacksWhateverThePieces) {
  const std::string text = LongText();
  for (const size_t size :
       {size_t{1}, size_t{7}, size_t{16'384}, text.size()}) {
    EXPECT_TRUE(Unpack(Packing::kNone, text, size) == text);
    EXPECT_TRUE(Unpack(Packing::kGzip, Pack(text, kGzipFrame), size) == text);
    EXPECT_TRUE(Unpack(Packing::kDeflate, Pack(text, kZlibFrame), size) ==
                text);
    EXPECT_TRUE(Unpack(Packing::kDeflate, Pack(text, kNoFrame), size) == text);
  }
  EXPECT_EQ(Unpack(Packing::kGzip, Pack("", kGzipFrame), 1), "");
  EXPECT_EQ(Unpack(Packing::kGzip, "", 1), "");
}

TEST(UnpackerTest, SeveralFilesAreOneAndWhatFollowsIsNothing) {
  const std::string two = Pack("one ", kGzipFrame) + Pack("two", kGzipFrame);
  const std::string zeros(20, '\0');
  for (const size_t size : {size_t{1}, size_t{1000}}) {
    EXPECT_EQ(Unpack(Packing::kGzip, two, size), "one two");
    EXPECT_EQ(Unpack(Packing::kGzip, two + zeros, size), "one two");
    EXPECT_EQ(Unpack(Packing::kDeflate, Pack("one", kZlibFrame) + "x", size),
              "one");
  }
}

TEST(UnpackerTest, KnowsWhatIsntWhole) {
  const std::string packed = Pack("hello", kGzipFrame);
  for (size_t size = 1; size < packed.size(); ++size) {
    const std::string text = Unpack(Packing::kGzip, packed.substr(0, size), 3);
    EXPECT_EQ(text.substr(text.size() - 3), "…") << size;
  }
  EXPECT_EQ(Unpack(Packing::kDeflate, "x", 1), "…");
  const std::string two = packed + packed;
  EXPECT_EQ(Unpack(Packing::kGzip, two.substr(0, two.size() - 1), 100),
            "hellohello…");
}

TEST(UnpackerTest, SaysWhatIsntPackedSo) {
  EXPECT_EQ(Unpack(Packing::kGzip, "not gzip", 3), "broken");
  EXPECT_EQ(Unpack(Packing::kGzip, Pack("hello", kZlibFrame), 3), "broken");
  EXPECT_EQ(Unpack(Packing::kDeflate, "\xff\xff\xff\xff", 3), "broken");
  std::string wrong_sum = Pack("hello", kGzipFrame);
  wrong_sum[wrong_sum.size() - 8] ^= 1;
  EXPECT_EQ(Unpack(Packing::kGzip, wrong_sum, 3), "broken");
}

TEST(UnpackerTest, AnErrorOfWhoIsGivenItEndsIt) {
  Unpacker unpacker(Packing::kGzip);
  int pieces = 0;
  EXPECT_EQ(unpacker.Add(Pack(LongText(), kGzipFrame),
                         [&](absl::string_view piece) {
                           EXPECT_LE(piece.size(), size_t{16} << 10);
                           ++pieces;
                           return absl::OutOfRangeError("enough");
                         }),
            absl::OutOfRangeError("enough"));
  EXPECT_EQ(pieces, 1);
}

}  // namespace
}  // namespace preau::fetch
