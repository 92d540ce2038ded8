#include "services/rpc/server.h"

#include <grpcpp/generic/generic_stub.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/ingestion_service.grpc.pb.h"
#include "services/rpc/channel.h"
#include "services/rpc/stream_call.h"
#include "services/rpc/unary_call.h"
#include "storage/base/error.h"
#include "storage/base/random.h"

namespace preau::rpc {
namespace {

class OneKey : public KeyVerifier {
 public:
  absl::StatusOr<Viewer> Verify(absl::string_view secret) const override {
    if (secret == "preau_good") return Viewer{"key:1", {"contributor"}, {}};
    return base::MakeError(absl::StatusCode::kUnauthenticated,
                           {"KEY_INVALID", "", {}});
  }
};

// Answers with what it knows of the call.
class FakeCatalogue : public v1::CatalogueService::CallbackService {
 public:
  explicit FakeCatalogue(const Runtime& runtime) : runtime_(runtime) {}

  grpc::ServerUnaryReactor* CreateResource(
      grpc::CallbackServerContext* context,
      const v1::CreateResourceRequest* request,
      v1::Resource* response) override {
    return UnaryCall(
        runtime_, "/preau.v1.CatalogueService/CreateResource", context,
        response,
        [request](const CallContext& call) -> absl::StatusOr<v1::Resource> {
          if (request->resource_id() == "fail") {
            return base::InvalidField("TITLE_MISSING", "resource.notice.title");
          }
          v1::Resource resource;
          resource.set_owner(call.viewer.principal);
          resource.set_name(std::string(base::LanguageTag(call.language)));
          return resource;
        });
  }

  grpc::ServerUnaryReactor* GetStats(grpc::CallbackServerContext* context,
                                     const v1::GetStatsRequest*,
                                     v1::Stats* response) override {
    return UnaryCall(
        runtime_, "/preau.v1.CatalogueService/GetStats", context, response,
        [this](const CallContext& call) -> absl::StatusOr<v1::Stats> {
          entered.set_value();
          while (call.CheckAlive().ok()) std::this_thread::yield();
          left.set_value(call.CheckAlive());
          return call.CheckAlive();
        });
  }

  grpc::ServerWriteReactor<v1::ReadChangesResponse>* ReadChanges(
      grpc::CallbackServerContext* context,
      const v1::ReadChangesRequest* request) override {
    return ServerStreamCall<v1::ReadChangesResponse>(
        runtime_, "/preau.v1.CatalogueService/ReadChanges", context,
        [request](const CallContext&,
                  StreamWriter<v1::ReadChangesResponse>& writer) {
          v1::ReadChangesResponse response;
          for (uint64_t i = 0; i < request->after_sequence(); ++i) {
            response.set_head_sequence(i);
            if (!writer.Write(response)) return absl::CancelledError();
          }
          return absl::OkStatus();
        });
  }

  std::promise<void> entered;
  std::promise<absl::Status> left;

 private:
  const Runtime& runtime_;
};

class FakeIngestion : public v1::IngestionService::CallbackService {
 public:
  explicit FakeIngestion(const Runtime& runtime) : runtime_(runtime) {}

  grpc::ServerBidiReactor<v1::ImportRequest, v1::ImportResponse>* Import(
      grpc::CallbackServerContext* context) override {
    return BidiStreamCall<v1::ImportRequest, v1::ImportResponse>(
        runtime_, "/preau.v1.IngestionService/Import", context,
        [](const CallContext&,
           StreamPeer<v1::ImportRequest, v1::ImportResponse>& peer) {
          v1::ImportRequest request;
          v1::ImportResponse response;
          while (peer.Read(&request)) {
            response.set_created(response.created() + 1);
            if (!peer.Write(response)) return absl::CancelledError();
          }
          return absl::OkStatus();
        });
  }

