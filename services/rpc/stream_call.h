#ifndef SERVICES_RPC_STREAM_CALL_H_
#define SERVICES_RPC_STREAM_CALL_H_

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

#include "absl/status/statusor.h"
#include "services/rpc/status.h"
#include "services/rpc/unary_call.h"
#include "storage/base/error.h"
#include "storage/base/mutex.h"

namespace preau::rpc {

// Streams that run at a time, each on a thread of its own.
inline constexpr int kMaxStreams = 64;

// How many there are now, in all servers of the process.
inline std::atomic<int>& RunningStreams() {
  static std::atomic<int> running = 0;
  return running;
}

// The blocking side of a stream's callbacks: at most one read and one write are
// under way, so that a slow caller holds back who writes to it and the other
// way round. For the handler's thread and gRPC's.
class StreamSync {
 public:
  StreamSync(std::chrono::milliseconds idle,
             grpc::CallbackServerContext* context)
      : idle_(idle), context_(context) {}

  void Begin() {
    base::MutexLock lock(&mutex_);
    pending_ = true;
  }
  void Done(bool ok) {
    base::MutexLock lock(&mutex_);
    pending_ = false;
    ok_ = ok;
    changed_.NotifyAll();
  }
  // Whether the operation that was begun succeeded. A caller who lets it wait
  // for too long is cut off.
  bool Wait() {
    const auto deadline = std::chrono::steady_clock::now() + idle_;
    {
      base::MutexLock lock(&mutex_);
      while (pending_ && changed_.WaitUntil(&mutex_, deadline)) {
      }
      if (!pending_) return ok_;
    }
    // The operation still has to end, for it holds the handler's message.
    context_->TryCancel();
    base::MutexLock lock(&mutex_);
    while (pending_) changed_.Wait(&mutex_);
    return ok_;
  }

 private:
  const std::chrono::milliseconds idle_;
  grpc::CallbackServerContext* const context_;
  base::Mutex mutex_;
  base::CondVar changed_;
  bool pending_ ABSL_GUARDED_BY(mutex_) = false;
  bool ok_ ABSL_GUARDED_BY(mutex_) = false;
};

// Runs `body` on a thread of its own, as UnaryCall does with a handler, and
// hands its status to `finish`. Who may not call gets no thread.
template <typename Body, typename Finish>
void RunStream(const Runtime& runtime, const char* method,
               grpc::CallbackServerContext* context, Body body, Finish finish) {
  const CallRecord record(method, *context);
  absl::StatusOr<CallContext> entered = runtime.guard->Enter(*context, method);
  if (!entered.ok()) return finish(record.End(entered.status()));
  const absl::Status busy = base::MakeError(
      absl::StatusCode::kResourceExhausted, {"SERVER_BUSY", "", {}});
  if (RunningStreams().fetch_add(1) >= kMaxStreams) {
    RunningStreams().fetch_sub(1);
    return finish(record.End(busy));
  }
  try {
    std::thread([record, call = *std::move(entered), body = std::move(body),
                 finish] {
      absl::Status status;
      try {
        status = body(call);
      } catch (...) {
        status = StatusOfException();
      }
      RunningStreams().fetch_sub(1);
      finish(record.End(status, call.viewer.principal));
    }).detach();
  } catch (const std::system_error&) {
    // The system has no thread to give.
    RunningStreams().fetch_sub(1);
    finish(record.End(busy));
  }
}

// What a handler of a server stream writes to. Thread-compatible.
template <typename Response>
class StreamWriter : public grpc::ServerWriteReactor<Response> {
 public:
  StreamWriter(std::chrono::milliseconds idle,
               grpc::CallbackServerContext* context)
      : sync_(idle, context) {}

  // False once the caller has gone, or takes nothing for too long.
  bool Write(const Response& response) {
    sync_.Begin();
    this->StartWrite(&response);
    return sync_.Wait();
  }
  void OnWriteDone(bool ok) override { sync_.Done(ok); }
  void OnDone() override { delete this; }

 private:
  StreamSync sync_;
};

// `handler` is an absl::Status(const CallContext&, StreamWriter<Response>&).
template <typename Response, typename Handler>
grpc::ServerWriteReactor<Response>* ServerStreamCall(
    const Runtime& runtime, const char* method,
    grpc::CallbackServerContext* context, Handler handler) {
  auto* writer = new StreamWriter<Response>(runtime.stream_idle, context);
  RunStream(
      runtime, method, context,
      [writer, handler = std::move(handler)](const CallContext& call) {
        return handler(call, *writer);
      },
      [writer](const grpc::Status& status) { writer->Finish(status); });
  return writer;
}

// What a handler of a stream both ways reads from and writes to.
// Thread-compatible.
template <typename Request, typename Response>
class StreamPeer : public grpc::ServerBidiReactor<Request, Response> {
 public:
  StreamPeer(std::chrono::milliseconds idle,
             grpc::CallbackServerContext* context)
      : read_(idle, context), write_(idle, context) {}

  // False at the end of what the caller sends, or once it has gone or sends
  // nothing for too long; CallContext::CheckAlive() tells which.
  bool Read(Request* request) {
    read_.Begin();
    this->StartRead(request);
    return read_.Wait();
  }
  bool Write(const Response& response) {
    write_.Begin();
    this->StartWrite(&response);
    return write_.Wait();
  }
  void OnReadDone(bool ok) override { read_.Done(ok); }
  void OnWriteDone(bool ok) override { write_.Done(ok); }
  void OnDone() override { delete this; }

 private:
  StreamSync read_;
  StreamSync write_;
};

// `handler` is an absl::Status(const CallContext&, StreamPeer<…>&).
template <typename Request, typename Response, typename Handler>
grpc::ServerBidiReactor<Request, Response>* BidiStreamCall(
    const Runtime& runtime, const char* method,
    grpc::CallbackServerContext* context, Handler handler) {
  auto* peer = new StreamPeer<Request, Response>(runtime.stream_idle, context);
  RunStream(
      runtime, method, context,
      [peer, handler = std::move(handler)](const CallContext& call) {
        return handler(call, *peer);
      },
      [peer](const grpc::Status& status) { peer->Finish(status); });
  return peer;
}

}  // namespace preau::rpc

#endif  // SERVICES_RPC_STREAM_CALL_H_
