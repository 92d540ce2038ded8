#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/ingestion_service.grpc.pb.h"
#include "services/rpc/channel.h"
#include "services/rpc/server.h"
#include "services/rpc/stream_call.h"
#include "services/rpc/unary_call.h"
#include "storage/base/error.h"
#include "storage/base/random.h"

namespace preau::rpc {
namespace {

using testing::HasSubstr;
using testing::Not;

using ImportPeer = StreamPeer<v1::ImportRequest, v1::ImportResponse>;
using ChangesWriter = StreamWriter<v1::ReadChangesResponse>;

class NoKeys : public KeyVerifier {
 public:
  absl::StatusOr<Viewer> Verify(absl::string_view) const override {
    return base::MakeError(absl::StatusCode::kUnauthenticated,
                           {"KEY_INVALID", "", {}});
  }
};

// What the test sets and a handler runs. Its mutex orders the two for tsan,
// which doesn't see that a call does.
template <typename Function>
class Hook {
 public:
  Hook& operator=(Function function) {
    base::MutexLock lock(&mutex_);
    function_ = std::move(function);
    return *this;
  }
  template <typename... Arguments>
  absl::Status operator()(Arguments&&... arguments) {
    Function function;
    {
      base::MutexLock lock(&mutex_);
      function = function_;
    }
    const absl::Status status = function(std::forward<Arguments>(arguments)...);
    base::MutexLock lock(&mutex_);
    return status;
  }
  // What handlers wrote before now is seen from now on.
  void Settle() { base::MutexLock lock(&mutex_); }

 private:
  base::Mutex mutex_;
  Function function_ ABSL_GUARDED_BY(mutex_);
};

// Its methods do what the test says.
class Catalogue : public v1::CatalogueService::CallbackService {
 public:
  explicit Catalogue(const Runtime& runtime) : runtime_(runtime) {
    arrived = [](grpc::CallbackServerContext*) { return absl::OkStatus(); };
  }

  grpc::ServerUnaryReactor* GetStats(grpc::CallbackServerContext* context,
                                     const v1::GetStatsRequest*,
                                     v1::Stats* response) override {
    arrived(context).IgnoreError();
    return UnaryCall(
        runtime_, "/preau.v1.CatalogueService/GetStats", context, response,
        [this](const CallContext& call) -> absl::StatusOr<v1::Stats> {
          const absl::Status status = unary(call);
          if (!status.ok()) return status;
          return v1::Stats();
        });
  }

  grpc::ServerWriteReactor<v1::ReadChangesResponse>* ReadChanges(
      grpc::CallbackServerContext* context,
      const v1::ReadChangesRequest*) override {
    return ServerStreamCall<v1::ReadChangesResponse>(
        runtime_, "/preau.v1.CatalogueService/ReadChanges", context,
        [this](const CallContext& call, ChangesWriter& writer) {
          return changes(call, writer);
        });
  }

  // Sees a unary call before anything else does.
  Hook<std::function<absl::Status(grpc::CallbackServerContext*)>> arrived;
  Hook<std::function<absl::Status(const CallContext&)>> unary;
  Hook<std::function<absl::Status(const CallContext&, ChangesWriter&)>> changes;

 private:
  const Runtime& runtime_;
};

class Ingestion : public v1::IngestionService::CallbackService {
 public:
  explicit Ingestion(const Runtime& runtime) : runtime_(runtime) {}

  grpc::ServerBidiReactor<v1::ImportRequest, v1::ImportResponse>* Import(
      grpc::CallbackServerContext* context) override {
    return BidiStreamCall<v1::ImportRequest, v1::ImportResponse>(
        runtime_, "/preau.v1.IngestionService/Import", context,
        [this](const CallContext& call, ImportPeer& peer) {
          return import(call, peer);
        });
  }

  Hook<std::function<absl::Status(const CallContext&, ImportPeer&)>> import;

