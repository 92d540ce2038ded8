#include "services/ingestion/sheets/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"

namespace preau::sheets {
namespace {

constexpr size_t kMaxEntries = 2000;
constexpr size_t kBlock = 65536;

struct ReadFree {
  void operator()(archive* a) const { archive_read_free(a); }
};
struct WriteFree {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct EntryFree {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

absl::Status NotReadable() {
  return base::InvalidField("ODS_NOT_READABLE", "");
}

la_ssize_t Append(archive*, void* to, const void* bytes, size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

// One entry after its header.
absl::StatusOr<ZipEntry> ReadEntry(archive* reader, archive_entry* header,
                                   size_t max_bytes, size_t& total) {
  const char* name = archive_entry_pathname_utf8(header);
  ZipEntry entry{name == nullptr ? "" : name, ""};
  std::string block(kBlock, '\0');
  while (true) {
    const la_ssize_t size =
        archive_read_data(reader, block.data(), block.size());
    if (size < 0) return NotReadable();
    if (size == 0) return entry;
    total += static_cast<size_t>(size);
    if (total > max_bytes) {
      return base::InvalidField("RECORD_TOO_LARGE", "",
                                {{"max", absl::StrCat(max_bytes)}});
    }
    entry.bytes.append(block.data(), static_cast<size_t>(size));
  }
}

}  // namespace

absl::StatusOr<std::vector<ZipEntry>> ReadZip(absl::string_view file,
                                              size_t max_bytes) {
  const std::unique_ptr<archive, ReadFree> reader(archive_read_new());
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), file.data(), file.size()) !=
      ARCHIVE_OK) {
    return NotReadable();
  }
  std::vector<ZipEntry> entries;
  size_t total = 0;
  archive_entry* header = nullptr;
  while (true) {
    const int code = archive_read_next_header(reader.get(), &header);
    if (code == ARCHIVE_EOF && !entries.empty()) return entries;
    if (code != ARCHIVE_OK || entries.size() >= kMaxEntries) {
      return NotReadable();
    }
    absl::StatusOr<ZipEntry> entry =
        ReadEntry(reader.get(), header, max_bytes, total);
    if (!entry.ok()) return entry.status();
    entries.push_back(*std::move(entry));
  }
}

absl::StatusOr<std::string> WriteZip(const std::vector<ZipEntry>& entries) {
  std::string file;
  const std::unique_ptr<archive, WriteFree> writer(archive_write_new());
  const std::unique_ptr<archive_entry, EntryFree> header(archive_entry_new());
  archive_write_set_format_zip(writer.get());
  archive_write_zip_set_compression_store(writer.get());
  archive_write_set_bytes_per_block(writer.get(), 0);
  if (archive_write_open(writer.get(), &file, nullptr, Append, nullptr) !=
      ARCHIVE_OK) {
    return absl::InternalError("libarchive: open");
  }
  for (const ZipEntry& entry : entries) {
    archive_entry_clear(header.get());
    archive_entry_set_pathname(header.get(), entry.name.c_str());
    archive_entry_set_filetype(header.get(), AE_IFREG);
    archive_entry_set_perm(header.get(), 0644);
    archive_entry_set_size(header.get(),
                           static_cast<la_int64_t>(entry.bytes.size()));
    if (archive_write_header(writer.get(), header.get()) != ARCHIVE_OK ||
        archive_write_data(writer.get(), entry.bytes.data(),
                           entry.bytes.size()) !=
            static_cast<la_ssize_t>(entry.bytes.size())) {
      return absl::InternalError("libarchive: write");
    }
    archive_write_zip_set_compression_deflate(writer.get());
  }
  if (archive_write_close(writer.get()) != ARCHIVE_OK) {
    return absl::InternalError("libarchive: close");
  }
  return file;
}

}  // namespace preau::sheets
