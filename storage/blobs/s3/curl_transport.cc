#include "storage/blobs/s3/curl_transport.h"

#include <curl/curl.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/mutex.h"

namespace preau::blobs {
namespace {

constexpr size_t kMaxHeaderBytes = size_t{64} << 10;
// Connections that are kept for the next request.
constexpr size_t kMaxIdle = 16;

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void AddLine(const std::string& line, HeaderList* list) {
  curl_slist* longer = curl_slist_append(list->get(), line.c_str());
  if (longer == nullptr) return;
  (void)list->release();
  list->reset(longer);
}

absl::Status Unavailable(absl::string_view cause) {
  return base::MakeError(
      absl::StatusCode::kUnavailable,
      {"BLOB_SERVER_UNAVAILABLE", "", {{"cause", std::string(cause)}}});
}

// What an answer gathers in.
struct Gathering {
  explicit Gathering(size_t max) : max_body(max) {}
  const size_t max_body;
  HttpAnswer answer;
  size_t header_bytes = 0;
  bool too_large = false;
  // The empty line after the headers came.
  bool headers_ended = false;
};

size_t TakeHeader(char* data, size_t size, size_t count, void* to) {
  auto* gathering = static_cast<Gathering*>(to);
  absl::string_view line(data, size * count);
  gathering->header_bytes += line.size();
  if (gathering->header_bytes > kMaxHeaderBytes) {
    gathering->too_large = true;
    return 0;
  }
  line = absl::StripAsciiWhitespace(line);
  if (line.empty()) {
    gathering->headers_ended = true;
  } else if (gathering->headers_ended) {
    // What came before was only to say that the answer follows.
    gathering->headers_ended = false;
    gathering->answer.headers.clear();
  }
  const size_t colon = line.find(':');
  if (colon != absl::string_view::npos) {
    gathering->answer.headers[absl::AsciiStrToLower(line.substr(0, colon))] =
        std::string(absl::StripAsciiWhitespace(line.substr(colon + 1)));
  }
  return size * count;
}

size_t TakeBody(char* data, size_t size, size_t count, void* to) {
  auto* gathering = static_cast<Gathering*>(to);
  const size_t bytes = size * count;
  std::string& body = gathering->answer.body;
  if (body.size() + bytes > gathering->max_body) {
    gathering->too_large = true;
    return 0;
  }
  body.append(data, bytes);
  return bytes;
}

class CurlTransport : public HttpTransport {
 public:
  explicit CurlTransport(const CurlTransportOptions& options)
      : options_(options) {}

  absl::StatusOr<HttpAnswer> Send(const HttpRequest& request) override {
    Handle handle = Take();
    if (handle == nullptr) return absl::InternalError("libcurl has no memory");
    HeaderList headers;
    for (const auto& [name, value] : request.headers) {
      // With ";" where it is empty: curl leaves the header out otherwise.
      AddLine(value.empty() ? name + ";" : absl::StrCat(name, ": ", value),
              &headers);
    }
    // It waits a second for servers that don't know it.
    AddLine("Expect:", &headers);
    Gathering gathering(request.max_answer_bytes);
    char cause[CURL_ERROR_SIZE] = "";
    if (!Prepare(handle.get(), request, headers.get(), &gathering, cause)) {
      return absl::InternalError("libcurl doesn't take its options");
    }
    const CURLcode code = curl_easy_perform(handle.get());
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    gathering.answer.status = static_cast<int>(status);
    // It points to what ends here.
    curl_easy_reset(handle.get());
    if (code == CURLE_OK && gathering.headers_ended) {
      Return(std::move(handle));
      return std::move(gathering.answer);
    }
    return ErrorOf(code, gathering, cause);
  }

 private:
  bool Prepare(CURL* handle, const HttpRequest& request, curl_slist* headers,
               Gathering* gathering, char* cause) const {
    bool ok = true;
    const auto set = [&](CURLoption option, auto value) {
      ok = curl_easy_setopt(handle, option, value) == CURLE_OK && ok;
    };
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_CONNECTTIMEOUT_MS, long{options_.connect_timeout.count()});
    set(CURLOPT_TIMEOUT_MS, long{options_.total_timeout.count()});
    set(CURLOPT_ERRORBUFFER, cause);
    set(CURLOPT_HEADERFUNCTION, &TakeHeader);
    set(CURLOPT_HEADERDATA, gathering);
    set(CURLOPT_WRITEFUNCTION, &TakeBody);
    set(CURLOPT_WRITEDATA, gathering);
    if (request.method == "HEAD") {
      set(CURLOPT_NOBODY, 1L);
    } else if (request.method != "GET") {
      if (request.method != "DELETE") {
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
        set(CURLOPT_POSTFIELDS, request.body.data());
      }
      set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    return ok;
  }

  static absl::Status ErrorOf(CURLcode code, const Gathering& gathering,
                              const char* cause) {
    if (gathering.too_large) {
      return base::MakeError(
          absl::StatusCode::kInternal,
          {"BLOB_SERVER_REFUSED", "", {{"cause", "the answer is too large"}}});
    }
    const std::string text = code == CURLE_OK   ? "the answer was cut"
                             : cause[0] != '\0' ? cause
                                                : curl_easy_strerror(code);
    switch (code) {
      case CURLE_SSL_CONNECT_ERROR:
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CERTPROBLEM:
      case CURLE_SSL_ISSUER_ERROR:
        return base::MakeError(absl::StatusCode::kFailedPrecondition,
                               {"BLOB_SERVER_REFUSED", "", {{"cause", text}}});
      default:
        return Unavailable(text);
    }
  }

  Handle Take() {
    base::MutexLock lock(&mutex_);
    if (idle_.empty()) return Handle(curl_easy_init());
    Handle handle = std::move(idle_.back());
    idle_.pop_back();
    return handle;
  }
  void Return(Handle handle) {
    base::MutexLock lock(&mutex_);
    if (idle_.size() < kMaxIdle) idle_.push_back(std::move(handle));
  }

  const CurlTransportOptions options_;
  base::Mutex mutex_;
  std::vector<Handle> idle_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace

absl::StatusOr<std::unique_ptr<HttpTransport>> NewCurlTransport(
    const CurlTransportOptions& options) {
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kStarted != CURLE_OK) return absl::InternalError("libcurl won't start");
  return std::make_unique<CurlTransport>(options);
}

}  // namespace preau::blobs
