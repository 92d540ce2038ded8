#include "tools/bench/fuzz_measure.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "storage/base/clock.h"

namespace preau::bench {
namespace {

// Plain numbers, since they must be there before anything is constructed.
thread_local int64_t held_bytes = 0;
thread_local int64_t lowest_bytes = 0;
thread_local int64_t risen_bytes = 0;

void* CountTaken(void* memory) {
  if (memory == nullptr) return nullptr;
  held_bytes += static_cast<int64_t>(malloc_usable_size(memory));
  risen_bytes = std::max(risen_bytes, held_bytes - lowest_bytes);
  return memory;
}

void GiveBack(void* memory) {
  if (memory == nullptr) return;
  held_bytes -= static_cast<int64_t>(malloc_usable_size(memory));
  lowest_bytes = std::min(lowest_bytes, held_bytes);
  std::free(memory);
}

void* Take(size_t size) {
  return CountTaken(std::malloc(std::max<size_t>(size, 1)));
}

void* Take(size_t size, std::align_val_t alignment) {
  const auto unit = static_cast<size_t>(alignment);
  // aligned_alloc wants whole units.
  const size_t units = std::max<size_t>(size, 1) + unit - 1;
  return CountTaken(std::aligned_alloc(unit, units / unit * unit));
}

void* OrThrow(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

Cost Measure(absl::FunctionRef<void()> work) {
  held_bytes = 0;
  lowest_bytes = 0;
  risen_bytes = 0;
  const int64_t begun = base::ThreadNanos() / 1000;
  work();
  return {base::ThreadNanos() / 1000 - begun, risen_bytes};
}

}  // namespace preau::bench

// The array and nothrow forms of the standard library call these, but for
// those that mustn't throw, which would have to catch.
void* operator new(size_t size) {
  return preau::bench::OrThrow(preau::bench::Take(size));
}
void* operator new(size_t size, std::align_val_t alignment) {
  return preau::bench::OrThrow(preau::bench::Take(size, alignment));
}
void operator delete(void* memory) noexcept { preau::bench::GiveBack(memory); }
void operator delete(void* memory, size_t) noexcept {
  preau::bench::GiveBack(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  preau::bench::GiveBack(memory);
}
void operator delete(void* memory, size_t, std::align_val_t) noexcept {
  preau::bench::GiveBack(memory);
}
