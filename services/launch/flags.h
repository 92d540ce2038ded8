#ifndef SERVICES_LAUNCH_FLAGS_H_
#define SERVICES_LAUNCH_FLAGS_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "storage/base/language.h"

namespace preau::launch {

// The flags of a program: "--name value", "--name=value", or "--name" alone for
// a bool. What each means is a sentence of storage/messages, "FLAG_NAME".
// Thread-compatible.
class Flags {
 public:
  // `program` is how the program is called, `summary` the code of the sentence
  // that says what it does.
  Flags(absl::string_view program, absl::string_view summary);

  // The values that are there before Parse() are the defaults.
  void Add(absl::string_view name, std::string* value);
  void Add(absl::string_view name, bool* value);
  // May be given several times.
  void Add(absl::string_view name, std::vector<std::string>* values);

  // INVALID_ARGUMENT: FLAG_UNKNOWN{flag, program}, FLAG_WITHOUT_VALUE{flag}.
  absl::Status Parse(const std::vector<std::string>& arguments);
  // "--help" was given.
  bool help() const { return help_; }

  std::string Help(base::Language language) const;

 private:
  struct Flag {
    bool takes_value;
    std::string default_value;
    std::function<void(absl::string_view)> set;
  };

  const std::string program_;
  const std::string summary_;
  bool help_ = false;
  std::map<std::string, Flag> flags_;
};

}  // namespace preau::launch

#endif  // SERVICES_LAUNCH_FLAGS_H_
