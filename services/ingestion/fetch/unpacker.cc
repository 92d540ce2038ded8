#include "services/ingestion/fetch/unpacker.h"

#include <zlib.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace preau::fetch {
namespace {

constexpr size_t kOutputBytes = size_t{16} << 10;
// What zlib takes at a time, well within its 32 bits.
constexpr size_t kInputBytes = size_t{1} << 20;
// zlib's names for frames.
constexpr int kGzipFrame = 31;
constexpr int kZlibFrame = 15;
constexpr int kNoFrame = -15;
constexpr char kGzipByte = '\x1f';

// RFC 1950: the method is 8, and both bytes are a multiple of 31.
bool HasZlibFrame(absl::string_view start) {
  const auto first = static_cast<unsigned char>(start[0]);
  const auto second = static_cast<unsigned char>(start[1]);
  return (first & 15) == 8 && (first * 256 + second) % 31 == 0;
}

}  // namespace

struct Unpacker::Stream {
  ~Stream() { inflateEnd(&z); }

  z_stream z = {};
  bool at_end = false;
};

Unpacker::Unpacker(Packing packing) : packing_(packing) {}

Unpacker::~Unpacker() = default;

bool Unpacker::Begin() {
  stream_ = std::make_unique<Stream>();
  const int frame = packing_ == Packing::kGzip ? kGzipFrame
                    : HasZlibFrame(start_)     ? kZlibFrame
                                               : kNoFrame;
  return inflateInit2(&stream_->z, frame) == Z_OK;
}

absl::Status Unpacker::Add(
    absl::string_view piece,
    absl::FunctionRef<absl::Status(absl::string_view)> give) {
  if (packing_ == Packing::kNone) return give(piece);
  std::string with_start;
  if (stream_ == nullptr) {
    absl::StrAppend(&start_, piece);
    if (start_.size() < 2) return absl::OkStatus();
    if (!Begin()) return absl::InternalError("zlib doesn't start");
    with_start.swap(start_);
    piece = with_start;
  }
  z_stream& z = stream_->z;
  char output[kOutputBytes];
  while (!piece.empty()) {
    if (stream_->at_end) {
      // Several gzip files in a row are one (RFC 1952, 2.2); other bytes that
      // follow mean nothing.
      if (packing_ != Packing::kGzip || piece[0] != kGzipByte) break;
      inflateReset(&z);
      stream_->at_end = false;
    }
    // zlib doesn't write to its input, only its type says so.
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    z.avail_in = static_cast<uInt>(std::min(piece.size(), kInputBytes));
    piece.remove_prefix(z.avail_in);
    do {
      z.next_out = reinterpret_cast<Bytef*>(output);
      z.avail_out = kOutputBytes;
      const int result = inflate(&z, Z_NO_FLUSH);
      // Z_BUF_ERROR: all was used up the time before.
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        return absl::DataLossError(z.msg == nullptr ? "inflate" : z.msg);
      }
      stream_->at_end = result == Z_STREAM_END;
      const size_t size = kOutputBytes - z.avail_out;
      if (size == 0) break;
      if (absl::Status status = give({output, size}); !status.ok()) {
        return status;
      }
    } while (!stream_->at_end);
    piece = {piece.data() - z.avail_in, piece.size() + z.avail_in};
  }
  return absl::OkStatus();
}

bool Unpacker::is_at_end() const {
  if (packing_ == Packing::kNone) return true;
  return stream_ == nullptr ? start_.empty() : stream_->at_end;
}

}  // namespace preau::fetch
