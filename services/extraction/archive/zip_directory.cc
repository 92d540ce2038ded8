#include "services/extraction/archive/zip_directory.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

// Sections of PKWARE's APPNOTE 6.3.
namespace preau::archive {
namespace {

constexpr uint32_t kLocalHeader = 0x04034b50;
constexpr uint32_t kCentralHeader = 0x02014b50;
constexpr uint32_t kEndRecord = 0x06054b50;
constexpr uint32_t kEndRecord64 = 0x06064b50;
constexpr uint32_t kEndLocator64 = 0x07064b50;
constexpr size_t kLocalBytes = 30;
constexpr size_t kCentralBytes = 46;
constexpr size_t kEndBytes = 22;
constexpr size_t kLocatorBytes = 20;
constexpr size_t kEnd64Bytes = 56;
constexpr size_t kMaxComment = 65535;

absl::Status Damaged(absl::string_view name = "") {
  return base::InvalidField("ARCHIVE_DAMAGED", name);
}

// Little-endian numbers; 0 beyond the end.
uint64_t Number(absl::string_view bytes, size_t at, size_t size) {
  uint64_t number = 0;
  for (size_t i = 0; i < size && at + i < bytes.size(); ++i) {
    number |= uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return number;
}
uint16_t Short(absl::string_view bytes, size_t at) {
  return static_cast<uint16_t>(Number(bytes, at, 2));
}
uint32_t Word(absl::string_view bytes, size_t at) {
  return static_cast<uint32_t>(Number(bytes, at, 4));
}

// Where the end record stands (4.3.16): its comment ends the file.
std::optional<size_t> FindEnd(absl::string_view file) {
  if (file.size() < kEndBytes) return std::nullopt;
  const size_t last = file.size() - kEndBytes;
  const size_t first = last > kMaxComment ? last - kMaxComment : 0;
  for (size_t at = last + 1; at-- > first;) {
    if (Word(file, at) == kEndRecord &&
        at + kEndBytes + Short(file, at + 20) == file.size()) {
      return at;
    }
  }
  return std::nullopt;
}

struct Directory {
  uint64_t count = 0;
  uint64_t size = 0;
  uint64_t offset = 0;
  // Where it has to end.
  uint64_t end = 0;
};

absl::StatusOr<Directory> FindDirectory(absl::string_view file) {
  const std::optional<size_t> end = FindEnd(file);
  if (!end.has_value()) return Damaged();
  Directory found{Short(file, *end + 10), Word(file, *end + 12),
                  Word(file, *end + 16), *end};
  if (Short(file, *end + 4) != 0 || Short(file, *end + 6) != 0) {
    return Damaged();
  }
  if (*end >= kLocatorBytes &&
      Word(file, *end - kLocatorBytes) == kEndLocator64) {
    const uint64_t at = Number(file, *end - kLocatorBytes + 8, 8);
    if (at > *end - kLocatorBytes || *end - kLocatorBytes - at < kEnd64Bytes ||
        Word(file, at) != kEndRecord64) {
      return Damaged();
    }
    found = {Number(file, at + 32, 8), Number(file, at + 40, 8),
             Number(file, at + 48, 8), at};
  }
  if (found.offset > found.end || found.size > found.end - found.offset) {
    return Damaged();
  }
  // What was put before a zip moves all of its offsets.
  if (found.offset + found.size != found.end) {
    return base::InvalidField("ARCHIVE_PREFIXED", "");
  }
  return found;
}

// Sizes and offset that don't fit in four bytes (4.5.3).
void ReadZip64(absl::string_view extra, uint64_t& size, uint64_t& packed,
               uint64_t* offset) {
  while (extra.size() >= 4) {
    const uint16_t id = Short(extra, 0);
    const size_t length = std::min<size_t>(Short(extra, 2), extra.size() - 4);
    const absl::string_view data = extra.substr(4, length);
    if (id == 1) {
      size_t at = 0;
      for (uint64_t* value : {&size, &packed, offset}) {
        if (value == nullptr || *value != 0xFFFFFFFF) continue;
        *value = Number(data, at, 8);
        at += 8;
      }
      return;
    }
    extra.remove_prefix(4 + length);
  }
}

absl::Status CheckMode(absl::string_view header, absl::string_view name) {
  const int system = Short(header, 4) >> 8;
  const uint32_t mode = Word(header, 38) >> 16;
  constexpr int kUnix = 3;
  constexpr int kMacOs = 19;
  if (system != kUnix && system != kMacOs) return absl::OkStatus();
  switch (mode & S_IFMT) {
    case 0:
    case S_IFREG:
    case S_IFDIR:
      return absl::OkStatus();
    case S_IFLNK:
      return base::InvalidField("ARCHIVE_LINK", name);
    default:
      return base::InvalidField("ARCHIVE_DEVICE", name);
  }
}

// Compares with the entry's own header (4.3.7), and finds where its bytes are.
absl::Status ReadLocal(absl::string_view file, uint64_t at, uint64_t end,
                       ZipRecord& record) {
  if (at > end || end - at < kLocalBytes) return Damaged(record.raw_name);
  const absl::string_view header = file.substr(at, kLocalBytes);
  if (Word(header, 0) != kLocalHeader) return Damaged(record.raw_name);
  const uint64_t name_size = Short(header, 26);
  const uint64_t extra_size = Short(header, 28);
  const uint64_t data = at + kLocalBytes + name_size + extra_size;
  if (data > end) return Damaged(record.raw_name);
  if (file.substr(at + kLocalBytes, name_size) != record.raw_name) {
    return base::InvalidField("ARCHIVE_NAMES_DIFFER", record.raw_name);
  }
  const uint16_t flags = Short(header, 6);
  const bool deflated = Short(header, 8) == 8;
  if (flags & 1)
    return base::InvalidField("ARCHIVE_ENCRYPTED", record.raw_name);
  if (deflated != record.deflated) return Damaged(record.raw_name);
  uint64_t packed = Word(header, 18);
  uint64_t size = Word(header, 22);
  ReadZip64(file.substr(at + kLocalBytes + name_size, extra_size), size, packed,
            nullptr);
  // With bit 3 they follow the bytes.
  if (!(flags & 8) && (packed != static_cast<uint64_t>(record.packed) ||
                       size != static_cast<uint64_t>(record.size))) {
    return base::InvalidField("ARCHIVE_SIZES_LIE", record.raw_name);
  }
  if (static_cast<uint64_t>(record.packed) > end - data) {
    return base::InvalidField("ARCHIVE_SIZES_LIE", record.raw_name);
  }
  record.offset = static_cast<int64_t>(data);
  return absl::OkStatus();
}

// An entry of the directory (4.3.12); `local` is where its own header is.
absl::StatusOr<ZipRecord> ReadRecord(absl::string_view header,
                                     uint64_t& local) {
  ZipRecord record;
  const size_t name_size = Short(header, 28);
  const size_t extra_size = Short(header, 30);
  record.raw_name = std::string(header.substr(kCentralBytes, name_size));
  record.is_folder = absl::EndsWith(record.raw_name, "/") ||
                     absl::EndsWith(record.raw_name, "\\");
  uint64_t packed = Word(header, 20);
  uint64_t size = Word(header, 24);
  local = Word(header, 42);
  ReadZip64(header.substr(kCentralBytes + name_size, extra_size), size, packed,
            &local);
  constexpr uint64_t kMax = uint64_t{1} << 62;
  if (packed > kMax || size > kMax) {
    return base::InvalidField("ARCHIVE_SIZES_LIE", record.raw_name);
  }
  record.packed = static_cast<int64_t>(packed);
  record.size = static_cast<int64_t>(size);
  record.crc = Word(header, 16);
  const uint16_t flags = Short(header, 8);
  const uint16_t method = Short(header, 10);
  // Bit 13: parts of the headers are masked.
  if (flags & ((1 << 0) | (1 << 6) | (1 << 13)) || method == 99) {
    return base::InvalidField("ARCHIVE_ENCRYPTED", record.raw_name);
  }
  if (method != 0 && method != 8) {
    return base::InvalidField("ARCHIVE_METHOD", record.raw_name,
                              {{"method", absl::StrCat(method)}});
  }
  record.deflated = method == 8;
  if (!record.deflated && packed != size) {
    return base::InvalidField("ARCHIVE_SIZES_LIE", record.raw_name);
  }
  PREAU_RETURN_IF_ERROR(CheckMode(header, record.raw_name));
  return record;
}

absl::Status CheckOverlaps(const std::vector<ZipRecord>& records,
                           const std::vector<uint64_t>& begins) {
  uint64_t end = 0;
  for (size_t i = 0; i < records.size(); ++i) {
    if (begins[i] < end) {
      return base::InvalidField("ARCHIVE_OVERLAP", records[i].raw_name);
    }
    if (i == 0 && begins[i] != 0) {
      return base::InvalidField("ARCHIVE_PREFIXED", "");
    }
    end = static_cast<uint64_t>(records[i].offset + records[i].packed);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ZipRecord>> ReadZipDirectory(absl::string_view file,
                                                        int64_t max_entries) {
  PREAU_ASSIGN_OR_RETURN(const Directory directory, FindDirectory(file));
  if (directory.count > static_cast<uint64_t>(max_entries)) {
    return base::InvalidField("ARCHIVE_TOO_MANY", "",
                              {{"max", absl::StrCat(max_entries)}});
  }
  struct Placed {
    uint64_t begin;
    ZipRecord record;
  };
  std::vector<Placed> placed;
  absl::string_view rest = file.substr(directory.offset, directory.size);
  while (!rest.empty()) {
    if (rest.size() < kCentralBytes || Word(rest, 0) != kCentralHeader) {
      return Damaged();
    }
    const size_t size =
        kCentralBytes + Short(rest, 28) + Short(rest, 30) + Short(rest, 32);
    if (size > rest.size() || placed.size() == directory.count) {
      return Damaged();
    }
    uint64_t local = 0;
    PREAU_ASSIGN_OR_RETURN(ZipRecord record,
                           ReadRecord(rest.substr(0, size), local));
    PREAU_RETURN_IF_ERROR(ReadLocal(file, local, directory.offset, record));
    placed.push_back({local, std::move(record)});
    rest.remove_prefix(size);
  }
  if (placed.size() != directory.count) return Damaged();
  std::stable_sort(
      placed.begin(), placed.end(),
      [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
  std::vector<ZipRecord> records;
  std::vector<uint64_t> begins;
  for (Placed& each : placed) {
    begins.push_back(each.begin);
    records.push_back(std::move(each.record));
  }
  PREAU_RETURN_IF_ERROR(CheckOverlaps(records, begins));
  return records;
}

bool EndsAsZip(absl::string_view file) {
  const std::optional<size_t> end = FindEnd(file);
  if (!end.has_value()) return false;
  const uint64_t size = Word(file, *end + 12);
  return size >= kCentralBytes && size <= *end &&
         Word(file, *end - size) == kCentralHeader;
}

}  // namespace preau::archive
