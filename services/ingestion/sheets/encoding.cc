#include "services/ingestion/sheets/encoding.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "absl/strings/match.h"

namespace preau::sheets {
namespace {

// What stands for bytes that mean nothing.
constexpr uint32_t kReplacement = 0xFFFD;

// What Windows-1252 has from 0x80 to 0x9F.
constexpr uint16_t kHigh[] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void Append(uint32_t code, std::string& text) {
  if (code < 0x80) {
    text.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    text.push_back(static_cast<char>(0xC0 | (code >> 6)));
    text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else if (code >= 0x10000) {
    text.push_back(static_cast<char>(0xF0 | (code >> 18)));
    text.push_back(static_cast<char>(0x80 | ((code >> 12) & 0x3F)));
    text.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    text.push_back(static_cast<char>(0xE0 | (code >> 12)));
    text.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
    text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

// Bytes of the well-formed character that `text` begins with; 0 when there is
// none (Unicode 15, table 3-7).
size_t CharacterAt(absl::string_view text) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const size_t length = lead < 0xC2   ? 0
                        : lead < 0xE0 ? 2
                        : lead < 0xF0 ? 3
                        : lead < 0xF5 ? 4
                                      : 0;
  const unsigned second = byte(1);
  if (length == 0 ||
      second < (lead == 0xE0   ? 0xA0
                : lead == 0xF0 ? 0x90
                               : 0x80) ||
      second > (lead == 0xED   ? 0x9F
                : lead == 0xF4 ? 0x8F
                               : 0xBF)) {
    return 0;
  }
  for (size_t i = 2; i < length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return length;
}

}  // namespace

bool IsUtf8(absl::string_view text) {
  for (absl::string_view left = text; !left.empty();) {
    const size_t length = CharacterAt(left);
    if (length == 0) return absl::StrContains(text, "\xEF\xBF\xBD");
    left.remove_prefix(length);
  }
  return true;
}

std::string ToUtf8(absl::string_view text, size_t max_bytes) {
  if (IsUtf8(text)) return std::string(text);
  std::string converted;
  // Growing it would take more than it needs.
  size_t bytes = 0;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    bytes += byte < 0x80 ? 1 : byte < 0xA0 ? 3 : 2;
  }
  converted.reserve(bytes > max_bytes ? max_bytes + 4 : bytes);
  for (const char c : text) {
    if (converted.size() >= max_bytes) break;
    const unsigned char byte = static_cast<unsigned char>(c);
    Append(byte >= 0x80 && byte <= 0x9F ? kHigh[byte - 0x80] : byte, converted);
  }
  return converted;
}

std::string ToWindows1252(absl::string_view utf8) {
  std::string converted;
  for (size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const size_t length = lead < 0x80   ? 1
                          : lead < 0xE0 ? 2
                          : lead < 0xF0 ? 3
                                        : 4;
    uint32_t code = length == 1 ? lead : lead & (0xFF >> (length + 1));
    for (size_t j = 1; j < length && i + j < utf8.size(); ++j) {
      code = (code << 6) | (static_cast<unsigned char>(utf8[i + j]) & 0x3F);
    }
    i += length;
    const auto* high = code == kReplacement ? std::end(kHigh)
                                            : std::find(std::begin(kHigh),
                                                        std::end(kHigh), code);
    if (code < 0x80 || (code >= 0xA0 && code <= 0xFF)) {
      converted.push_back(static_cast<char>(code));
    } else if (high != std::end(kHigh)) {
      converted.push_back(static_cast<char>(0x80 + (high - std::begin(kHigh))));
    } else {
      converted.push_back('?');
    }
  }
  return converted;
}

bool IsUtf16(absl::string_view bytes) {
  return absl::StartsWith(bytes, "\xFF\xFE") ||
         absl::StartsWith(bytes, "\xFE\xFF");
}

std::string FromUtf16(absl::string_view bytes) {
  const bool little = absl::StartsWith(bytes, "\xFF");
  const auto unit = [&](size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<uint32_t>(little ? first | (second << 8)
                                        : (first << 8) | second);
  };
  std::string text;
  // Half as much again at most.
  text.reserve(bytes.size() + bytes.size() / 2);
  for (size_t i = 2; i + 1 < bytes.size(); i += 2) {
    uint32_t code = unit(i);
    const bool high = code >= 0xD800 && code < 0xDC00;
    const uint32_t low = high && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = kReplacement;
    }
    Append(code, text);
  }
  return text;
}

}  // namespace preau::sheets
