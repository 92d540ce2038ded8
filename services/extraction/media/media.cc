#include "services/extraction/media/media.h"

#include <cmath>

#include "absl/strings/match.h"
#include "services/extraction/media/containers.h"
#include "storage/base/error.h"

namespace preau::media {

using extraction::Track;

void AddTrack(Track::Kind kind, absl::string_view codec,
              absl::string_view language, documents::Collector& collector) {
  extraction::Facts& facts = collector.facts();
  if (facts.track_size() >= kMaxTracks) return;
  Track* track = facts.add_track();
  track->set_kind(kind);
  track->set_codec(documents::CleanValue(codec, 40));
  // "und" says nothing.
  const std::string clean = documents::CleanValue(language, 35);
  if (clean != "und") track->set_language(clean);
  if (kind == Track::SUBTITLES) {
    collector.AddSubtitles(track->language());
  }
}

absl::Status ReadMedia(absl::string_view file,
                       documents::Collector& collector) {
  // A few bytes are nothing that can be played.
  if (file.size() < 12) return base::InvalidField("DOCUMENT_DAMAGED", "");
  if (file.substr(4, 4) == "ftyp" || file.substr(4, 4) == "moov" ||
      file.substr(4, 4) == "mdat" || file.substr(4, 4) == "wide") {
    ReadMp4(file, collector);
  } else if (absl::StartsWith(file, "\x1A\x45\xDF\xA3")) {
    ReadMatroska(file, collector);
  } else if (absl::StartsWith(file, "RIFF")) {
    ReadWav(file, collector);
  } else if (absl::StartsWith(file, "fLaC")) {
    ReadFlac(file, collector);
  } else if (absl::StartsWith(file, "OggS")) {
    ReadOgg(file, collector);
  } else {
    ReadMp3(file, collector);
  }
  extraction::Facts& facts = collector.facts();
  bool has_video = false;
  bool has_audio = false;
  for (const Track& track : facts.track()) {
    has_video |= track.kind() == Track::VIDEO;
    has_audio |= track.kind() == Track::AUDIO;
  }
  if (!has_video && !has_audio)
    return base::InvalidField("DOCUMENT_DAMAGED", "");
  if (!(facts.duration_seconds() >= 0) || facts.duration_seconds() > 1e7) {
    facts.set_duration_seconds(0);
  }
  if (!has_video && facts.kind() == extraction::VIDEO) {
    facts.set_kind(extraction::AUDIO);
    if (facts.media_type() == "video/mp4") facts.set_media_type("audio/mp4");
    if (facts.media_type() == "video/webm") facts.set_media_type("audio/webm");
    if (facts.media_type() == "video/ogg") facts.set_media_type("audio/ogg");
  }
  return absl::OkStatus();
}

}  // namespace preau::media
