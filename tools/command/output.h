#ifndef TOOLS_COMMAND_OUTPUT_H_
#define TOOLS_COMMAND_OUTPUT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "storage/base/language.h"
#include "storage/messages/messages.h"

namespace preau::tools {

// What the command writes to: a terminal for a person, a pipe, or JSON for a
// program. Data can't move the cursor or change colours. Thread-compatible.
class Output {
 public:
  struct Options {
    base::Language language = base::Language::kFrench;
    bool json = false;
    // Standard output, and standard error, are terminals.
    bool colour = false;
    bool progress = false;
  };
  explicit Output(const Options& options) : options_(options) {}

  bool json() const { return options_.json; }
  base::Language language() const { return options_.language; }

  std::string Say(absl::string_view code,
                  const messages::Args& args = {}) const {
    return messages::Say(code, options_.language, args);
  }

  // A line on standard output.
  void Line(absl::string_view text);
  // A sentence, as a line.
  void Tell(absl::string_view code, const messages::Args& args = {}) {
    Line(Say(code, args));
  }
  // A message as one line of proto3 JSON.
  void Json(const google::protobuf::Message& message);

  // Rewritten in place on standard error; nothing unless that is a terminal.
  void Progress(absl::string_view text);

  std::string Bold(absl::string_view text) const;
  std::string Dim(absl::string_view text) const;
  std::string Mark(absl::string_view text) const;

 private:
  std::string Paint(const char* code, absl::string_view text) const;

  const Options options_;
  bool progress_shown_ = false;
};

// Data from outside, without what a terminal would obey.
std::string Plain(absl::string_view text);

// Columns that a text takes on a terminal.
size_t Width(absl::string_view text);

}  // namespace preau::tools

#endif  // TOOLS_COMMAND_OUTPUT_H_
