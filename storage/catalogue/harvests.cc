#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/catalogue/rows.h"
#include "storage/catalogue/source_rows.h"
#include "storage/catalogue/sources.h"
#include "storage/catalogue/table_keys.h"

namespace preau::catalogue {
namespace {

using google::protobuf::util::TimeUtil;

constexpr uint32_t kCompleteEveryDays = 30;
constexpr int64_t kMicrosPerDay = int64_t{24} * 3600 * 1000000;
// Records that one listing looks at.
constexpr size_t kMaxLooked = 20000;

bool HasEnded(const v1::Harvest& harvest) {
  return harvest.state() != v1::Harvest::RUNNING;
}

absl::StatusOr<v1::Harvest> ReadHarvest(const kv::Reader& store,
                                        absl::string_view member,
                                        absl::string_view id) {
  absl::StatusOr<v1::Harvest> harvest =
      GetRow<v1::Harvest>(store, kv::Table::kHarvests, HarvestKey(member, id));
  if (absl::IsNotFound(harvest.status())) {
    return base::NotFound("HARVEST_NOT_FOUND",
                          base::MakeResourceName(member, "harvests", id));
  }
  return harvest;
}

void AddTo(v1::HarvestCounts& counts, v1::HarvestedRecord::Outcome outcome,
           int64_t by) {
  const auto plus = [by](uint64_t value) {
    return static_cast<uint64_t>(static_cast<int64_t>(value) + by);
  };
  switch (outcome) {
    case v1::HarvestedRecord::CREATED:
      return counts.set_created(plus(counts.created()));
    case v1::HarvestedRecord::CHANGED:
      return counts.set_changed(plus(counts.changed()));
    case v1::HarvestedRecord::UNCHANGED:
      return counts.set_unchanged(plus(counts.unchanged()));
    case v1::HarvestedRecord::REFUSED:
      return counts.set_refused(plus(counts.refused()));
    case v1::HarvestedRecord::WITHDRAWN:
      return counts.set_withdrawn(plus(counts.withdrawn()));
    case v1::HarvestedRecord::DELETED:
      return counts.set_deleted(plus(counts.deleted()));
    case v1::HarvestedRecord::LEFT_OUT:
      return counts.set_left_out(plus(counts.left_out()));
    case v1::HarvestedRecord::OUTSIDE:
      return counts.set_outside(plus(counts.outside()));
    case v1::HarvestedRecord::MISSING:
      return counts.set_missing(plus(counts.missing()));
    default:
      return;
  }
}

bool IsWrite(v1::HarvestedRecord::Outcome outcome) {
  return outcome == v1::HarvestedRecord::CREATED ||
         outcome == v1::HarvestedRecord::CHANGED;
}

// Counts a record for a pass in place of what it was before, completes it, and
// gives 1 if the pass hadn't met it yet.
uint64_t Count(uint64_t pass, const v1::HarvestedRecord* old,
               v1::HarvestedRecord& record, v1::HarvestCounts& counts) {
  const bool seen = old != nullptr && old->pass() == pass;
  const bool missed = old != nullptr && old->missing_pass() == pass;
  if (seen || missed) AddTo(counts, old->outcome(), -1);
  record.set_pass(pass);
  record.clear_missing_passes();
  record.clear_missing_pass();
  if (record.outcome() == v1::HarvestedRecord::MISSING && old != nullptr) {
    // It wasn't seen, so what was seen of it stays.
    record.set_pass(old->pass());
    record.set_missing_pass(pass);
    record.set_missing_passes(old->missing_passes() + (missed ? 0 : 1));
  }
  if (record.outcome() == v1::HarvestedRecord::WITHDRAWN) {
    record.clear_resource();
  } else if (old != nullptr && record.resource().empty()) {
    // Refused, missing …: what is there stays there.
    record.set_resource(old->resource());
  }
  if (old != nullptr && record.title().empty()) record.set_title(old->title());
  // What a pass made stays what it made when it is written again.
  if (seen && IsWrite(old->outcome()) &&
      record.outcome() == v1::HarvestedRecord::UNCHANGED) {
    record.set_outcome(old->outcome());
  }
  AddTo(counts, record.outcome(), 1);
  return seen || missed ? 0 : 1;
}

}  // namespace

bool IsThere(const v1::HarvestedRecord& record) {
  return !record.resource().empty();
}

void SourceStore::Remember(const v1::Harvest& harvest,
                           v1::Source& source) const {
  source.set_last_harvest(harvest.name());
  if (harvest.state() == v1::Harvest::SUCCEEDED ||
      harvest.state() == v1::Harvest::WAITING) {
    source.clear_failed_passes();
    *source.mutable_last_import_time() = harvest.end_time();
    if (!harvest.next_from().empty()) {
      source.set_changes_since(harvest.next_from());
    }
    if (harvest.complete()) {
      *source.mutable_last_complete_time() = harvest.start_time();
    }
  } else if (harvest.state() == v1::Harvest::FAILED) {
    source.set_failed_passes(source.failed_passes() + 1);
  }
  PlanNextHarvest(TimeUtil::TimestampToMicroseconds(harvest.start_time()),
                  source);
}

absl::StatusOr<v1::Harvest> SourceStore::StartHarvest(
    absl::string_view member, absl::string_view id, bool complete,
    v1::Harvest::Withdrawals withdrawals) {
  base::MutexLock lock(&mutex_);
  PREAU_ASSIGN_OR_RETURN(v1::Source source, ReadSource(*store_, member, id));
  if (!source.has_harvesting()) {
    return base::MakeError(
        absl::StatusCode::kFailedPrecondition,
        {"SOURCE_NOT_HARVESTED", "source", {{"name", source.name()}}});
  }
  if (!source.last_harvest().empty()) {
    PREAU_ASSIGN_OR_RETURN(const base::ResourceName last,
                           base::ParseResourceName(source.last_harvest(),
                                                   "harvests", "last_harvest"));
    PREAU_ASSIGN_OR_RETURN(const v1::Harvest before,
                           ReadHarvest(*store_, last.member, last.id));
    if (!HasEnded(before)) {
      return base::MakeError(
          absl::StatusCode::kFailedPrecondition,
          {"HARVEST_RUNNING", "source", {{"name", before.name()}}});
    }
  }
  const int64_t now = clock_->NowMicros();
  const uint32_t days = source.harvesting().complete_every_days() == 0
                            ? kCompleteEveryDays
                            : source.harvesting().complete_every_days();
  const int64_t last_complete =
      source.has_last_complete_time()
          ? TimeUtil::TimestampToMicroseconds(source.last_complete_time())
          : 0;
  v1::Harvest harvest;
  const std::string harvest_id =
      absl::StrCat(absl::Hex(static_cast<uint64_t>(now), absl::kZeroPad16), "-",
                   base::NewUid(random_).substr(0, 8));
  harvest.set_name(base::MakeResourceName(member, "harvests", harvest_id));
  harvest.set_source(source.name());
  harvest.set_etag(NextEtag(""));
  harvest.set_state(v1::Harvest::RUNNING);
  harvest.set_pass(source.passes() + 1);
  harvest.set_complete(complete || source.changes_since().empty() ||
                       now - last_complete >= days * kMicrosPerDay);
  harvest.set_withdrawals(withdrawals);
  *harvest.mutable_start_time() = TimeUtil::MicrosecondsToTimestamp(now);
  *harvest.mutable_update_time() = harvest.start_time();
  source.set_passes(harvest.pass());
  Remember(harvest, source);
  kv::WriteBatch batch;
  batch.Put(kv::Table::kHarvests, HarvestKey(member, harvest_id),
            harvest.SerializeAsString());
  batch.Put(
      kv::Table::kHarvests,
      HarvestOrderKey(source.name(), static_cast<uint64_t>(now), harvest_id),
      harvest_id);
  PREAU_RETURN_IF_ERROR(SaveSource(source, batch, kv::Sync::kYes));
  return harvest;
}

absl::StatusOr<v1::Harvest> SourceStore::GetHarvest(
    absl::string_view member, absl::string_view id) const {
  return ReadHarvest(*store_, member, id);
}

absl::StatusOr<std::vector<v1::Harvest>> SourceStore::ListHarvests(
    absl::string_view member, absl::string_view source_id,
    absl::string_view after, size_t limit) const {
  kv::ScanOptions scan;
  scan.table = kv::Table::kHarvests;
  const std::string source =
      base::MakeResourceName(member, "sources", source_id);
  std::string prefix = "s";
  kv::AppendKeyPart(source, &prefix);
  scan.from = prefix;
  scan.to = kv::PrefixEnd(prefix);
  if (!after.empty()) {
    PREAU_ASSIGN_OR_RETURN(const v1::Harvest last, GetHarvest(member, after));
    scan.from = HarvestOrderKey(
        source,
        static_cast<uint64_t>(
            TimeUtil::TimestampToMicroseconds(last.start_time())),
        absl::StrCat(after, absl::string_view("\0", 1)));
  }
  std::vector<std::string> ids;
  PREAU_RETURN_IF_ERROR(
      store_->Scan(scan, [&](absl::string_view, absl::string_view value) {
        if (ids.size() >= limit) return false;
        ids.emplace_back(value);
        return true;
      }));
  std::vector<v1::Harvest> harvests;
  for (const std::string& id : ids) {
    PREAU_ASSIGN_OR_RETURN(v1::Harvest harvest, GetHarvest(member, id));
    harvests.push_back(std::move(harvest));
  }
  return harvests;
}

absl::StatusOr<SourceStore::Kept> SourceStore::Keep(
    absl::string_view member, absl::string_view id, v1::Harvest harvest,
    std::vector<v1::HarvestedRecord> records) {
  base::MutexLock lock(&mutex_);
  PREAU_ASSIGN_OR_RETURN(const v1::Harvest before,
                         ReadHarvest(*store_, member, id));
  if (harvest.etag() != before.etag() || HasEnded(before)) {
    return EtagMismatch(before.etag());
  }
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName source_name,
      base::ParseResourceName(before.source(), "sources", "source"));
  PREAU_ASSIGN_OR_RETURN(
      v1::Source source,
      ReadSource(*store_, source_name.member, source_name.id));
  harvest.set_name(before.name());
  harvest.set_source(before.source());
  harvest.set_pass(before.pass());
  harvest.set_complete(before.complete());
  *harvest.mutable_start_time() = before.start_time();
  *harvest.mutable_counts() = before.counts();
  harvest.set_withdrawals(before.withdrawals());
  harvest.set_etag(NextEtag(before.etag()));
  const auto now = TimeUtil::MicrosecondsToTimestamp(clock_->NowMicros());
  *harvest.mutable_update_time() = now;
  if (HasEnded(harvest)) *harvest.mutable_end_time() = now;

