#include <errno.h>
#include <unistd.h>

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/extraction/scanner/clamd_socket.h"
#include "services/extraction/scanner/scanner.h"
#include "storage/base/error.h"

namespace preau::scanner {
namespace {

constexpr size_t kBlock = size_t{64} << 10;

std::string Length(size_t size) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) {
    bytes.push_back(static_cast<char>(size >> shift));
  }
  return bytes;
}

// "stream: OK", "stream: NAME FOUND", "… ERROR".
ScanResult ReadVerdict(std::string reply) {
  absl::StripAsciiWhitespace(&reply);
  absl::string_view text = reply;
  absl::ConsumePrefix(&text, "stream: ");
  if (text == "OK") return {Verdict::kClean, ""};
  if (absl::StrContains(text, "size limit exceeded")) {
    return {Verdict::kLimit, std::string(text)};
  }
  if (absl::ConsumeSuffix(&text, " FOUND") && !text.empty()) {
    // What clamd says with AlertExceedsMax about what it didn't look at.
    const bool is_limit = absl::StartsWith(text, "Heuristics.Limits.Exceeded");
    return {is_limit ? Verdict::kLimit : Verdict::kFound, std::string(text)};
  }
  return {Verdict::kUnavailable, std::string(text)};
}

class Clamd : public Scanner {
 public:
  Clamd(ClamdOptions options, const SocketAddress& address)
      : options_(std::move(options)), address_(address) {}

  ScanResult Scan(int file) override {
    ClamdSocket socket(options_.clock->NowMicros() + options_.timeout_micros,
                       options_.clock);
    if (absl::Status status = socket.Connect(address_); !status.ok()) {
      return {Verdict::kUnavailable, std::string(status.message())};
    }
    // One that takes no more of it may say why.
    bool goes_on = socket.Send(absl::string_view("zINSTREAM\0", 10));
    std::string block(kBlock, '\0');
    off_t at = 0;
    while (goes_on) {
      const ssize_t size = pread(file, block.data(), block.size(), at);
      if (size < 0 && errno == EINTR) continue;
      if (size < 0) return {Verdict::kUnavailable, "the file can't be read"};
      goes_on = socket.Send(Length(static_cast<size_t>(size))) &&
                socket.Send(
                    absl::string_view(block.data(), static_cast<size_t>(size)));
      // Nothing more comes after a piece of no length.
      if (size == 0) break;
      at += size;
    }
    ScanResult result = ReadVerdict(socket.ReadReply());
    // What it says of a part isn't about the whole.
    if (!goes_on && result.verdict == Verdict::kClean) {
      return {Verdict::kUnavailable, "answered before the end"};
    }
    return result;
  }

 private:
  const ClamdOptions options_;
  const SocketAddress address_;
};

}  // namespace

absl::Status ScanResult::status() const {
  switch (verdict) {
    case Verdict::kClean:
      return absl::OkStatus();
    case Verdict::kFound:
      return base::InvalidField("SCANNER_FOUND", "", {{"name", name}});
    case Verdict::kLimit:
      return base::MakeError(absl::StatusCode::kFailedPrecondition,
                             {"SCANNER_LIMIT", "", {}});
    case Verdict::kUnavailable:
      break;
  }
  return base::MakeError(absl::StatusCode::kUnavailable,
                         {"SCANNER_UNAVAILABLE", "", {}});
}

absl::StatusOr<std::unique_ptr<Scanner>> CreateClamd(ClamdOptions options) {
  const absl::StatusOr<SocketAddress> address =
      ParseSocketAddress(options.address);
  if (!address.ok()) return address.status();
  return std::make_unique<Clamd>(std::move(options), *address);
}

}  // namespace preau::scanner
