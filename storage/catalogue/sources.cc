#include "storage/catalogue/sources.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/catalogue/rows.h"
#include "storage/catalogue/source_rows.h"
#include "storage/catalogue/table_keys.h"

namespace preau::catalogue {
namespace {

using google::protobuf::util::TimeUtil;

constexpr int64_t kMicrosPerHour = int64_t{3600} * 1000000;
// After failures in a row the next pass comes later and later, but comes.
constexpr uint32_t kMaxDoublings = 6;
constexpr int64_t kLongestWaitMicros = 30 * 24 * kMicrosPerHour;

// What decides which records a pass gives, and what becomes of them.
std::string WhatIsTaken(v1::Harvesting harvesting) {
  harvesting.clear_interval_hours();
  harvesting.clear_complete_every_days();
  harvesting.clear_max_withdrawn_percent();
  harvesting.clear_missing_passes();
  harvesting.clear_paused();
  return harvesting.SerializeAsString();
}

}  // namespace

std::string NextEtag(absl::string_view etag) {
  uint64_t revision = 0;
  if (!absl::SimpleAtoi(etag, &revision)) revision = 0;
  return absl::StrCat(revision + 1);
}

absl::Status EtagMismatch(absl::string_view present) {
  return base::MakeError(
      absl::StatusCode::kAborted,
      {"ETAG_MISMATCH", "etag", {{"etag", std::string(present)}}});
}

absl::StatusOr<v1::Source> ReadSource(const kv::Reader& store,
                                      absl::string_view member,
                                      absl::string_view id) {
  absl::StatusOr<v1::Source> source =
      GetRow<v1::Source>(store, kv::Table::kSources, SourceRowKey(member, id));
  if (absl::IsNotFound(source.status())) {
    return base::NotFound("SOURCE_NOT_FOUND",
                          base::MakeResourceName(member, "sources", id));
  }
  return source;
}

void PlanNextHarvest(int64_t from_micros, v1::Source& source) {
  source.clear_next_harvest_time();
  const v1::Harvesting& harvesting = source.harvesting();
  if (!source.has_harvesting() || harvesting.paused() ||
      harvesting.interval_hours() == 0) {
    return;
  }
  int64_t wait = harvesting.interval_hours() * kMicrosPerHour;
  const uint32_t doublings = std::min(source.failed_passes(), kMaxDoublings);
  wait = std::min(wait << doublings, std::max(wait, kLongestWaitMicros));
  // A source that was never harvested doesn't wait.
  *source.mutable_next_harvest_time() = TimeUtil::MicrosecondsToTimestamp(
      source.passes() == 0 ? from_micros : from_micros + wait);
}

absl::Status SourceStore::SaveSource(const v1::Source& source,
                                     kv::WriteBatch& batch, kv::Sync sync) {
  PREAU_ASSIGN_OR_RETURN(
      const base::ResourceName name,
      base::ParseResourceName(source.name(), "sources", "name"));
  batch.Put(kv::Table::kSources, SourceRowKey(name.member, name.id),
            source.SerializeAsString());
  return store_->Write(batch, sync);
}

absl::StatusOr<v1::Source> SourceStore::Create(absl::string_view member,
                                               absl::string_view id,
                                               v1::Source source) {
  base::MutexLock lock(&mutex_);
  source.set_name(base::MakeResourceName(member, "sources", id));
  const absl::Status there = ReadSource(*store_, member, id).status();
  if (there.ok()) {
    return base::MakeError(
        absl::StatusCode::kAlreadyExists,
        {"SOURCE_EXISTS", "source_id", {{"name", source.name()}}});
  }
  if (!absl::IsNotFound(there)) return there;
  const int64_t now = clock_->NowMicros();
  source.set_etag(NextEtag(""));
  *source.mutable_create_time() = TimeUtil::MicrosecondsToTimestamp(now);
  PlanNextHarvest(now, source);
  kv::WriteBatch batch;
  PREAU_RETURN_IF_ERROR(SaveSource(source, batch, kv::Sync::kYes));
  return source;
}

absl::StatusOr<v1::Source> SourceStore::Get(absl::string_view member,
                                            absl::string_view id) const {
  return ReadSource(*store_, member, id);
}

std::string SourceStore::PlaceOf(const v1::Source& source) {
  const auto name = base::ParseResourceName(source.name(), "sources", "name");
  return name.ok() ? SourceRowKey(name->member, name->id) : "";
}

absl::StatusOr<std::vector<v1::Source>> SourceStore::List(
    absl::string_view member, absl::string_view after, size_t limit) const {
  kv::ScanOptions scan;
  scan.table = kv::Table::kSources;
  if (!member.empty()) {
    kv::AppendKeyPart(member, &scan.from);
    scan.to = kv::PrefixEnd(scan.from);
  }
  if (!after.empty()) {
    scan.from = absl::StrCat(after, absl::string_view("\0", 1));
  }
  std::vector<v1::Source> sources;
  absl::Status status;
  PREAU_RETURN_IF_ERROR(store_->Scan(
      scan, [&](absl::string_view /*key*/, absl::string_view value) {
        if (sources.size() >= limit) return false;
        absl::StatusOr<v1::Source> source = ParseRow<v1::Source>(value);
        status = source.status();
        if (!status.ok()) return false;
        sources.push_back(*std::move(source));
        return true;
      }));
  PREAU_RETURN_IF_ERROR(status);
  return sources;
}

absl::StatusOr<v1::Source> SourceStore::Update(
    absl::string_view member, absl::string_view id, absl::string_view etag,
    absl::FunctionRef<absl::Status(v1::Source& source)> edit) {
  base::MutexLock lock(&mutex_);
  PREAU_ASSIGN_OR_RETURN(v1::Source source, ReadSource(*store_, member, id));
  if (!etag.empty() && etag != source.etag()) {
    return EtagMismatch(source.etag());
  }
  const v1::Source before = source;
  PREAU_RETURN_IF_ERROR(edit(source));
  source.set_name(before.name());
  source.set_etag(NextEtag(before.etag()));
  // What one knew of other records says nothing about these.
  if (WhatIsTaken(source.harvesting()) != WhatIsTaken(before.harvesting())) {
    source.clear_changes_since();
    source.clear_last_complete_time();
    source.clear_failed_passes();
  }
  PlanNextHarvest(clock_->NowMicros(), source);
  kv::WriteBatch batch;
  PREAU_RETURN_IF_ERROR(SaveSource(source, batch, kv::Sync::kYes));
  return source;
}

}  // namespace preau::catalogue
