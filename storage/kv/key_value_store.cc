#include "storage/kv/key_value_store.h"

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"

namespace preau::kv {
namespace {

// What a store adds to an operation: kind, table, lengths.
constexpr size_t kOpBytes = 16;

constexpr const char* kTableNames[] = {
    "meta",          "resources",         "names",   "source_keys", "apply_log",
    "member_log",    "payloads",          "ledger",  "audit",       "originals",
    "original_keys", "principals",        "reports", "members",     "sources",
    "harvests",      "harvested_records", "works",
};
static_assert(sizeof(kTableNames) / sizeof(kTableNames[0]) == kTableCount);

constexpr bool InOrder() {
  for (size_t i = 0; i < kTableCount; ++i) {
    if (TableIndex(kAllTables[i]) != i) return false;
  }
  return true;
}
static_assert(InOrder());

}  // namespace

absl::string_view TableName(Table table) {
  return kTableNames[TableIndex(table)];
}

void WriteBatch::Put(Table table, absl::string_view key,
                     absl::string_view value) {
  Add(Op::Kind::kPut, table, key, value);
}

void WriteBatch::Delete(Table table, absl::string_view key) {
  Add(Op::Kind::kDelete, table, key, "");
}

void WriteBatch::DeleteRange(Table table, absl::string_view from,
                             absl::string_view to) {
  if (to <= from) return;
  Add(Op::Kind::kDeleteRange, table, from, to);
}

void WriteBatch::Add(Op::Kind kind, Table table, absl::string_view key,
                     absl::string_view value) {
  ops_.push_back({kind, table, std::string(key), std::string(value)});
  bytes_ += key.size() + value.size() + kOpBytes;
}

absl::Status CheckLimits(const WriteBatch& batch) {
  if (batch.bytes() > kMaxBatchBytes) {
    return base::InvalidField("BATCH_TOO_LARGE", "",
                              {{"size", absl::StrCat(batch.bytes())},
                               {"max", absl::StrCat(kMaxBatchBytes)}});
  }
  for (const WriteBatch::Op& op : batch.ops()) {
    const bool range = op.kind == WriteBatch::Op::Kind::kDeleteRange;
    // A range's end may be one byte longer: the key after the longest one.
    if (op.key.size() > kMaxKeyBytes ||
        (range && op.value.size() > kMaxKeyBytes + 1)) {
      return base::InvalidField("KEY_TOO_LONG", "",
                                {{"size", absl::StrCat(op.key.size())},
                                 {"max", absl::StrCat(kMaxKeyBytes)}});
    }
  }
  return absl::OkStatus();
}

}  // namespace preau::kv
