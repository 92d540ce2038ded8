#include <png.h>

#include "services/extraction/images/picture.h"

namespace preau::images {

Picture DecodePng(absl::string_view file) {
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  Picture picture;
  if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) {
    return picture;
  }
  // All of it is decoded at once, unlike a JPEG.
  if (int64_t{image.width} * image.height > kMaxPixels / 2) {
    png_image_free(&image);
    return picture;
  }
  image.format = PNG_FORMAT_RGB;
  const png_color white = {255, 255, 255};
  std::string rgb(PNG_IMAGE_SIZE(image), '\0');
  if (png_image_finish_read(&image, &white, rgb.data(), 0, nullptr) == 0) {
    png_image_free(&image);
    return picture;
  }
  picture.width = static_cast<int>(image.width);
  picture.height = static_cast<int>(image.height);
  picture.rgb = std::move(rgb);
  return picture;
}

std::string EncodePng(const Picture& picture) {
  if (picture.empty()) return "";
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string file(size, '\0');
  if (png_image_write_to_memory(&image, file.data(), &size, 0,
                                picture.rgb.data(), 0, nullptr) == 0) {
    return "";
  }
  file.resize(size);
  return file;
}

}  // namespace preau::images
