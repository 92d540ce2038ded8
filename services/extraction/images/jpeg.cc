#include <csetjmp>
#include <cstdio>
// libjpeg's header needs <cstdio> before it.
#include <jpeglib.h>

#include <algorithm>

#include "services/extraction/images/picture.h"

namespace preau::images {
namespace {

struct ErrorManager : jpeg_error_mgr {
  std::jmp_buf back;
};

// libjpeg doesn't expect to come back from here.
void Leave(j_common_ptr about) {
  std::longjmp(static_cast<ErrorManager*>(about->err)->back, 1);
}
void Ignore(j_common_ptr) {}

// Nothing with a destructor may be made between setjmp() and longjmp(), so all
// is in `picture` and `row`.
bool DecodeInto(absl::string_view file, Picture& picture, std::string& row) {
  jpeg_decompress_struct jpeg;
  ErrorManager errors;
  jpeg.err = jpeg_std_error(&errors);
  errors.error_exit = Leave;
  errors.output_message = Ignore;
  jpeg_create_decompress(&jpeg);
  if (setjmp(errors.back) != 0) {
    jpeg_destroy_decompress(&jpeg);
    return false;
  }
  jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(file.data()),
               file.size());
  jpeg_read_header(&jpeg, TRUE);
  const bool is_sane =
      int64_t{jpeg.image_width} * jpeg.image_height <= kMaxPixels &&
      jpeg.num_components != 4;
  if (is_sane) {
    jpeg.out_color_space = JCS_RGB;
    const unsigned side = std::max(jpeg.image_width, jpeg.image_height);
    while (jpeg.scale_denom < 8 &&
           side / (2 * jpeg.scale_denom) >= 2u * kThumbnailSide) {
      jpeg.scale_denom *= 2;
    }
    jpeg_start_decompress(&jpeg);
    picture.width = static_cast<int>(jpeg.output_width);
    picture.height = static_cast<int>(jpeg.output_height);
    row.resize(size_t{jpeg.output_width} * 3);
    while (jpeg.output_scanline < jpeg.output_height) {
      auto* line = reinterpret_cast<JSAMPROW>(row.data());
      jpeg_read_scanlines(&jpeg, &line, 1);
      picture.rgb.append(row);
    }
  }
  jpeg_destroy_decompress(&jpeg);
  return is_sane;
}

}  // namespace

Picture DecodeJpeg(absl::string_view file) {
  Picture picture;
  std::string row;
  return DecodeInto(file, picture, row) ? picture : Picture();
}

}  // namespace preau::images
