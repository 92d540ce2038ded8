#include "storage/blobs/pins.h"

#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {
namespace {

TEST(PinsTest, WhatIsHeldOrWasLatelyIsNotCondemned) {
  ManualClock clock;
  const auto pins = Pins::Create(&clock);
  const BlobId id = IdOf("a");
  const int64_t begun = clock.NowMicros();
  std::optional<Lease> first = pins->Hold(id);
  std::optional<Lease> second = pins->Hold(id);
  clock.Advance(10);
  EXPECT_FALSE(pins->Condemn(id, begun + 100).has_value());
  EXPECT_TRUE(pins->Condemn(IdOf("b"), begun + 100).has_value());
  first.reset();
  EXPECT_FALSE(pins->Condemn(id, begun + 100).has_value());
  second.reset();
  EXPECT_FALSE(pins->Condemn(id, begun + 10).has_value());
  pins->Forget(begun + 10);
  EXPECT_FALSE(pins->Condemn(id, begun + 10).has_value());
  EXPECT_TRUE(pins->Condemn(id, begun + 11).has_value());
}

TEST(PinsTest, ALeaseMoves) {
  ManualClock clock;
  const auto pins = Pins::Create(&clock);
  const int64_t later = clock.NowMicros() + 1;
  Lease a = pins->Hold(IdOf("a"));
  Lease b = pins->Hold(IdOf("b"));
  a = std::move(b);
  EXPECT_TRUE(pins->Condemn(IdOf("a"), later).has_value());
  EXPECT_FALSE(pins->Condemn(IdOf("b"), later).has_value());
  Lease c = std::move(a);
  EXPECT_FALSE(pins->Condemn(IdOf("b"), later).has_value());
}

TEST(PinsTest, WhoHoldsWaitsForADeletion) {
  ManualClock clock;
  const auto pins = Pins::Create(&clock);
  const BlobId id = IdOf("a");
  std::atomic<bool> deleted = false;
  bool was_deleted = false;
  std::thread thread;
  {
    const auto condemned = pins->Condemn(id, clock.NowMicros());
    ASSERT_TRUE(condemned.has_value());
    EXPECT_FALSE(pins->Condemn(id, clock.NowMicros()).has_value());
    thread = std::thread([&] {
      const Lease lease = pins->Hold(id);
      was_deleted = deleted;
    });
    deleted = true;
  }
  thread.join();
  EXPECT_TRUE(was_deleted);
}

TEST(PinsTest, RemembersABoundedNumber) {
  ManualClock clock;
  const auto pins = Pins::Create(&clock);
  for (size_t i = 0; i <= Pins::kMaxReleased; ++i) {
    pins->Hold(*BlobId::FromBytes(std::string(24, 'x') +
                                  absl::StrCat(10'000'000 + i)));
  }
  // Beyond, it takes any for one that it has forgotten.
  const int64_t now = clock.NowMicros();
  EXPECT_FALSE(pins->Condemn(IdOf("never seen"), now).has_value());
  EXPECT_TRUE(pins->Condemn(IdOf("never seen"), now + 1).has_value());
}

}  // namespace
}  // namespace preau::blobs
