#include "services/ingestion/fetch/curl_fetcher.h"

#include <curl/curl.h>
#include <signal.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/ingestion/fetch/answer_body.h"
#include "services/ingestion/fetch/answer_headers.h"
#include "services/ingestion/fetch/speed_watch.h"
#include "services/ingestion/fetch/url.h"
#include "storage/base/error.h"
#include "storage/base/mutex.h"
#include "storage/base/status_macros.h"

namespace preau::fetch {
namespace {

using SteadyClock = std::chrono::steady_clock;

// Of a redirect's body, which nobody reads: more isn't worth the connection.
constexpr size_t kMaxRedirectBody = size_t{64} << 10;
constexpr size_t kMaxIdleHandles = 8;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// Leaves out a value that would break out of its line.
void AddHeader(absl::string_view name, absl::string_view value,
               HeaderList* list) {
  if (value.empty() ||
      std::any_of(value.begin(), value.end(), absl::ascii_iscntrl)) {
    return;
  }
  const std::string line = absl::StrCat(name, ": ", value);
  curl_slist* longer = curl_slist_append(list->get(), line.c_str());
  if (longer == nullptr) return;
  (void)list->release();
  list->reset(longer);
}

HeaderList MakeHeaders(const Request& request) {
  HeaderList list;
  AddHeader("Accept", request.accept, &list);
  AddHeader("Accept-Encoding", "gzip, deflate", &list);
  AddHeader("If-None-Match", request.etag, &list);
  AddHeader("If-Modified-Since", request.last_modified, &list);
  return list;
}

// One request and its answer; a redirect is another one.
class Exchange {
 public:
  Exchange(const CurlFetcher::Options& options, const Request& request,
           const std::function<bool()>& cancelled)
      : options_(options),
        request_(request),
        cancelled_(cancelled),
        watch_(options.slow_bytes, options.slow_time),
        body_(request) {}

  absl::Status Run(CURL* handle, const Url& url,
                   std::chrono::milliseconds time_left);

  const AnswerHeaders& headers() const { return headers_; }
  std::string TakeBody() { return body_.Take(); }

 private:
  bool Prepare(CURL* handle, const Url& url, const HeaderList& headers,
               std::chrono::milliseconds time_left);
  absl::Status ErrorOf(CURLcode code, CURL* handle, const Url& url);
  absl::Status Error(absl::StatusCode code, absl::string_view reason,
                     absl::string_view name = "",
                     absl::string_view value = "") const {
    return UrlError(code, reason, request_.url, name, value);
  }
  absl::Status TooLarge(size_t max) const {
    return Error(absl::StatusCode::kFailedPrecondition, "ANSWER_TOO_LARGE",
                 "max", absl::StrCat(max));
  }
  // False ends the exchange; error_ says why, if it is an error.
  bool OnHeader(absl::string_view line);
  bool OnBody(absl::string_view piece);
  bool OnProgress(int64_t body_bytes);
  curl_socket_t OpenSocket(const curl_sockaddr& address);

  static size_t HeaderFunction(char* data, size_t size, size_t count,
                               void* self) {
    const size_t bytes = size * count;
    return static_cast<Exchange*>(self)->OnHeader({data, bytes}) ? bytes : 0;
  }
  static size_t BodyFunction(char* data, size_t size, size_t count,
                             void* self) {
    const size_t bytes = size * count;
    return static_cast<Exchange*>(self)->OnBody({data, bytes}) ? bytes : 0;
  }
  static int ProgressFunction(void* self, curl_off_t, curl_off_t body_bytes,
                              curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(self)->OnProgress(body_bytes) ? 0 : 1;
  }
  static curl_socket_t SocketFunction(void* self, curlsocktype purpose,
                                      curl_sockaddr* address) {
    return purpose == CURLSOCKTYPE_IPCXN
               ? static_cast<Exchange*>(self)->OpenSocket(*address)
               : CURL_SOCKET_BAD;
  }

  const CurlFetcher::Options& options_;
  const Request& request_;
  const std::function<bool()>& cancelled_;

