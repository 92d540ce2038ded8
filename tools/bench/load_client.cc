#include "tools/bench/load_client.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "services/rpc/channel.h"
#include "services/rpc/status.h"
#include "storage/base/language.h"

namespace preau::bench {
namespace {

using google::protobuf::internal::WireFormatLite;

constexpr char kMethod[] = "/preau.v1.SearchService/Search";
constexpr std::chrono::seconds kConnectTime(5);
// A server that hangs ends a run.
constexpr std::chrono::seconds kCallTime(10);

// Whether a serialised SearchResponse has `partial`: parsing it all would take
// the client longer than sending and receiving.
bool IsPartial(grpc::ByteBuffer& response) {
  grpc::ProtoBufferReader reader(&response);
  google::protobuf::io::CodedInputStream stream(&reader);
  while (const uint32_t tag = stream.ReadTag()) {
    if (WireFormatLite::GetTagFieldNumber(tag) ==
        v1::SearchResponse::kPartialFieldNumber) {
      return true;
    }
    if (!WireFormatLite::SkipField(&stream, tag)) break;
  }
  return false;
}

}  // namespace

void LoadResult::Add(const LoadResult& other) {
  latencies.Add(other.latencies);
  lateness.Add(other.lateness);
  errors += other.errors;
  unsent += other.unsent;
  partial += other.partial;
  bytes += other.bytes;
  nanos += other.nanos;
  if (first_error.ok()) first_error = other.first_error;
}

double LoadResult::Rate() const {
  return nanos == 0 ? 0
                    : static_cast<double>(latencies.count()) * 1e9 /
                          static_cast<double>(nanos);
}

double LoadResult::MeanBytes() const {
  return latencies.count() == 0 ? 0
                                : static_cast<double>(bytes) /
                                      static_cast<double>(latencies.count());
}

struct LoadClient::Call {
  int64_t due = 0;
  // Made anew for each call.
  std::optional<grpc::ClientContext> context;
  std::unique_ptr<grpc::ClientAsyncResponseReader<grpc::ByteBuffer>> reader;
  grpc::ByteBuffer response;
  grpc::Status status;
};

LoadClient::LoadClient(std::shared_ptr<grpc::Channel> channel,
                       size_t concurrency, LoadClock* clock)
    : channel_(std::move(channel)), stub_(channel_), clock_(clock) {
  for (size_t i = 0; i < concurrency; ++i) {
    calls_.push_back(std::make_unique<Call>());
    free_.push_back(calls_.back().get());
  }
}

LoadClient::~LoadClient() = default;

absl::Status LoadClient::Connect() {
  const auto deadline = std::chrono::system_clock::now() + kConnectTime;
  for (;;) {
    const grpc_connectivity_state state = channel_->GetState(true);
    if (state == GRPC_CHANNEL_READY) return absl::OkStatus();
    // gRPC itself would go on trying until the deadline.
    if (state == GRPC_CHANNEL_TRANSIENT_FAILURE ||
        !channel_->WaitForStateChange(state, deadline)) {
      return absl::UnavailableError("nobody answers");
    }
  }
}

void LoadClient::Start(int64_t due, const v1::SearchRequest& request,
                       grpc::CompletionQueue& queue, Call& call) {
  call.due = due;
  // The reader lies in the memory of the context's call.
  call.reader.reset();
  call.context.emplace();
  call.context->set_deadline(std::chrono::system_clock::now() + kCallTime);
  rpc::PrepareCall(base::Language::kFrench, "", *call.context);
  call.reader =
      stub_.PrepareUnaryCall(&*call.context, kMethod, request, &queue);
  call.reader->StartCall();
  call.reader->Finish(&call.response, &call.status, &call);
}

void LoadClient::Record(Call& call, LoadResult& result) {
  if (call.status.ok()) {
    result.latencies.Add(clock_->NowNanos() - call.due);
    result.bytes += call.response.Length();
    if (IsPartial(call.response)) ++result.partial;
  } else {
    ++result.errors;
    if (result.first_error.ok()) {
      result.first_error = rpc::FromGrpcStatus(call.status);
    }
  }
  call.response.Clear();
}

LoadResult LoadClient::RunClosed(int64_t nanos, const Source& source,
                                 Progress* progress) {
  LoadResult result;
  grpc::CompletionQueue queue;
  const int64_t start = clock_->NowNanos();
  for (const std::unique_ptr<Call>& call : calls_) {
    const v1::SearchRequest request = source();
    Start(clock_->NowNanos(), request, queue, *call);
  }
  size_t under_way = calls_.size();
  void* tag = nullptr;
  bool ok = false;
  while (under_way > 0 && queue.Next(&tag, &ok)) {
    Call& call = *static_cast<Call*>(tag);
    Record(call, result);
    if (progress != nullptr) progress->Advance();
    if (clock_->NowNanos() - start >= nanos) {
      --under_way;
      continue;
    }
    const v1::SearchRequest request = source();
    Start(clock_->NowNanos(), request, queue, call);
  }
  result.nanos = clock_->NowNanos() - start;
  queue.Shutdown();
  while (queue.Next(&tag, &ok)) {
  }
  return result;
}

LoadResult LoadClient::RunOpen(int64_t nanos, DueTimes& due_times,
                               const Source& source, Progress* progress) {
  LoadResult result;
  grpc::CompletionQueue queue;
  const int64_t start = clock_->NowNanos();
  std::thread receiver([&] { Receive(queue, result); });
  Latencies lateness;
  uint64_t unsent = 0;
  for (int64_t after = due_times.Next(); after < nanos;
       after = due_times.Next()) {
    if (clock_->NowNanos() - start > 2 * nanos) {
      ++unsent;
      continue;
    }
    const v1::SearchRequest request = source();
    const int64_t due = start + after;
    if (clock_->NowNanos() < due) {
      clock_->SleepUntil(due);
      lateness.Add(clock_->NowNanos() - due);
    }
    Start(due, request, queue, *TakeFree());
    if (progress != nullptr) progress->Advance();
  }
  // What is under way still comes out of the queue.
  queue.Shutdown();
  receiver.join();
  result.nanos = std::max(clock_->NowNanos() - start, nanos);
  result.lateness = std::move(lateness);
  result.unsent = unsent;
  result.errors += unsent;
  return result;
}

LoadClient::Call* LoadClient::TakeFree() {
  base::MutexLock lock(&mutex_);
  while (free_.empty()) freed_.Wait(&mutex_);
  Call* const call = free_.back();
  free_.pop_back();
  return call;
}

void LoadClient::Receive(grpc::CompletionQueue& queue, LoadResult& result) {
  void* tag = nullptr;
  bool ok = false;
  while (queue.Next(&tag, &ok)) {
    Call* const call = static_cast<Call*>(tag);
    Record(*call, result);
    base::MutexLock lock(&mutex_);
    free_.push_back(call);
    // The sender sleeps on it only when there was none.
    if (free_.size() == 1) freed_.NotifyOne();
  }
}

}  // namespace preau::bench
