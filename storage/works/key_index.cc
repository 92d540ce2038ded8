#include "storage/works/key_index.h"

#include <set>
#include <utility>

#include "storage/base/status_macros.h"
#include "storage/catalogue/rows.h"
#include "storage/kv/keys.h"

namespace preau::works {
namespace {

constexpr char kCursorKey[] = "c";

std::string CopyKey(absl::string_view uid) { return "r" + std::string(uid); }

std::string SharingPrefix(absl::string_view key) {
  std::string prefix = "k";
  kv::AppendKeyPart(key, &prefix);
  return prefix;
}

}  // namespace

absl::StatusOr<uint64_t> KeyIndex::ReadCursor() const {
  absl::StatusOr<std::string> row = store_->Get(kv::Table::kWorks, kCursorKey);
  if (absl::IsNotFound(row.status())) return 0;
  PREAU_RETURN_IF_ERROR(row.status());
  const std::optional<uint64_t> cursor = kv::ReadBigEndian64(*row);
  if (!cursor.has_value()) return catalogue::Damaged();
  return *cursor;
}

absl::StatusOr<std::optional<storage::v1::StoredCopy>> KeyIndex::Find(
    absl::string_view uid) const {
  if (const auto changed = copies_.find(uid); changed != copies_.end()) {
    return changed->second;
  }
  absl::StatusOr<storage::v1::StoredCopy> row =
      catalogue::GetRow<storage::v1::StoredCopy>(*store_, kv::Table::kWorks,
                                                 CopyKey(uid));
  if (absl::IsNotFound(row.status())) return std::nullopt;
  PREAU_RETURN_IF_ERROR(row.status());
  return *std::move(row);
}

absl::StatusOr<std::vector<std::string>> KeyIndex::Sharing(
    absl::string_view key, size_t limit) const {
  const auto changed = sharing_.find(key);
  std::set<std::string> uids;
  if (changed != sharing_.end()) {
    for (const auto& [uid, has_it] : changed->second) {
      if (has_it) uids.insert(uid);
    }
  }
  kv::ScanOptions scan;
  scan.table = kv::Table::kWorks;
  scan.from = SharingPrefix(key);
  scan.to = kv::PrefixEnd(scan.from);
  size_t kept = 0;
  PREAU_RETURN_IF_ERROR(store_->Scan(
      scan, [&](absl::string_view row, absl::string_view /*value*/) {
        std::string uid(row.substr(scan.from.size()));
        if (changed == sharing_.end() || !changed->second.contains(uid)) {
          uids.insert(std::move(uid));
          ++kept;
        }
        return kept < limit;
      }));
  std::vector<std::string> first(uids.begin(), uids.end());
  if (first.size() > limit) first.resize(limit);
  return first;
}

absl::Status KeyIndex::Set(absl::string_view uid,
                           std::optional<storage::v1::StoredCopy> copy) {
  PREAU_ASSIGN_OR_RETURN(const std::optional<storage::v1::StoredCopy> before,
                         Find(uid));
  const std::string id(uid);
  if (before.has_value()) {
    for (const std::string& key : before->key()) sharing_[key][id] = false;
  }
  if (copy.has_value()) {
    for (const std::string& key : copy->key()) sharing_[key][id] = true;
  }
  copies_[id] = std::move(copy);
  return absl::OkStatus();
}

kv::WriteBatch KeyIndex::TakeBatch(uint64_t cursor) {
  kv::WriteBatch batch;
  for (const auto& [key, uids] : sharing_) {
    const std::string prefix = SharingPrefix(key);
    for (const auto& [uid, has_it] : uids) {
      if (has_it) {
        batch.Put(kv::Table::kWorks, prefix + uid, "");
      } else {
        batch.Delete(kv::Table::kWorks, prefix + uid);
      }
    }
  }
  for (const auto& [uid, copy] : copies_) {
    if (copy.has_value()) {
      batch.Put(kv::Table::kWorks, CopyKey(uid), copy->SerializeAsString());
    } else {
      batch.Delete(kv::Table::kWorks, CopyKey(uid));
    }
  }
  batch.Put(kv::Table::kWorks, kCursorKey, kv::BigEndian64(cursor));
  sharing_.clear();
  copies_.clear();
  return batch;
}

}  // namespace preau::works
