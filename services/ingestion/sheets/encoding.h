#ifndef SERVICES_INGESTION_SHEETS_ENCODING_H_
#define SERVICES_INGESTION_SHEETS_ENCODING_H_

#include <string>

#include "absl/strings/string_view.h"

namespace preau::sheets {

// Whether `text` is to be read as UTF-8: it is well-formed, or says itself with
// U+FFFD that it was not.
bool IsUtf8(absl::string_view text);

// `text` as UTF-8: as it is when it is that, else read as Windows-1252, which
// ends soon after `max_bytes`.
std::string ToUtf8(absl::string_view text,
                   size_t max_bytes = absl::string_view::npos);

// What Windows-1252 doesn't have becomes "?".
std::string ToWindows1252(absl::string_view utf8);

// Whether the bytes begin with UTF-16's byte order mark, and what they say in
// UTF-8, without it.
bool IsUtf16(absl::string_view bytes);
std::string FromUtf16(absl::string_view bytes);

}  // namespace preau::sheets

#endif  // SERVICES_INGESTION_SHEETS_ENCODING_H_
