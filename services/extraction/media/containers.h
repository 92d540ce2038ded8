#ifndef SERVICES_EXTRACTION_MEDIA_CONTAINERS_H_
#define SERVICES_EXTRACTION_MEDIA_CONTAINERS_H_

#include "absl/strings/string_view.h"
#include "services/extraction/documents/collector.h"

// One reader for each container. What is cut or damaged ends the reading, and
// what was found before stays.
namespace preau::media {

// ISO/IEC 14496-12.
void ReadMp4(absl::string_view file, documents::Collector& collector);
// RFC 8794, RFC 9559.
void ReadMatroska(absl::string_view file, documents::Collector& collector);
// ISO/IEC 11172-3 with ID3v2 and Xing's header.
void ReadMp3(absl::string_view file, documents::Collector& collector);
void ReadWav(absl::string_view file, documents::Collector& collector);
// RFC 9639.
void ReadFlac(absl::string_view file, documents::Collector& collector);
// RFC 3533.
void ReadOgg(absl::string_view file, documents::Collector& collector);

inline constexpr int kMaxTracks = 50;

void AddTrack(extraction::Track::Kind kind, absl::string_view codec,
              absl::string_view language, documents::Collector& collector);

}  // namespace preau::media

#endif  // SERVICES_EXTRACTION_MEDIA_CONTAINERS_H_
