#ifndef STORAGE_VOCABULARY_LATIN_TABLE_H_
#define STORAGE_VOCABULARY_LATIN_TABLE_H_

#include <array>
#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::vocabulary {

// What a function from text to text makes of the characters of ASCII, Latin-1
// and Latin Extended-A, which are nearly all of ours: asked of ICU once for
// each instead of for every text. Immutable, thread-safe.
class LatinTable {
 public:
  // `map` turns a text of these characters into what it turns each of them
  // into. What it leaves out, or gives white space for, isn't kept: that is
  // where neighbours matter.
  explicit LatinTable(std::string (*map)(absl::string_view));

  // Takes a character off the front of `text` and appends what it becomes.
  // False, with nothing changed, when it isn't here.
  bool Consume(absl::string_view& text, std::string& out) const {
    const auto first = static_cast<unsigned char>(text[0]);
    size_t code = first;
    size_t size = 1;
    if (first >= 0x80) {
      // Two bytes that begin with 110 and 10.
      if ((first & 0xE0) != 0xC0 || text.size() < 2) return false;
      const auto second = static_cast<unsigned char>(text[1]);
      if ((second & 0xC0) != 0x80) return false;
      code = (code & 0x1F) << 6 | (second & 0x3F);
      size = 2;
      // Or it is written longer than it need be.
      if (code < 0x80 || code >= kCharacters) return false;
    }
    const Image& image = images_[code];
    if (image.size == 0) return false;
    out.append(image.bytes, image.size);
    text.remove_prefix(size);
    return true;
  }

 private:
  static constexpr size_t kCharacters = 0x180;
  struct Image {
    unsigned char size = 0;
    char bytes[3];
  };

  std::array<Image, kCharacters> images_{};
};

}  // namespace preau::vocabulary

#endif  // STORAGE_VOCABULARY_LATIN_TABLE_H_
