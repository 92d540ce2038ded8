#include "storage/kv/memory_key_value_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "storage/base/status_macros.h"

namespace preau::kv {
namespace {

// Rows that a scan copies while it holds the mutex, which it gives back before
// it calls its visitor.
constexpr size_t kScanPage = 128;

}  // namespace

class MemoryKeyValueStore::SnapshotReader : public Reader {
 public:
  explicit SnapshotReader(const MemoryKeyValueStore* store)
      : store_(store), sequence_(store->Pin()) {}
  ~SnapshotReader() override { store_->Unpin(sequence_); }

  absl::StatusOr<std::string> Get(Table table,
                                  absl::string_view key) const override {
    return store_->GetAt(sequence_, table, key);
  }
  absl::Status Scan(
      const ScanOptions& options,
      absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
          visit) const override {
    return store_->ScanAt(sequence_, options, visit);
  }

 private:
  const MemoryKeyValueStore* const store_;
  const uint64_t sequence_;
};

const std::string* MemoryKeyValueStore::Visible(
    const std::vector<Version>& versions, uint64_t sequence) {
  for (auto it = versions.rbegin(); it != versions.rend(); ++it) {
    if (it->sequence <= sequence) return it->value ? &*it->value : nullptr;
  }
  return nullptr;
}

uint64_t MemoryKeyValueStore::Pin() const {
  base::MutexLock lock(&mutex_);
  pinned_.insert(sequence_);
  return sequence_;
}

void MemoryKeyValueStore::Unpin(uint64_t sequence) const {
  base::MutexLock lock(&mutex_);
  pinned_.erase(pinned_.find(sequence));
}

absl::StatusOr<std::string> MemoryKeyValueStore::Get(
    Table table, absl::string_view key) const {
  return GetAt(UINT64_MAX, table, key);
}

absl::Status MemoryKeyValueStore::Scan(
    const ScanOptions& options,
    absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
        visit) const {
  return SnapshotReader(this).Scan(options, visit);
}

std::unique_ptr<Reader> MemoryKeyValueStore::Snapshot() const {
  return std::make_unique<SnapshotReader>(this);
}

absl::StatusOr<std::string> MemoryKeyValueStore::GetAt(
    uint64_t sequence, Table table, absl::string_view key) const {
  base::MutexLock lock(&mutex_);
  const Rows& rows = tables_[TableIndex(table)];
  const auto row = rows.find(std::string(key));
  const std::string* value =
      row == rows.end() ? nullptr : Visible(row->second, sequence);
  if (value == nullptr) return absl::NotFoundError("");
  return *value;
}

absl::Status MemoryKeyValueStore::ScanAt(
    uint64_t sequence, const ScanOptions& options,
    absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
        visit) const {
  std::string from = options.from;
  std::string to = options.to;
  bool to_end = to.empty();
  while (to_end || from < to) {
    std::vector<std::pair<std::string, std::string>> page;
    bool more = false;
    {
      base::MutexLock lock(&mutex_);
      const Rows& rows = tables_[TableIndex(options.table)];
      const auto begin = rows.lower_bound(from);
      const auto end = to_end ? rows.end() : rows.lower_bound(to);
      const auto collect = [&](auto it, auto last) {
        size_t looked_at = 0;
        for (; it != last && looked_at < kScanPage; ++it, ++looked_at) {
          if (const std::string* value = Visible(it->second, sequence)) {
            page.emplace_back(it->first, *value);
          }
          if (options.reverse) {
            to = it->first;
            to_end = false;
          } else {
            from = it->first + std::string(1, '\0');
          }
        }
        more = it != last;
      };
      if (options.reverse) {
        collect(std::make_reverse_iterator(end),
                std::make_reverse_iterator(begin));
      } else {
        collect(begin, end);
      }
    }
    for (const auto& [key, value] : page) {
      if (!visit(key, value)) return absl::OkStatus();
    }
    // An empty `to` means the end elsewhere; here nothing is left before it.
    if (!more) break;
  }
  return absl::OkStatus();
}

MemoryKeyValueStore::Rows::iterator MemoryKeyValueStore::AddVersion(
    Rows* rows, Rows::iterator row, std::optional<std::string> value) {
  std::vector<Version>& versions = row->second;
  if (!versions.empty() && versions.back().sequence == sequence_) {
    versions.pop_back();  // The same batch wrote this key before.
  }
  versions.push_back({sequence_, std::move(value)});
  const uint64_t oldest = pinned_.empty() ? sequence_ : *pinned_.begin();
  auto keep = versions.end() - 1;
  while (keep != versions.begin() && keep->sequence > oldest) --keep;
  versions.erase(versions.begin(), keep);
  if (versions.size() == 1 && !versions.front().value) return rows->erase(row);
  return std::next(row);
}

absl::Status MemoryKeyValueStore::Write(const WriteBatch& batch, Sync) {
  PREAU_RETURN_IF_ERROR(CheckLimits(batch));
  base::MutexLock lock(&mutex_);
  ++sequence_;
  for (const WriteBatch::Op& op : batch.ops()) {
    Rows* rows = &tables_[TableIndex(op.table)];
    switch (op.kind) {
      case WriteBatch::Op::Kind::kPut:
        AddVersion(rows, rows->try_emplace(op.key).first, op.value);
        break;
      case WriteBatch::Op::Kind::kDelete:
        if (const auto row = rows->find(op.key); row != rows->end()) {
          AddVersion(rows, row, std::nullopt);
        }
        break;
      case WriteBatch::Op::Kind::kDeleteRange:
        for (auto row = rows->lower_bound(op.key);
             row != rows->end() && row->first < op.value;) {
          row = AddVersion(rows, row, std::nullopt);
        }
        break;
    }
  }
  return absl::OkStatus();
}

}  // namespace preau::kv
