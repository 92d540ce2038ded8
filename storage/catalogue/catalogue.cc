#include "storage/catalogue/catalogue.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/log.h"
#include "storage/catalogue/rows.h"
#include "storage/catalogue/staging.h"
#include "storage/catalogue/table_keys.h"
#include "storage/crypto/crypto.h"
#include "storage/kv/keys.h"

namespace preau::catalogue {
namespace {

// What one synced batch takes together. A notice is written up to three times,
// so this stays well under the store's limit.
constexpr size_t kGroupBytes = size_t{3} << 20;
constexpr size_t kGroupRequests = 64;

bool NothingWritten(const absl::Status& status) {
  return absl::IsInvalidArgument(status) || absl::IsResourceExhausted(status) ||
         absl::IsUnavailable(status);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Catalogue>> Catalogue::Create(
    const Options& options, kv::KeyValueStore* store, base::Clock* clock,
    base::Random* random) {
  PREAU_ASSIGN_OR_RETURN(Head head, LoadHead(*store));
  return std::unique_ptr<Catalogue>(
      new Catalogue(options, store, clock, random, std::move(head)));
}

Catalogue::Catalogue(const Options& options, kv::KeyValueStore* store,
                     base::Clock* clock, base::Random* random, Head head)
    : options_(options),
      store_(store),
      clock_(clock),
      random_(random),
      head_(std::move(head)),
      sequencer_([this] { Run(); }) {}

Catalogue::~Catalogue() {
  {
    base::MutexLock lock(&mutex_);
    stopping_ = true;
    changed_.NotifyAll();
  }
  sequencer_.join();
}

absl::StatusOr<WriteResult> Catalogue::Write(WriteRequest request) {
  Waiting waiting;
  waiting.request = &request;
  return Enqueue(waiting);
}

absl::Status Catalogue::AddMember(StoredMember member) {
  member.set_epoch(1);
  Waiting waiting;
  waiting.member = &member;
  return Enqueue(waiting).status();
}

absl::StatusOr<WriteResult> Catalogue::Enqueue(Waiting& waiting) {
  base::MutexLock lock(&mutex_);
  if (stopping_ || queue_.size() >= options_.max_waiting) {
    return base::MakeError(absl::StatusCode::kResourceExhausted,
                           {"SERVER_BUSY", "", {}});
  }
  queue_.push_back(&waiting);
  changed_.NotifyAll();
  while (!waiting.done) changed_.Wait(&mutex_);
  return std::move(waiting.result);
}

void Catalogue::Run() {
  while (true) {
    std::vector<Waiting*> group;
    {
      base::MutexLock lock(&mutex_);
      while (queue_.empty() && !stopping_) changed_.Wait(&mutex_);
      if (queue_.empty()) return;
      group = TakeGroup();
    }
    Process(group);
  }
}

std::vector<Catalogue::Waiting*> Catalogue::TakeGroup() {
  std::vector<Waiting*> group;
  size_t bytes = 0;
  while (!queue_.empty() && group.size() < kGroupRequests) {
    const WriteRequest* request = queue_.front()->request;
    bytes += request == nullptr ? 0 : request->bytes;
    if (!group.empty() && bytes > kGroupBytes) break;
    group.push_back(queue_.front());
    queue_.pop_front();
  }
  return group;
}

void Catalogue::Process(const std::vector<Waiting*>& group) {
  Head head;
  {
    base::MutexLock lock(&mutex_);
    head = head_;
  }
  const int64_t now = clock_->NowMicros();
  Staging staging(store_, head, now, random_);
  std::vector<absl::StatusOr<WriteResult>> results;
  for (const Waiting* waiting : group) {
    if (waiting->request != nullptr) {
      results.push_back(staging.Apply(*waiting->request));
    } else if (absl::Status status = staging.AddMember(*waiting->member);
               !status.ok()) {
      results.push_back(std::move(status));
    } else {
      results.push_back(WriteResult());
    }
  }
  kv::WriteBatch batch = staging.TakeBatch();
  absl::Status status;
  if (!batch.empty()) {
    if (status = staging.PruneLedger(now - options_.ledger_micros, batch);
        status.ok()) {
      status = WriteBatch(batch);
    }
  }

  base::MutexLock lock(&mutex_);
  if (status.ok()) head_ = staging.head();
  for (size_t i = 0; i < group.size(); ++i) {
    group[i]->result =
        status.ok() || !results[i].ok() ? std::move(results[i]) : status;
    group[i]->done = true;
  }
  changed_.NotifyAll();
}

absl::Status Catalogue::WriteBatch(const kv::WriteBatch& batch) {
  PREAU_RETURN_IF_ERROR(failed_);
  const absl::Status status = store_->Write(batch, kv::Sync::kYes);
  if (status.ok() || NothingWritten(status)) return status;
  base::LogError("a write's outcome is unknown, writing stops: ",
                 status.ToString());
  failed_ = base::MakeError(absl::StatusCode::kUnavailable,
                            {"STORAGE_FAILED", "", {}});
  return failed_;
}

std::vector<StoredMember> Catalogue::Members() const {
  base::MutexLock lock(&mutex_);
  std::vector<StoredMember> members;
  for (const auto& [id, member] : head_.members) members.push_back(member);
  return members;
}

absl::StatusOr<StoredResource> Catalogue::GetByUid(
    absl::string_view uid) const {
  absl::StatusOr<StoredResource> resource =
      GetRow<StoredResource>(*store_, kv::Table::kResources, uid);
  if (absl::IsNotFound(resource.status())) {
    return base::NotFound("RESOURCE_NOT_FOUND", uid);
  }
  return resource;
}

absl::StatusOr<StoredResource> Catalogue::GetByName(
    absl::string_view name) const {
  absl::StatusOr<storage::v1::NameTarget> target =
      GetRow<storage::v1::NameTarget>(*store_, kv::Table::kNames, name);
  if (absl::IsNotFound(target.status())) {
    return base::NotFound("RESOURCE_NOT_FOUND", name);
  }
  PREAU_RETURN_IF_ERROR(target.status());
  return GetByUid(target->uid());
}

absl::StatusOr<std::vector<StoredResource>> Catalogue::List(
    absl::string_view member, absl::string_view after, size_t limit) const {
  const std::string prefix = absl::StrCat("members/", member, "/resources/");
  const std::unique_ptr<kv::Reader> snapshot = store_->Snapshot();
  kv::ScanOptions scan;
  scan.table = kv::Table::kNames;
  scan.from = prefix;
  if (after >= prefix)
    scan.from = absl::StrCat(after, absl::string_view("\0", 1));
  scan.to = kv::PrefixEnd(prefix);
  std::vector<StoredResource> resources;
  absl::Status status;
  PREAU_RETURN_IF_ERROR(snapshot->Scan(
      scan, [&](absl::string_view /*key*/, absl::string_view value) {
        if (resources.size() >= limit) return false;
        absl::StatusOr<storage::v1::NameTarget> target =
            ParseRow<storage::v1::NameTarget>(value);
        status = target.status();
        if (!status.ok()) return false;
        absl::StatusOr<StoredResource> resource = GetRow<StoredResource>(
            *snapshot, kv::Table::kResources, target->uid());
        status = resource.status();
        if (!status.ok()) return false;
        resources.push_back(*std::move(resource));
        return true;
      }));
  PREAU_RETURN_IF_ERROR(status);
  return resources;
}

absl::StatusOr<std::vector<Change>> Catalogue::ReadChanges(uint64_t after,
                                                           size_t limit) const {
  const std::unique_ptr<kv::Reader> snapshot = store_->Snapshot();
  const uint64_t last = sequence();
  kv::ScanOptions scan;
  scan.table = kv::Table::kApplyLog;
  scan.from = kv::BigEndian64(after + 1);
  scan.to = kv::BigEndian64(last + 1);
  std::vector<Change> changes;
  absl::Status status;
  PREAU_RETURN_IF_ERROR(snapshot->Scan(
      scan, [&](absl::string_view /*key*/, absl::string_view value) {
        if (changes.size() >= limit) return false;
        Change change;
        absl::StatusOr<ApplyEntry> entry = ParseRow<ApplyEntry>(value);
        status = entry.status();
        if (!status.ok()) return false;
        absl::StatusOr<StoredResource> resource = GetRow<StoredResource>(
            *snapshot, kv::Table::kResources, entry->uid());
        status = resource.status();
        if (!status.ok()) return false;
        changes.push_back({*std::move(entry), *std::move(resource)});
        return true;
      }));
  PREAU_RETURN_IF_ERROR(status);
  return changes;
}

uint64_t Catalogue::sequence() const {
  base::MutexLock lock(&mutex_);
  return head_.apply_sequence;
}

bool Catalogue::WaitForChange(
    uint64_t after, std::chrono::steady_clock::time_point deadline) const {
  base::MutexLock lock(&mutex_);
  while (head_.apply_sequence <= after && !stopping_) {
    if (!changed_.WaitUntil(&mutex_, deadline)) break;
  }
  return head_.apply_sequence > after;
}

absl::StatusOr<Original> Catalogue::ReadOriginal(absl::string_view uid) const {
  PREAU_ASSIGN_OR_RETURN(const StoredResource resource, GetByUid(uid));
  absl::StatusOr<std::string> key =
      store_->Get(kv::Table::kOriginalKeys, resource.original_id());
  absl::StatusOr<storage::v1::Original> row = GetRow<storage::v1::Original>(
      *store_, kv::Table::kOriginals, resource.original_id());
  if (absl::IsNotFound(key.status()) || absl::IsNotFound(row.status())) {
    return base::NotFound("ORIGINAL_NOT_FOUND", uid);
  }
  PREAU_RETURN_IF_ERROR(key.status());
  PREAU_RETURN_IF_ERROR(row.status());
  Original original;
  PREAU_ASSIGN_OR_RETURN(original.bytes, crypto::Open(row->sealed(), *key));
  original.media_type = row->media_type();
  return original;
}

absl::Status Catalogue::EraseOriginal(absl::string_view uid) {
  PREAU_ASSIGN_OR_RETURN(const StoredResource resource, GetByUid(uid));
  kv::WriteBatch batch;
  batch.Delete(kv::Table::kOriginalKeys, resource.original_id());
  batch.Delete(kv::Table::kOriginals, resource.original_id());
  return store_->Write(batch, kv::Sync::kYes);
}

}  // namespace preau::catalogue
