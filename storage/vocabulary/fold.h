#ifndef STORAGE_VOCABULARY_FOLD_H_
#define STORAGE_VOCABULARY_FOLD_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace preau::vocabulary {

// Longer texts than this are not labels: FoldLabel() gives "" for them.
inline constexpr size_t kMaxLabelBytes = 1024;

// The key under which labels are compared: NFKC (Unicode TR 15), case folded,
// marks on Latin letters dropped, œ and æ split, apostrophes and dashes
// unified, white space trimmed and collapsed. Ill-formed UTF-8 becomes U+FFFD.
// Thread-safe.
std::string FoldLabel(absl::string_view label);

// The key under which ids and tokens are compared: ASCII lower case, and runs
// of space, '_' and '-' become one '-'. "educational level" and
// "Educational_Level" are the same token.
std::string FoldId(absl::string_view id);

// True when `text` looks like an absolute URI ("scheme://…" or "urn:…").
bool IsUri(absl::string_view text);

// The key under which URIs are compared: trimmed, http for https, host in
// lower case without "www.", no trailing '/' or '#'. Nothing is decoded.
std::string NormalizeUri(absl::string_view uri);

}  // namespace preau::vocabulary

#endif  // STORAGE_VOCABULARY_FOLD_H_
