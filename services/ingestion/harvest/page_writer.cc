#include "services/ingestion/harvest/page_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/harvest/defaults.h"
#include "services/ingestion/harvest/harvest_remark.h"
#include "services/ingestion/harvest/record_batch.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/crypto/crypto.h"
#include "storage/notice/notice.h"

namespace preau::harvest {
namespace {

constexpr size_t kMaxKeyBytes = 1024;
constexpr size_t kMaxTitleBytes = 300;
constexpr size_t kMaxDatestampBytes = 40;

using Outcome = v1::HarvestedRecord::Outcome;

v1::HarvestedRecord RecordOf(const Item& item, Outcome outcome) {
  v1::HarvestedRecord record;
  record.set_key(item.record.key);
  record.set_outcome(outcome);
  record.set_datestamp(
      std::string(text::TruncateUtf8(item.datestamp, kMaxDatestampBytes)));
  record.set_title(std::string(text::TruncateUtf8(
      notice::BestText(item.record.notice.title(), base::Language::kFrench),
      kMaxTitleBytes)));
  return record;
}

Outcome OutcomeOf(v1::WriteOutcome::Kind kind) {
  switch (kind) {
    case v1::WriteOutcome::CREATED:
      return v1::HarvestedRecord::CREATED;
    case v1::WriteOutcome::CHANGED:
      return v1::HarvestedRecord::CHANGED;
    case v1::WriteOutcome::UNCHANGED:
      return v1::HarvestedRecord::UNCHANGED;
    default:
      return v1::HarvestedRecord::REFUSED;
  }
}

// Every record needs a key that the catalogue takes, also one that has none.
void GiveKey(uint64_t page, size_t number, Item& item) {
  std::string& key = item.record.key;
  if (key.size() <= kMaxKeyBytes && !key.empty()) return;
  if (item.record.status.ok()) {
    item.record.status = base::InvalidField(
        "SOURCE_KEY_INVALID", "key", {{"max", absl::StrCat(kMaxKeyBytes)}});
  }
  item.kind = Item::Kind::kRecord;
  key = key.empty() ? absl::StrCat("#", page, ".", number)
                    : std::string(text::TruncateUtf8(key, kMaxKeyBytes));
}

size_t SizeOf(const readers::ParsedRecord& record) {
  return record.key.size() + record.original.size() +
         record.notice.ByteSizeLong();
}

// The next batch of keys, from `begin` on, as withdrawals.
void AddGone(const std::vector<std::string>& keys, size_t begin,
             v1::WriteResourcesRequest& request) {
  const size_t end = std::min(keys.size(), begin + kBatchRecords);
  for (size_t i = begin; i < end; ++i) {
    v1::SourceRecord& record = *request.add_records();
    record.set_key(keys[i]);
    record.set_gone(true);
  }
}

}  // namespace

v1::WriteResourcesRequest PageWriter::NewRequest() const {
  v1::WriteResourcesRequest request;
  request.set_source(source_.name());
  request.set_draft(source_.harvesting().policy() == v1::Harvesting::REVIEW);
  return request;
}

absl::StatusOr<v1::WriteResourcesResponse> PageWriter::Send(
    v1::WriteResourcesRequest& request) {
  if (!request.dry_run()) {
    // Of this page alone: what a later page says of the same record is written.
    request.set_request_id(absl::BytesToHexString(
        crypto::Sha256({harvest_.name(), absl::StrCat("/", harvest_.pages()),
                        request.SerializeAsString()})));
  }
  PREAU_ASSIGN_OR_RETURN(v1::WriteResourcesResponse response,
                         store_->Write(request));
  if (response.outcomes_size() != request.records_size()) {
    return absl::InternalError("outcomes don't match the records");
  }
  return response;
}

absl::StatusOr<PageWriter::Records> PageWriter::Write(std::vector<Item> items) {
  Records records;
  std::vector<Item> taken;
  std::vector<std::string> deleted;
  std::vector<std::string> datestamps;
  for (size_t i = 0; i < items.size(); ++i) {
    Item& item = items[i];
    GiveKey(harvest_.pages(), i, item);
    if (item.record.status.ok() && SizeOf(item.record) > kMaxRecordBytes) {
      item.record.status = base::InvalidField(
          "RECORD_TOO_LARGE", "", {{"max", absl::StrCat(kMaxRecordBytes)}});
    }
    if (item.kind == Item::Kind::kOutside) {
      records.push_back(RecordOf(item, v1::HarvestedRecord::OUTSIDE));
    } else if (item.kind == Item::Kind::kDeleted) {
      if (source_.harvesting().keep_deleted()) {
        records.push_back(RecordOf(item, v1::HarvestedRecord::DELETED));
      } else {
        deleted.push_back(item.record.key);
        datestamps.push_back(item.datestamp);
      }
    } else if (!item.record.status.ok()) {
      records.push_back(RecordOf(item, v1::HarvestedRecord::REFUSED));
      *records.back().mutable_problem() =
          ToRemark(DetailOf(item.record.status));
    } else if (!selector_.Takes(item)) {
      records.push_back(RecordOf(item, v1::HarvestedRecord::LEFT_OUT));
    } else {
      AddDefaults(source_.harvesting(), item.record.notice);
      taken.push_back(std::move(item));
    }
  }
  PREAU_RETURN_IF_ERROR(WriteNotices(taken, records));
  PREAU_RETURN_IF_ERROR(WriteDeleted(deleted, datestamps, records));
  return records;
}

absl::Status PageWriter::WriteNotices(std::vector<Item>& items,
                                      Records& records) {
  size_t begin = 0;
  while (begin < items.size()) {
    v1::WriteResourcesRequest request = NewRequest();
    size_t bytes = 0;
    size_t end = begin;
    while (end < items.size()) {
      const size_t size = SizeOf(items[end].record);
      if (!HasRoom(request, bytes, size)) break;
      bytes += size;
      Item& item = items[end++];
      records.push_back(RecordOf(item, v1::HarvestedRecord::REFUSED));
      v1::SourceRecord& written = *request.add_records();
      written.set_key(item.record.key);
      *written.mutable_notice() = std::move(item.record.notice);
      written.set_original(std::move(item.record.original));
      written.set_original_media_type(std::move(item.record.media_type));
      for (std::string& origin : item.origin) {
        written.add_origin(std::move(origin));
      }
    }
    PREAU_ASSIGN_OR_RETURN(const v1::WriteResourcesResponse response,
                           Send(request));
    const size_t first = records.size() - (end - begin);
    for (int i = 0; i < response.outcomes_size(); ++i) {
      const v1::WriteOutcome& outcome = response.outcomes(i);
      v1::HarvestedRecord& record = records[first + static_cast<size_t>(i)];
      record.set_outcome(OutcomeOf(outcome.kind()));
      if (outcome.kind() == v1::WriteOutcome::REFUSED) {
        *record.mutable_problem() =
            ToRemark({outcome.problem().reason(),
                      "",
                      {outcome.problem().args().begin(),
                       outcome.problem().args().end()}});
      } else {
        record.set_resource(outcome.name());
        *record.mutable_changes() = outcome.changes();
      }
    }
    begin = end;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<bool>> PageWriter::WouldWithdraw(
    const std::vector<std::string>& keys) {
  std::vector<bool> would;
  for (size_t begin = 0; begin < keys.size(); begin += kBatchRecords) {
    v1::WriteResourcesRequest request = NewRequest();
    request.set_dry_run(true);
    AddGone(keys, begin, request);
    PREAU_ASSIGN_OR_RETURN(const v1::WriteResourcesResponse response,
                           Send(request));
    for (const v1::WriteOutcome& outcome : response.outcomes()) {
      would.push_back(outcome.kind() == v1::WriteOutcome::CHANGED);
    }
  }
  return would;
}

absl::Status PageWriter::WriteDeleted(
    const std::vector<std::string>& keys,
    const std::vector<std::string>& datestamps, Records& records) {
  if (keys.empty()) return absl::OkStatus();
  std::vector<bool> would;
  if (max_withdrawn_ != UINT64_MAX) {
    PREAU_ASSIGN_OR_RETURN(would, WouldWithdraw(keys));
    const auto withdrawn =
        static_cast<uint64_t>(std::count(would.begin(), would.end(), true));
    held_back_ = harvest_.counts().withdrawn() + withdrawn > max_withdrawn_;
  }
  const size_t first = records.size();
  if (held_back_) {
    for (size_t i = 0; i < keys.size(); ++i) {
      v1::HarvestedRecord& record = records.emplace_back();
      record.set_key(keys[i]);
      record.set_outcome(would[i] ? v1::HarvestedRecord::MISSING
                                  : v1::HarvestedRecord::DELETED);
      if (would[i]) {
        record.mutable_problem()->set_reason("HARVEST_DELETED_AT_SOURCE");
      }
    }
  } else {
    PREAU_ASSIGN_OR_RETURN(Records withdrawn, Withdraw(keys));
    std::move(withdrawn.begin(), withdrawn.end(), std::back_inserter(records));
  }
  for (size_t i = 0; i < keys.size(); ++i) {
    records[first + i].set_datestamp(
        std::string(text::TruncateUtf8(datestamps[i], kMaxDatestampBytes)));
  }
  return absl::OkStatus();
}

absl::StatusOr<PageWriter::Records> PageWriter::Withdraw(
    const std::vector<std::string>& keys) {
  Records records;
  for (size_t begin = 0; begin < keys.size(); begin += kBatchRecords) {
    v1::WriteResourcesRequest request = NewRequest();
    AddGone(keys, begin, request);
    PREAU_ASSIGN_OR_RETURN(const v1::WriteResourcesResponse response,
                           Send(request));
    for (int i = 0; i < response.outcomes_size(); ++i) {
      const auto kind = response.outcomes(i).kind();
      v1::HarvestedRecord& record = records.emplace_back();
      record.set_key(request.records(i).key());
      // What wasn't here, or was withdrawn before, is only said to be gone.
      record.set_outcome(kind == v1::WriteOutcome::CHANGED
                             ? v1::HarvestedRecord::WITHDRAWN
                             : v1::HarvestedRecord::DELETED);
    }
  }
  return records;
}

}  // namespace preau::harvest
