#include "services/extraction/images/image.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/match.h"
#include "services/extraction/images/exif.h"
#include "storage/base/error.h"

namespace preau::images {
namespace {

constexpr int kMaxSegments = 10000;

uint32_t Big(absl::string_view bytes, size_t at, size_t size) {
  uint32_t number = 0;
  for (size_t i = 0; i < size; ++i) {
    number = number << 8 |
             (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i])
                                    : 0u);
  }
  return number;
}

uint32_t Little(absl::string_view bytes, size_t at, size_t size) {
  uint32_t number = 0;
  for (size_t i = size; i-- > 0;) {
    number = number << 8 |
             (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i])
                                    : 0u);
  }
  return number;
}

void SetSize(uint32_t width, uint32_t height, extraction::Facts& facts) {
  constexpr uint32_t kMax = 1'000'000;
  if (width > kMax || height > kMax) return;
  facts.set_width(static_cast<int>(width));
  facts.set_height(static_cast<int>(height));
}

void ReadJpeg(absl::string_view file, documents::Collector& collector) {
  size_t at = 2;
  for (int i = 0; i < kMaxSegments && at + 4 <= file.size(); ++i) {
    if (file[at] != '\xFF') return;
    const auto marker = static_cast<unsigned char>(file[at + 1]);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    // Start of the picture itself.
    if (marker == 0xDA || marker == 0xD9) return;
    const size_t size = Big(file, at + 2, 2);
    if (size < 2) return;
    const absl::string_view segment =
        file.substr(at + 4, std::min(size - 2, file.size() - at - 4));
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
                          marker != 0xC8 && marker != 0xCC;
    if (is_frame) {
      SetSize(Big(segment, 3, 2), Big(segment, 1, 2), collector.facts());
    } else if (marker == 0xE1 &&
               absl::StartsWith(segment, absl::string_view("Exif\0\0", 6))) {
      ReadExif(segment.substr(6), collector);
    }
    at += 2 + size;
  }
}

void ReadPng(absl::string_view file, documents::Collector& collector) {
  SetSize(Big(file, 16, 4), Big(file, 20, 4), collector.facts());
  size_t at = 8;
  for (int i = 0; i < kMaxSegments && at + 12 <= file.size(); ++i) {
    const size_t size = Big(file, at, 4);
    if (size > file.size() - at - 12) return;
    const absl::string_view type = file.substr(at + 4, 4);
    const absl::string_view data = file.substr(at + 8, size);
    if (type == "eXIf") ReadExif(data, collector);
    const size_t zero = data.find('\0');
    if (type == "tEXt" && zero != data.npos) {
      const absl::string_view key = data.substr(0, zero);
      const absl::string_view value = data.substr(zero + 1);
      extraction::Facts& facts = collector.facts();
      if (key == "Title") {
        collector.Add(facts.mutable_title(), value, "tEXt Title", "image.text");
      } else if (key == "Author") {
        collector.Add(facts.mutable_author(), value, "tEXt Author",
                      "image.text");
      } else if (key == "Copyright") {
        collector.Add(facts.mutable_rights(), value, "tEXt Copyright",
                      "image.text");
      }
    }
    at += 12 + size;
  }
}

void ReadWebp(absl::string_view file, documents::Collector& collector) {
  const absl::string_view type = file.substr(12, 4);
  extraction::Facts& facts = collector.facts();
  if (type == "VP8X") {
    SetSize(1 + Little(file, 24, 3), 1 + Little(file, 27, 3), facts);
  } else if (type == "VP8L") {
    const uint32_t bits = Little(file, 21, 4);
    SetSize(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), facts);
  } else if (type == "VP8 ") {
    SetSize(Little(file, 26, 2) & 0x3FFF, Little(file, 28, 2) & 0x3FFF, facts);
  }
  size_t at = 12;
  for (int i = 0; i < kMaxSegments && at + 8 <= file.size(); ++i) {
    const size_t size = Little(file, at + 4, 4);
    if (file.substr(at, 4) == "EXIF") {
      ReadExif(file.substr(at + 8, size), collector);
    }
    at += 8 + size + size % 2;
  }
}

// The size is in the first directory.
void ReadTiff(absl::string_view file, documents::Collector& collector) {
  const bool is_big = absl::StartsWith(file, "MM");
  const auto number = [&](size_t at, size_t size) {
    return is_big ? Big(file, at, size) : Little(file, at, size);
  };
  const size_t directory = number(4, 4);
  uint32_t width = 0;
  uint32_t height = 0;
  for (size_t i = 0; i < number(directory, 2); ++i) {
    const size_t entry = directory + 2 + 12 * i;
    if (entry + 12 > file.size()) break;
    const uint32_t value = number(entry + 8, number(entry + 2, 2) == 3 ? 2 : 4);
    if (number(entry, 2) == 0x100) width = value;
    if (number(entry, 2) == 0x101) height = value;
  }
  SetSize(width, height, collector.facts());
  ReadExif(file, collector);
}

}  // namespace

absl::Status ReadImage(absl::string_view file,
                       documents::Collector& collector) {
  extraction::Facts& facts = collector.facts();
  // A few bytes are no picture.
  if (file.size() < 12) return base::InvalidField("DOCUMENT_DAMAGED", "");
  if (absl::StartsWith(file, "\xFF\xD8")) {
    ReadJpeg(file, collector);
  } else if (absl::StartsWith(file, "\x89PNG")) {
    ReadPng(file, collector);
  } else if (absl::StartsWith(file, "GIF8")) {
    SetSize(Little(file, 6, 2), Little(file, 8, 2), facts);
  } else if (absl::StartsWith(file, "RIFF")) {
    ReadWebp(file, collector);
  } else if (absl::StartsWith(file, "BM")) {
    // Rows from the top have a negative height.
    const uint32_t height = Little(file, 22, 4);
    SetSize(Little(file, 18, 4), height >> 31 ? 0 - height : height, facts);
  } else {
    ReadTiff(file, collector);
  }
  return facts.width() > 0 && facts.height() > 0
             ? absl::OkStatus()
             : base::InvalidField("DOCUMENT_DAMAGED", "");
}

}  // namespace preau::images
