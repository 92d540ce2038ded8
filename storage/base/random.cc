#include "storage/base/random.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"

namespace preau::base {
namespace {

class KernelRandom : public Random {
 public:
  std::string Bytes(size_t size) override {
    std::string bytes(size, '\0');
    size_t filled = 0;
    while (filled < size) {
      const ssize_t n = getrandom(&bytes[filled], size - filled, 0);
      if (n > 0) {
        filled += static_cast<size_t>(n);
      } else if (errno != EINTR) {
        // Without randomness no id or key made from here on would be safe.
        std::abort();
      }
    }
    return bytes;
  }
};

}  // namespace

Random* SystemRandom() {
  static Random* const random = new KernelRandom;
  return random;
}

std::string NewUid(Random* random) {
  return absl::BytesToHexString(random->Bytes(16));
}

bool IsUid(absl::string_view text) {
  if (text.size() != 32) return false;
  for (const char c : text) {
    if (!absl::ascii_isdigit(c) && (c < 'a' || c > 'f')) return false;
  }
  return true;
}

}  // namespace preau::base
