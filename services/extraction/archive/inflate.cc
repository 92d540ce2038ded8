#include "services/extraction/archive/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "storage/base/error.h"

namespace preau::archive {
namespace {

constexpr size_t kBlock = 65536;

absl::Status Damaged() { return base::InvalidField("ARCHIVE_DAMAGED", ""); }

struct Stream : z_stream {
  explicit Stream(Packing packing) : z_stream{} {
    ok = inflateInit2(this, packing == Packing::kGzip ? 31 : -15) == Z_OK;
  }
  ~Stream() { inflateEnd(this); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  bool ok;
};

}  // namespace

absl::Status Unpack(absl::string_view packed, Packing packing, TakeBytes take) {
  if (packing == Packing::kStored) {
    for (size_t at = 0; at < packed.size(); at += kBlock) {
      absl::Status status = take(packed.substr(at, kBlock));
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }
  Stream stream(packing);
  if (!stream.ok) return absl::ResourceExhaustedError("zlib");
  std::string block(kBlock, '\0');
  int code = Z_OK;
  while (code != Z_STREAM_END) {
    if (stream.avail_in == 0) {
      const size_t piece = std::min<size_t>(packed.size(), 1u << 30);
      if (piece == 0) return Damaged();
      // zlib doesn't write there.
      stream.next_in =
          reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT
      stream.avail_in = static_cast<uInt>(piece);
      packed.remove_prefix(piece);
    }
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    code = inflate(&stream, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END) return Damaged();
    const size_t size = block.size() - stream.avail_out;
    if (size > 0) {
      absl::Status status = take(absl::string_view(block.data(), size));
      if (!status.ok()) return status;
    }
  }
  return stream.avail_in == 0 && packed.empty() ? absl::OkStatus() : Damaged();
}

uint32_t AddToCrc(uint32_t crc, absl::string_view bytes) {
  return static_cast<uint32_t>(
      crc32(crc, reinterpret_cast<const Bytef*>(bytes.data()),
            static_cast<uInt>(bytes.size())));
}

}  // namespace preau::archive
