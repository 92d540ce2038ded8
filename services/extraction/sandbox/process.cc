#include "services/extraction/sandbox/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/extraction/sandbox/seal.h"
#include "storage/base/error.h"

namespace preau::sandbox {
namespace {

absl::Status Unavailable(absl::string_view cause) {
  return base::MakeError(
      absl::StatusCode::kUnavailable,
      {"EXTRACTION_UNAVAILABLE", "", {{"cause", std::string(cause)}}});
}

class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }
  void Close() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }

 private:
  int descriptor_;
};

class SpawnActions {
 public:
  SpawnActions(int file, int answer) {
    posix_spawn_file_actions_init(&actions_);
    // Standard input and output last, as `file` and `answer` may be these.
    Add(posix_spawn_file_actions_adddup2(&actions_, file, kFileDescriptor));
    Add(posix_spawn_file_actions_adddup2(&actions_, answer, kAnswerDescriptor));
    Add(posix_spawn_file_actions_addopen(&actions_, kErrorDescriptor,
                                         "/dev/null", O_WRONLY, 0));
    Add(posix_spawn_file_actions_addclosefrom_np(&actions_, 3));
  }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  int error() const { return error_; }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  void Add(int error) {
    if (error_ == 0) error_ = error;
  }
  posix_spawn_file_actions_t actions_;
  int error_ = 0;
};

// Signals as a program expects them, whatever this thread blocks or ignores.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK |
                                               POSIX_SPAWN_SETSIGDEF |
                                               POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

// 0 or an errno.
int Spawn(const Program& program, int file, int answer, pid_t& pid) {
  std::vector<std::string> words = {program.path};
  words.insert(words.end(), program.arguments.begin(), program.arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  char* environment[] = {nullptr};
  const SpawnActions actions(file, answer);
  if (actions.error() != 0) return actions.error();
  const SpawnAttributes attributes;
  return posix_spawn(&pid, program.path.c_str(), actions.get(),
                     attributes.get(), argv.data(), environment);
}

enum class Stop { kEnd, kTime, kTooLong, kError };

// Reads until the other end closes, or it has to be stopped.
Stop ReadAnswer(int pipe, const RunLimits& limits, base::Clock* clock,
                std::string& answer) {
  const int64_t deadline = clock->NowMicros() + limits.wall_micros;
  std::string block(65536, '\0');
  while (true) {
    const int64_t left = deadline - clock->NowMicros();
    if (left <= 0) return Stop::kTime;
    pollfd waits = {pipe, POLLIN, 0};
    const int ready = poll(
        &waits, 1,
        static_cast<int>(std::min<int64_t>((left + 999) / 1000, 3'600'000)));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return Stop::kError;
    const ssize_t size = read(pipe, block.data(), block.size());
    if (size == 0) return Stop::kEnd;
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return Stop::kError;
    const size_t taken = std::min(static_cast<size_t>(size),
                                  limits.max_answer_bytes - answer.size());
    answer.append(block.data(), taken);
    if (taken < static_cast<size_t>(size)) return Stop::kTooLong;
  }
}

// How the process ended; nothing when it can't be told.
std::optional<int> Reap(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  return status;
}

absl::Status Timeout(const RunLimits& limits) {
  return base::InvalidField(
      "EXTRACTION_TIMEOUT", "",
      {{"seconds", absl::StrCat((limits.wall_micros + 999'999) / 1'000'000)}});
}

absl::Status Explain(int status, const RunLimits& limits) {
  if (WIFEXITED(status)) {
    switch (WEXITSTATUS(status)) {
      case 0:
        return absl::OkStatus();
      case kExitMemory:
        return base::InvalidField("EXTRACTION_MEMORY", "");
      case kExitUnsealed:
        return Unavailable("seccomp");
      case 127:
        return Unavailable("exec");
      default:
        return base::InvalidField("EXTRACTION_CRASHED", "");
    }
  }
  switch (WTERMSIG(status)) {
    case SIGSYS:
      return base::InvalidField("EXTRACTION_FORBIDDEN", "");
    case SIGXCPU:
      return Timeout(limits);
    case SIGKILL:
      // Not by us: the system had no memory left.
      return base::InvalidField("EXTRACTION_MEMORY", "");
    default:
      return base::InvalidField("EXTRACTION_CRASHED", "");
  }
}

}  // namespace

Outcome RunProgram(const Program& program, int file, const RunLimits& limits,
                   base::Clock* clock) {
  const int flags = fcntl(file, F_GETFL);
  if (flags < 0 || (flags & O_ACCMODE) != O_RDONLY) {
    return {"", absl::InternalError("the file isn't open for reading only")};
  }
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {"", Unavailable(strerror(errno))};
  const Descriptor pipe(ends[0]);
  Descriptor answer_end(ends[1]);
  pid_t pid = 0;
  if (const int error = Spawn(program, file, answer_end.get(), pid);
      error != 0) {
    return {"", Unavailable(absl::StrCat(program.path, ": errno ", error))};
  }
  answer_end.Close();
  Outcome outcome;
  const Stop stop = ReadAnswer(pipe.get(), limits, clock, outcome.answer);
  // One that has closed its pipe is ending: then this changes nothing.
  kill(pid, SIGKILL);
  const std::optional<int> status = Reap(pid);
  if (stop == Stop::kTime) {
    outcome.status = Timeout(limits);
  } else if (stop == Stop::kTooLong) {
    outcome.status =
        base::InvalidField("EXTRACTION_ANSWER_TOO_LARGE", "",
                           {{"max", absl::StrCat(limits.max_answer_bytes)}});
  } else if (stop == Stop::kError || !status.has_value()) {
    outcome.status = Unavailable("pipe");
  } else {
    outcome.status = Explain(*status, limits);
  }
  return outcome;
}

}  // namespace preau::sandbox
