#include "storage/rocks/rocks_database.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <limits>
#include <set>
#include <system_error>
#include <utility>

#include "rocksdb/listener.h"
#include "rocksdb/utilities/checkpoint.h"
#include "rocksdb/write_batch.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"
#include "storage/rocks/rocks_status.h"

namespace preau::rocks {
namespace {

namespace fs = std::filesystem;

// Two of the largest batches and what the log adds to them.
constexpr uint64_t kMaxClaimed = uint64_t{2} * kv::kMaxBatchBytes + (1 << 20);

constexpr int64_t kResumePauseMicros = 300000;

int64_t SteadyMicros() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

rocksdb::Slice ToSlice(absl::string_view text) {
  return rocksdb::Slice(text.data(), text.size());
}
absl::string_view ToView(const rocksdb::Slice& slice) {
  return absl::string_view(slice.data(), slice.size());
}

// A record's bytes in the log: blocks of 32 KiB, each with a header of 7 bytes
// and up to 6 unused at its end.
uint64_t LogBytes(uint64_t size) {
  constexpr uint64_t kBlock = 32 << 10;
  constexpr uint64_t kPerBlock = 16;
  return size + (size / (kBlock - kPerBlock) + 2) * kPerBlock + 64;
}

absl::Status ReadOnlyError() {
  return base::MakeError(absl::StatusCode::kUnavailable,
                         {"STORAGE_READ_ONLY", "", {}});
}

}  // namespace

class BackgroundErrors : public rocksdb::EventListener {
 public:
  enum class State { kNone, kNoSpace, kFailed };

  explicit BackgroundErrors(kv::SpaceGuard* guard) : guard_(guard) {}

  void OnBackgroundError(rocksdb::BackgroundErrorReason reason,
                         rocksdb::Status* error) override {
    if (!error->IsNoSpace()) {
      base::LogError("storage: background error: ", error->ToString());
      if (error->severity() >= rocksdb::Status::kHardError) {
        state_ = State::kFailed;
      }
      return;
    }
    guard_->ReportNoSpace();
    short_of_space_ = true;
    if (reason == rocksdb::BackgroundErrorReason::kMemTable) {
      // A new log couldn't be made. Nothing was changed, so trying again is
      // enough; RocksDB would take no more writes until it is opened again.
      *error = rocksdb::Status::OK();
      return;
    }
    if (reason == rocksdb::BackgroundErrorReason::kWriteCallback) {
      // The log itself met the end of the disk, on a file system that can't
      // reserve. What it ends with is unknown until it is read again.
      state_ = State::kFailed;
      return;
    }
    State none = State::kNone;
    state_.compare_exchange_strong(none, State::kNoSpace);
  }
  // RocksDB would look for space every five seconds; CheckBackground() does as
  // soon as the guard has seen it.
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason,
                            rocksdb::Status error,
                            bool* auto_recovery) override {
    if (error.IsNoSpace()) *auto_recovery = false;
    error.PermitUncheckedError();
  }
  void OnErrorRecoveryEnd(
      const rocksdb::BackgroundErrorRecoveryInfo& info) override {
    if (info.new_bg_error.ok()) Clear();
  }

  void OnFlushCompleted(rocksdb::DB*, const rocksdb::FlushJobInfo&) override {
    short_of_space_ = false;
  }
  void OnCompactionCompleted(rocksdb::DB*,
                             const rocksdb::CompactionJobInfo& info) override {
    if (info.status.ok()) short_of_space_ = false;
  }

  // What failed otherwise stays so until the store is opened again.
  void Clear() {
    State no_space = State::kNoSpace;
    state_.compare_exchange_strong(no_space, State::kNone);
  }
  State state() const { return state_; }
  // Whether a table met the full disk, and none has been written since.
  bool short_of_space() const { return short_of_space_; }

 private:
  kv::SpaceGuard* const guard_;
  std::atomic<bool> short_of_space_ = false;
  std::atomic<State> state_ = State::kNone;
};