  Kept kept;
  kv::WriteBatch batch;
  for (v1::HarvestedRecord& record : records) {
    const std::string key = SourceKey(before.source(), record.key());
    const auto old =
        GetRow<v1::HarvestedRecord>(*store_, kv::Table::kHarvestedRecords, key);
    if (!old.ok() && !absl::IsNotFound(old.status())) return old.status();
    kept.first_seen += Count(before.pass(), old.ok() ? &*old : nullptr, record,
                             *harvest.mutable_counts());
    *record.mutable_update_time() = now;
    const int64_t there = IsThere(record) ? 1 : 0;
    const int64_t was_there = old.ok() && IsThere(*old) ? 1 : 0;
    source.set_resources(static_cast<uint64_t>(
        static_cast<int64_t>(source.resources()) + there - was_there));
    batch.Put(kv::Table::kHarvestedRecords, key, record.SerializeAsString());
  }
  batch.Put(kv::Table::kHarvests, HarvestKey(member, id),
            harvest.SerializeAsString());
  if (HasEnded(harvest)) Remember(harvest, source);
  // A page that is lost is harvested again.
  PREAU_RETURN_IF_ERROR(SaveSource(
      source, batch, HasEnded(harvest) ? kv::Sync::kYes : kv::Sync::kNo));
  changed_.NotifyAll();
  kept.harvest = std::move(harvest);
  return kept;
}

