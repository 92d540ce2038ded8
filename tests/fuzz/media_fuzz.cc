// Pictures, sound and video: their containers.

#include <string>

#include "services/extraction/documents/collector.h"
#include "services/extraction/images/image.h"
#include "services/extraction/images/picture.h"
#include "services/extraction/media/media.h"
#include "tests/fuzz/property.h"

namespace preau {
namespace {

void Test(absl::string_view file) {
  for (const auto read : {images::ReadImage, media::ReadMedia}) {
    extraction::Facts facts;
    facts.set_kind(extraction::VIDEO);
    documents::Collector collector(&facts);
    if (const absl::Status status = read(file, collector); !status.ok()) {
      fuzz::RequireSayable(status);
    }
    collector.Finish();
    fuzz::RequireTexts(facts, "facts are well-formed");
  }
  const images::Picture picture = images::Decode(file);
  fuzz::Require(picture.rgb.size() == static_cast<size_t>(picture.width) *
                                          static_cast<size_t>(picture.height) *
                                          3,
                "a picture is all there");
  const images::Picture small = images::Shrink(picture, images::kThumbnailSide);
  fuzz::Require(small.width <= images::kThumbnailSide &&
                    small.height <= images::kThumbnailSide,
                "a thumbnail is small");
  fuzz::Require(picture.empty() || !images::EncodePng(small).empty(),
                "a picture can be written");
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
