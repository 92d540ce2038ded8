#include "tools/preau/environment.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <climits>

#include "absl/strings/numbers.h"

extern char** environ;

namespace preau::command {
namespace {

constexpr int kDefaultWidth = 80;
constexpr int kMinWidth = 40;
constexpr int kMaxWidth = 200;

int TerminalWidth() {
  for (const int file : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (isatty(file) == 1 && ioctl(file, TIOCGWINSZ, &size) == 0 &&
        size.ws_col > 0) {
      return std::clamp<int>(size.ws_col, kMinWidth, kMaxWidth);
    }
  }
  return kDefaultWidth;
}

std::string ProgramFolder() {
  char path[PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof(path));
  if (size <= 0) return "";
  const absl::string_view text(path, static_cast<size_t>(size));
  return std::string(text.substr(0, text.rfind('/')));
}

}  // namespace

std::string Environment::Get(absl::string_view name) const {
  const auto found = variables.find(std::string(name));
  return found == variables.end() ? "" : found->second;
}

Environment Environment::OfProcess() {
  Environment environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const absl::string_view text(*entry);
    const size_t equals = text.find('=');
    if (equals == absl::string_view::npos) continue;
    environment.variables.emplace(text.substr(0, equals),
                                  text.substr(equals + 1));
  }
  environment.output_is_terminal = isatty(STDOUT_FILENO) == 1;
  environment.error_is_terminal = isatty(STDERR_FILENO) == 1;
  environment.width = TerminalWidth();
  environment.program_folder = ProgramFolder();
  return environment;
}

}  // namespace preau::command