 private:
  const Runtime& runtime_;
};

class CallsTest : public testing::Test {
 protected:
  CallsTest() {
    std::filesystem::create_directory(folder_);
    ServerOptions options;
    options.socket = folder_ / "preau.sock";
    options.listen = "127.0.0.1:0";
    server_ = Server::Create(options, {&catalogue_, &ingestion_}).value();
    catalogue_stub_ = v1::CatalogueService::NewStub(Local());
    ingestion_stub_ = v1::IngestionService::NewStub(Local());
  }
  ~CallsTest() override {
    server_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::shared_ptr<grpc::Channel> Local() {
    return Connect("unix:" + server_->socket()).value();
  }

  grpc::Status Call(std::chrono::system_clock::time_point deadline =
                        std::chrono::system_clock::time_point::max()) {
    grpc::ClientContext context;
    context.set_deadline(deadline);
    v1::Stats stats;
    return catalogue_stub_->GetStats(&context, v1::GetStatsRequest(), &stats);
  }

  static std::string Reason(const grpc::Status& status) {
    const auto detail = base::GetErrorDetail(FromGrpcStatus(status));
    return detail.has_value() ? detail->reason : status.error_message();
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("rpc_" + base::NewUid(base::SystemRandom()));
  NoKeys keys_;
  Guard guard_{&keys_};
  base::Executor executor_{1, 2};
  Runtime runtime_{&guard_, &executor_};
  Catalogue catalogue_{runtime_};
  Ingestion ingestion_{runtime_};
  std::unique_ptr<Server> server_;
  std::unique_ptr<v1::CatalogueService::Stub> catalogue_stub_;
  std::unique_ptr<v1::IngestionService::Stub> ingestion_stub_;
};

TEST_F(CallsTest, AHandlerThatThrowsFailsItsOwnCallOnly) {
  catalogue_.unary = [](const CallContext&) -> absl::Status {
    throw std::runtime_error("secret");
  };
  const grpc::Status status = Call();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(Reason(status), "INCIDENT");
  EXPECT_THAT(status.error_message(), Not(HasSubstr("secret")));
  catalogue_.unary = [](const CallContext&) -> absl::Status { throw 1; };
  EXPECT_EQ(Reason(Call()), "INCIDENT");
  catalogue_.unary = [](const CallContext&) { return absl::OkStatus(); };
  EXPECT_TRUE(Call().ok());

  catalogue_.changes = [](const CallContext&, ChangesWriter&) -> absl::Status {
    throw std::bad_alloc();
  };
  grpc::ClientContext context;
  v1::ReadChangesResponse response;
  const auto reader =
      catalogue_stub_->ReadChanges(&context, v1::ReadChangesRequest());
  EXPECT_FALSE(reader->Read(&response));
  EXPECT_EQ(Reason(reader->Finish()), "INCIDENT");
}

TEST_F(CallsTest, AHandlerKnowsItsCall) {
  // One for each call, for the next would be written while this one is read.
  std::vector<CallContext> seen(3);
  size_t calls = 0;
  catalogue_.unary = [&](const CallContext& call) {
    seen[calls++] = call;
    return absl::OkStatus();
  };
  const auto deadline =
      std::chrono::system_clock::now() + std::chrono::hours(1);
  ASSERT_TRUE(Call(deadline).ok());
  catalogue_stub_ =
      v1::CatalogueService::NewStub(Connect(server_->listen()).value());
  ASSERT_TRUE(Call().ok());
  const Link link{server_->InProcessChannel(), true, ""};
  grpc::ClientContext context;
  link.PrepareOwn(context);
  v1::Stats stats;
  ASSERT_TRUE(v1::CatalogueService::NewStub(link.channel)
                  ->GetStats(&context, v1::GetStatsRequest(), &stats)
                  .ok());
  server_->Stop();
  catalogue_.unary.Settle();
  EXPECT_EQ(seen[0].peer, Peer::kLocalSocket);
  EXPECT_EQ(seen[0].viewer.principal, "local");
  EXPECT_LT(seen[0].deadline, deadline + std::chrono::minutes(1));
  EXPECT_GT(seen[0].deadline, deadline - std::chrono::minutes(1));
  EXPECT_EQ(seen[1].peer, Peer::kNetwork);
  EXPECT_EQ(seen[1].viewer.principal, "");
  EXPECT_EQ(seen[2].peer, Peer::kInProcess);
  EXPECT_EQ(seen[2].viewer.principal, "local");
}

// Takes the executor's only thread until it is let go, or destroyed.
class BusyThread {
 public:
  explicit BusyThread(base::Executor& executor) {
    // The task may go on for a moment after this is gone.
    const auto taken = std::make_shared<std::promise<void>>();
    const std::shared_future<void> let_go = let_go_.get_future().share();
    EXPECT_TRUE(executor
                    .Schedule([taken, let_go] {
                      taken->set_value();
                      let_go.wait();
                    })
                    .ok());
    taken->get_future().wait();
  }
  ~BusyThread() { LetGo(); }
  BusyThread(const BusyThread&) = delete;
  BusyThread& operator=(const BusyThread&) = delete;

  void LetGo() {
    if (!std::exchange(gone_, true)) let_go_.set_value();
  }

 private:
  std::promise<void> let_go_;
  bool gone_ = false;
};

TEST_F(CallsTest, WhoStoppedWaitingGetsNoWorkDone) {
  int calls = 0;
  catalogue_.unary = [&](const CallContext&) {
    ++calls;
    return absl::OkStatus();
  };
  BusyThread busy(executor_);
  std::promise<grpc::CallbackServerContext*> arrived;
  catalogue_.arrived = [&](grpc::CallbackServerContext* context) {
    arrived.set_value(context);
    return absl::OkStatus();
  };
  grpc::ClientContext client;
  std::thread caller([&] {
    v1::Stats stats;
    EXPECT_EQ(catalogue_stub_->GetStats(&client, v1::GetStatsRequest(), &stats)
                  .error_code(),
              grpc::StatusCode::CANCELLED);
  });
  grpc::CallbackServerContext* context = arrived.get_future().get();
  client.TryCancel();
  caller.join();
  while (!context->IsCancelled()) std::this_thread::yield();
  busy.LetGo();
  // Ends when the call has.
  server_->Stop();
  catalogue_.unary.Settle();
  EXPECT_EQ(calls, 0);
}

TEST_F(CallsTest, WhoIsTooMuchIsToldToComeBack) {
  catalogue_.unary = [](const CallContext&) { return absl::OkStatus(); };
  const BusyThread busy(executor_);
  while (executor_.Schedule([] {}).ok()) {
  }
  const grpc::Status status = Call();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(Reason(status), "SERVER_BUSY");
}

TEST_F(CallsTest, WhoMayNotCallTakesNoPlaceInTheQueue) {
  const BusyThread busy(executor_);
  while (executor_.Schedule([] {}).ok()) {
  }
  grpc::ClientContext context;
  PrepareCall(base::Language::kFrench, "preau_bad", context);
  v1::Stats stats;
  EXPECT_EQ(Reason(catalogue_stub_->GetStats(&context, v1::GetStatsRequest(),
                                             &stats)),
            "KEY_INVALID");
}

TEST_F(CallsTest, TheLogSaysHowACallEndedAndNotWhatItAsked) {
  catalogue_.unary = [](const CallContext&) {
    return base::InvalidField("NAME_INVALID", "q", {{"name", "marie"}});
  };
  testing::internal::CaptureStderr();
  EXPECT_FALSE(Call().ok());
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("call /preau.v1.CatalogueService/GetStats "
                             "INVALID_ARGUMENT NAME_INVALID "));
  EXPECT_THAT(log, HasSubstr(" ms socket local\n"));
  EXPECT_THAT(log, Not(HasSubstr("marie")));
}

TEST_F(CallsTest, AStreamThatWaitsSeesThatItsCallerHasGone) {
  std::promise<void> entered;
  std::promise<absl::Status> left;
  ingestion_.import = [&](const CallContext& call, ImportPeer& peer) {
    entered.set_value();
    v1::ImportRequest request;
    while (peer.Read(&request)) {
    }
    left.set_value(call.CheckAlive());
    return call.CheckAlive();
  };
  grpc::ClientContext context;
  const auto stream = ingestion_stub_->Import(&context);
  entered.get_future().wait();
  context.TryCancel();
  EXPECT_TRUE(absl::IsCancelled(left.get_future().get()));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST_F(CallsTest, AStreamWithoutACallerIsNotWaitedForAtTheEnd) {
  std::promise<void> entered;
  std::promise<bool> read;
  ingestion_.import = [&](const CallContext&, ImportPeer& peer) {
    entered.set_value();
    v1::ImportRequest request;
    read.set_value(peer.Read(&request));
    return absl::OkStatus();
  };
  grpc::ClientContext context;
  const auto stream = ingestion_stub_->Import(&context);
  entered.get_future().wait();
  server_->Stop(std::chrono::milliseconds(1));
  EXPECT_FALSE(read.get_future().get());
  EXPECT_FALSE(stream->Finish().ok());
}

// On plain threads, where tsan sees everything.
TEST(StreamSyncTest, OneSideWaitsForTheOther) {
  StreamSync sync(std::chrono::hours(1), nullptr);
  base::Mutex mutex;
  base::CondVar changed;
  int begun = 0;
  constexpr int kRounds = 1000;
  // In gRPC's place: ends each operation that the handler begins.
  std::thread other([&] {
    for (int done = 0; done < kRounds; ++done) {
      base::MutexLock lock(&mutex);
      while (begun == done) changed.Wait(&mutex);
      sync.Done(done % 3 != 0);
    }
  });
  for (int i = 0; i < kRounds; ++i) {
    sync.Begin();
    {
      base::MutexLock lock(&mutex);
      ++begun;
      changed.NotifyAll();
    }
    EXPECT_EQ(sync.Wait(), i % 3 != 0);
  }
  other.join();
}

TEST_F(CallsTest, WhoSendsNothingForTooLongIsCutOff) {
  runtime_.stream_idle = std::chrono::milliseconds(20);
  ingestion_.import = [&](const CallContext& call, ImportPeer& peer) {
    v1::ImportRequest request;
    EXPECT_FALSE(peer.Read(&request));
    return call.CheckAlive();
  };
  grpc::ClientContext context;
  EXPECT_EQ(ingestion_stub_->Import(&context)->Finish().error_code(),
            grpc::StatusCode::CANCELLED);
}

TEST_F(CallsTest, WhoTakesNothingForTooLongIsCutOff) {
  runtime_.stream_idle = std::chrono::milliseconds(200);
  std::promise<int> written;
  catalogue_.changes = [&](const CallContext&, ChangesWriter& writer) {
    v1::ReadChangesResponse response;
    response.add_changes()->mutable_resource()->set_name(
        std::string(1 << 20, 'x'));
    int count = 0;
    // A caller that takes nothing leaves room for some of it.
    while (count < 1000 && writer.Write(response)) ++count;
    written.set_value(count);
    return absl::CancelledError();
  };
  grpc::ClientContext context;
  const auto reader =
      catalogue_stub_->ReadChanges(&context, v1::ReadChangesRequest());
  EXPECT_LT(written.get_future().get(), 1000);
  context.TryCancel();
  EXPECT_FALSE(reader->Finish().ok());
}

TEST_F(CallsTest, StreamsAreCounted) {
  ingestion_.import = [](const CallContext&, ImportPeer& peer) {
    v1::ImportRequest request;
    v1::ImportResponse response;
    while (peer.Read(&request)) {
      if (!peer.Write(response)) break;
    }
    return absl::OkStatus();
  };
  struct Stream {
    grpc::ClientContext context;
    std::unique_ptr<
        grpc::ClientReaderWriter<v1::ImportRequest, v1::ImportResponse>>
        stream;
  };
  std::vector<std::unique_ptr<Stream>> streams;
  v1::ImportResponse response;
  for (int i = 0; i < kMaxStreams; ++i) {
    streams.push_back(std::make_unique<Stream>());
    Stream& one = *streams.back();
    one.stream = ingestion_stub_->Import(&one.context);
    ASSERT_TRUE(one.stream->Write(v1::ImportRequest()));
    ASSERT_TRUE(one.stream->Read(&response));
  }
  grpc::ClientContext context;
  EXPECT_EQ(Reason(ingestion_stub_->Import(&context)->Finish()), "SERVER_BUSY");
  // Who may not call is told so, and not that it is one too many.
  grpc::ClientContext denied;
  EXPECT_EQ(
      Reason(v1::IngestionService::NewStub(Connect(server_->listen()).value())
                 ->Import(&denied)
                 ->Finish()),
      "KEY_MISSING");
  for (const auto& one : streams) {
    one->stream->WritesDone();
    EXPECT_TRUE(one->stream->Finish().ok());
  }
  grpc::ClientContext again;
  const auto stream = ingestion_stub_->Import(&again);
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
}

}  // namespace
}  // namespace preau::rpc
