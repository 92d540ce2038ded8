#include "services/extraction/archive/tarball.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "storage/base/error.h"
#include "storage/base/status_macros.h"

// libarchive's own names are outside of any namespace.
using LibraryArchive = struct archive;
using LibraryEntry = struct archive_entry;

namespace preau::archive {
namespace {

constexpr size_t kBlock = 65536;

struct Free {
  void operator()(LibraryArchive* reader) const { archive_read_free(reader); }
};

absl::Status Damaged() { return base::InvalidField("ARCHIVE_DAMAGED", ""); }

absl::StatusOr<TarHeader> ReadHeader(LibraryEntry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  TarHeader header{name == nullptr ? "" : name,
                   archive_entry_filetype(entry) == AE_IFDIR};
  if (archive_entry_symlink(entry) != nullptr ||
      archive_entry_hardlink(entry) != nullptr ||
      archive_entry_filetype(entry) == AE_IFLNK) {
    return base::InvalidField("ARCHIVE_LINK", header.raw_name);
  }
  if (!header.is_folder && archive_entry_filetype(entry) != AE_IFREG) {
    return base::InvalidField("ARCHIVE_DEVICE", header.raw_name);
  }
  return header;
}

}  // namespace

absl::Status ReadTarball(absl::string_view file, const TarVisitor& visitor) {
  const std::unique_ptr<LibraryArchive, Free> reader(archive_read_new());
  if (reader == nullptr) return absl::ResourceExhaustedError("libarchive");
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_format_tar(reader.get());
  if (archive_read_open_memory(reader.get(), file.data(), file.size()) !=
      ARCHIVE_OK) {
    return Damaged();
  }
  std::string block(kBlock, '\0');
  LibraryEntry* entry = nullptr;
  while (true) {
    const int code = archive_read_next_header(reader.get(), &entry);
    if (code == ARCHIVE_EOF) return absl::OkStatus();
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return Damaged();
    PREAU_ASSIGN_OR_RETURN(const TarHeader header, ReadHeader(entry));
    PREAU_RETURN_IF_ERROR(visitor.header(header));
    while (true) {
      const la_ssize_t size =
          archive_read_data(reader.get(), block.data(), block.size());
      if (size < 0) return Damaged();
      if (size == 0) break;
      PREAU_RETURN_IF_ERROR(visitor.bytes(
          absl::string_view(block.data(), static_cast<size_t>(size))));
    }
  }
}

}  // namespace preau::archive
