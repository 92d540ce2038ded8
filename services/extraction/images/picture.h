#ifndef SERVICES_EXTRACTION_IMAGES_PICTURE_H_
#define SERVICES_EXTRACTION_IMAGES_PICTURE_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::images {

// Of a thumbnail, at most, in pixels.
inline constexpr int kThumbnailSide = 320;
// Pictures with more pixels aren't decoded.
inline constexpr int64_t kMaxPixels = 100'000'000;

// Pixels: red, green and blue, a byte each, row by row from the top.
struct Picture {
  int width = 0;
  int height = 0;
  std::string rgb;

  bool empty() const { return width <= 0 || height <= 0; }
};

// Decodes a JPEG or PNG at about the size that a thumbnail needs, what is
// transparent on white; empty when it can't.
Picture Decode(absl::string_view file);
Picture DecodeJpeg(absl::string_view file);
Picture DecodePng(absl::string_view file);

// The picture with no side longer than `max_side`, each pixel the mean of those
// that it stands for; as it is when it is smaller.
Picture Shrink(const Picture& picture, int max_side);

// "" when it can't.
std::string EncodePng(const Picture& picture);

}  // namespace preau::images

#endif  // SERVICES_EXTRACTION_IMAGES_PICTURE_H_
