#include <cstring>
#include <string>

#include "absl/functional/function_ref.h"
#include "services/extraction/media/bytes.h"
#include "services/extraction/media/containers.h"

namespace preau::media {
namespace {

using extraction::Track;

constexpr int kMaxElements = 100000;

// Ids of RFC 9559, section 5.
constexpr uint64_t kSegment = 0x18538067;
constexpr uint64_t kInfo = 0x1549A966;
constexpr uint64_t kTimestampScale = 0x2AD7B1;
constexpr uint64_t kDuration = 0x4489;
constexpr uint64_t kTitle = 0x7BA9;
constexpr uint64_t kTracks = 0x1654AE6B;
constexpr uint64_t kTrackEntry = 0xAE;
constexpr uint64_t kTrackType = 0x83;
constexpr uint64_t kCodec = 0x86;
constexpr uint64_t kLanguage = 0x22B59C;
constexpr uint64_t kLanguageBcp47 = 0x22B59D;
constexpr uint64_t kVideo = 0xE0;
constexpr uint64_t kPixelWidth = 0xB0;
constexpr uint64_t kPixelHeight = 0xBA;

// A number of one to eight bytes (RFC 8794, 4); its marker is kept in ids. 0
// bytes when there is none.
size_t ReadVint(absl::string_view bytes, bool keeps_marker, uint64_t& value) {
  if (bytes.empty()) return 0;
  const auto first = static_cast<unsigned char>(bytes[0]);
  size_t size = 1;
  while (size <= 8 && !(first & (0x80 >> (size - 1)))) ++size;
  if (size > 8 || size > bytes.size()) return 0;
  value = Big(bytes, 0, size);
  if (keeps_marker) return size;
  const uint64_t mask = (uint64_t{1} << (7 * size)) - 1;
  value &= mask;
  // All ones: the size isn't known.
  if (value == mask) value = UINT64_MAX;
  return size;
}

double Float(absl::string_view bytes) {
  if (bytes.size() == 4) {
    const auto bits = static_cast<uint32_t>(Big(bytes, 0, 4));
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  if (bytes.size() != 8) return 0;
  const uint64_t bits = Big(bytes, 0, 8);
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

class Matroska {
 public:
  explicit Matroska(documents::Collector* collector) : collector_(*collector) {}

  void Read(absl::string_view file) {
    ForEach(file, [&](uint64_t id, absl::string_view segment) {
      if (id != kSegment) return;
      ForEach(segment, [&](uint64_t part, absl::string_view content) {
        if (part == kInfo) ReadInfo(content);
        if (part == kTracks) ReadTracks(content);
      });
    });
  }

 private:
  void ForEach(absl::string_view bytes,
               absl::FunctionRef<void(uint64_t, absl::string_view)> visit) {
    while (!bytes.empty() && ++elements_ <= kMaxElements) {
      uint64_t id = 0;
      uint64_t size = 0;
      const size_t id_bytes = ReadVint(bytes, true, id);
      if (id_bytes == 0) return;
      const size_t size_bytes = ReadVint(bytes.substr(id_bytes), false, size);
      if (size_bytes == 0) return;
      bytes.remove_prefix(id_bytes + size_bytes);
      const size_t taken =
          size > bytes.size() ? bytes.size() : static_cast<size_t>(size);
      visit(id, bytes.substr(0, taken));
      bytes.remove_prefix(taken);
    }
  }

  void ReadInfo(absl::string_view info) {
    double scale = 1'000'000;
    double duration = 0;
    ForEach(info, [&](uint64_t id, absl::string_view content) {
      if (id == kTimestampScale && content.size() <= 8) {
        scale = static_cast<double>(Big(content, 0, content.size()));
      }
      if (id == kDuration) duration = Float(content);
      if (id == kTitle) {
        collector_.Add(collector_.facts().mutable_title(), content,
                       "Segment/Info/Title", "matroska.title");
      }
    });
    collector_.facts().set_duration_seconds(duration * scale / 1e9);
  }

  void ReadTracks(absl::string_view tracks) {
    ForEach(tracks, [&](uint64_t id, absl::string_view content) {
      if (id == kTrackEntry) ReadTrack(content);
    });
  }

  void ReadTrack(absl::string_view track) {
    uint64_t type = 0;
    std::string codec;
    // What it is when it isn't said.
    std::string language = "eng";
    bool has_bcp47 = false;
    ForEach(track, [&](uint64_t id, absl::string_view content) {
      if (id == kTrackType) type = Big(content, 0, content.size() == 1 ? 1 : 0);
      if (id == kCodec) codec = std::string(content.substr(0, 40));
      if (id == kLanguageBcp47 || (id == kLanguage && !has_bcp47)) {
        language = std::string(content.substr(0, 35));
        has_bcp47 |= id == kLanguageBcp47;
      }
      if (id == kVideo) ReadVideo(content);
    });
    if (type == 1) AddTrack(Track::VIDEO, codec, language, collector_);
    if (type == 2) AddTrack(Track::AUDIO, codec, language, collector_);
    if (type == 17) AddTrack(Track::SUBTITLES, codec, language, collector_);
  }

  void ReadVideo(absl::string_view video) {
    ForEach(video, [&](uint64_t id, absl::string_view content) {
      if (content.size() > 4) return;
      const auto value =
          static_cast<int32_t>(Big(content, 0, content.size()) & 0xFFFFF);
      if (id == kPixelWidth) collector_.facts().set_width(value);
      if (id == kPixelHeight) collector_.facts().set_height(value);
    });
  }

  documents::Collector& collector_;
  int elements_ = 0;
};

}  // namespace

void ReadMatroska(absl::string_view file, documents::Collector& collector) {
  Matroska(&collector).Read(file);
}

}  // namespace preau::media
