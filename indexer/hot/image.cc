#include "indexer/hot/image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "indexer/hot/file.h"
#include "storage/base/status_macros.h"

namespace preau::hot {
namespace {

// Changes with the form of the file or what its sections mean.
constexpr uint64_t kMagic = 0x3630'746f'6875'6570;  // "peuhot06"
// Sections start at multiples of it, so that none shares a cache line.
constexpr size_t kAlignment = 64;
// After the last section, for readers that look beyond its end.
constexpr size_t kPadding = 64;

struct Prefix {
  uint64_t magic = kMagic;
  uint64_t size = 0;
  // XXH3 of all that follows it.
  uint64_t checksum = 0;
  uint64_t sections = 0;
};

struct Place {
  uint64_t number = 0;
  uint64_t offset = 0;
  uint64_t size = 0;
};

size_t Aligned(size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

absl::string_view AsBytes(const void* data, size_t size) {
  return {static_cast<const char*>(data), size};
}

absl::Status Damaged(absl::string_view what) {
  return absl::DataLossError(absl::StrCat("index segment: ", what));
}

class MappedImage : public Image {
 public:
  ~MappedImage() override {
    if (data_ != nullptr) munmap(data_, size_);
  }
  absl::Status Open(const std::string& path) {
    PREAU_ASSIGN_OR_RETURN(const File file, File::OpenToRead(path));
    PREAU_ASSIGN_OR_RETURN(size_, file.Size());
    if (size_ < sizeof(Prefix)) return Damaged("too short");
    void* const data =
        mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.descriptor(), 0);
    if (data == MAP_FAILED) return absl::ErrnoToStatus(errno, path);
    data_ = data;
    return Read(AsBytes(data_, size_));
  }

 private:
  void* data_ = nullptr;
  size_t size_ = 0;
};

class HeapImage : public Image {
 public:
  absl::Status Open(std::vector<std::array<char, kAlignment>> bytes,
                    size_t size) {
    bytes_ = std::move(bytes);
    return Read(AsBytes(bytes_.data(), size));
  }

 private:
  std::vector<std::array<char, kAlignment>> bytes_;
};

}  // namespace

absl::StatusOr<std::shared_ptr<const Image>> Image::Map(
    const std::string& path) {
  auto image = std::make_shared<MappedImage>();
  PREAU_RETURN_IF_ERROR(image->Open(path));
  return image;
}

absl::Status Image::WriteFile(const std::string& path) const {
  return ReplaceFile(path, [&](File& file) { return file.Append(bytes_); });
}

absl::Status Image::Read(absl::string_view bytes) {
  bytes_ = bytes;
  Prefix prefix;
  if (bytes.size() < sizeof(prefix)) return Damaged("too short");
  std::memcpy(&prefix, bytes.data(), sizeof(prefix));
  if (prefix.magic != kMagic) return Damaged("another layout");
  if (prefix.size != bytes.size()) return Damaged("another size");
  constexpr size_t kChecked = offsetof(Prefix, sections);
  if (XXH3_64bits(bytes.data() + kChecked, bytes.size() - kChecked) !=
      prefix.checksum) {
    return Damaged("checksum");
  }
  if (prefix.sections > (bytes.size() - sizeof(prefix)) / sizeof(Place)) {
    return Damaged("sections");
  }
  for (uint64_t i = 0; i < prefix.sections; ++i) {
    Place place;
    std::memcpy(&place, bytes.data() + sizeof(prefix) + i * sizeof(place),
                sizeof(place));
    if (place.offset > bytes.size() - kPadding ||
        place.size > bytes.size() - kPadding - place.offset) {
      return Damaged("a section's place");
    }
    sections_[static_cast<uint32_t>(place.number)] =
        bytes.substr(place.offset, place.size);
  }
  return absl::OkStatus();
}

std::string ImageWriter::Header() const {
  Prefix prefix;
  prefix.sections = sections_.size();
  std::vector<Place> places;
  size_t offset = Aligned(sizeof(prefix) + sections_.size() * sizeof(Place));
  const size_t header = offset;
  for (const auto& [number, bytes] : sections_) {
    places.push_back({number, offset, bytes.size()});
    offset += Aligned(bytes.size());
  }
  prefix.size = offset + kPadding;
  std::string text =
      absl::StrCat(AsBytes(&prefix, sizeof(prefix)),
                   AsBytes(places.data(), places.size() * sizeof(Place)));
  text.resize(header);
  // The checksum is of what follows, so it comes last.
  XXH3_state_t* const state = XXH3_createState();
  XXH3_64bits_reset(state);
  constexpr size_t kChecked = offsetof(Prefix, sections);
  const std::string zeros(kAlignment, '\0');
  XXH3_64bits_update(state, text.data() + kChecked, text.size() - kChecked);
  for (const auto& [number, bytes] : sections_) {
    XXH3_64bits_update(state, bytes.data(), bytes.size());
    XXH3_64bits_update(state, zeros.data(),
                       Aligned(bytes.size()) - bytes.size());
  }
  XXH3_64bits_update(state, zeros.data(), kPadding);
  prefix.checksum = XXH3_64bits_digest(state);
  XXH3_freeState(state);
  std::memcpy(text.data(), &prefix, sizeof(prefix));
  return text;
}

std::shared_ptr<const Image> ImageWriter::Finish() && {
  const std::string header = Header();
  Prefix prefix;
  std::memcpy(&prefix, header.data(), sizeof(prefix));
  std::vector<std::array<char, kAlignment>> bytes(prefix.size / kAlignment);
  char* at = bytes[0].data();
  std::memcpy(at, header.data(), header.size());
  at += header.size();
  for (auto& [number, section] : sections_) {
    if (!section.empty()) std::memcpy(at, section.data(), section.size());
    at += Aligned(section.size());
    std::string().swap(section);
  }
  auto image = std::make_shared<HeapImage>();
  if (!image->Open(std::move(bytes), prefix.size).ok()) return nullptr;
  return image;
}

absl::Status ImageWriter::WriteFile(const std::string& path) const {
  const std::string zeros(kAlignment, '\0');
  return ReplaceFile(path, [&](File& file) -> absl::Status {
    PREAU_RETURN_IF_ERROR(file.Append(Header()));
    for (const auto& [number, bytes] : sections_) {
      PREAU_RETURN_IF_ERROR(file.Append(bytes));
      PREAU_RETURN_IF_ERROR(file.Append(absl::string_view(zeros).substr(
          0, Aligned(bytes.size()) - bytes.size())));
    }
    return file.Append(zeros);
  });
}

}  // namespace preau::hot
