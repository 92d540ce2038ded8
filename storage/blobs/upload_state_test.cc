#include "storage/blobs/upload_state.h"

#include "gtest/gtest.h"
#include "storage/blobs/blob_conformance.h"

namespace preau::blobs {
namespace {

TEST(UploadStateTest, IsTakenUpAsItWasWrittenDown) {
  ManualClock clock;
  auto state = NewUploadState(
      {.owner = "contributors/1", .size = 100, .hash = IdOf("x")}, 100, &clock,
      base::SystemRandom());
  ASSERT_TRUE(state.ok()) << state.status();
  state->hash.Add(TestBytes(77, 1));
  clock.Advance(5);
  state->info.written_micros = clock.NowMicros();
  state->info.finished = IdOf("y");
  const auto again = FromStored(ToStored(*state));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->info.id, state->info.id);
  EXPECT_EQ(again->info.owner, "contributors/1");
  EXPECT_EQ(again->info.size, 100u);
  EXPECT_EQ(again->info.hash, IdOf("x"));
  EXPECT_EQ(again->info.finished, IdOf("y"));
  EXPECT_EQ(again->info.created_micros, clock.NowMicros() - 5);
  EXPECT_EQ(again->info.written_micros, clock.NowMicros());
  EXPECT_EQ(again->info.kept, 77u);
  EXPECT_EQ(again->received(), 77u);
  EXPECT_EQ(again->hash.Digest(), state->hash.Digest());
}

TEST(UploadStateTest, DamageIsNoticed) {
  UploadState state;
  state.info.size = 10;
  state.hash.Add("abc");
  const auto stored = ToStored(state);
  ASSERT_TRUE(FromStored(stored).ok());
  auto damaged = stored;
  damaged.set_size(2);
  EXPECT_TRUE(absl::IsDataLoss(FromStored(damaged).status()));
  damaged = stored;
  damaged.set_declared_sha256("abc");
  EXPECT_TRUE(absl::IsDataLoss(FromStored(damaged).status()));
  damaged = stored;
  damaged.set_finished(true);
  EXPECT_TRUE(absl::IsDataLoss(FromStored(damaged).status()));
  damaged = stored;
  damaged.clear_sha256_state();
  EXPECT_TRUE(absl::IsDataLoss(FromStored(damaged).status()));
}

TEST(UploadStateTest, OffsetsNearTheLimitsDoNotOverflow) {
  UploadState state;
  state.info.size = 3;
  state.hash.Add("abc");
  EXPECT_TRUE(absl::IsOutOfRange(NewBytes(state, UINT64_MAX, "xyz").status()));
  EXPECT_TRUE(absl::IsOutOfRange(NewBytes(state, 4, "").status()));
  EXPECT_TRUE(absl::IsInvalidArgument(NewBytes(state, 2, "cd").status()));
  EXPECT_EQ(*NewBytes(state, 3, ""), "");
}

}  // namespace
}  // namespace preau::blobs
