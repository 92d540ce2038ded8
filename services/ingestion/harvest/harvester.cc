#include "services/ingestion/harvest/harvester.h"

#include <utility>

#include "google/protobuf/util/time_util.h"
#include "services/ingestion/harvest/pass.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::harvest {
namespace {

using google::protobuf::util::TimeUtil;

constexpr int kSourcesAtOnce = 1000;

}  // namespace

Harvester::Harvester(const Options& options, HarvestStore* store,
                     base::Clock* clock, MakeReader make_reader)
    : options_(options),
      store_(store),
      clock_(clock),
      make_reader_(std::move(make_reader)),
      looker_([this] { Run(); }) {}

void Harvester::Stop() {
  if (stopping_.exchange(true)) return;
  Wake();
  looker_.join();
  std::map<std::string, std::thread> workers;
  {
    base::MutexLock lock(&mutex_);
    workers.swap(workers_);
  }
  for (auto& [source, worker] : workers) worker.join();
}

void Harvester::Wake() {
  base::MutexLock lock(&mutex_);
  woken_ = true;
  changed_.NotifyAll();
}

void Harvester::Run() {
  while (!stopping_) {
    JoinEnded();
    if (const absl::Status status = Look(); !status.ok()) {
      base::LogWarning("harvester can't look: ", status.ToString());
    }
    const auto until = std::chrono::steady_clock::now() + options_.look_every;
    base::MutexLock lock(&mutex_);
    while (!woken_ && changed_.WaitUntil(&mutex_, until)) {
    }
    woken_ = false;
  }
}

void Harvester::JoinEnded() {
  std::vector<std::thread> ended;
  {
    base::MutexLock lock(&mutex_);
    for (const std::string& source : done_) {
      const auto worker = workers_.find(source);
      ended.push_back(std::move(worker->second));
      workers_.erase(worker);
    }
    done_.clear();
  }
  for (std::thread& worker : ended) worker.join();
}

absl::Status Harvester::Look() {
  v1::ListSourcesRequest request;
  request.set_parent("members/-");
  request.set_page_size(kSourcesAtOnce);
  do {
    PREAU_ASSIGN_OR_RETURN(const v1::ListSourcesResponse sources,
                           store_->ListSources(request));
    for (const v1::Source& source : sources.sources()) {
      if (stopping_) return absl::OkStatus();
      if (!source.has_harvesting()) continue;
      if (const absl::Status status = LookAt(source); !status.ok()) {
        base::LogWarning(source.name(),
                         " can't be harvested: ", status.ToString());
      }
    }
    request.set_page_token(sources.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::Status Harvester::LookAt(const v1::Source& source) {
  {
    base::MutexLock lock(&mutex_);
    if (workers_.contains(source.name()) ||
        workers_.size() >= options_.at_once) {
      return absl::OkStatus();
    }
    const auto rest = resting_.find(source.name());
    if (rest != resting_.end()) {
      if (rest->second > std::chrono::steady_clock::now()) {
        return absl::OkStatus();
      }
      resting_.erase(rest);
    }
  }
  const int64_t now = clock_->NowMicros();
  if (!source.last_harvest().empty() &&
      ended_[source.name()] != source.last_harvest()) {
    v1::GetHarvestRequest request;
    request.set_name(source.last_harvest());
    PREAU_ASSIGN_OR_RETURN(const v1::Harvest harvest, store_->Get(request));
    if (harvest.state() == v1::Harvest::RUNNING) {
      if (TimeUtil::TimestampToMicroseconds(harvest.retry_time()) <= now) {
        Begin(source, harvest);
      }
      return absl::OkStatus();
    }
    ended_[source.name()] = source.last_harvest();
  }
  if (!source.has_next_harvest_time() ||
      TimeUtil::TimestampToMicroseconds(source.next_harvest_time()) > now) {
    return absl::OkStatus();
  }
  v1::StartHarvestRequest request;
  request.set_source(source.name());
  PREAU_ASSIGN_OR_RETURN(const v1::Harvest harvest, store_->Start(request));
  Begin(source, harvest);
  return absl::OkStatus();
}

void Harvester::Begin(const v1::Source& source, const v1::Harvest& harvest) {
  base::MutexLock lock(&mutex_);
  workers_.emplace(source.name(), std::thread([this, source, harvest] {
                     const bool kept = Harvest(source, harvest);
                     base::MutexLock ended(&mutex_);
                     if (!kept) {
                       resting_[source.name()] =
                           std::chrono::steady_clock::now() + options_.rest;
                     }
                     done_.insert(source.name());
                     // Another one may have waited for its place.
                     woken_ = true;
                     changed_.NotifyAll();
                   }));
}

bool Harvester::Harvest(const v1::Source& source, const v1::Harvest& harvest) {
  Pass pass(source, harvest, make_reader_(source, harvest), store_, clock_);
  const auto cancelled = [this] { return stopping_.load(); };
  while (!stopping_ && !pass.ended()) {
    if (pass.wait_until_micros() > clock_->NowMicros()) return true;
    const absl::Status status = pass.Step(cancelled);
    if (status.ok()) continue;
    if (absl::IsCancelled(status) || absl::IsAborted(status)) return true;
    base::LogWarning(harvest.name(), " interrupted: ", status.ToString());
    return false;
  }
  if (!pass.ended()) return true;
  base::LogInfo(harvest.name(),
                " ended: ", v1::Harvest::State_Name(pass.harvest().state()));
  return true;
}

}  // namespace preau::harvest
