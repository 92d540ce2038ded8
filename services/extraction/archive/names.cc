#include "services/extraction/archive/names.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <vector>

#include "absl/strings/str_split.h"
#include "storage/base/error.h"

namespace preau::archive {
namespace {

// Whether `text` is well-formed UTF-8.
bool IsUtf8(absl::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(),
                static_cast<int32_t>(text.size()), &error);
  return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

// Each byte as the character of its number: what is seen may be wrong, but
// names that differ go on differing.
std::string Latin1ToUtf8(absl::string_view text) {
  std::string utf8;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8.push_back(c);
    } else {
      utf8.push_back(static_cast<char>(0xC0 | (byte >> 6)));
      utf8.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
    }
  }
  return utf8;
}

// Compatibility-composed and case-folded (Unicode TR 31, NFKC_Casefold).
std::string FoldName(absl::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&error);
  std::vector<UChar> wide(name.size() + 1);
  int32_t length = 0;
  u_strFromUTF8(wide.data(), static_cast<int32_t>(wide.size()), &length,
                name.data(), static_cast<int32_t>(name.size()), &error);
  // A character becomes eighteen at most.
  std::vector<UChar> folded(18 * static_cast<size_t>(length) + 1);
  const int32_t size =
      unorm2_normalize(normalizer, wide.data(), length, folded.data(),
                       static_cast<int32_t>(folded.size()), &error);
  std::string key(3 * static_cast<size_t>(std::max(size, 0)), '\0');
  int32_t bytes = 0;
  u_strToUTF8(key.data(), static_cast<int32_t>(key.size()), &bytes,
              folded.data(), size, &error);
  if (U_FAILURE(error)) return std::string(name);
  key.resize(static_cast<size_t>(bytes));
  return key;
}

bool IsDrive(absl::string_view part) {
  return part.size() >= 2 && part[1] == ':';
}

}  // namespace

absl::StatusOr<std::string> CleanName(absl::string_view raw) {
  if (raw.empty() || raw.size() > kMaxNameBytes) {
    return base::InvalidField("ARCHIVE_NAME", "");
  }
  std::string name = IsUtf8(raw) ? std::string(raw) : Latin1ToUtf8(raw);
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      return base::InvalidField("ARCHIVE_NAME", "");
    }
  }
  // Windows' own programs wrote it so.
  std::replace(name.begin(), name.end(), '\\', '/');
  if (name[0] == '/' || IsDrive(name)) {
    return base::InvalidField("ARCHIVE_PATH", name);
  }
  std::string clean;
  for (const absl::string_view part : absl::StrSplit(name, '/')) {
    if (part == "..") return base::InvalidField("ARCHIVE_PATH", name);
    if (part.empty() || part == ".") continue;
    if (!clean.empty()) clean.push_back('/');
    clean.append(part.data(), part.size());
  }
  if (name.back() == '/' && !clean.empty()) clean.push_back('/');
  // "./" is the folder itself, as tar lists it.
  return clean;
}

std::string ReadableName(absl::string_view raw) {
  raw = raw.substr(0, kMaxNameBytes);
  std::string name = IsUtf8(raw) ? std::string(raw) : Latin1ToUtf8(raw);
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return name;
}

absl::Status NameSet::Add(absl::string_view name, bool is_folder) {
  std::string key = FoldName(name);
  if (!key.empty() && key.back() == '/') key.pop_back();
  const auto duplicate = [&](absl::string_view other) {
    return base::InvalidField("ARCHIVE_DUPLICATE", name,
                              {{"other", std::string(other)}});
  };
  for (size_t at = key.find('/'); at != key.npos; at = key.find('/', at + 1)) {
    const std::string folder = key.substr(0, at);
    if (const auto file = files_.find(folder); file != files_.end()) {
      return duplicate(file->second);
    }
    folders_.emplace(folder, name);
  }
  if (const auto file = files_.find(key); file != files_.end()) {
    return duplicate(file->second);
  }
  if (is_folder) {
    folders_.emplace(key, name);
    return absl::OkStatus();
  }
  if (const auto folder = folders_.find(key); folder != folders_.end()) {
    return duplicate(folder->second);
  }
  files_.emplace(key, name);
  return absl::OkStatus();
}

}  // namespace preau::archive
