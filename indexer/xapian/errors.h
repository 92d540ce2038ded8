#ifndef INDEXER_XAPIAN_ERRORS_H_
#define INDEXER_XAPIAN_ERRORS_H_

#include <xapian.h>

#include <new>
#include <type_traits>

#include "absl/status/status.h"

// Xapian's exceptions end here.
namespace preau::xapian {

// ABORTED for a database that was changed twice since it was opened,
// RESOURCE_EXHAUSTED for a full disk or memory, FAILED_PRECONDITION for one
// that is locked, DATA_LOSS for a damaged one, NOT_FOUND for none, else
// INTERNAL.
absl::Status ToStatus(const Xapian::Error& error);

// Runs `work`, which returns nothing or a Status.
template <typename Work>
absl::Status Guarded(const Work& work) {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
      work();
      return absl::OkStatus();
    } else {
      return work();
    }
  } catch (const Xapian::Error& error) {
    return ToStatus(error);
  } catch (const std::bad_alloc&) {
    return absl::ResourceExhaustedError("memory");
  }
}

}  // namespace preau::xapian

#endif  // INDEXER_XAPIAN_ERRORS_H_
