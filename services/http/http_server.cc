#include "services/http/http_server.h"

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/version.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/executor.h"
#include "storage/base/log.h"

namespace preau::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr uint32_t kMaxHeaderBytes = 16384;
constexpr size_t kThreads = 4;
constexpr size_t kMaxQueued = 64;

using Response = bhttp::response<bhttp::string_body>;

std::string ToString(beast::string_view text) {
  return std::string(text.data(), text.size());
}

// What a connection shares with its server.
struct Shared {
  HttpServer::Options options;
  HttpServer::Handler handler;
  base::Executor* executor = nullptr;
  std::atomic<size_t> connections = 0;
};

// One connection: a request, its answer, the next. All of it runs on one
// strand but the handler.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Shared* shared)
      : stream_(std::move(socket)), shared_(shared) {}
  ~Session() { --shared_->connections; }

  void Read() {
    parser_.emplace();
    parser_->header_limit(kMaxHeaderBytes);
    parser_->body_limit(0);
    stream_.expires_after(shared_->options.timeout);
    bhttp::async_read(stream_, buffer_, *parser_,
                      [self = shared_from_this()](error_code error, size_t) {
                        self->OnRead(error);
                      });
  }

 private:
  void OnRead(error_code error) {
    if (error == bhttp::error::end_of_stream ||
        error == beast::error::timeout) {
      Close();
      return;
    }
    if (error) {
      // Not HTTP, or more of it than is taken; what follows can't be told.
      if (error.category() ==
          bhttp::make_error_code(bhttp::error::bad_method).category()) {
        Write(Plain(error == bhttp::error::header_limit ? 431
                    : error == bhttp::error::body_limit ? 413
                                                        : 400),
              true);
      }
      return;
    }
    const auto& message = parser_->get();
    HttpRequest request;
    request.method = ToString(message.method_string());
    request.target = ToString(message.target());
    request.accept_language = ToString(message[bhttp::field::accept_language]);
    request.authorization = ToString(message[bhttp::field::authorization]);
    request.if_none_match = ToString(message[bhttp::field::if_none_match]);
    request.origin = ToString(message[bhttp::field::origin]);
    const bool close = !message.keep_alive();
    // Handlers have their own deadline.
    stream_.expires_never();
    const absl::Status scheduled = shared_->executor->Schedule(
        [self = shared_from_this(), request = std::move(request), close] {
          Response response = Plain(500);
          try {
            response = self->Handle(request);
          } catch (...) {
            // A handler's fault is its own request's.
            base::LogError("HTTP: a handler threw");
          }
          asio::post(self->stream_.get_executor(),
                     [self, close, response = std::move(response)]() mutable {
                       self->Write(std::move(response), close);
                     });
        });
    if (!scheduled.ok()) {
      Response busy = Plain(503);
      busy.set(bhttp::field::retry_after, "1");
      Write(std::move(busy), close);
    }
  }

  Response Handle(const HttpRequest& request) {
    const HttpResponse answer = shared_->handler(request);
    Response response = Plain(static_cast<unsigned>(answer.status));
    for (const auto& [name, value] : answer.headers) response.set(name, value);
    // Of a HEAD only the length is sent.
    response.content_length(answer.body.size());
    if (request.method != "HEAD") response.body() = answer.body;
    return response;
  }

  static Response Plain(unsigned status) {
    Response response;
    response.version(11);
    response.result(status);
    response.set(bhttp::field::server, "preau");
    response.set("X-Content-Type-Options", "nosniff");
    response.content_length(0);
    return response;
  }

  void Write(Response response, bool close) {
    response.keep_alive(!close);
    if (response.result_int() == 204 || response.result_int() == 304) {
      response.content_length(boost::none);
    }
    response_ = std::move(response);
    stream_.expires_after(shared_->options.timeout);
    bhttp::async_write(
        stream_, response_,
        [self = shared_from_this(), close](error_code error, size_t) {
          if (error || close) {
            self->Close();
          } else {
            self->Read();
          }
        });
  }

  void Close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
  }

  beast::tcp_stream stream_;
  Shared* const shared_;
  beast::flat_buffer buffer_;
  std::optional<bhttp::request_parser<bhttp::empty_body>> parser_;
  Response response_;
};

}  // namespace

class HttpServer::Impl {
 public:
  Impl(const Options& options, Handler handler) : acceptor_(io_) {
    shared_.options = options;
    shared_.handler = std::move(handler);
    shared_.executor = &*executor_;
  }
  ~Impl() {
    io_.stop();
    if (thread_.joinable()) thread_.join();
    // What handlers post from now on is never run.
    executor_.reset();
  }

  bool Listen() {
    const size_t colon = shared_.options.listen.rfind(':');
    error_code error;
    tcp::resolver resolver(io_);
    const auto found = resolver.resolve(
        shared_.options.listen.substr(0, colon),
        shared_.options.listen.substr(colon + 1),
        tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (error || found.empty()) return false;
    const tcp::endpoint endpoint = found.begin()->endpoint();
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error)
      acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return false;
    address_ = absl::StrCat(shared_.options.listen.substr(0, colon), ":",
                            acceptor_.local_endpoint(error).port());
    Accept();
    thread_ = std::thread([this] { io_.run(); });
    return true;
  }

  const std::string& address() const { return address_; }

 private:
  void Accept() {
    acceptor_.async_accept(asio::make_strand(io_),
                           [this](error_code error, tcp::socket socket) {
                             if (!acceptor_.is_open()) return;
                             if (!error) Take(std::move(socket));
                             Accept();
                           });
  }

  // One too many is closed at once.
  void Take(tcp::socket socket) {
    if (++shared_.connections > shared_.options.max_connections) {
      --shared_.connections;
      return;
    }
    std::make_shared<Session>(std::move(socket), &shared_)->Read();
  }

  Shared shared_;
  std::optional<base::Executor> executor_{std::in_place, kThreads, kMaxQueued};
  asio::io_context io_{1};
  tcp::acceptor acceptor_;
  std::string address_;
  std::thread thread_;
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

const std::string& HttpServer::listen() const { return impl_->address(); }

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Create(
    const Options& options, Handler handler) {
  auto impl = std::make_unique<Impl>(options, std::move(handler));
  if (!impl->Listen()) {
    return base::MakeError(
        absl::StatusCode::kFailedPrecondition,
        {"LISTEN_FAILED", "", {{"address", options.listen}}});
  }
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

}  // namespace preau::http
