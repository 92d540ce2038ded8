#ifndef SERVICES_EXTRACTION_SANDBOX_PROCESS_H_
#define SERVICES_EXTRACTION_SANDBOX_PROCESS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "storage/base/clock.h"

namespace preau::sandbox {

// A program that calls Seal().
struct Program {
  std::string path;
  std::vector<std::string> arguments;
};

struct RunLimits {
  int64_t wall_micros = 60'000'000;
  size_t max_answer_bytes = size_t{8} << 20;
};

struct Outcome {
  // What it wrote, up to where it ended or was stopped.
  std::string answer;
  // OK when it ended by itself and said that all went well. Else
  // INVALID_ARGUMENT, as the file is at fault: EXTRACTION_CRASHED,
  // EXTRACTION_FORBIDDEN, EXTRACTION_MEMORY, EXTRACTION_TIMEOUT{seconds},
  // EXTRACTION_ANSWER_TOO_LARGE{max}; or UNAVAILABLE:
  // EXTRACTION_UNAVAILABLE{cause}.
  absl::Status status;
};

// Runs `program` with the file as its standard input, what it answers through a
// pipe, no environment and no other descriptor, and waits for its end: it is
// killed when its time is over or its answer too long. `file` must be open for
// reading only; it stays open. Thread-safe.
Outcome RunProgram(const Program& program, int file, const RunLimits& limits,
                   base::Clock* clock);

}  // namespace preau::sandbox

#endif  // SERVICES_EXTRACTION_SANDBOX_PROCESS_H_