  SpeedWatch watch_;
  AnswerHeaders headers_;
  size_t header_bytes_ = 0;
  AnswerBody body_;
  size_t redirect_bytes_ = 0;
  absl::Status error_;
  // The redirect's body was left.
  bool left_body_ = false;
  // An address that wasn't connected to, and whether another one was tried.
  std::string refused_;
  bool opened_ = false;
  char cause_[CURL_ERROR_SIZE] = "";
};

bool Exchange::OnHeader(absl::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > options_.max_header_bytes) {
    error_ = TooLarge(options_.max_header_bytes);
    return false;
  }
  headers_.Read(line);
  if (headers_.is_packed_oddly()) {
    error_ = Error(absl::StatusCode::kUnavailable, "ANSWER_CUT", "cause",
                   "Content-Encoding");
    return false;
  }
  return true;
}

bool Exchange::OnBody(absl::string_view piece) {
  if (headers_.is_redirect()) {
    redirect_bytes_ += piece.size();
    left_body_ = redirect_bytes_ > kMaxRedirectBody;
    return !left_body_;
  }
  error_ = body_.Add(headers_, piece);
  return error_.ok();
}

bool Exchange::OnProgress(int64_t body_bytes) {
  if (cancelled_ && cancelled_()) {
    error_ = Error(absl::StatusCode::kCancelled, "FETCH_CANCELLED");
    return false;
  }
  if (watch_.IsTooSlow(body_bytes + static_cast<int64_t>(header_bytes_),
                       SteadyClock::now())) {
    error_ = Error(absl::StatusCode::kUnavailable, "ANSWER_TOO_SLOW");
    return false;
  }
  return true;
}

curl_socket_t Exchange::OpenSocket(const curl_sockaddr& address) {
  const auto endpoint = ReadEndpoint(&address.addr, address.addrlen);
  const bool allowed =
      endpoint.has_value() &&
      (options_.may_connect ? options_.may_connect(*endpoint)
                            : MayConnect(*endpoint, options_.allow_private));
  if (!allowed) {
    refused_ = endpoint.has_value() ? endpoint->ToString() : "?";
    return CURL_SOCKET_BAD;
  }
  opened_ = true;
  return socket(address.family, address.socktype | SOCK_CLOEXEC,
                address.protocol);
}

bool Exchange::Prepare(CURL* handle, const Url& url, const HeaderList& headers,
                       std::chrono::milliseconds time_left) {
  bool ok = true;
  const auto set = [&](CURLoption option, auto value) {
    ok = curl_easy_setopt(handle, option, value) == CURLE_OK && ok;
  };
  curl_easy_reset(handle);
  set(CURLOPT_URL, url.ToString().c_str());
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  // Redirects are followed by Fetch(), which looks at each.
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_MAXCONNECTS, 2L);
  set(CURLOPT_USERAGENT, options_.user_agent.c_str());
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_CONNECTTIMEOUT_MS, long{options_.connect_timeout.count()});
  set(CURLOPT_TIMEOUT_MS, long{time_left.count()});
  set(CURLOPT_ERRORBUFFER, cause_);
  set(CURLOPT_HEADERFUNCTION, &Exchange::HeaderFunction);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_WRITEFUNCTION, &Exchange::BodyFunction);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_XFERINFOFUNCTION, &Exchange::ProgressFunction);
  set(CURLOPT_XFERINFODATA, this);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_OPENSOCKETFUNCTION, &Exchange::SocketFunction);
  set(CURLOPT_OPENSOCKETDATA, this);
  return ok;
}

absl::Status Exchange::Run(CURL* handle, const Url& url,
                           std::chrono::milliseconds time_left) {
  const HeaderList headers = MakeHeaders(request_);
  if (!Prepare(handle, url, headers, time_left)) {
    return absl::InternalError("libcurl doesn't take its options");
  }
  CURLcode code = curl_easy_perform(handle);
  // curl takes what ends within its headers for a whole answer.
  if (code == CURLE_OK && !headers_.is_complete()) code = CURLE_PARTIAL_FILE;
  absl::Status status =
      code == CURLE_OK ? body_.Finish() : ErrorOf(code, handle, url);
  // It points to this object, and outlives it.
  curl_easy_reset(handle);
  return status;
}

absl::Status Exchange::ErrorOf(CURLcode code, CURL* handle, const Url& url) {
  if (left_body_) return absl::OkStatus();
  if (!error_.ok()) return error_;
  curl_off_t sent_after = 0;
  curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &sent_after);
  const bool connected = sent_after > 0;
  const std::string cause =
      cause_[0] == '\0' ? curl_easy_strerror(code) : static_cast<char*>(cause_);
  constexpr absl::StatusCode kLater = absl::StatusCode::kUnavailable;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return Error(kLater, "HOST_NOT_FOUND", "host", url.host);
    case CURLE_OPERATION_TIMEDOUT:
      if (connected) return Error(kLater, "ANSWER_TOO_SLOW");
      break;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_ISSUER_ERROR:
      return Error(absl::StatusCode::kFailedPrecondition,
                   "SECURE_CONNECTION_FAILED", "cause", cause);
    case CURLE_OUT_OF_MEMORY:
      // What curl says of a single header that is longer than it takes.
      if (connected) return TooLarge(options_.max_header_bytes);
      break;
    default:
      break;
  }
  if (!refused_.empty() && !opened_) {
    return Error(absl::StatusCode::kInvalidArgument, "URL_FORBIDDEN", "address",
                 refused_);
  }
  return Error(kLater, connected ? "ANSWER_CUT" : "CONNECTION_FAILED", "cause",
               cause);
}