RocksDatabase::RocksDatabase(Options options)
    : options_(std::move(options)),
      reserve_({.directory = options_.path,
                .step_bytes = options_.wal_reserve_bytes,
                .max_claimed_bytes = kMaxClaimed,
                .on_no_space = [this] { options_.guard->ReportNoSpace(); }}),
      env_(rocksdb::NewCompositeEnv(std::make_shared<WalReserveFileSystem>(
          rocksdb::FileSystem::Default(), &reserve_))),
      errors_(std::make_shared<BackgroundErrors>(options_.guard)) {}

RocksDatabase::~RocksDatabase() {
  if (db_ == nullptr) return;
  for (rocksdb::ColumnFamilyHandle* handle : owned_handles_) {
    db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  const rocksdb::Status status = db_->Close();
  if (!status.ok()) base::LogError("storage: closing: ", status.ToString());
}

uint64_t RocksDatabase::WalBytes(const std::string& path) {
  uint64_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator it(path, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() != ".log") continue;
    std::error_code gone;
    const uintmax_t size = it->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

uint64_t RocksDatabase::DiskBytes() const {
  uint64_t tables = 0;
  db_->GetAggregatedIntProperty(rocksdb::DB::Properties::kTotalSstFilesSize,
                                &tables);
  return tables + WalBytes(options_.path);
}

absl::StatusOr<std::unique_ptr<RocksDatabase>> RocksDatabase::Open(
    Options options) {
  std::unique_ptr<RocksDatabase> database(
      new RocksDatabase(std::move(options)));
  PREAU_RETURN_IF_ERROR(database->OpenDb());
  return database;
}

absl::Status RocksDatabase::OpenDb() {
  rocksdb::DBOptions db_options = MakeDbOptions(options_.sizes);
  db_options.env = env_.get();
  db_options.create_if_missing = options_.create_if_missing;
  db_options.create_missing_column_families = true;
  db_options.listeners.push_back(errors_);
  const std::vector<rocksdb::ColumnFamilyDescriptor> families =
      MakeColumnFamilies(options_.tables, options_.sizes, options_.cache);

  if (fs::exists(fs::path(options_.path) / "CURRENT")) {
    std::set<std::string> known;
    for (const auto& family : families) known.insert(family.name);
    std::vector<std::string> names;
    const rocksdb::Status listed =
        rocksdb::DB::ListColumnFamilies(db_options, options_.path, &names);
    if (!listed.ok()) return FromRocks(listed);
    for (const std::string& name : names) {
      if (known.count(name) > 0) continue;
      return base::MakeError(absl::StatusCode::kFailedPrecondition,
                             {"STORAGE_TOO_NEW", "", {{"table", name}}});
    }
  }

  if (!reserve_.Prepare()) return options_.guard->DiskFullError();
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened = rocksdb::DB::Open(
      db_options, options_.path, families, &owned_handles_, &db);
  if (opened.IsNoSpace()) return options_.guard->DiskFullError();
  if (!opened.ok()) return FromRocks(opened);
  db_.reset(db);
  for (size_t i = 0; i < options_.tables.size(); ++i) {
    handles_[kv::TableIndex(options_.tables[i])] = owned_handles_[i + 1];
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> RocksDatabase::Get(
    kv::Table table, absl::string_view key,
    const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions read;
  read.snapshot = snapshot;
  std::string value;
  const rocksdb::Status status =
      db_->Get(read, handle(table), ToSlice(key), &value);
  if (status.IsNotFound()) return absl::NotFoundError("");
  if (!status.ok()) return FromRocks(status);
  return value;
}

absl::Status RocksDatabase::Scan(
    const kv::ScanOptions& options, const rocksdb::Snapshot* snapshot,
    absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>
        visit) const {
  // RocksDB asserts that bounds are in order.
  if (!options.to.empty() && options.to <= options.from) {
    return absl::OkStatus();
  }
  const rocksdb::Slice lower = ToSlice(options.from);
  const rocksdb::Slice upper = ToSlice(options.to);
  rocksdb::ReadOptions read;
  read.snapshot = snapshot;
  read.iterate_lower_bound = &lower;
  if (!options.to.empty()) read.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> it(
      db_->NewIterator(read, handle(options.table)));
  if (options.reverse) {
    it->SeekToLast();
  } else {
    it->SeekToFirst();
  }
  while (it->Valid()) {
    if (!visit(ToView(it->key()), ToView(it->value()))) break;
    if (options.reverse) {
      it->Prev();
    } else {
      it->Next();
    }
  }
  return FromRocks(it->status());
}

absl::Status RocksDatabase::CheckBackground() {
  switch (errors_->state()) {
    case BackgroundErrors::State::kNone:
      return absl::OkStatus();
    case BackgroundErrors::State::kFailed:
      return ReadOnlyError();
    case BackgroundErrors::State::kNoSpace:
      break;
  }
  // Resuming waits for RocksDB's background work, which pauses for a second
  // after each failure. One caller does it now and then; the others are refused
  // at once.
  int64_t due = next_resume_micros_;
  if (SteadyMicros() < due || !next_resume_micros_.compare_exchange_strong(
                                  due, std::numeric_limits<int64_t>::max())) {
    return options_.guard->DiskFullError();
  }
  const rocksdb::Status resumed = db_->Resume();
  next_resume_micros_ = SteadyMicros() + kResumePauseMicros;
  if (!resumed.ok()) return options_.guard->DiskFullError();
  errors_->Clear();
  return absl::OkStatus();
}

void RocksDatabase::Add(const kv::WriteBatch::Op& op,
                        rocksdb::WriteBatch* batch) const {
  using Kind = kv::WriteBatch::Op::Kind;
  rocksdb::ColumnFamilyHandle* const family = handle(op.table);
  // They fail above 4 GiB only, and kv::CheckLimits() came first.
  switch (op.kind) {
    case Kind::kPut:
      batch->Put(family, op.key, op.value).PermitUncheckedError();
      return;
    case Kind::kDelete:
      batch->Delete(family, op.key).PermitUncheckedError();
      return;
    case Kind::kDeleteRange:
      batch->DeleteRange(family, op.key, op.value).PermitUncheckedError();
      return;
  }
}

absl::StatusOr<RocksDatabase::Claim> RocksDatabase::MakeClaim(
    const rocksdb::WriteBatch& batch) {
  if (batch.Count() == 0) return Claim();
  const uint64_t bytes = LogBytes(batch.GetDataSize());
  if (!reserve_.Claim(bytes)) return options_.guard->DiskFullError();
  return Claim(&reserve_, bytes);
}

absl::Status RocksDatabase::Write(kv::Sync sync, rocksdb::WriteBatch* batch) {
  if (batch->Count() == 0) return absl::OkStatus();
  rocksdb::WriteOptions write;
  write.sync = sync == kv::Sync::kYes;
  // What can't be compacted for want of space isn't waited for: the write is
  // refused at once.
  write.no_slowdown = errors_->short_of_space();
  return WriteError(db_->Write(write, batch));
}

absl::Status RocksDatabase::WriteError(const rocksdb::Status& status) const {
  // The log's room is reserved, so this comes from before the log was touched:
  // a flush had failed, or a new log couldn't be made.
  if (status.IsNoSpace()) {
    // Or it does come from the log, see BackgroundErrors.
    if (errors_->state() == BackgroundErrors::State::kFailed) {
      return FromRocks(status);
    }
    return options_.guard->DiskFullError();
  }
  // Writes had to wait for a flush or a compaction, which failed.
  if (status.IsIncomplete()) {
    if (errors_->state() == BackgroundErrors::State::kFailed) {
      return ReadOnlyError();
    }
    return options_.guard->DiskFullError();
  }
  return FromRocks(status);
}

absl::Status RocksDatabase::SyncWal() { return WriteError(db_->SyncWAL()); }

absl::Status RocksDatabase::FlushTables() {
  rocksdb::FlushOptions flush;
  // Else it waits for compactions, for ever where they have no space.
  flush.allow_write_stall = true;
  return WriteError(db_->Flush(flush, owned_handles_));
}

absl::Status RocksDatabase::Checkpoint(const std::string& directory) {
  rocksdb::Checkpoint* made = nullptr;
  const rocksdb::Status created = rocksdb::Checkpoint::Create(db_.get(), &made);
  if (!created.ok()) return FromRocks(created);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  return WriteError(checkpoint->CreateCheckpoint(directory));
}

absl::Status RocksDatabase::VerifyChecksums() {
  return FromRocks(db_->VerifyChecksum());
}

}  // namespace preau::rocks
