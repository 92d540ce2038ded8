#ifndef TOOLS_PREAU_OUTPUT_H_
#define TOOLS_PREAU_OUTPUT_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "storage/base/language.h"
#include "storage/messages/messages.h"
#include "tools/preau/terminal_text.h"

namespace preau::command {

// Where the command speaks: what it was asked for goes to the output, what it
// says about its work to the error stream. Knows the language, the width and
// the colours. Thread-compatible.
class Output {
 public:
  struct Options {
    base::Language language = base::Language::kFrench;
    bool json = false;
    // Escape sequences may be used on the output, on the error stream.
    bool colour = false;
    bool error_colour = false;
    // The error stream is a terminal, on which a line can be drawn anew.
    bool live = false;
    // The output is a terminal.
    bool terminal = false;
    int width = 80;
  };

  // Both streams must outlive it.
  Output(const Options& options, std::ostream* out, std::ostream* err)
      : options_(options), out_(out), err_(err) {}

  base::Language language() const { return options_.language; }
  bool json() const { return options_.json; }
  bool live() const { return options_.live; }
  bool terminal() const { return options_.terminal; }
  int width() const { return options_.width; }

  // The sentence of `code` in the person's language.
  std::string Say(absl::string_view code,
                  const messages::Args& args = {}) const {
    return messages::Say(code, options_.language, args);
  }
  // As Say(), of CODE_NONE, CODE_ONE or CODE_MANY by `count`, which is also
  // the argument "count".
  std::string SayCount(absl::string_view code, int64_t count,
                       messages::Args args = {}) const;

  // A line, however long.
  void Line(const StyledText& text = {});
  // Broken into lines that fit, each `indent` columns in; the first one
  // `first_indent` when that isn't negative.
  void Paragraph(const StyledText& text, int indent = 0, int first_indent = -1);
  // "Label   value", the value in a column of its own; nothing when it's empty.
  void Row(absl::string_view label, const StyledText& value, int column);
  // Text that is ours and laid out already, such as help.
  void Raw(absl::string_view text) { *out_ << text; }

  // The message as proto3 JSON, on one line unless a person looks.
  void Json(const google::protobuf::Message& message);
  // The same, always on one line, for streams of them.
  void JsonLine(const google::protobuf::Message& message);

  // On the error stream.
  void Note(const StyledText& text);
  // Draws the last line of the error stream anew, if it can. What comes next
  // takes its place.
  void Live(const StyledText& text);
  void EndLive();
  // What went wrong, and what to do about it.
  void Error(const absl::Status& status);

  void Flush() { out_->flush(); }

 private:
  void Write(const StyledText& text, int indent, int first_indent, bool colour,
             std::ostream* stream);

  const Options options_;
  std::ostream* const out_;
  std::ostream* const err_;
  bool has_live_line_ = false;
};

}  // namespace preau::command

#endif  // TOOLS_PREAU_OUTPUT_H_
