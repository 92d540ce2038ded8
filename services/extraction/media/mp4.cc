#include <algorithm>
#include <string>

#include "absl/functional/function_ref.h"
#include "services/extraction/media/bytes.h"
#include "services/extraction/media/containers.h"

namespace preau::media {
namespace {

using extraction::Track;

constexpr int kMaxBoxes = 20000;

// Calls `visit` with the type and the content of each box in `bytes`.
void ForEachBox(
    absl::string_view bytes, int& boxes,
    absl::FunctionRef<void(absl::string_view type, absl::string_view content)>
        visit) {
  while (bytes.size() >= 8 && ++boxes <= kMaxBoxes) {
    uint64_t size = Big(bytes, 0, 4);
    size_t header = 8;
    if (size == 1) {
      size = Big(bytes, 8, 8);
      header = 16;
    }
    // 0: up to the end of the file.
    if (size == 0) size = bytes.size();
    if (size < header || size > bytes.size()) return;
    visit(bytes.substr(4, 4), bytes.substr(header, size - header));
    bytes.remove_prefix(size);
  }
}

// Three letters of five bits (ISO 639-2).
std::string LanguageOf(uint64_t packed) {
  std::string language;
  for (const int shift : {10, 5, 0}) {
    const auto letter = static_cast<char>(0x60 + (packed >> shift & 0x1F));
    if (letter < 'a' || letter > 'z') return "";
    language.push_back(letter);
  }
  return language;
}

struct TrackFacts {
  std::string handler;
  std::string codec;
  std::string language;
  int width = 0;
  int height = 0;
};

class Mp4 {
 public:
  explicit Mp4(documents::Collector* collector) : collector_(*collector) {}

  void Read(absl::string_view bytes) {
    ForEachBox(bytes, boxes_,
               [&](absl::string_view type, absl::string_view content) {
                 if (type == "moov") ReadMovie(content);
               });
  }

 private:
  void ReadMovie(absl::string_view movie) {
    ForEachBox(movie, boxes_,
               [&](absl::string_view type, absl::string_view content) {
                 if (type == "mvhd") ReadMovieHeader(content);
                 if (type == "trak") ReadTrack(content);
                 if (type == "udta") ReadUserData(content);
               });
  }

  void ReadMovieHeader(absl::string_view header) {
    const bool is_long = Big(header, 0, 1) == 1;
    const uint64_t scale = Big(header, is_long ? 20 : 12, 4);
    const uint64_t duration = is_long ? Big(header, 24, 8) : Big(header, 16, 4);
    if (scale == 0) return;
    collector_.facts().set_duration_seconds(static_cast<double>(duration) /
                                            static_cast<double>(scale));
  }

  void ReadTrack(absl::string_view bytes) {
    TrackFacts track;
    ReadTrackPart(bytes, 0, track);
    if (track.handler == "vide") {
      AddTrack(Track::VIDEO, track.codec, track.language, collector_);
      collector_.facts().set_width(track.width);
      collector_.facts().set_height(track.height);
    } else if (track.handler == "soun") {
      AddTrack(Track::AUDIO, track.codec, track.language, collector_);
    } else if (track.handler == "sbtl" || track.handler == "subt" ||
               track.handler == "text" || track.handler == "clcp") {
      AddTrack(Track::SUBTITLES, track.codec, track.language, collector_);
    }
  }

  void ReadTrackPart(absl::string_view bytes, int depth, TrackFacts& track) {
    ForEachBox(
        bytes, boxes_, [&](absl::string_view type, absl::string_view content) {
          const bool is_long = Big(content, 0, 1) == 1;
          if (type == "tkhd") {
            // 16.16 fixed-point numbers.
            const size_t at = is_long ? 88 : 76;
            track.width = static_cast<int>(Big(content, at, 2));
            track.height = static_cast<int>(Big(content, at + 4, 2));
          } else if (type == "mdhd") {
            track.language = LanguageOf(Big(content, is_long ? 32 : 20, 2));
          } else if (type == "hdlr" && depth == 1) {
            track.handler = std::string(
                content.substr(std::min<size_t>(8, content.size()), 4));
          } else if (type == "stsd" && content.size() >= 16) {
            track.codec = std::string(content.substr(12, 4));
          } else if ((type == "mdia" || type == "minf" || type == "stbl") &&
                     depth < 4) {
            ReadTrackPart(content, depth + 1, track);
          }
        });
  }

  // QuickTime's "©xyz" and 3GPP's "loci" say where it was taken.
  void ReadUserData(absl::string_view data) {
    ForEachBox(data, boxes_,
               [&](absl::string_view type, absl::string_view content) {
                 if (type == "\xA9xyz" || type == "loci") {
                   collector_.AddFinding(extraction::Finding::POSITION, "",
                                         "moov/udta", "mp4.position");
                 }
                 if (type == "meta") ReadMetadata(content);
               });
  }

  // iTunes' list, after four bytes of version.
  void ReadMetadata(absl::string_view meta) {
    if (meta.size() < 4) return;
    ForEachBox(meta.substr(4), boxes_,
               [&](absl::string_view type, absl::string_view list) {
                 if (type != "ilst") return;
                 ForEachBox(
                     list, boxes_,
                     [&](absl::string_view name, absl::string_view item) {
                       ForEachBox(
                           item, boxes_,
                           [&](absl::string_view what, absl::string_view data) {
                             if (what != "data" || data.size() < 8) return;
                             AddValue(name, data.substr(8));
                           });
                     });
               });
  }

  void AddValue(absl::string_view name, absl::string_view value) {
    extraction::Facts& facts = collector_.facts();
    constexpr char kPlace[] = "moov/udta/meta/ilst";
    constexpr char kRule[] = "mp4.metadata";
    if (name == "\xA9nam") {
      collector_.Add(facts.mutable_title(), value, kPlace, kRule);
    } else if (name ==
               "\xA9"
               "ART") {
      collector_.Add(facts.mutable_author(), value, kPlace, kRule);
    } else if (name == "cprt") {
      collector_.Add(facts.mutable_rights(), value, kPlace, kRule);
    } else if (name == "desc") {
      collector_.Add(facts.mutable_description(), value, kPlace, kRule);
    }
  }

  documents::Collector& collector_;
  int boxes_ = 0;
};

}  // namespace

void ReadMp4(absl::string_view file, documents::Collector& collector) {
  Mp4(&collector).Read(file);
}

}  // namespace preau::media
