#include "services/ingestion/fetch/speed_watch.h"

#include "gtest/gtest.h"

namespace preau::fetch {
namespace {

TEST(SpeedWatchTest, MeasuresFromTheFirstByteOn) {
  using std::chrono::seconds;
  SpeedWatch watch(1000, seconds(30));
  const SpeedWatch::Time start{};
  EXPECT_FALSE(watch.IsTooSlow(0, start));
  EXPECT_FALSE(watch.IsTooSlow(0, start + seconds(500)));
  EXPECT_FALSE(watch.IsTooSlow(1, start + seconds(600)));
  EXPECT_FALSE(watch.IsTooSlow(2, start + seconds(629)));
  EXPECT_FALSE(watch.IsTooSlow(1001, start + seconds(630)));
  // What came early doesn't count for later.
  EXPECT_FALSE(watch.IsTooSlow(2000, start + seconds(659)));
  EXPECT_TRUE(watch.IsTooSlow(2000, start + seconds(660)));
}

}  // namespace
}  // namespace preau::fetch
