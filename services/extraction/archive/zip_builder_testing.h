#ifndef SERVICES_EXTRACTION_ARCHIVE_ZIP_BUILDER_TESTING_H_
#define SERVICES_EXTRACTION_ARCHIVE_ZIP_BUILDER_TESTING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Zip files and tarballs, sound ones and others, byte by byte.
namespace preau::archive {

// An entry, and the lies that are told about it.
struct BuiltEntry {
  std::string name;
  std::string bytes;
  bool deflate = true;
  // What is written for them, instead of what is so.
  int64_t said_size = -1;
  int64_t said_packed = -1;
  std::string local_name;
  uint16_t flags = 0;
  int method = -1;
  // Of Unix, with the type: 0100644.
  uint32_t mode = 0;
  // Shares the bytes of the entry with this number.
  int same_as = -1;
  bool bad_crc = false;
};

std::string BuildZip(const std::vector<BuiltEntry>& entries,
                     absl::string_view comment = "");

// A tar entry with a type of POSIX: '0' file, '2' symbolic link, '1' hard link,
// '3' device, '5' folder.
struct BuiltTarEntry {
  std::string name;
  std::string bytes;
  char type = '0';
  std::string link;
};
std::string BuildTar(const std::vector<BuiltTarEntry>& entries);
std::string Gzip(absl::string_view bytes);

}  // namespace preau::archive

#endif  // SERVICES_EXTRACTION_ARCHIVE_ZIP_BUILDER_TESTING_H_
