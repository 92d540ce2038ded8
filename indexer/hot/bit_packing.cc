#include "indexer/hot/bit_packing.h"

#include <array>
#include <utility>

namespace preau::hot {
namespace {

// Made for each width, so that the compiler knows all shifts.
template <int kBits>
void UnpackWidth(const char* packed, size_t count, uint32_t* out) {
  for (size_t i = 0; i < count; ++i) out[i] = UnpackOne(packed, i, kBits);
}

using Unpacker = void (*)(const char*, size_t, uint32_t*);

template <int... kBits>
constexpr std::array<Unpacker, sizeof...(kBits)> MakeUnpackers(
    std::integer_sequence<int, kBits...> /*widths*/) {
  return {UnpackWidth<kBits>...};
}

constexpr auto kUnpackers =
    MakeUnpackers(std::make_integer_sequence<int, 33>());

}  // namespace

void Pack(absl::Span<const uint32_t> numbers, int bits, std::string& out) {
  uint64_t word = 0;
  int used = 0;
  for (const uint32_t number : numbers) {
    word |= uint64_t{number} << used;
    used += bits;
    while (used >= 8) {
      out.push_back(static_cast<char>(word & 0xff));
      word >>= 8;
      used -= 8;
    }
  }
  if (used > 0) out.push_back(static_cast<char>(word & 0xff));
}

void Unpack(const char* packed, size_t count, int bits, uint32_t* out) {
  kUnpackers[static_cast<size_t>(bits)](packed, count, out);
}

}  // namespace preau::hot
