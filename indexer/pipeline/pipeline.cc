#include "indexer/pipeline/pipeline.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "indexer/document/document.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::pipeline {
namespace {

// A commit costs some milliseconds whatever it holds.
constexpr size_t kBatch = 5000;
constexpr auto kLongestBatch = std::chrono::milliseconds(500);
constexpr int64_t kFirstPauseMicros = 100000;
constexpr int64_t kLongestPauseMicros = 5000000;

}  // namespace

Pipeline::Pipeline(search::Index* index, ChangeSource* source)
    : index_(index), source_(source), thread_([this] { Run(); }) {}

Pipeline::~Pipeline() {
  {
    base::MutexLock lock(&mutex_);
    stopping_ = true;
    if (stream_ != nullptr) stream_->Cancel();
    changed_.NotifyAll();
  }
  thread_.join();
}

void Pipeline::Run() {
  int64_t pause = kFirstPauseMicros;
  do {
    const uint64_t before = index_->sequence();
    const absl::Status status = FollowOnce();
    batch_.clear();
    {
      base::MutexLock lock(&mutex_);
      if (stopping_) return;
    }
    if (index_->sequence() > before) pause = kFirstPauseMicros;
    base::LogWarning("the index stands at ", index_->sequence(),
                     " and goes on soon: ", status.ToString());
    pause = std::min(2 * pause, kLongestPauseMicros);
  } while (Pause(pause));
}

bool Pipeline::Pause(int64_t micros) {
  const auto until =
      std::chrono::steady_clock::now() + std::chrono::microseconds(micros);
  base::MutexLock lock(&mutex_);
  while (!stopping_ && changed_.WaitUntil(&mutex_, until)) {
  }
  return !stopping_;
}

absl::Status Pipeline::FollowOnce() {
  std::shared_ptr<ChangeStream> stream;
  {
    base::MutexLock lock(&mutex_);
    if (stopping_) return absl::CancelledError();
    stream_ = source_->Follow(index_->sequence());
    stream = stream_;
  }
  v1::ReadChangesResponse response;
  auto begun = std::chrono::steady_clock::now();
  while (stream->Read(&response)) {
    if (response.head_sequence() < index_->sequence()) {
      base::LogWarning(
          "the catalogue ends before the index: the index is built anew");
      PREAU_RETURN_IF_ERROR(index_->Reset());
      return absl::AbortedError("the catalogue was replaced");
    }
    if (batch_.empty()) begun = std::chrono::steady_clock::now();
    for (v1::Change& change : *response.mutable_changes()) {
      batch_.push_back(std::move(change));
    }
    const uint64_t last =
        batch_.empty() ? index_->sequence() : batch_.back().sequence();
    const bool level = last >= response.head_sequence();
    if (level || batch_.size() >= kBatch ||
        std::chrono::steady_clock::now() - begun > kLongestBatch) {
      PREAU_RETURN_IF_ERROR(Commit());
    }
    if (level) caught_up_ = true;
  }
  return stream->Finish();
}

absl::Status Pipeline::Commit() {
  if (batch_.empty()) return absl::OkStatus();
  std::vector<hot::Change> changes;
  std::vector<const v1::Resource*> resources;
  uint64_t expected = index_->sequence();
  for (const v1::Change& change : batch_) {
    // What has been applied already, or what would leave a gap.
    if (change.sequence() != ++expected) {
      return absl::DataLossError("the feed has a gap");
    }
    changes.push_back({change.uid(), std::nullopt});
    if (change.has_resource()) resources.push_back(&change.resource());
  }
  std::vector<document::Document> documents =
      document::MakeDocuments(resources);
  auto next = documents.begin();
  for (size_t i = 0; i < batch_.size(); ++i) {
    if (batch_[i].has_resource()) changes[i].document = std::move(*next++);
  }
  PREAU_RETURN_IF_ERROR(index_->Apply(changes, batch_.back().sequence()));
  batch_.clear();
  return absl::OkStatus();
}

}  // namespace preau::pipeline
