#include "services/ingestion/fetch/answer_headers.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace preau::fetch {
namespace {

constexpr size_t kMaxValueBytes = 1000;
constexpr int64_t kMaxRetrySeconds = 24 * 60 * 60;

// Of "HTTP/1.1 200 OK"; 0 for what isn't one.
int StatusOf(absl::string_view line) {
  const size_t space = line.find(' ');
  int status = 0;
  return space != line.npos && absl::StartsWith(line, "HTTP/") &&
                 absl::SimpleAtoi(line.substr(space + 1, 3), &status) &&
                 status >= 100
             ? status
             : 0;
}

void Keep(absl::string_view value, std::string* kept) {
  if (kept->empty() && value.size() <= kMaxValueBytes &&
      std::all_of(value.begin(), value.end(), absl::ascii_isprint)) {
    *kept = std::string(value);
  }
}

// RFC 9110, 5.6.7: today's form and the two that were used before.
std::optional<absl::Time> ReadDate(absl::string_view text) {
  for (const char* format :
       {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y"}) {
    absl::Time time;
    if (absl::ParseTime(format, text, &time, nullptr)) return time;
  }
  return std::nullopt;
}

}  // namespace

void AnswerHeaders::Read(absl::string_view line) {
  if (at_end_ && status_ >= 200) return;
  if (absl::StartsWith(line, "HTTP/") && (at_end_ || status_ == 0)) {
    *this = AnswerHeaders();
    status_ = StatusOf(line);
    return;
  }
  if (line.find_first_not_of("\r\n") == line.npos) at_end_ = true;
  const size_t colon = line.find(':');
  if (at_end_ || colon == line.npos) return;
  const absl::string_view name = line.substr(0, colon);
  const absl::string_view value =
      absl::StripAsciiWhitespace(line.substr(colon + 1));
  if (absl::EqualsIgnoreCase(name, "location")) {
    if (location_.empty()) location_ = std::string(value);
  } else if (absl::EqualsIgnoreCase(name, "content-type")) {
    Keep(value, &content_type_);
  } else if (absl::EqualsIgnoreCase(name, "etag")) {
    Keep(value, &etag_);
  } else if (absl::EqualsIgnoreCase(name, "last-modified")) {
    Keep(value, &last_modified_);
  } else if (absl::EqualsIgnoreCase(name, "x-robots-tag")) {
    const std::string before = std::exchange(robots_tag_, "");
    Keep(
        before.empty() ? std::string(value) : absl::StrCat(before, ", ", value),
        &robots_tag_);
  } else if (absl::EqualsIgnoreCase(name, "retry-after")) {
    Keep(value, &retry_after_);
  } else if (absl::EqualsIgnoreCase(name, "date")) {
    Keep(value, &date_);
  } else if (absl::EqualsIgnoreCase(name, "content-encoding")) {
    ReadPackings(value, /*of_transfer=*/false);
  } else if (absl::EqualsIgnoreCase(name, "transfer-encoding")) {
    ReadPackings(value, /*of_transfer=*/true);
  }
}

void AnswerHeaders::ReadPackings(absl::string_view value, bool of_transfer) {
  for (const absl::string_view part : absl::StrSplit(value, ',')) {
    const absl::string_view name = absl::StripAsciiWhitespace(part);
    if (name.empty() || absl::EqualsIgnoreCase(name, "identity") ||
        (of_transfer && absl::EqualsIgnoreCase(name, "chunked"))) {
      continue;
    }
    // Nobody asks for packed transfers.
    packed_oddly_ |= of_transfer || packing_ != Packing::kNone;
    if (absl::EqualsIgnoreCase(name, "gzip") ||
        absl::EqualsIgnoreCase(name, "x-gzip")) {
      packing_ = Packing::kGzip;
    } else if (absl::EqualsIgnoreCase(name, "deflate")) {
      packing_ = Packing::kDeflate;
    } else {
      packed_oddly_ = true;
    }
  }
}

bool AnswerHeaders::is_redirect() const {
  return (status_ == 301 || status_ == 302 || status_ == 303 ||
          status_ == 307 || status_ == 308) &&
         !location_.empty();
}

int64_t AnswerHeaders::RetryAfterSeconds(absl::Time now) const {
  if ((status_ != 429 && status_ != 503) || retry_after_.empty()) return 0;
  int64_t seconds = 0;
  if (std::all_of(retry_after_.begin(), retry_after_.end(),
                  absl::ascii_isdigit)) {
    // Digits that don't fit are a very long time.
    if (!absl::SimpleAtoi(retry_after_, &seconds)) seconds = kMaxRetrySeconds;
  } else if (const auto until = ReadDate(retry_after_); until.has_value()) {
    // By the server's own clock, which ours may not agree with.
    seconds = absl::ToInt64Seconds(*until - ReadDate(date_).value_or(now));
  }
  return std::clamp<int64_t>(seconds, 0, kMaxRetrySeconds);
}

}  // namespace preau::fetch
