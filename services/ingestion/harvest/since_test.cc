#include "services/ingestion/harvest/since.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace preau::harvest {
namespace {

constexpr int64_t kBegin = 1'767'225'600'000'000;  // 2026-01-01T00:00:00Z

TEST(SinceTest, NamesWhatFailed) {
  Failures failures;
  EXPECT_TRUE(failures.empty());
  EXPECT_EQ(failures.NextFrom(kBegin, "x"), "2025-12-31T23:00:00+00:00");
  failures.Add("https://a.example.org/1");
  failures.Add("https://a.example.org/1");
  EXPECT_FALSE(failures.empty());
  const std::string next = failures.NextFrom(kBegin, "x");
  EXPECT_EQ(next, "2025-12-31T23:00:00+00:00 https://a.example.org/1");
  const Since since = Since::Parse(next);
  EXPECT_EQ(since.time(), absl::FromUnixMicros(kBegin) - absl::Hours(1));
  EXPECT_TRUE(since.HasFailed("https://a.example.org/1"));
  EXPECT_FALSE(since.HasFailed("https://a.example.org/"));
}

TEST(SinceTest, FailuresThatCantBeNamedAskForAsMuchAgain) {
  for (const std::string& key :
       {std::string(), std::string("a b"), std::string(501, 'a')}) {
    Failures failures;
    failures.Add(key);
    EXPECT_EQ(failures.NextFrom(kBegin, "before"), "before") << key;
  }
  Failures many;
  for (size_t i = 0; i < Failures::kMaxKept; ++i) many.Add(absl::StrCat(i));
  EXPECT_NE(many.NextFrom(kBegin, ""), "");
  many.Add("one more");
  EXPECT_EQ(many.NextFrom(kBegin, ""), "");
  Failures unknown;
  unknown.AddUnknown();
  EXPECT_EQ(unknown.NextFrom(kBegin, "before"), "before");
}

TEST(SinceTest, WhatIsNoTimeIsNothing) {
  for (const char* text : {"", "etag:\"1\"", "2026", " 2026-01-01T00:00:00Z"}) {
    EXPECT_FALSE(Since::Parse(text).time().has_value()) << text;
  }
}

}  // namespace
}  // namespace preau::harvest
