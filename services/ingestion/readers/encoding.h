#ifndef SERVICES_INGESTION_READERS_ENCODING_H_
#define SERVICES_INGESTION_READERS_ENCODING_H_

#include <string>

#include "absl/strings/string_view.h"

namespace preau::readers {

// `text` as UTF-8: as it is when it is that, else read as Windows-1252.
std::string ToUtf8(absl::string_view text);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_ENCODING_H_
