#include "tools/command/output.h"

#include <cstdio>
#include <cwchar>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"

namespace preau::tools {

std::string Plain(absl::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const unsigned char byte = static_cast<unsigned char>(text[i]);
    // C1 controls are C2 80 to C2 9F.
    const bool c1 = byte == 0xC2 && i + 1 < text.size() &&
                    static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) {
      ++i;
    } else if (byte == '\n' || byte == '\t') {
      plain.push_back(' ');
    } else if (byte >= 0x20 && byte != 0x7F) {
      plain.push_back(text[i]);
    }
  }
  return plain;
}

size_t Width(absl::string_view text) {
  size_t width = 0;
  std::mbstate_t state{};
  while (!text.empty()) {
    wchar_t wide = 0;
    const size_t size = std::mbrtowc(&wide, text.data(), text.size(), &state);
    if (size == 0 || size > text.size()) {
      // Not a character of this locale: count bytes that begin one.
      width += (static_cast<unsigned char>(text[0]) & 0xC0) != 0x80 ? 1 : 0;
      text.remove_prefix(1);
      state = std::mbstate_t{};
      continue;
    }
    const int columns = wcwidth(wide);
    width += columns > 0 ? static_cast<size_t>(columns) : 0;
    text.remove_prefix(size);
  }
  return width;
}

void Output::Line(absl::string_view text) {
  if (progress_shown_) {
    std::fputs("\r\x1b[K", stderr);
    progress_shown_ = false;
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
  std::fflush(stdout);
}

void Output::Json(const google::protobuf::Message& message) {
  std::string json;
  if (google::protobuf::util::MessageToJsonString(message, &json).ok()) {
    Line(json);
  }
}

void Output::Progress(absl::string_view text) {
  if (!options_.progress) return;
  std::fprintf(stderr, "\r\x1b[K%s", std::string(text).c_str());
  std::fflush(stderr);
  progress_shown_ = true;
}

std::string Output::Paint(const char* code, absl::string_view text) const {
  if (!options_.colour) return std::string(text);
  return absl::StrCat("\x1b[", code, "m", text, "\x1b[0m");
}

std::string Output::Bold(absl::string_view text) const {
  return Paint("1", text);
}
std::string Output::Dim(absl::string_view text) const {
  return Paint("2", text);
}
std::string Output::Mark(absl::string_view text) const {
  return Paint("1;33", text);
}

}  // namespace preau::tools
