#include "services/extraction/archive/zip_builder_testing.h"

#include <zlib.h>

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace preau::archive {
namespace {

void Put(std::string& out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out.push_back(static_cast<char>(value >> (8 * i)));
  }
}

std::string Deflate(absl::string_view bytes, int window) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in =
      reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string BuildZip(const std::vector<BuiltEntry>& entries,
                     absl::string_view comment) {
  std::string out;
  std::string directory;
  std::vector<size_t> offsets;
  for (const BuiltEntry& entry : entries) {
    const std::string packed =
        entry.deflate ? Deflate(entry.bytes, -15) : entry.bytes;
    const auto size = static_cast<uint64_t>(
        entry.said_size >= 0 ? entry.said_size
                             : static_cast<int64_t>(entry.bytes.size()));
    const auto packed_size = static_cast<uint64_t>(
        entry.said_packed >= 0 ? entry.said_packed
                               : static_cast<int64_t>(packed.size()));
    uint64_t crc = crc32(0, reinterpret_cast<const Bytef*>(entry.bytes.data()),
                         static_cast<uInt>(entry.bytes.size()));
    if (entry.bad_crc) crc ^= 1;
    const int method =
        entry.method >= 0 ? entry.method : (entry.deflate ? 8 : 0);
    const std::string local =
        entry.local_name.empty() ? entry.name : entry.local_name;
    const size_t offset = entry.same_as >= 0
                              ? offsets[static_cast<size_t>(entry.same_as)]
                              : out.size();
    offsets.push_back(offset);
    const auto put_common = [&](std::string& to, const std::string& name) {
      Put(to, entry.flags, 2);
      Put(to, static_cast<uint64_t>(method), 2);
      Put(to, 0, 4);
      Put(to, crc, 4);
      Put(to, packed_size, 4);
      Put(to, size, 4);
      Put(to, name.size(), 2);
      Put(to, 0, 2);
    };
    if (entry.same_as < 0) {
      Put(out, 0x04034b50, 4);
      Put(out, 20, 2);
      put_common(out, local);
      absl::StrAppend(&out, local, packed);
    }
    Put(directory, 0x02014b50, 4);
    Put(directory, entry.mode != 0 ? 0x0314 : 20, 2);
    Put(directory, 20, 2);
    put_common(directory, entry.name);
    Put(directory, 0, 6);
    Put(directory, uint64_t{entry.mode} << 16, 4);
    Put(directory, offset, 4);
    absl::StrAppend(&directory, entry.name);
  }
  const size_t at = out.size();
  out += directory;
  Put(out, 0x06054b50, 4);
  Put(out, 0, 4);
  Put(out, entries.size(), 2);
  Put(out, entries.size(), 2);
  Put(out, directory.size(), 4);
  Put(out, at, 4);
  Put(out, comment.size(), 2);
  absl::StrAppend(&out, comment);
  return out;
}

std::string BuildTar(const std::vector<BuiltTarEntry>& entries) {
  std::string out;
  for (const BuiltTarEntry& entry : entries) {
    std::string header(512, '\0');
    const auto put = [&](size_t at, absl::string_view value) {
      header.replace(at, value.size(), value.data(), value.size());
    };
    put(0, absl::string_view(entry.name).substr(0, 100));
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, absl::StrFormat("%011o", entry.bytes.size()));
    put(136, "00000000000");
    put(148, "        ");
    header[156] = entry.type;
    put(157, entry.link);
    put(257, absl::string_view("ustar\0"
                               "00",
                               8));
    unsigned sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    put(148, absl::StrFormat("%06o", sum));
    header[154] = '\0';
    out += header;
    out += entry.bytes;
    out.append((512 - entry.bytes.size() % 512) % 512, '\0');
  }
  out.append(1024, '\0');
  return out;
}

std::string Gzip(absl::string_view bytes) { return Deflate(bytes, 31); }

}  // namespace preau::archive
