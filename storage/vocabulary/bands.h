#ifndef STORAGE_VOCABULARY_BANDS_H_
#define STORAGE_VOCABULARY_BANDS_H_

#include <cstdint>
#include <limits>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace preau::vocabulary {

// A facet bucket: `term` of the vocabulary "duration-band" (bounds in seconds)
// or "size-band" (bounds in bytes, 1 MB = 1,000,000). Holds what is at least
// `min` and less than `max`.
struct Band {
  absl::string_view term;
  int64_t min;
  int64_t max;
};

inline constexpr int64_t kNoUpperBound = std::numeric_limits<int64_t>::max();

// Ascending, without gaps, the first from 0. Thread-safe.
absl::Span<const Band> DurationBands();
absl::Span<const Band> SizeBands();

// The term whose band holds the value; "" when nothing is known of it, which
// is what zero and below mean.
absl::string_view DurationBand(int64_t seconds);
absl::string_view SizeBand(int64_t bytes);

}  // namespace preau::vocabulary

#endif  // STORAGE_VOCABULARY_BANDS_H_
