#include "storage/vocabulary/latin_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace preau::vocabulary {
namespace {

std::string Utf8(size_t code) {
  if (code < 0x80) return std::string(1, static_cast<char>(code));
  return {static_cast<char>(0xC0 | code >> 6),
          static_cast<char>(0x80 | (code & 0x3F))};
}

}  // namespace

LatinTable::LatinTable(std::string (*map)(absl::string_view)) {
  // Controls are white space to some functions and not to others.
  for (size_t code = ' ' + 1; code < kCharacters; ++code) {
    const std::string character = Utf8(code);
    const std::string image = map(character);
    Image& kept = images_[code];
    if (image.size() > sizeof(kept.bytes) || image.find(' ') != image.npos ||
        map(absl::StrCat("a", character, "a")) !=
            absl::StrCat("a", image, "a")) {
      continue;
    }
    kept.size = static_cast<unsigned char>(image.size());
    std::copy(image.begin(), image.end(), kept.bytes);
  }
}

}  // namespace preau::vocabulary