 private:
  const Runtime& runtime_;
};

// What the standard health service says of `service` (grpc/health/v1), whose
// messages Debian doesn't ship: field 1 is a string, and an enum in the answer.
std::string Health(const std::shared_ptr<grpc::Channel>& channel,
                   const std::string& service) {
  std::string request;
  if (!service.empty()) {
    request = absl::StrCat(
        "\n", std::string(1, static_cast<char>(service.size())), service);
  }
  const grpc::Slice slice(request);
  const grpc::ByteBuffer sent(&slice, 1);
  grpc::ByteBuffer received;
  grpc::ClientContext context;
  std::promise<grpc::Status> done;
  grpc::GenericStub(channel).UnaryCall(
      &context, "/grpc.health.v1.Health/Check", grpc::StubOptions(), &sent,
      &received, [&](grpc::Status status) { done.set_value(status); });
  const grpc::Status status = done.get_future().get();
  if (!status.ok()) {
    return absl::StatusCodeToString(
        static_cast<absl::StatusCode>(status.error_code()));
  }
  grpc::Slice answer;
  EXPECT_TRUE(received.DumpToSingleSlice(&answer).ok());
  return answer.size() == 2 && answer.begin()[1] == 1 ? "SERVING"
                                                      : "NOT_SERVING";
}

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    std::filesystem::create_directory(folder_);
    options_.socket = folder_ / "preau.sock";
    options_.listen = "127.0.0.1:0";
    server_ = Server::Create(options_, {&catalogue_, &ingestion_}).value();
  }
  ~ServerTest() override {
    server_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::unique_ptr<v1::CatalogueService::Stub> Stub(const std::string& address) {
    return v1::CatalogueService::NewStub(Connect(address).value());
  }
  std::string Socket() { return "unix:" + server_->socket(); }

  // The answer's owner, or the error's reason.
  std::string Create(v1::CatalogueService::Stub& stub,
                     const std::string& key = "",
                     const std::string& viewer = "") {
    grpc::ClientContext context;
    PrepareCall(base::Language::kEnglish, key, context);
    if (!viewer.empty()) context.AddMetadata(kViewerMetadata, viewer);
    v1::Resource resource;
    const grpc::Status status =
        stub.CreateResource(&context, v1::CreateResourceRequest(), &resource);
    if (status.ok()) {
      EXPECT_EQ(resource.name(), "en");
      return resource.owner();
    }
    const auto detail = base::GetErrorDetail(FromGrpcStatus(status));
    return detail.has_value() ? detail->reason : status.error_message();
  }

  // As a service of the same process, on behalf of `viewer`.
  std::string CreateInside(const Viewer& viewer) {
    const Link link{server_->InProcessChannel(), true, ""};
    CallContext call;
    call.viewer = viewer;
    grpc::ClientContext context;
    link.Prepare(call, context);
    v1::Resource resource;
    const grpc::Status status =
        v1::CatalogueService::NewStub(link.channel)
            ->CreateResource(&context, v1::CreateResourceRequest(), &resource);
    if (status.ok()) return resource.owner();
    return base::GetErrorDetail(FromGrpcStatus(status))->reason;
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("rpc_" + base::NewUid(base::SystemRandom()));
  OneKey keys_;
  Guard guard_{&keys_};
  base::Executor executor_{4, 16};
  Runtime runtime_{&guard_, &executor_};
  FakeCatalogue catalogue_{runtime_};
  FakeIngestion ingestion_{runtime_};
  ServerOptions options_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, WhoCallsDecidesWhatIsAllowed) {
  const auto tcp = Stub(server_->listen());
  const auto local = Stub(Socket());
  EXPECT_EQ(Create(*tcp), "KEY_MISSING");
  EXPECT_EQ(Create(*tcp, "preau_good"), "key:1");
  EXPECT_EQ(Create(*tcp, "preau_bad"), "KEY_INVALID");
  EXPECT_EQ(Create(*local), "local");
  EXPECT_EQ(Create(*local, "preau_bad"), "KEY_INVALID");
  // Only who is in the process may say on whose behalf it calls.
  const std::string admin = Viewer::LocalAdmin().Serialise();
  EXPECT_EQ(Create(*tcp, "", admin), "KEY_MISSING");
  EXPECT_EQ(Create(*tcp, "", std::string(32, 'x') + admin), "KEY_MISSING");
  EXPECT_EQ(CreateInside(Viewer::LocalAdmin()), "local");
  EXPECT_EQ(CreateInside(Viewer::Anybody()), "KEY_MISSING");
}

TEST_F(ServerTest, ErrorsComeWithTheirDetails) {
  const auto stub = Stub(Socket());
  grpc::ClientContext context;
  v1::CreateResourceRequest request;
  request.set_resource_id("fail");
  v1::Resource resource;
  const grpc::Status status =
      stub->CreateResource(&context, request, &resource);
  EXPECT_EQ(FromGrpcStatus(status),
            base::InvalidField("TITLE_MISSING", "resource.notice.title"));
}

TEST_F(ServerTest, TheSocketIsForItsOwnerOnly) {
  struct stat info {};
  ASSERT_EQ(stat(server_->socket().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_EQ(base::GetErrorDetail(Server::Create(options_, {}).status())->reason,
            "SOCKET_IN_USE");
}

TEST_F(ServerTest, AStaleSocketIsReplaced) {
  server_->Stop();
  // What a killed process leaves behind.
  ASSERT_EQ(std::system(("/usr/bin/python3 -c \"import socket; "
                         "socket.socket(socket.AF_UNIX).bind('" +
                         options_.socket + "')\"")
                            .c_str()),
            0);
  server_ = Server::Create(options_, {&catalogue_, &ingestion_}).value();
  EXPECT_EQ(Create(*Stub(Socket())), "local");
}

TEST_F(ServerTest, AHandlerSeesThatItsCallerHasGone) {
  const auto stub = Stub(server_->listen());
  grpc::ClientContext context;
  v1::Stats stats;
  std::thread caller(
      [&] { stub->GetStats(&context, v1::GetStatsRequest(), &stats); });
  catalogue_.entered.get_future().wait();
  context.TryCancel();
  EXPECT_TRUE(absl::IsCancelled(catalogue_.left.get_future().get()));
  caller.join();
}

TEST_F(ServerTest, StreamsComeWhole) {
  const auto stub = Stub(Socket());
  grpc::ClientContext context;
  v1::ReadChangesRequest request;
  request.set_after_sequence(1000);
  const auto reader = stub->ReadChanges(&context, request);
  v1::ReadChangesResponse response;
  uint64_t count = 0;
  while (reader->Read(&response)) EXPECT_EQ(response.head_sequence(), count++);
  EXPECT_TRUE(reader->Finish().ok());
  EXPECT_EQ(count, 1000u);

  const auto denied_stub = Stub(server_->listen());
  grpc::ClientContext denied;
  const auto none = denied_stub->ReadChanges(&denied, request);
  EXPECT_FALSE(none->Read(&response));
  EXPECT_EQ(none->Finish().error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(ServerTest, BothSidesOfAStreamTakeTurns) {
  const auto stub = v1::IngestionService::NewStub(Connect(Socket()).value());
  grpc::ClientContext context;
  const auto stream = stub->Import(&context);
  v1::ImportResponse response;
  for (uint64_t i = 1; i <= 100; ++i) {
    ASSERT_TRUE(stream->Write(v1::ImportRequest()));
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_EQ(response.created(), i);
  }
  stream->WritesDone();
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(ServerTest, HealthSpeaksForEachServiceAndForAll) {
  const auto channel = Connect(server_->listen()).value();
  const char* const names[] = {"", "preau.v1.CatalogueService",
                               "preau.v1.IngestionService"};
  for (const bool serving : {false, true, false}) {
    server_->SetServing(serving);
    for (const char* name : names) {
      EXPECT_EQ(Health(channel, name), serving ? "SERVING" : "NOT_SERVING")
          << name;
    }
    EXPECT_EQ(Health(channel, kProcessHealth), "SERVING");
  }
  EXPECT_EQ(Health(channel, "preau.v1.SearchService"), "NOT_FOUND");
}

TEST_F(ServerTest, AStoppedServerTakesEveryCallOfItsMethods) {
  server_->Stop();
  server_->SetServing(true);
  EXPECT_EQ(server_->InProcessChannel(), nullptr);
  server_->Stop();
  EXPECT_FALSE(std::filesystem::exists(options_.socket));
}

TEST_F(ServerTest, WhatIsNoSocketIsLeftAlone) {
  ServerOptions options;
  options.socket = folder_ / "notes.txt";
  std::ofstream(options.socket) << "mine";
  EXPECT_EQ(base::GetErrorDetail(Server::Create(options, {}).status())->reason,
            "SOCKET_IN_USE");
  EXPECT_TRUE(std::filesystem::exists(options.socket));
}

TEST_F(ServerTest, ATakenAddressIsRefused) {
  ServerOptions options;
  options.socket = folder_ / "other.sock";
  options.listen = server_->listen();
  EXPECT_EQ(base::GetErrorDetail(Server::Create(options, {}).status())->reason,
            "LISTEN_FAILED");
}

TEST_F(ServerTest, AServiceLendsItsKeyToTheAdministratorOnly) {
  const Link link{Connect(server_->listen()).value(), false, "preau_good"};
  const auto call = [&](const Viewer& viewer, const std::string& key) {
    CallContext caller;
    caller.viewer = viewer;
    caller.key = key;
    grpc::ClientContext context;
    link.Prepare(caller, context);
    v1::Resource resource;
    const grpc::Status status =
        v1::CatalogueService::NewStub(link.channel)
            ->CreateResource(&context, v1::CreateResourceRequest(), &resource);
    return status.ok() ? resource.owner()
                       : base::GetErrorDetail(FromGrpcStatus(status))->reason;
  };
  EXPECT_EQ(call(Viewer::LocalAdmin(), ""), "key:1");
  EXPECT_EQ(call(Viewer::Anybody(), ""), "KEY_MISSING");
  EXPECT_EQ(call(Viewer::LocalAdmin(), "preau_bad"), "KEY_INVALID");
  EXPECT_EQ(call(Viewer::Anybody(), "preau_good"), "key:1");
  grpc::ClientContext own;
  link.PrepareOwn(own);
  v1::Resource resource;
  EXPECT_TRUE(v1::CatalogueService::NewStub(link.channel)
                  ->CreateResource(&own, v1::CreateResourceRequest(), &resource)
                  .ok());
}

TEST_F(ServerTest, OptionsAreChecked) {
  ServerOptions options;
  options.socket = "/tmp/a.sock";
  EXPECT_TRUE(options.Validate().ok());
  options.listen = "nowhere";
  EXPECT_FALSE(options.Validate().ok());
  options.listen = "127.0.0.1:0";
  options.tls_key = "key.pem";
  EXPECT_FALSE(options.Validate().ok());
  options.tls_key.clear();
  options.socket = "/tmp/" + std::string(200, 'a');
  EXPECT_FALSE(options.Validate().ok());
}

}  // namespace
}  // namespace preau::rpc
