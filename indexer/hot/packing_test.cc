#include <limits>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "indexer/hot/bit_packing.h"
#include "indexer/hot/record_codec.h"
#include "indexer/hot/varint.h"

namespace preau::hot {
namespace {

TEST(BitPackingTest, NumbersOfEachWidthComeBack) {
  std::mt19937 random(1);
  for (int bits = 0; bits <= 32; ++bits) {
    const uint64_t end = uint64_t{1} << bits;
    for (const size_t count : {1, 7, 127, 128}) {
      std::vector<uint32_t> numbers;
      for (size_t i = 0; i < count; ++i) {
        numbers.push_back(static_cast<uint32_t>(random() % end));
      }
      numbers.back() = static_cast<uint32_t>(end - 1);
      EXPECT_EQ(BitsFor(numbers.back()), bits);
      std::string packed = "before";
      Pack(numbers, bits, packed);
      EXPECT_EQ(packed.size(), 6 + PackedBytes(count, bits));
      packed.append(8, '\xff');
      std::vector<uint32_t> unpacked(count);
      Unpack(packed.data() + 6, count, bits, unpacked.data());
      EXPECT_EQ(unpacked, numbers) << bits;
      for (size_t i = 0; i < count; ++i) {
        EXPECT_EQ(UnpackOne(packed.data() + 6, i, bits), numbers[i]);
      }
    }
  }
}

TEST(VarintTest, NumbersComeBack) {
  std::string bytes;
  const std::vector<uint32_t> numbers = {
      0, 1, 127, 128, 300, 16384, std::numeric_limits<uint32_t>::max()};
  for (const uint32_t number : numbers) AppendVarint(number, bytes);
  const char* at = bytes.data();
  for (const uint32_t number : numbers) EXPECT_EQ(ReadVarint(at), number);
  EXPECT_EQ(at, bytes.data() + bytes.size());
}

TEST(RecordCodecTest, RecordsComeBack) {
  std::mt19937 random(2);
  std::vector<std::string> records;
  for (int i = 0; i < 2000; ++i) {
    std::string record;
    for (int word = 0; word < 60; ++word) {
      record += "mot" + std::to_string(random() % 300) + " ";
    }
    records.push_back(record);
  }
  const std::string dictionary = TrainRecordDictionary(records);
  ASSERT_FALSE(dictionary.empty());
  records.push_back("");
  records.push_back(std::string(100000, 'x'));
  RecordPacker packer(dictionary);
  const RecordUnpacker unpacker(dictionary);
  for (const std::string& record : records) {
    EXPECT_EQ(unpacker.Unpack(packer.Pack(record)), record);
  }
  EXPECT_LT(packer.Pack(records[7]).size(), records[7].size() / 2);
  EXPECT_EQ(unpacker.Unpack("no record"), "");
  EXPECT_TRUE(TrainRecordDictionary({"one"}).empty());
  EXPECT_EQ(RecordUnpacker("").Unpack(RecordPacker("").Pack("one")), "one");
}

}  // namespace
}  // namespace preau::hot
