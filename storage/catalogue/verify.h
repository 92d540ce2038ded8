#ifndef STORAGE_CATALOGUE_VERIFY_H_
#define STORAGE_CATALOGUE_VERIFY_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

struct VerifyResult {
  uint64_t apply_entries = 0;
  uint64_t log_entries = 0;
  uint64_t audit_entries = 0;
  uint64_t resources = 0;
  uint64_t faults = 0;
};

// Checks that the tables agree: the logs are dense, payloads have the hashes
// that their envelopes name, the audit chain holds, each resource is where its
// log positions, its name and its member's counts say. Calls `fault` for each
// thing that isn't so. The catalogue must not be written meanwhile.
absl::StatusOr<VerifyResult> Verify(
    const kv::Reader& store, absl::FunctionRef<void(absl::string_view)> fault);

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_VERIFY_H_
