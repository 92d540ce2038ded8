#ifndef SERVICES_INGESTION_READERS_ENCODING_H_
#define SERVICES_INGESTION_READERS_ENCODING_H_

#include <string>

#include "absl/strings/string_view.h"

namespace preau::readers {

// `text` as UTF-8: as it is when it is that, else read as Windows-1252.
std::string ToUtf8(absl::string_view text);

// Whether the bytes begin with UTF-16's byte order mark, and what they say in
// UTF-8, without it.
bool IsUtf16(absl::string_view bytes);
std::string FromUtf16(absl::string_view bytes);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_ENCODING_H_
