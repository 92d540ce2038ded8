#ifndef INDEXER_TEXT_HTML_TEXT_H_
#define INDEXER_TEXT_HTML_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace preau::text {

// The text of a piece of HTML, as descriptions hold it: tags taken out, what
// starts a new block becomes a line break, entities decoded (those encoded
// twice as well, and tags that are, where there are no others), scripts and
// styles left out, white space collapsed. What only looks like a tag ("a < b")
// stays. Text without markup comes back as it is, but for white space. Linear
// in its length; thread-safe.
std::string HtmlToText(absl::string_view html);

// `text` with its character references in place: "&eacute;", "&#233;". Those
// that name no character stay as they are. Thread-safe.
std::string DecodeEntities(absl::string_view text);

// `text` as well-formed UTF-8 without control characters: what is ill-formed
// becomes U+FFFD, line ends become '\n'. Thread-safe.
std::string SanitiseUtf8(absl::string_view text);

// At most `max_bytes` of well-formed UTF-8, cut where a character ends.
absl::string_view TruncateUtf8(absl::string_view text, size_t max_bytes);

}  // namespace preau::text

#endif  // INDEXER_TEXT_HTML_TEXT_H_