absl::StatusOr<v1::Harvest> SourceStore::ChangeHarvest(
    absl::string_view member, absl::string_view id,
    absl::FunctionRef<absl::Status(v1::Harvest& harvest)> edit) {
  base::MutexLock lock(&mutex_);
  PREAU_ASSIGN_OR_RETURN(v1::Harvest harvest, ReadHarvest(*store_, member, id));
  const bool had_ended = HasEnded(harvest);
  PREAU_RETURN_IF_ERROR(edit(harvest));
  harvest.set_etag(NextEtag(harvest.etag()));
  const auto now = TimeUtil::MicrosecondsToTimestamp(clock_->NowMicros());
  *harvest.mutable_update_time() = now;
  if (HasEnded(harvest) && !had_ended) *harvest.mutable_end_time() = now;
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName name,
      base::ParseResourceName(harvest.source(), "sources", "source"));
  PREAU_ASSIGN_OR_RETURN(v1::Source source,
                         ReadSource(*store_, name.member, name.id));
  if (!had_ended) Remember(harvest, source);
  kv::WriteBatch batch;
  batch.Put(kv::Table::kHarvests, HarvestKey(member, id),
            harvest.SerializeAsString());
  PREAU_RETURN_IF_ERROR(SaveSource(source, batch, kv::Sync::kYes));
  changed_.NotifyAll();
  return harvest;
}

