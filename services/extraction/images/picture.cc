#include "services/extraction/images/picture.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace preau::images {

Picture Decode(absl::string_view file) {
  if (absl::StartsWith(file, "\xFF\xD8\xFF")) return DecodeJpeg(file);
  if (absl::StartsWith(file, "\x89PNG")) return DecodePng(file);
  return Picture();
}

Picture Shrink(const Picture& picture, int max_side) {
  const int side = std::max(picture.width, picture.height);
  if (side <= max_side || picture.empty()) return picture;
  Picture small;
  small.width =
      std::max(1, static_cast<int>(int64_t{picture.width} * max_side / side));
  small.height =
      std::max(1, static_cast<int>(int64_t{picture.height} * max_side / side));
  small.rgb.reserve(static_cast<size_t>(small.width) *
                    static_cast<size_t>(small.height) * 3);
  const auto from = [](int at, int whole, int parts) {
    return static_cast<int>(int64_t{at} * whole / parts);
  };
  for (int y = 0; y < small.height; ++y) {
    const int top = from(y, picture.height, small.height);
    const int bottom =
        std::max(top + 1, from(y + 1, picture.height, small.height));
    for (int x = 0; x < small.width; ++x) {
      const int left = from(x, picture.width, small.width);
      const int right =
          std::max(left + 1, from(x + 1, picture.width, small.width));
      int64_t sums[3] = {0, 0, 0};
      for (int v = top; v < bottom; ++v) {
        for (int u = left; u < right; ++u) {
          const size_t at =
              (static_cast<size_t>(v) * static_cast<size_t>(picture.width) +
               static_cast<size_t>(u)) *
              3;
          for (size_t c = 0; c < 3; ++c) {
            sums[c] += static_cast<unsigned char>(picture.rgb[at + c]);
          }
        }
      }
      const int64_t count = int64_t{bottom - top} * (right - left);
      for (const int64_t sum : sums) {
        small.rgb.push_back(static_cast<char>(sum / count));
      }
    }
  }
  return small;
}

}  // namespace preau::images
