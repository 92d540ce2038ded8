#include "storage/catalogue/head.h"

#include "storage/catalogue/rows.h"
#include "storage/crypto/crypto.h"
#include "storage/kv/keys.h"

namespace preau::catalogue {
namespace {

struct LastRow {
  uint64_t number = 0;
  std::string value;
};

absl::StatusOr<LastRow> ReadLast(const kv::Reader& store, kv::Table table) {
  LastRow last;
  kv::ScanOptions scan;
  scan.table = table;
  scan.reverse = true;
  bool damaged = false;
  PREAU_RETURN_IF_ERROR(
      store.Scan(scan, [&](absl::string_view key, absl::string_view value) {
        const std::optional<uint64_t> number = kv::ReadBigEndian64(key);
        damaged = !number.has_value();
        last.number = number.value_or(0);
        last.value = std::string(value);
        return false;
      }));
  if (damaged) return Damaged();
  return last;
}

}  // namespace

absl::StatusOr<Head> LoadHead(const kv::Reader& store) {
  Head head;
  PREAU_ASSIGN_OR_RETURN(const LastRow apply,
                         ReadLast(store, kv::Table::kApplyLog));
  head.apply_sequence = apply.number;
  PREAU_ASSIGN_OR_RETURN(const LastRow audit,
                         ReadLast(store, kv::Table::kAudit));
  head.audit_number = audit.number;
  if (audit.number > 0) head.audit_sha256 = crypto::Sha256({audit.value});

  kv::ScanOptions scan;
  scan.table = kv::Table::kMembers;
  absl::Status status;
  PREAU_RETURN_IF_ERROR(
      store.Scan(scan, [&](absl::string_view key, absl::string_view value) {
        absl::StatusOr<StoredMember> member = ParseRow<StoredMember>(value);
        status = member.status();
        if (!status.ok()) return false;
        head.members[std::string(key)] = *std::move(member);
        return true;
      }));
  PREAU_RETURN_IF_ERROR(status);
  return head;
}

}  // namespace preau::catalogue
