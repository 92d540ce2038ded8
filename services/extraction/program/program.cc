#include "services/extraction/program/program.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <cstdint>
#include <memory>
#include <new>
#include <string>

#include "absl/strings/numbers.h"
#include "services/extraction/pdf/pdf.h"
#include "services/extraction/program/reading.h"
#include "services/extraction/sandbox/seal.h"

namespace preau::extraction {
namespace {

constexpr int kExitFailed = 1;

void WriteAll(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size =
        write(sandbox::kAnswerDescriptor, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) _exit(kExitFailed);
    bytes.remove_prefix(static_cast<size_t>(size));
  }
}

void WritePiece(const Answer& answer) {
  const std::string bytes = answer.SerializeAsString();
  std::string length;
  for (int i = 0; i < 4; ++i) {
    length.push_back(static_cast<char>(bytes.size() >> (8 * i)));
  }
  WriteAll(length);
  WriteAll(bytes);
}

void OutOfMemory() { _exit(sandbox::kExitMemory); }

}  // namespace

int Main(int argc, char** argv) {
  std::set_new_handler(OutOfMemory);
  sandbox::SealLimits limits;
  if (argc != 3 || !absl::SimpleAtoi(argv[1], &limits.memory_bytes) ||
      !absl::SimpleAtoi(argv[2], &limits.cpu_seconds)) {
    return kExitFailed;
  }
  // Whatever a library wants of the disk, it has to have now.
  setlocale(LC_CTYPE, "C.UTF-8");
  const auto detector = file_type::Detector::Create();
  pdf::Prepare();
  struct stat about;
  if (!detector.ok() || fstat(sandbox::kFileDescriptor, &about) != 0 ||
      !sandbox::Seal(limits).ok()) {
    _exit(sandbox::kExitUnsealed);
  }
  const auto size = static_cast<size_t>(about.st_size);
  absl::string_view file;
  if (size > 0) {
    void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE,
                        sandbox::kFileDescriptor, 0);
    if (mapped == MAP_FAILED) _exit(sandbox::kExitMemory);
    file = absl::string_view(static_cast<const char*>(mapped), size);
  }
  ReadFile(file, **detector, WritePiece);
  // Nothing is worth tidying up.
  _exit(0);
}

}  // namespace preau::extraction
