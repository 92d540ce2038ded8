#include "tools/bench/echo_server.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "preau/v1/search_service.grpc.pb.h"

namespace preau::bench {

// The method whose bytes gRPC hands over as they are.
class EchoServer::Service
    : public v1::SearchService::WithRawCallbackMethod_Search<
          v1::SearchService::Service> {
 public:
  explicit Service(size_t bytes) : slice_(std::string(bytes, '\0')) {}

  grpc::ServerUnaryReactor* Search(grpc::CallbackServerContext* context,
                                   const grpc::ByteBuffer* /*request*/,
                                   grpc::ByteBuffer* response) override {
    *response = grpc::ByteBuffer(&slice_, 1);
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const grpc::Slice slice_;
};

EchoServer::EchoServer(size_t bytes)
    : service_(std::make_unique<Service>(bytes)) {}

EchoServer::~EchoServer() {
  if (server_ != nullptr) server_->Shutdown();
}

absl::StatusOr<std::unique_ptr<EchoServer>> EchoServer::Create(size_t bytes) {
  std::unique_ptr<EchoServer> echo(new EchoServer(bytes));
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                           &port);
  builder.RegisterService(echo->service_.get());
  echo->server_ = builder.BuildAndStart();
  if (echo->server_ == nullptr || port == 0) {
    return absl::UnavailableError("no port for the echo");
  }
  echo->address_ = absl::StrCat("127.0.0.1:", port);
  return echo;
}

}  // namespace preau::bench
