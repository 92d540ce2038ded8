#ifndef SERVICES_EXTRACTION_SANDBOX_SEAL_H_
#define SERVICES_EXTRACTION_SANDBOX_SEAL_H_

#include <cstdint>

#include "absl/status/status.h"

namespace preau::sandbox {

// Descriptors of a sealed process: it has no others.
inline constexpr int kFileDescriptor = 0;
inline constexpr int kAnswerDescriptor = 1;
inline constexpr int kErrorDescriptor = 2;

// How a sealed process says why it ends early.
inline constexpr int kExitMemory = 3;
inline constexpr int kExitUnsealed = 4;

struct SealLimits {
  // Of address space, besides the mapped file.
  int64_t memory_bytes = int64_t{1} << 30;
  int cpu_seconds = 30;
};

// Locks the calling process in, for good: it can allocate, read, and write to
// the answer, and that is all. Opening or asking about a file fails with
// EACCES, since libraries try and go on without; all else (sockets, processes,
// signals to others, programs, executable memory) kills it with SIGSYS. Needs
// no privilege. To be called when all libraries have what they need, before the
// first byte of the file is read, and while there is one thread. An error means
// that it isn't locked in, and must end.
absl::Status Seal(const SealLimits& limits);

}  // namespace preau::sandbox

#endif  // SERVICES_EXTRACTION_SANDBOX_SEAL_H_
