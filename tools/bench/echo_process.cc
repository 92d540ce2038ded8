#include "tools/bench/echo_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "storage/base/status_macros.h"
#include "tools/bench/echo_server.h"

extern char** environ;

namespace preau::bench {
namespace {

constexpr absl::string_view kReady = "READY listen=";

// The next byte; false at the end.
bool ReadByte(int file, char& byte) {
  ssize_t got = 0;
  do {
    got = read(file, &byte, 1);
  } while (got < 0 && errno == EINTR);
  return got == 1;
}

std::string ReadLine(int file) {
  std::string line;
  for (char byte = 0; ReadByte(file, byte) && byte != '\n';) line += byte;
  return line;
}

// Runs it with its standard input and output as given.
bool Spawn(const std::string& program, size_t bytes, int input, int output,
           pid_t& process) {
  std::string arguments[] = {"preau-bench", "echo", "--serve", "--bytes",
                             absl::StrCat(bytes)};
  char* argv[] = {arguments[0].data(), arguments[1].data(), arguments[2].data(),
                  arguments[3].data(), arguments[4].data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  const int error =
      posix_spawn(&process, program.c_str(), &actions, nullptr, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0;
}

}  // namespace

absl::StatusOr<std::unique_ptr<EchoProcess>> EchoProcess::Create(
    const std::string& program, size_t bytes) {
  std::unique_ptr<EchoProcess> echo(new EchoProcess());
  int input[2];
  if (pipe2(input, O_CLOEXEC) != 0) {
    return absl::UnavailableError("no pipe to the echo");
  }
  echo->input_ = input[1];
  int output[2];
  if (pipe2(output, O_CLOEXEC) != 0) {
    close(input[0]);
    return absl::UnavailableError("no pipe from the echo");
  }
  const bool runs = Spawn(program, bytes, input[0], output[1], echo->process_);
  if (!runs) echo->process_ = -1;
  close(input[0]);
  close(output[1]);
  const std::string line = ReadLine(output[0]);
  close(output[0]);
  absl::string_view address = line;
  if (!absl::ConsumePrefix(&address, kReady)) {
    return absl::UnavailableError(absl::StrCat(program, ": no echo"));
  }
  echo->address_ = std::string(address);
  return echo;
}

EchoProcess::~EchoProcess() {
  if (input_ >= 0) close(input_);
  while (process_ > 0 && waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

absl::Status ServeEcho(size_t bytes, std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<EchoServer> server,
                         EchoServer::Create(bytes));
  out << kReady << server->address() << std::endl;
  for (char byte = 0; ReadByte(STDIN_FILENO, byte);) {
  }
  return absl::OkStatus();
}

}  // namespace preau::bench
