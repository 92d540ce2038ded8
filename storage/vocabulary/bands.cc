#include "storage/vocabulary/bands.h"

namespace preau::vocabulary {
namespace {

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kMegabyte = 1000 * 1000;
constexpr int64_t kGigabyte = 1000 * kMegabyte;

constexpr Band kDurationBands[] = {
    {"under-5-min", 0, 5 * kMinute},
    {"5-15-min", 5 * kMinute, 15 * kMinute},
    {"15-30-min", 15 * kMinute, 30 * kMinute},
    {"30-60-min", 30 * kMinute, kHour},
    {"1-2-h", kHour, 2 * kHour},
    {"over-2-h", 2 * kHour, kNoUpperBound},
};

constexpr Band kSizeBands[] = {
    {"under-1-mb", 0, kMegabyte},
    {"1-10-mb", kMegabyte, 10 * kMegabyte},
    {"10-100-mb", 10 * kMegabyte, 100 * kMegabyte},
    {"100-mb-1-gb", 100 * kMegabyte, kGigabyte},
    {"over-1-gb", kGigabyte, kNoUpperBound},
};

absl::string_view BandOf(absl::Span<const Band> bands, int64_t value) {
  if (value <= 0) return "";
  for (const Band& band : bands) {
    if (value < band.max) return band.term;
  }
  return bands.back().term;
}

}  // namespace

absl::Span<const Band> DurationBands() { return kDurationBands; }
absl::Span<const Band> SizeBands() { return kSizeBands; }

absl::string_view DurationBand(int64_t seconds) {
  return BandOf(kDurationBands, seconds);
}

absl::string_view SizeBand(int64_t bytes) { return BandOf(kSizeBands, bytes); }

}  // namespace preau::vocabulary
