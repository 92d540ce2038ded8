#ifndef STORAGE_NOTICE_DIFFERENCE_H_
#define STORAGE_NOTICE_DIFFERENCE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "preau/log/v1/notice.pb.h"

namespace preau::notice {

// Longer values are cut, with "…" at their end.
inline constexpr size_t kMaxShownBytes = 120;

// A field whose value isn't what it was.
struct Difference {
  // "title", "level" …
  std::string field;
  // As a person reads them, several with "; " between; empty: nothing.
  std::string before;
  std::string after;
};

// In the order of the notice's fields. Where values come from (`provenance`)
// doesn't count. Thread-safe.
std::vector<Difference> Differences(const log::v1::Notice& before,
                                    const log::v1::Notice& after);

}  // namespace preau::notice

#endif  // STORAGE_NOTICE_DIFFERENCE_H_
