#ifndef TOOLS_BENCH_FUZZ_MEASURE_H_
#define TOOLS_BENCH_FUZZ_MEASURE_H_

#include <cstdint>

#include "absl/functional/function_ref.h"

namespace preau::bench {

// What something took of the thread that did it.
struct Cost {
  // Of a processor.
  int64_t micros = 0;
  // The most by which its memory grew from any moment on: also where something
  // older was given back first. Only what operator new gave; a program that
  // links this has one that counts.
  int64_t peak_bytes = 0;
};

// Calls `work`. Thread-safe; within `work` it must not be called.
Cost Measure(absl::FunctionRef<void()> work);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_FUZZ_MEASURE_H_
