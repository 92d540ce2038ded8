#include "tools/preau/figures.h"

#include "gtest/gtest.h"

namespace preau::command {
namespace {

constexpr auto kFr = base::Language::kFrench;
constexpr auto kEn = base::Language::kEnglish;

TEST(FiguresTest, NumbersAreGrouped) {
  EXPECT_EQ(Number(0, kFr), "0");
  EXPECT_EQ(Number(999, kFr), "999");
  EXPECT_EQ(Number(21420, kFr), "21\u202F420");
  EXPECT_EQ(Number(1234567, kEn), "1,234,567");
  EXPECT_EQ(Number(-1000, kEn), "-1,000");
}

TEST(FiguresTest, BytesHaveTheRightUnit) {
  EXPECT_EQ(Bytes(0, kFr), "0\u00A0octets");
  EXPECT_EQ(Bytes(999, kEn), "999\u00A0bytes");
  EXPECT_EQ(Bytes(1234, kFr), "1,2\u00A0ko");
  EXPECT_EQ(Bytes(12345678, kEn), "12\u00A0MB");
  EXPECT_EQ(Bytes(999600, kEn), "1.0\u00A0MB");
}

TEST(FiguresTest, TimesAreAsPreciseAsOneCares) {
  EXPECT_EQ(Seconds(4200, kFr), "0,004\u00A0s");
  EXPECT_EQ(Seconds(1500000, kEn), "1.5\u00A0s");
  EXPECT_EQ(Seconds(42400000, kFr), "42\u00A0s");
  EXPECT_EQ(Seconds(59700000, kFr), "1\u00A0min");
  EXPECT_EQ(Seconds(3600000000, kFr), "1\u00A0h");
  EXPECT_EQ(Seconds(185000000, kFr), "3\u00A0min\u00A05\u00A0s");
  EXPECT_EQ(Seconds(7800000000, kFr), "2\u00A0h\u00A010\u00A0min");
}

TEST(FiguresTest, MomentsAreInUniversalTime) {
  google::protobuf::Timestamp time;
  EXPECT_EQ(Moment(time), "");
  time.set_seconds(1764067080);
  EXPECT_EQ(Moment(time), "2025-11-25 10:38");
}

}  // namespace
}  // namespace preau::command
