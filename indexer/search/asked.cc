#include <filesystem>
#include <fstream>
#include <iterator>

#include "indexer/search/index.h"
#include "storage/base/log.h"

// What portals ask, from one run to the next. It is of little worth, so a crash
// may cost some minutes of it.
namespace preau::search {
namespace {

constexpr int64_t kWriteMicros = int64_t{10} * 60 * 1000000;
constexpr uintmax_t kMaxBytes = 8 << 20;

}  // namespace

void Index::ReadAsked() {
  asked_written_micros_ = clock_->NowMicros();
  std::error_code error;
  const uintmax_t size = std::filesystem::file_size(AskedPath(), error);
  if (error || size > kMaxBytes) return;
  std::ifstream file(AskedPath(), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (const absl::Status status = asked_.Read(text); !status.ok()) {
    base::LogWarning("what was asked before isn't known: ", status.ToString());
  }
}

void Index::WriteAsked() {
  if (asked_.size() == 0) return;
  const std::string next = AskedPath() + ".new";
  std::error_code error;
  {
    std::ofstream file(next, std::ios::binary | std::ios::trunc);
    file << asked_.Serialise();
    file.close();
    if (!file) error = std::make_error_code(std::errc::io_error);
  }
  if (!error) std::filesystem::rename(next, AskedPath(), error);
  if (error) {
    base::LogWarning("what was asked isn't kept: ", error.message());
  }
}

void Index::CountAsked(const Request& request, const Response& response,
                       absl::string_view portal) {
  if (response.total == 0 || response.spelling.has_value() ||
      request.as_you_type || request.cursor.has_value()) {
    return;
  }
  asked_.Add(request.query, portal);
  const int64_t now = clock_->NowMicros();
  int64_t written = asked_written_micros_;
  if (now - written >= kWriteMicros &&
      asked_written_micros_.compare_exchange_strong(written, now)) {
    WriteAsked();
  }
}

}  // namespace preau::search
