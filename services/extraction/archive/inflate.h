#ifndef SERVICES_EXTRACTION_ARCHIVE_INFLATE_H_
#define SERVICES_EXTRACTION_ARCHIVE_INFLATE_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace preau::archive {

// What a stream is packed with: deflate alone (RFC 1951) or in gzip (RFC 1952).
enum class Packing { kStored, kDeflate, kGzip };

// Takes unpacked bytes; an error stops the unpacking and comes back from it.
using TakeBytes = absl::FunctionRef<absl::Status(absl::string_view)>;

// ARCHIVE_DAMAGED when `packed` isn't just one stream; what `take` says.
absl::Status Unpack(absl::string_view packed, Packing packing, TakeBytes take);

// CRC-32 as zip has it, of what came before and `bytes`.
uint32_t AddToCrc(uint32_t crc, absl::string_view bytes);

}  // namespace preau::archive

#endif  // SERVICES_EXTRACTION_ARCHIVE_INFLATE_H_
