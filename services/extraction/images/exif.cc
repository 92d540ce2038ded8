#include "services/extraction/images/exif.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace preau::images {
namespace {

using extraction::Finding;

constexpr int kMaxEntries = 500;
constexpr size_t kEntryBytes = 12;

class Tiff {
 public:
  explicit Tiff(absl::string_view bytes)
      : bytes_(bytes), is_big_endian_(absl::StartsWith(bytes, "MM")) {}

  uint32_t Number(size_t at, size_t size) const {
    uint32_t number = 0;
    for (size_t i = 0; i < size && at + i < bytes_.size(); ++i) {
      const auto byte = uint32_t{static_cast<unsigned char>(bytes_[at + i])};
      number |= byte << (8 * (is_big_endian_ ? size - 1 - i : i));
    }
    return number;
  }
  // An entry's text.
  std::string Text(size_t entry) const {
    const uint32_t count = Number(entry + 4, 4);
    const size_t at = count <= 4 ? entry + 8 : Number(entry + 8, 4);
    if (at >= bytes_.size()) return "";
    const std::string text(bytes_.substr(at, count));
    return text.substr(0, text.find('\0'));
  }
  size_t size() const { return bytes_.size(); }

 private:
  absl::string_view bytes_;
  bool is_big_endian_;
};

void ReadDirectory(const Tiff& tiff, size_t at, int depth,
                   documents::Collector& collector) {
  if (at == 0 || at + 2 > tiff.size() || depth > 2) return;
  const int count = std::min(static_cast<int>(tiff.Number(at, 2)), kMaxEntries);
  extraction::Facts& facts = collector.facts();
  for (int i = 0; i < count; ++i) {
    const size_t entry = at + 2 + kEntryBytes * static_cast<size_t>(i);
    if (entry + kEntryBytes > tiff.size()) return;
    const uint32_t tag = tiff.Number(entry, 2);
    const std::string place = absl::StrCat("EXIF ", absl::Hex(tag));
    switch (tag) {
      case 0x010E:
        collector.Add(facts.mutable_description(), tiff.Text(entry), place,
                      "image.exif");
        break;
      case 0x013B:
        collector.Add(facts.mutable_author(), tiff.Text(entry), place,
                      "image.exif");
        break;
      case 0x8298:
        collector.Add(facts.mutable_rights(), tiff.Text(entry), place,
                      "image.exif");
        break;
      case 0x9003: {
        // "2021:03:15 10:20:30"
        std::string date = tiff.Text(entry).substr(0, 10);
        if (date.size() == 10) date[4] = date[7] = '-';
        collector.Add(facts.mutable_created(), date, place, "image.exif");
        break;
      }
      case 0xA430:
      case 0xA431:
        collector.AddFinding(Finding::PERSON, tiff.Text(entry), place,
                             "image.exif");
        break;
      case 0x8769:
        ReadDirectory(tiff, tiff.Number(entry + 8, 4), depth + 1, collector);
        break;
      case 0x8825:
        collector.AddFinding(Finding::POSITION, "", place, "image.gps");
        break;
      default:
        break;
    }
  }
}

}  // namespace

void ReadExif(absl::string_view tiff, documents::Collector& collector) {
  if (!absl::StartsWith(tiff, "II*") &&
      !absl::StartsWith(tiff, absl::string_view("MM\0*", 4))) {
    return;
  }
  const Tiff reader(tiff);
  ReadDirectory(reader, reader.Number(4, 4), 0, collector);
}

}  // namespace preau::images
