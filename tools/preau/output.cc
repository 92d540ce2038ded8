#include "tools/preau/output.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tools/preau/figures.h"
#include "tools/preau/json_text.h"

namespace preau::command {
namespace {

// Lines longer than this are hard to read, however wide the terminal is.
constexpr int kMaxTextWidth = 100;
// Never narrower than this, however far in.
constexpr int kMinTextWidth = 20;

int TextWidth(int terminal, int indent) {
  return std::max(std::min(terminal, kMaxTextWidth) - indent, kMinTextWidth);
}

std::string Spaces(int count) {
  return std::string(static_cast<size_t>(std::max(count, 0)), ' ');
}

}  // namespace

std::string Output::SayCount(absl::string_view code, int64_t count,
                             messages::Args args) const {
  args["count"] = Number(count, options_.language);
  const absl::string_view form =
      count == 0 ? "_NONE" : (count == 1 ? "_ONE" : "_MANY");
  return messages::Say(absl::StrCat(code, form), options_.language, args);
}

void Output::Write(const StyledText& text, int indent, int first_indent,
                   bool colour, std::ostream* stream) {
  int here = first_indent < 0 ? indent : first_indent;
  for (const StyledText& line : text.Wrap(TextWidth(options_.width, indent))) {
    *stream << Spaces(here) << line.Render(colour) << "\n";
    here = indent;
  }
}

void Output::Line(const StyledText& text) {
  EndLive();
  *out_ << text.Render(options_.colour) << "\n";
}

void Output::Paragraph(const StyledText& text, int indent, int first_indent) {
  EndLive();
  Write(text, indent, first_indent, options_.colour, out_);
}

void Output::Row(absl::string_view label, const StyledText& value, int column) {
  const std::vector<StyledText> lines =
      value.Wrap(TextWidth(options_.width, column));
  StyledText head(PadRight(Sanitise(label), column), Style::kDim);
  for (size_t i = 0; i < lines.size(); ++i) {
    *out_ << (i == 0 ? head.Render(options_.colour) : Spaces(column))
          << lines[i].Render(options_.colour) << "\n";
  }
}

void Output::Json(const google::protobuf::Message& message) {
  const std::string json = ToJson(message, options_.terminal);
  *out_ << json << (json.back() == '\n' ? "" : "\n");
}

void Output::JsonLine(const google::protobuf::Message& message) {
  *out_ << ToJson(message, false) << "\n";
}

void Output::Note(const StyledText& text) {
  // What was shown so far comes before it, also when both go to one place.
  out_->flush();
  EndLive();
  Write(text, 0, -1, options_.error_colour, err_);
}

void Output::Live(const StyledText& text) {
  if (!options_.live) return;
  out_->flush();
  *err_ << "\r\033[K" << text.Render(options_.error_colour) << std::flush;
  has_live_line_ = true;
}

void Output::EndLive() {
  if (!has_live_line_) return;
  *err_ << "\r\033[K" << std::flush;
  has_live_line_ = false;
}

void Output::Error(const absl::Status& status) {
  StyledText text;
  text.Append(Say("COMMAND_ERROR"), Style::kBad)
      .Append(" ")
      .Append(messages::SayStatus(status, options_.language));
  Note(text);
}

}  // namespace preau::command
