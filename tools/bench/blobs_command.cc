#include "tools/bench/blobs_command.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "storage/base/status_macros.h"
#include "storage/blobs/folder/folder_blob_store.h"

extern char** environ;

namespace preau::bench {
namespace {

namespace fs = std::filesystem;
constexpr uint64_t kMib = uint64_t{1} << 20;

// Removes the folder that it makes in another one.
class TemporaryFolder {
 public:
  static absl::StatusOr<std::unique_ptr<TemporaryFolder>> Make(
      const std::string& where) {
    std::string path = where + "/blobs_XXXXXX";
    if (mkdtemp(path.data()) == nullptr) {
      return absl::InvalidArgumentError(
          absl::StrCat("nothing can be made in ", where));
    }
    return std::make_unique<TemporaryFolder>(path);
  }
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

absl::Status MakeFile(const std::string& path, uint64_t mib) {
  std::ofstream file(path, std::ios::binary);
  std::vector<uint64_t> piece(kMib / sizeof(uint64_t));
  // Marsaglia's xorshift: bytes that no file system makes smaller.
  uint64_t x = 88172645463325252U;
  for (uint64_t i = 0; i < mib; ++i) {
    for (uint64_t& word : piece) {
      x ^= x << 13;
      x ^= x >> 7;
      x ^= x << 17;
      word = x;
    }
    file.write(reinterpret_cast<const char*>(piece.data()), kMib);
  }
  file.close();
  return file.good() ? absl::OkStatus()
                     : absl::UnavailableError("the file can't be written");
}

// Runs a program to its end; what it says goes nowhere.
absl::Status RunProgram(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                   O_WRONLY, 0);
  pid_t process = 0;
  const int error = posix_spawnp(&process, arguments[0], &actions, nullptr,
                                 arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int result = 0;
  if (error != 0 || waitpid(process, &result, 0) < 0 || result != 0) {
    return absl::UnavailableError(absl::StrCat(words[0], " failed"));
  }
  return absl::OkStatus();
}

// A line of /proc/self/status, in KiB; 0 when it isn't there.
int64_t StatusKib(absl::string_view name) {
  std::ifstream file("/proc/self/status");
  std::string line;
  while (std::getline(file, line)) {
    const std::vector<absl::string_view> words =
        absl::StrSplit(line, absl::ByAnyChar(": \t"), absl::SkipEmpty());
    int64_t kib = 0;
    if (words.size() > 1 && words[0] == name &&
        absl::SimpleAtoi(words[1], &kib)) {
      return kib;
    }
  }
  return 0;
}

// How much memory is added at most from now on.
class MemoryWatch {
 public:
  MemoryWatch() {
    std::ofstream("/proc/self/clear_refs") << "5";
    before_ = StatusKib("VmRSS");
  }
  int64_t GrownKib() const {
    return std::max<int64_t>(0, StatusKib("VmHWM") - before_);
  }

 private:
  int64_t before_ = 0;
};

absl::Status Upload(const std::string& from, const std::string& root,
                    uint64_t size, uint64_t piece_bytes) {
  PREAU_ASSIGN_OR_RETURN(const auto store,
                         blobs::FolderBlobStore::Open(root, {}));
  PREAU_ASSIGN_OR_RETURN(const blobs::UploadInfo info,
                         store->BeginUpload({.owner = "bench", .size = size}));
  PREAU_ASSIGN_OR_RETURN(const auto writer, store->OpenUpload(info.id));
  std::ifstream file(from, std::ios::binary);
  std::string piece(piece_bytes, '\0');
  uint64_t offset = 0;
  while (offset < size) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto got = static_cast<size_t>(file.gcount());
    if (got == 0) return absl::DataLossError("the file became shorter");
    PREAU_RETURN_IF_ERROR(
        writer->Append(offset, absl::string_view(piece).substr(0, got))
            .status());
    offset += got;
  }
  return writer->Finish().status();
}

struct Times {
  std::vector<double> seconds;
  // Of a processor, with the programs that were run.
  std::vector<double> processor;
};
using TimesByWork = std::map<std::string, Times>;

double ProcessorSeconds() {
  double sum = 0;
  for (const auto whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage = {};
    getrusage(whose, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime}) {
      sum += static_cast<double>(time.tv_sec) +
             static_cast<double>(time.tv_usec) / 1e6;
    }
  }
  return sum;
}

double Median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

absl::Status Time(const std::string& what, TimesByWork* times,
                  absl::FunctionRef<absl::Status()> work) {
  const auto begun = std::chrono::steady_clock::now();
  const double processor = ProcessorSeconds();
  const absl::Status status = work();
  Times& those = (*times)[what];
  those.seconds.push_back(
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun)
          .count());
  those.processor.push_back(ProcessorSeconds() - processor);
  return status;
}

}  // namespace

void AddBlobsOptions(BlobsOptions& options, CLI::App& command) {
  command.footer(
      "Example:\n"
      "  preau-bench blobs --folder /var/tmp\n"
      "Prints a line for each: what, median of seconds, MiB a second, median\n"
      "of a processor's seconds; and by how many KiB memory grew at most "
      "while\n"
      "uploading.");
  command.add_option("--folder", options.folder, "FOLDER of the disk")
      ->required();
  command.add_option("--mib", options.mib, "Size of the file")
      ->capture_default_str()
      ->check(CLI::Range(1, 4096));
  command.add_option("--piece-kib", options.piece_kib, "Sent at a time")
      ->capture_default_str()
      ->check(CLI::Range(1, 4096));
  command.add_option("--rounds", options.rounds, "How often")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
}

absl::Status TimeBlobs(const BlobsOptions& options, std::ostream& out) {
  PREAU_ASSIGN_OR_RETURN(const auto folder,
                         TemporaryFolder::Make(options.folder));
  const std::string from = folder->path() + "/file";
  const std::string to = folder->path() + "/copy";
  const std::string root = folder->path() + "/store";
  PREAU_RETURN_IF_ERROR(MakeFile(from, options.mib));
  PREAU_RETURN_IF_ERROR(RunProgram({"sync", from}));
  TimesByWork times;
  int64_t grown = 0;
  for (int round = 0; round < options.rounds; ++round) {
    PREAU_RETURN_IF_ERROR(Time("cp", &times, [&] {
      return RunProgram({"cp", from, to});
    }));
    PREAU_RETURN_IF_ERROR(Time("sync", &times, [&] {
      return RunProgram({"sync", to});
    }));
    PREAU_RETURN_IF_ERROR(Time("sha256sum", &times, [&] {
      return RunProgram({"sha256sum", to});
    }));
    fs::remove(to);
    fs::create_directory(root);
    const MemoryWatch memory;
    PREAU_RETURN_IF_ERROR(Time("upload", &times, [&] {
      return Upload(from, root, options.mib * kMib, options.piece_kib << 10);
    }));
    grown = std::max(grown, memory.GrownKib());
    fs::remove_all(root);
  }
  for (const char* what : {"cp", "sync", "sha256sum", "upload"}) {
    const double median = Median(times[what].seconds);
    out << absl::StrFormat("%s\t%.3f\t%.0f\t%.3f\n", what, median,
                           static_cast<double>(options.mib) / median,
                           Median(times[what].processor));
  }
  out << absl::StrFormat("upload grew\t%d\n", grown);
  return absl::OkStatus();
}

}  // namespace preau::bench
