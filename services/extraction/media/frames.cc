#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "services/extraction/media/bytes.h"
#include "services/extraction/media/containers.h"

namespace preau::media {
namespace {

using extraction::Track;

// Kilobits a second by the header's four bits: MPEG 1 and MPEG 2, layer III.
constexpr int kBitrates[2][16] = {
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0}};
constexpr int kSampleRates[3] = {44100, 48000, 32000};

struct FrameHeader {
  bool is_mpeg1 = false;
  bool is_mono = false;
  int bitrate = 0;
  int sample_rate = 0;
  int samples = 0;
};

// False when the four bytes at `at` are no frame's.
bool ReadFrameHeader(absl::string_view file, size_t at, FrameHeader& header) {
  const uint64_t word = Big(file, at, 4);
  if (at + 4 > file.size() || word >> 21 != 0x7FF) return false;
  const uint64_t version = word >> 19 & 3;
  const uint64_t layer = word >> 17 & 3;
  const uint64_t rate = word >> 10 & 3;
  // 1 is reserved; only layer III (1) is MP3.
  if (version == 1 || layer != 1 || rate == 3) return false;
  header.is_mpeg1 = version == 3;
  header.is_mono = (word >> 6 & 3) == 3;
  header.bitrate = kBitrates[header.is_mpeg1 ? 0 : 1][word >> 12 & 15];
  header.sample_rate = kSampleRates[rate] / (version == 3   ? 1
                                             : version == 2 ? 2
                                                            : 4);
  header.samples = header.is_mpeg1 ? 1152 : 576;
  return header.bitrate > 0;
}

// Four times seven bits.
size_t SyncSafe(absl::string_view bytes, size_t at) {
  size_t size = 0;
  for (size_t i = 0; i < 4; ++i)
    size = size << 7 | (Big(bytes, at + i, 1) & 0x7F);
  return size;
}

// Where ID3v2 ends; its title and author are taken.
size_t ReadId3(absl::string_view file, documents::Collector& collector) {
  if (!absl::StartsWith(file, "ID3") || file.size() < 10) return 0;
  const uint64_t version = Big(file, 3, 1);
  const size_t end = std::min(10 + SyncSafe(file, 6), file.size());
  extraction::Facts& facts = collector.facts();
  size_t at = 10;
  // Before version 2.3 frames were of another form.
  while (version >= 3 && at + 11 < end) {
    const absl::string_view id = file.substr(at, 4);
    const size_t size =
        version == 4 ? SyncSafe(file, at + 4) : Big(file, at + 4, 4);
    if (id[0] == '\0' || size == 0 || size > end - at - 10) break;
    const uint64_t encoding = Big(file, at + 10, 1);
    const absl::string_view text = file.substr(at + 11, size - 1);
    // Latin-1 and UTF-8; UTF-16 needs more than a title is worth here.
    if (encoding == 0 || encoding == 3) {
      if (id == "TIT2") {
        collector.Add(facts.mutable_title(), text, "ID3 TIT2", "mp3.id3");
      } else if (id == "TPE1") {
        collector.Add(facts.mutable_author(), text, "ID3 TPE1", "mp3.id3");
      } else if (id == "TCOP" || id == "WCOP") {
        collector.Add(facts.mutable_rights(), text, "ID3 TCOP", "mp3.id3");
      }
    }
    at += 10 + size;
  }
  return end;
}

}  // namespace

void ReadMp3(absl::string_view file, documents::Collector& collector) {
  size_t at = ReadId3(file, collector);
  FrameHeader header;
  // Some bytes may come before the first frame.
  const size_t last = std::min(file.size(), at + 65536);
  while (at < last && !ReadFrameHeader(file, at, header)) ++at;
  if (at >= last) return;
  AddTrack(Track::AUDIO, "mp3", "", collector);
  const size_t side_info =
      header.is_mpeg1 ? (header.is_mono ? 17 : 32) : (header.is_mono ? 9 : 17);
  const size_t xing = at + 4 + side_info;
  const absl::string_view tag = file.substr(std::min(xing, file.size()), 4);
  if ((tag == "Xing" || tag == "Info") && (Big(file, xing + 4, 4) & 1)) {
    collector.facts().set_duration_seconds(
        static_cast<double>(Big(file, xing + 8, 4)) * header.samples /
        header.sample_rate);
  } else {
    collector.facts().set_duration_seconds(
        static_cast<double>(file.size() - at) * 8 / (1000.0 * header.bitrate));
  }
}

void ReadWav(absl::string_view file, documents::Collector& collector) {
  size_t at = 12;
  uint64_t bytes_per_second = 0;
  while (at + 8 <= file.size()) {
    const absl::string_view id = file.substr(at, 4);
    const uint64_t size = Little(file, at + 4, 4);
    if (id == "fmt ") {
      bytes_per_second = Little(file, at + 16, 4);
      AddTrack(Track::AUDIO, "pcm", "", collector);
    } else if (id == "data" && bytes_per_second > 0) {
      const uint64_t there = std::min<uint64_t>(size, file.size() - at - 8);
      collector.facts().set_duration_seconds(
          static_cast<double>(there) / static_cast<double>(bytes_per_second));
    }
    at += 8 + size + size % 2;
  }
}

void ReadFlac(absl::string_view file, documents::Collector& collector) {
  // STREAMINFO comes first, after four bytes of header.
  const uint64_t rate = Big(file, 18, 3) >> 4;
  const uint64_t samples = Big(file, 21, 5) & 0xFFFFFFFFF;
  if (rate == 0) return;
  AddTrack(Track::AUDIO, "flac", "", collector);
  collector.facts().set_duration_seconds(static_cast<double>(samples) /
                                         static_cast<double>(rate));
}

void ReadOgg(absl::string_view file, documents::Collector& collector) {
  constexpr size_t kHeader = 27;
  double rate = 0;
  size_t at = 0;
  // The first page of each stream says what it is.
  for (int pages = 0; pages < 16 && at + kHeader <= file.size(); ++pages) {
    if (file.substr(at, 4) != "OggS") break;
    const size_t segments = Big(file, at + 26, 1);
    size_t size = 0;
    for (size_t i = 0; i < segments; ++i) {
      size += Big(file, at + kHeader + i, 1);
    }
    const size_t body = at + kHeader + segments;
    if (body > file.size()) break;
    const absl::string_view data = file.substr(body, size);
    if (absl::StartsWith(data, "\x01vorbis")) {
      AddTrack(Track::AUDIO, "vorbis", "", collector);
      rate = static_cast<double>(Little(data, 12, 4));
    } else if (absl::StartsWith(data, "OpusHead")) {
      AddTrack(Track::AUDIO, "opus", "", collector);
      // Whatever it was recorded at (RFC 7845, 4).
      rate = 48000;
    } else if (absl::StartsWith(data, "\x80theora")) {
      AddTrack(Track::VIDEO, "theora", "", collector);
      collector.facts().set_width(static_cast<int>(Big(data, 14, 3)));
      collector.facts().set_height(static_cast<int>(Big(data, 17, 3)));
    }
    at = body + size;
  }
  // Its last page says how much there was.
  const size_t last = file.rfind("OggS");
  if (rate > 0 && last != file.npos) {
    const uint64_t samples = Little(file, last + 6, 8);
    if (samples < uint64_t{1} << 62) {
      collector.facts().set_duration_seconds(static_cast<double>(samples) /
                                             rate);
    }
  }
}

}  // namespace preau::media
