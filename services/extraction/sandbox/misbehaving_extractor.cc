// A test's stand-in for an extractor that a hostile file has taken over: it
// locks itself in as the real one does, then does what its argument says. What
// it reaches, it writes as its answer.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/extraction/sandbox/seal.h"

namespace {

void Answer(absl::string_view text) {
  if (write(preau::sandbox::kAnswerDescriptor, text.data(), text.size()) < 0) {
    _exit(9);
  }
}

void Spin() {
  volatile unsigned turns = 0;
  while (true) {
    const unsigned next = turns + 1;
    turns = next;
  }
}

void OpenFiles() {
  struct stat about;
  for (const char* path : {"/etc/passwd", "/proc/self/environ", "/", "."}) {
    if (open(path, O_RDONLY) >= 0) Answer("read a file;");
    if (stat(path, &about) == 0) Answer("asked about a file;");
  }
  if (open("/tmp/preau-escaped", O_CREAT | O_WRONLY, 0600) >= 0) {
    Answer("made a file;");
  }
  char descriptor_path[64];
  if (readlink("/proc/self/exe", descriptor_path, sizeof descriptor_path) > 0) {
    Answer("read a link;");
  }
  Answer("nothing");
}

void RaiseLimits() {
  const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
  if (setrlimit(RLIMIT_AS, &all) == 0) Answer("raised a limit;");
  Answer("nothing");
}

void EatMemory() {
  std::vector<char*> held;
  while (true) {
    constexpr size_t kPiece = size_t{16} << 20;
    char* piece = static_cast<char*>(malloc(kPiece));
    if (piece == nullptr) _exit(preau::sandbox::kExitMemory);
    for (size_t i = 0; i < kPiece; i += 4096) piece[i] = 'x';
    held.push_back(piece);
  }
}

void Misbehave(absl::string_view how) {
  if (how == "open") OpenFiles();
  if (how == "limits") RaiseLimits();
  if (how == "memory") EatMemory();
  if (how == "socket") {
    Answer(socket(AF_INET, SOCK_STREAM, 0) >= 0 ? "socket" : "nothing");
  }
  if (how == "unix-socket") {
    int ends[2];
    Answer(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0 ? "pair" : "nothing");
  }
  if (how == "fork") Answer(fork() >= 0 ? "forked" : "nothing");
  if (how == "exec") {
    execl("/bin/true", "true", nullptr);
    Answer("nothing");
  }
  if (how == "signal") Answer(kill(getppid(), SIGUSR1) == 0 ? "sent" : "no");
  if (how == "ptrace") {
    Answer(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0 ? "traced" : "no");
  }
  if (how == "unlink") Answer(unlink("/tmp/x") == 0 ? "removed" : "nothing");
  if (how == "write-file") {
    const char byte = 'x';
    Answer(write(preau::sandbox::kFileDescriptor, &byte, 1) == 1 ? "wrote"
                                                                 : "nothing");
  }
  if (how == "run-memory") {
    void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    Answer(memory != MAP_FAILED ? "mapped" : "nothing");
  }
  if (how == "crash") abort();
  if (how == "null") raise(SIGSEGV);
  if (how == "hang") {
    Spin();
  }
  if (how == "hang-silently") {
    close(preau::sandbox::kAnswerDescriptor);
    Spin();
  }
  if (how == "endless") {
    const std::string block(65536, 'x');
    while (true) Answer(block);
  }
  if (how == "garbage") Answer("\xFF\xFF\xFF\x7Fgarbage");
  if (how == "descriptors") {
    int open_ones = 0;
    for (int i = 0; i < 1024; ++i) {
      errno = 0;
      lseek(i, 0, SEEK_CUR);
      open_ones += errno != EBADF ? 1 : 0;
    }
    Answer(open_ones == 3 ? "three" : "more");
  }
  if (how == "environment") Answer(environ[0] == nullptr ? "none" : "some");
}

}  // namespace

int main(int argc, char** argv) {
  preau::sandbox::SealLimits limits;
  limits.memory_bytes = int64_t{256} << 20;
  limits.cpu_seconds = 5;
  if (!preau::sandbox::Seal(limits).ok()) {
    _exit(preau::sandbox::kExitUnsealed);
  }
  if (argc > 1) Misbehave(argv[1]);
  _exit(0);
}