bool SourceStore::WaitForChange(
    absl::string_view member, absl::string_view id, absl::string_view etag,
    std::chrono::steady_clock::time_point deadline) const {
  base::MutexLock lock(&mutex_);
  while (true) {
    const auto harvest = ReadHarvest(*store_, member, id);
    if (!harvest.ok() || harvest->etag() != etag) return true;
    if (!changed_.WaitUntil(&mutex_, deadline)) return false;
  }
}

absl::StatusOr<std::vector<v1::HarvestedRecord>> SourceStore::ListRecords(
    absl::string_view source_name, absl::string_view after, size_t limit,
    absl::FunctionRef<bool(const v1::HarvestedRecord& record)> wanted,
    std::string* looked_to) const {
  kv::ScanOptions scan;
  scan.table = kv::Table::kHarvestedRecords;
  std::string prefix;
  kv::AppendKeyPart(source_name, &prefix);
  scan.from = after.empty() ? prefix
                            : absl::StrCat(SourceKey(source_name, after),
                                           absl::string_view("\0", 1));
  scan.to = kv::PrefixEnd(prefix);
  std::vector<v1::HarvestedRecord> found;
  size_t looked = 0;
  bool more = false;
  absl::Status status;
  looked_to->clear();
  PREAU_RETURN_IF_ERROR(
      store_->Scan(scan, [&](absl::string_view, absl::string_view value) {
        if (found.size() >= limit || looked >= kMaxLooked) {
          more = true;
          return false;
        }
        absl::StatusOr<v1::HarvestedRecord> record =
            ParseRow<v1::HarvestedRecord>(value);
        status = record.status();
        if (!status.ok()) return false;
        ++looked;
        *looked_to = record->key();
        if (wanted(*record)) found.push_back(*std::move(record));
        return true;
      }));
  PREAU_RETURN_IF_ERROR(status);
  if (!more) looked_to->clear();
  return found;
}

}  // namespace preau::catalogue
