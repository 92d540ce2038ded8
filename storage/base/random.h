#ifndef STORAGE_BASE_RANDOM_H_
#define STORAGE_BASE_RANDOM_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::base {

// Randomness as the rest of the house sees it, so that a test's run can be
// repeated. Implementations are thread-safe.
class Random {
 public:
  virtual ~Random() = default;
  // `size` random bytes; from the kernel outside tests.
  virtual std::string Bytes(size_t size) = 0;
};

// getrandom(2). Never destroyed.
Random* SystemRandom();

// 128 random bits as 32 lower-case hexadecimal digits.
std::string NewUid(Random* random);

// Whether `text` has the form that NewUid() gives.
bool IsUid(absl::string_view text);

}  // namespace preau::base

#endif  // STORAGE_BASE_RANDOM_H_
