#include "storage/blobs/s3/s3_server_testing.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace preau::blobs {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

std::unique_ptr<S3Server> S3Server::Start(const std::string& source_directory) {
  const std::string tests = source_directory + "/tests/s3";
  const std::string lock = ReadFile(tests + "/package-lock.json");
  if (lock.empty() || ReadFile(tests + "/node_modules/.preau-lock") != lock) {
    return nullptr;
  }
  std::unique_ptr<S3Server> server(new S3Server);
  server->folder_ = testing::TempDir() + "/s3_XXXXXX";
  if (mkdtemp(server->folder_.data()) == nullptr) return nullptr;
  int input[2];
  int output[2];
  if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) {
    return nullptr;
  }
  const std::string script = tests + "/server.mjs";
  server->process_ = fork();
  if (server->process_ == 0) {
    dup2(input[0], STDIN_FILENO);
    dup2(output[1], STDOUT_FILENO);
    execlp("node", "node", script.c_str(), server->folder_.c_str(), nullptr);
    _exit(127);
  }
  close(input[0]);
  close(output[1]);
  server->input_ = input[1];
  std::string line;
  char c = 0;
  while (read(output[0], &c, 1) == 1 && c != '\n') line.push_back(c);
  close(output[0]);
  return absl::SimpleAtoi(line, &server->port_) ? std::move(server) : nullptr;
}

S3Server::~S3Server() {
  if (input_ >= 0) close(input_);
  if (process_ > 0) {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

std::string S3Server::endpoint() const {
  return absl::StrCat("http://127.0.0.1:", port_);
}

}  // namespace preau::blobs
