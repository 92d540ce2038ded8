#ifndef SERVICES_EXTRACTION_IMAGES_EXIF_H_
#define SERVICES_EXTRACTION_IMAGES_EXIF_H_

#include "absl/strings/string_view.h"
#include "services/extraction/documents/collector.h"

namespace preau::images {

// EXIF (CIPA DC-008): what a camera wrote of whom and when. Where the picture
// was taken is a finding, and isn't said further.
void ReadExif(absl::string_view tiff, documents::Collector& collector);

}  // namespace preau::images

#endif  // SERVICES_EXTRACTION_IMAGES_EXIF_H_
