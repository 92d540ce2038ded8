#ifndef TOOLS_PREAU_TERMINAL_TEXT_H_
#define TOOLS_PREAU_TERMINAL_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Text from elsewhere on a terminal: made harmless, measured, broken into
// lines. All functions are thread-safe.
namespace preau::command {

// `text` without anything that a terminal obeys: control characters become
// spaces (white space) or U+FFFD (the others, ESC among them), as do bytes that
// aren't UTF-8 and the characters that turn the reading direction.
std::string Sanitise(absl::string_view text);

// Columns that sanitised text takes: 2 for wide characters, 0 for combining
// ones.
int DisplayWidth(absl::string_view text);

// At most `width` columns of it, the last one "…" when something was cut.
std::string Truncate(absl::string_view text, int width);

// With spaces at its end up to `width` columns.
std::string PadRight(absl::string_view text, int width);

enum class Style { kPlain, kBold, kDim, kMark, kLink, kGood, kBad };

// Text in pieces of one style each. Thread-compatible.
class StyledText {
 public:
  StyledText() = default;
  // Sanitises. NOLINTNEXTLINE(google-explicit-constructor)
  StyledText(absl::string_view text, Style style = Style::kPlain);

  StyledText& Append(absl::string_view text, Style style = Style::kPlain);
  StyledText& Append(const StyledText& other);

  bool empty() const { return runs_.empty(); }
  int Width() const;

  // In lines of at most `width` columns, broken at spaces; a word that is
  // longer is broken anywhere.
  std::vector<StyledText> Wrap(int width) const;

  // As one line; with ANSI escape sequences when `colour` is set.
  std::string Render(bool colour) const;

 private:
  struct Run {
    std::string text;
    Style style;
  };
  std::vector<Run> runs_;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_TERMINAL_TEXT_H_
