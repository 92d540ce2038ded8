#include <poppler/PDFDoc.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>

#include "services/extraction/images/picture.h"
#include "services/extraction/pdf/internal.h"

namespace preau::pdf::internal {
namespace {

constexpr int kDrawSeconds = 6;

}  // namespace

std::string DrawFirstPage(PDFDoc& document) {
  const double width = document.getPageCropWidth(1);
  const double height = document.getPageCropHeight(1);
  const double side = std::max(width, height);
  if (!(side >= 1) || side > 1e5) return "";
  // Drawn twice as large, then made smaller: letters look better.
  const double resolution = 72.0 * 2 * images::kThumbnailSide / side;
  TimeLimit limit(kDrawSeconds);
  SplashColor white = {255, 255, 255};
  SplashOutputDev output(splashModeRGB8, 1, false, white);
  output.startDoc(&document);
  document.displayPage(&output, 1, resolution, resolution, 0, false, true,
                       false, TimeLimit::IsOver, &limit);
  const SplashBitmap* bitmap = output.getBitmap();
  if (bitmap == nullptr || TimeLimit::IsOver(&limit)) return "";
  images::Picture picture;
  picture.width = output.getBitmapWidth();
  picture.height = output.getBitmapHeight();
  // Splash keeps rows that are as long as they look, since it pads to 1.
  const auto* pixels =
      reinterpret_cast<const char*>(output.getBitmap()->getDataPtr());
  picture.rgb.assign(pixels, static_cast<size_t>(picture.width) *
                                 static_cast<size_t>(picture.height) * 3);
  return images::EncodePng(images::Shrink(picture, images::kThumbnailSide));
}

}  // namespace preau::pdf::internal
