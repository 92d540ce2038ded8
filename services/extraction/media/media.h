#ifndef SERVICES_EXTRACTION_MEDIA_MEDIA_H_
#define SERVICES_EXTRACTION_MEDIA_MEDIA_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/extraction/documents/collector.h"

namespace preau::media {

// MP4 and QuickTime, Matroska and WebM, MP3, WAV, FLAC, Ogg. A container that
// only holds sound is AUDIO, whatever it was taken for. DOCUMENT_DAMAGED when
// nothing in it can be played.
absl::Status ReadMedia(absl::string_view file, documents::Collector& collector);

}  // namespace preau::media

#endif  // SERVICES_EXTRACTION_MEDIA_MEDIA_H_
