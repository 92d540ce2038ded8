#ifndef STORAGE_BASE_LANGUAGE_H_
#define STORAGE_BASE_LANGUAGE_H_

#include "absl/strings/string_view.h"

namespace preau::base {

// The languages that a person is spoken to in.
enum class Language { kFrench, kEnglish };

// "fr" or "en".
absl::string_view LanguageTag(Language language);

// The better of the two for an HTTP Accept-Language value (RFC 9110, 12.5.4);
// French when it names neither.
Language LanguageFromAcceptHeader(absl::string_view header);

// For the environment's LC_ALL, LC_MESSAGES and LANG, in this order (POSIX);
// French when none is set, or when it is "C" or "POSIX".
Language LanguageFromEnvironment();

}  // namespace preau::base

#endif  // STORAGE_BASE_LANGUAGE_H_
