#include "tools/preau/terminal_text.h"

#include <locale.h>
#include <wchar.h>

#include <algorithm>
#include <cstdint>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace preau::command {
namespace {

constexpr absl::string_view kReplacement = "\xEF\xBF\xBD";
constexpr absl::string_view kEllipsis = "…";

struct Character {
  absl::string_view bytes;
  char32_t code;
};

constexpr char32_t kInvalid = 0xFFFFFFFF;

// The first character of `text`, which isn't empty.
Character First(absl::string_view text) {
  const auto byte = [&](size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {text.substr(0, 1), lead};
  size_t size = 0;
  char32_t code = 0;
  char32_t min = 0;
  if (lead >= 0xC2 && lead < 0xE0) {
    size = 2, code = lead & 0x1F, min = 0x80;
  } else if (lead >= 0xE0 && lead < 0xF0) {
    size = 3, code = lead & 0x0F, min = 0x800;
  } else if (lead >= 0xF0 && lead < 0xF5) {
    size = 4, code = lead & 0x07, min = 0x10000;
  }
  if (size == 0 || size > text.size()) return {text.substr(0, 1), kInvalid};
  for (size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {text.substr(0, 1), kInvalid};
    code = (code << 6) | (byte(i) & 0x3F);
  }
  if (code < min || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    return {text.substr(0, 1), kInvalid};
  }
  return {text.substr(0, size), code};
}

// Marks and isolates of the bidirectional algorithm, and line separators: they
// would let data rearrange what stands around it.
bool Rearranges(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
         (code >= 0xE0000 && code <= 0xE007F);
}

int CodeWidth(char32_t code) {
  if (code < 0x300) return code == 0xAD ? 0 : 1;
  // The C library's table, whatever the person's locale is.
  static const locale_t kUtf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
  if (kUtf8 == locale_t{}) return 1;
  const locale_t before = uselocale(kUtf8);
  const int width = wcwidth(static_cast<wchar_t>(code));
  uselocale(before);
  return std::max(width, 0);
}

// French typography: no line begins with these, nor ends with "«", though what
// people write has plain spaces there.
bool Sticks(absl::string_view before, absl::string_view after) {
  if (absl::EndsWith(before, "«")) return true;
  for (const absl::string_view mark : {":", ";", "?", "!", "»", "%"}) {
    if (after == mark || absl::StartsWith(after, absl::StrCat(mark, " ")) ||
        (absl::StartsWith(after, mark) && mark == "»")) {
      return true;
    }
  }
  return false;
}

absl::string_view Escape(Style style) {
  switch (style) {
    case Style::kBold:
      return "\033[1m";
    case Style::kDim:
      return "\033[2m";
    case Style::kMark:
      return "\033[1;33m";
    case Style::kLink:
      return "\033[36m";
    case Style::kGood:
      return "\033[32m";
    case Style::kBad:
      return "\033[31m";
    case Style::kPlain:
      break;
  }
  return "";
}

}  // namespace

std::string Sanitise(absl::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const Character character = First(text);
    const char32_t code = character.code;
    if (code == '\t' || code == '\n' || code == '\v' || code == '\f' ||
        code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029) {
      clean += ' ';
    } else if (code == kInvalid || code < 0x20 ||
               (code >= 0x7F && code < 0xA0) || Rearranges(code)) {
      absl::StrAppend(&clean, kReplacement);
    } else {
      absl::StrAppend(&clean, character.bytes);
    }
    text.remove_prefix(character.bytes.size());
  }
  return clean;
}

int DisplayWidth(absl::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character character = First(text);
    width += character.code == kInvalid ? 1 : CodeWidth(character.code);
    text.remove_prefix(character.bytes.size());
  }
  return width;
}

std::string Truncate(absl::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  std::string cut;
  int used = 1;
  while (!text.empty()) {
    const Character character = First(text);
    used += DisplayWidth(character.bytes);
    if (used > width) break;
    absl::StrAppend(&cut, character.bytes);
    text.remove_prefix(character.bytes.size());
  }
  return absl::StrCat(cut, kEllipsis);
}

std::string PadRight(absl::string_view text, int width) {
  const int missing = width - DisplayWidth(text);
  return absl::StrCat(
      text, std::string(static_cast<size_t>(std::max(missing, 0)), ' '));
}

StyledText::StyledText(absl::string_view text, Style style) {
  Append(text, style);
}

StyledText& StyledText::Append(absl::string_view text, Style style) {
  if (text.empty()) return *this;
  if (!runs_.empty() && runs_.back().style == style) {
    absl::StrAppend(&runs_.back().text, Sanitise(text));
  } else {
    runs_.push_back({Sanitise(text), style});
  }
  return *this;
}

StyledText& StyledText::Append(const StyledText& other) {
  for (const Run& run : other.runs_) Append(run.text, run.style);
  return *this;
}

int StyledText::Width() const {
  int width = 0;
  for (const Run& run : runs_) width += DisplayWidth(run.text);
  return width;
}

std::vector<StyledText> StyledText::Wrap(int width) const {
  std::vector<StyledText> lines;
  StyledText line;
  int line_width = 0;
  StyledText word;
  int word_width = 0;
  // The space before `word`, in its style.
  absl::string_view gap;
  Style gap_style = Style::kPlain;
  const auto end_line = [&] {
    lines.push_back(std::move(line));
    line = StyledText();
    line_width = 0;
  };
  const auto end_word = [&] {
    if (word.empty()) return;
    const int gap_width = static_cast<int>(gap.size());
    if (line_width > 0 && line_width + gap_width + word_width > width) {
      end_line();
    } else if (line_width > 0) {
      line.Append(gap, gap_style);
      line_width += gap_width;
    }
    line.Append(word);
    line_width += word_width;
    word = StyledText();
    word_width = 0;
    gap = "";
  };
  for (const Run& run : runs_) {
    absl::string_view left = run.text;
    while (!left.empty()) {
      const Character character = First(left);
      left.remove_prefix(character.bytes.size());
      if (character.code == ' ' &&
          !(word_width > 0 && word_width + 1 < width / 2 &&
            Sticks(word.runs_.back().text, left))) {
        end_word();
        gap = " ";
        gap_style = run.style;
        continue;
      }
      const int columns = CodeWidth(character.code);
      if (word_width + columns > width) {
        end_word();
        if (line_width > 0) end_line();
      }
      word.Append(character.bytes, run.style);
      word_width += columns;
    }
  }
  end_word();
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string StyledText::Render(bool colour) const {
  std::string text;
  for (const Run& run : runs_) {
    const absl::string_view escape = colour ? Escape(run.style) : "";
    absl::StrAppend(&text, escape, run.text, escape.empty() ? "" : "\033[0m");
  }
  return text;
}

}  // namespace preau::command