Response MakeResponse(const Url& url, absl::Time now, Exchange* exchange) {
  const AnswerHeaders& headers = exchange->headers();
  Response response;
  response.status = headers.status();
  response.body = exchange->TakeBody();
  response.url = url.ToString();
  response.content_type = headers.content_type();
  response.robots_tag = headers.robots_tag();
  response.etag = headers.etag();
  response.last_modified = headers.last_modified();
  response.retry_after_seconds = headers.RetryAfterSeconds(now);
  return response;
}

}  // namespace

// Handles that nobody uses, with their open connections. Thread-safe.
class CurlFetcher::Pool {
 public:
  ~Pool() {
    for (const Idle& idle : idle_) curl_easy_cleanup(idle.handle);
  }

  // One that has spoken with `origin`, if there is one. Null when there is no
  // memory.
  CURL* Take(const std::string& origin) {
    base::MutexLock lock(&mutex_);
    const auto found =
        std::find_if(idle_.begin(), idle_.end(),
                     [&](const Idle& idle) { return idle.origin == origin; });
    if (found == idle_.end()) return curl_easy_init();
    CURL* handle = found->handle;
    idle_.erase(found);
    return handle;
  }

  void Give(std::string origin, CURL* handle) {
    CURL* oldest = nullptr;
    {
      base::MutexLock lock(&mutex_);
      idle_.push_back({std::move(origin), handle});
      if (idle_.size() > kMaxIdleHandles) {
        oldest = idle_.front().handle;
        idle_.erase(idle_.begin());
      }
    }
    if (oldest != nullptr) curl_easy_cleanup(oldest);
  }

 private:
  struct Idle {
    std::string origin;
    CURL* handle;
  };

  base::Mutex mutex_;
  // The one that was used longest ago first.
  std::vector<Idle> idle_ ABSL_GUARDED_BY(mutex_);
};

CurlFetcher::CurlFetcher(Options options)
    : options_(std::move(options)), pool_(std::make_unique<Pool>()) {}

CurlFetcher::~CurlFetcher() = default;

absl::StatusOr<std::unique_ptr<CurlFetcher>> CurlFetcher::Create(
    Options options) {
  static const CURLcode kStarted = [] {
    // OpenSSL writes to sockets that the other side may have closed.
    signal(SIGPIPE, SIG_IGN);
    return curl_global_init(CURL_GLOBAL_DEFAULT);
  }();
  if (kStarted != CURLE_OK) {
    return absl::InternalError(curl_easy_strerror(kStarted));
  }
  return std::unique_ptr<CurlFetcher>(new CurlFetcher(std::move(options)));
}

absl::StatusOr<Response> CurlFetcher::Fetch(
    const Request& request, const std::function<bool()>& cancelled) {
  PREAU_ASSIGN_OR_RETURN(Url url, ParseUrl(request.url));
  const SteadyClock::time_point deadline =
      SteadyClock::now() + options_.total_timeout;
  for (int redirects = 0; redirects <= kMaxRedirects; ++redirects) {
    if (cancelled && cancelled()) {
      return UrlError(absl::StatusCode::kCancelled, "FETCH_CANCELLED",
                      request.url);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - SteadyClock::now());
    // 0 would mean for ever.
    if (left.count() <= 0) {
      return UrlError(absl::StatusCode::kUnavailable, "ANSWER_TOO_SLOW",
                      request.url);
    }
    Exchange exchange(options_, request, cancelled);
    CURL* handle = pool_->Take(url.Origin());
    if (handle == nullptr) return absl::InternalError("no handle of libcurl");
    const absl::Status status = exchange.Run(handle, url, left);
    pool_->Give(url.Origin(), handle);
    PREAU_RETURN_IF_ERROR(status);
    if (!exchange.headers().is_redirect()) {
      return MakeResponse(
          url, absl::FromUnixMicros(options_.clock->NowMicros()), &exchange);
    }
    const std::string& location = exchange.headers().location();
    absl::StatusOr<Url> next = ResolveUrl(url, location);
    if (!next.ok()) {
      return UrlError(absl::StatusCode::kInvalidArgument, "URL_FORBIDDEN",
                      request.url, "address", location);
    }
    url = *std::move(next);
  }
  return UrlError(absl::StatusCode::kFailedPrecondition, "TOO_MANY_REDIRECTS",
                  request.url, "max", absl::StrCat(kMaxRedirects));
}

}  // namespace preau::fetch
