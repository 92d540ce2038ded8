#ifndef SERVICES_INGESTION_FETCH_UNPACKER_H_
#define SERVICES_INGESTION_FETCH_UNPACKER_H_

#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace preau::fetch {

// How a body is packed (RFC 9110, 8.4.1).
enum class Packing {
  kNone,
  kGzip,
  // zlib's frame, or without it, as many servers understand "deflate".
  kDeflate,
};

// Unpacks a body piece by piece, in constant memory. Unlike curl's own, which
// takes what ends too early for whole, it knows where the end is.
// Thread-compatible.
class Unpacker {
 public:
  explicit Unpacker(Packing packing);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // Gives what `piece` holds to `give`, some kilobytes at a time; an error ends
  // the unpacking and comes back from it. DATA_LOSS: it isn't packed so.
  absl::Status Add(absl::string_view piece,
                   absl::FunctionRef<absl::Status(absl::string_view)> give);

  // Whether the end has come; also true before there is anything.
  bool is_at_end() const;

 private:
  struct Stream;

  bool Begin();

  const Packing packing_;
  // The first bytes, until they say what frame it is.
  std::string start_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_UNPACKER_H_
