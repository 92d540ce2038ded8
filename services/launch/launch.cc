#include "services/launch/launch.h"

#include <signal.h>
#include <sys/stat.h>
#include <time.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "services/rpc/secret_file.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"

namespace preau::launch {
namespace {

constexpr size_t kThreads = 8;
constexpr size_t kMaxQueued = 512;

// Blocks the signals in this thread, and so in all that it will start.
sigset_t BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  // A caller that goes away is an error of its call, not of the process.
  signal(SIGPIPE, SIG_IGN);
  return signals;
}

void Tell(const absl::Status& status, base::Language language) {
  std::fprintf(stderr, "%s\n", messages::SayStatus(status, language).c_str());
}

}  // namespace

void CommonOptions::AddFlags(Flags& flags) {
  flags.Add("data", &data);
  flags.Add("listen", &server.listen);
  flags.Add("socket", &server.socket);
  flags.Add("tls-certificate", &server.tls_certificate);
  flags.Add("tls-key", &server.tls_key);
}

absl::Status CommonOptions::Complete() {
  if (data.empty()) return base::InvalidField("DATA_FOLDER_MISSING", "data");
  if (server.socket.empty()) server.socket = data + "/preau.sock";
  PREAU_RETURN_IF_ERROR(server.Validate());
  // Only its owner looks into the folder.
  const mode_t mask = umask(077);
  std::error_code ignored;
  std::filesystem::create_directories(data, ignored);
  umask(mask);
  return absl::OkStatus();
}

void CatalogueLinkOptions::AddFlags(Flags& flags) {
  flags.Add("catalogue", &address);
  flags.Add("catalogue-key-file", &key_file);
  flags.Add("catalogue-tls", &tls);
  flags.Add("catalogue-tls-roots", &tls_roots);
}

absl::StatusOr<rpc::Link> CatalogueLinkOptions::Connect() const {
  rpc::Link link;
  PREAU_ASSIGN_OR_RETURN(link.channel, tls || !tls_roots.empty()
                                           ? rpc::ConnectTls(address, tls_roots)
                                           : rpc::Connect(address));
  if (!key_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(link.key, rpc::ReadKeyFile(key_file));
  }
  return link;
}

Program::Program(const rpc::KeyVerifier* keys)
    : guard_(keys),
      executor_(kThreads, kMaxQueued),
      runtime_{&guard_, &executor_} {}

absl::Status Program::Serve(const rpc::ServerOptions& options,
                            const std::vector<grpc::Service*>& services) {
  PREAU_ASSIGN_OR_RETURN(server_, rpc::Server::Create(options, services));
  return absl::OkStatus();
}

void Program::StopServer() {
  if (server_ != nullptr) server_->Stop();
}

int Run(int argc, char** argv, Flags& flags,
        const std::function<absl::StatusOr<std::unique_ptr<Program>>()>& make) {
  const base::Language language = base::LanguageFromEnvironment();
  const absl::Status parsed = flags.Parse({argv + 1, argv + argc});
  if (!parsed.ok()) {
    Tell(parsed, language);
    return 2;
  }
  if (flags.help()) {
    std::printf("%s", flags.Help(language).c_str());
    return 0;
  }
  const sigset_t signals = BlockSignals();
  absl::StatusOr<std::unique_ptr<Program>> program = make();
  if (!program.ok()) {
    Tell(program.status(), language);
    return absl::IsInvalidArgument(program.status()) ? 2 : 1;
  }
  // Nothing to serve: the work is done.
  if (*program == nullptr) return 0;
  rpc::Server& server = (*program)->server();
  std::printf("READY socket=%s", server.socket().c_str());
  if (!server.listen().empty()) {
    std::printf(" listen=%s", server.listen().c_str());
  }
  std::printf("%s\n", (*program)->OtherAddresses().c_str());
  std::fflush(stdout);
  const timespec second{1, 0};
  while (sigtimedwait(&signals, nullptr, &second) < 0) {
    if (errno == EAGAIN) server.SetServing((*program)->IsReady());
  }
  return 0;
}

}  // namespace preau::launch
