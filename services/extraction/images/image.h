#ifndef SERVICES_EXTRACTION_IMAGES_IMAGE_H_
#define SERVICES_EXTRACTION_IMAGES_IMAGE_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/extraction/documents/collector.h"

namespace preau::images {

// PNG, JPEG, GIF, WebP, BMP, TIFF. DOCUMENT_DAMAGED when it has no size.
absl::Status ReadImage(absl::string_view file, documents::Collector& collector);

}  // namespace preau::images

#endif  // SERVICES_EXTRACTION_IMAGES_IMAGE_H_
