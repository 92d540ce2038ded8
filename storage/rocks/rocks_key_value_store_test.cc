#include "storage/rocks/rocks_key_value_store.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>

#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::rocks {
namespace {

namespace fs = std::filesystem;
using kv::Sync;
using kv::Table;

std::string Reason(const absl::Status& status) {
  const auto detail = base::GetErrorDetail(status);
  return detail ? detail->reason : status.ToString();
}

class RocksKeyValueStoreTest : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "RocksDB isn't instrumented";
#endif
    directory_ = testing::TempDir() + "/rocks_store_XXXXXX";
    ASSERT_NE(mkdtemp(directory_.data()), nullptr);
    options_.path = directory_ + "/data/db";
    options_.create_if_missing = true;
    options_.guard.refuse_below = 1 << 20;
    options_.guard.ballast = 1 << 20;
    options_.guard.hysteresis = 0;
  }
  void TearDown() override {
    store_.reset();
    if (!directory_.empty()) fs::remove_all(directory_);
  }
  absl::Status Open() {
    store_.reset();
    auto opened = RocksKeyValueStore::Open(options_);
    if (!opened.ok()) return opened.status();
    store_ = *std::move(opened);
    return absl::OkStatus();
  }
  absl::Status Put(Table table, absl::string_view key,
                   absl::string_view value) {
    kv::WriteBatch batch;
    batch.Put(table, key, value);
    return store_->Write(batch, Sync::kYes);
  }

  std::string directory_;
  RocksKeyValueStore::Options options_;
  std::unique_ptr<RocksKeyValueStore> store_;
};

TEST_F(RocksKeyValueStoreTest, MissingStoreIsNotMadeByItself) {
  options_.create_if_missing = false;
  const absl::Status status = Open();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Reason(status), "STORAGE_NOT_FOUND");
  EXPECT_FALSE(fs::exists(options_.path));
}

TEST_F(RocksKeyValueStoreTest, OneProcessAtATime) {
  ASSERT_EQ(Open(), absl::OkStatus());
  const auto second = RocksKeyValueStore::Open(options_);
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(Reason(second.status()), "STORAGE_IN_USE");
  EXPECT_EQ(Put(Table::kMeta, "k", "v"), absl::OkStatus())
      << "the first isn't disturbed";
}

TEST_F(RocksKeyValueStoreTest, OnlyTheServiceMayRead) {
  ASSERT_EQ(Open(), absl::OkStatus());
  for (const char* suffix : {"", "-keys"}) {
    struct stat info;
    ASSERT_EQ(stat((options_.path + suffix).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700u);
  }
}

TEST_F(RocksKeyValueStoreTest, CheckpointHasAllButTheKeys) {
  ASSERT_EQ(Open(), absl::OkStatus());
  ASSERT_EQ(Put(Table::kOriginals, "o", "sealed"), absl::OkStatus());
  ASSERT_EQ(Put(Table::kOriginalKeys, "o", "SECRET-KEY"), absl::OkStatus());
  const std::string copy = directory_ + "/copy";
  ASSERT_EQ(store_->Checkpoint(copy), absl::OkStatus());
  ASSERT_EQ(Put(Table::kOriginals, "later", "x"), absl::OkStatus());
  for (const auto& file : fs::recursive_directory_iterator(copy)) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(bytes.find("SECRET-KEY"), std::string::npos) << file.path();
  }
  options_.path = copy;
  options_.create_if_missing = false;
  ASSERT_EQ(Open(), absl::OkStatus());
  EXPECT_EQ(store_->Get(Table::kOriginals, "o").value(), "sealed");
  EXPECT_FALSE(store_->Get(Table::kOriginals, "later").ok());
  EXPECT_FALSE(store_->Get(Table::kOriginalKeys, "o").ok());
}

TEST_F(RocksKeyValueStoreTest, RefusedBatchChangesNeitherDatabase) {
  uint64_t free = uint64_t{1} << 30;
  options_.guard.free_bytes = [&free](const std::string&) { return free; };
  ASSERT_EQ(Open(), absl::OkStatus());
  kv::WriteBatch both;
  both.Put(Table::kOriginals, "o", "sealed");
  both.Put(Table::kOriginalKeys, "o", "key");
  free = 1000;
  EXPECT_EQ(Reason(store_->Write(both, Sync::kYes)), "DISK_FULL");
  EXPECT_EQ(Reason(store_->CheckWritable()), "DISK_FULL");
  EXPECT_FALSE(store_->Get(Table::kOriginals, "o").ok());
  EXPECT_FALSE(store_->Get(Table::kOriginalKeys, "o").ok());
  free = uint64_t{1} << 30;
  EXPECT_EQ(store_->Write(both, Sync::kYes), absl::OkStatus());
  EXPECT_EQ(store_->Get(Table::kOriginalKeys, "o").value(), "key");
}

TEST_F(RocksKeyValueStoreTest, RowsTakeRoomInLogAndTables) {
  ASSERT_TRUE(Open().ok());
  const uint64_t empty = store_->DiskBytes();
  // Nothing to compress in it.
  std::string value(1 << 20, ' ');
  std::mt19937 random(1);
  for (char& byte : value) byte = static_cast<char>(random());
  ASSERT_TRUE(Put(Table::kResources, "a", value).ok());
  EXPECT_GE(store_->DiskBytes(), empty + value.size());
  ASSERT_TRUE(store_->FlushTables().ok());
  EXPECT_GE(store_->DiskBytes(), empty + value.size());
  ASSERT_TRUE(Open().ok());
  EXPECT_GE(store_->DiskBytes(), empty + value.size());
  EXPECT_LT(store_->DiskBytes(), empty + 3 * value.size());
}

TEST_F(RocksKeyValueStoreTest, TooFullToOpen) {
  ASSERT_EQ(Open(), absl::OkStatus());
  options_.guard.free_bytes = [](const std::string&) { return uint64_t{9}; };
  EXPECT_EQ(Reason(Open()), "DISK_FULL");
  // Little is enough to read.
  options_.guard.refuse_below = uint64_t{1} << 40;
  options_.guard.free_bytes = [](const std::string&) {
    return uint64_t{1} << 30;
  };
  ASSERT_EQ(Open(), absl::OkStatus());
  EXPECT_EQ(Reason(Put(Table::kMeta, "k", "v")), "DISK_FULL");
}

TEST_F(RocksKeyValueStoreTest, DamageIsFound) {
  ASSERT_EQ(Open(), absl::OkStatus());
  ASSERT_EQ(Put(Table::kMeta, "k", std::string(50000, 'v')), absl::OkStatus());
  ASSERT_EQ(store_->FlushTables(), absl::OkStatus());
  ASSERT_EQ(store_->VerifyChecksums(), absl::OkStatus());
  store_.reset();
  int damaged = 0;
  for (const auto& file : fs::directory_iterator(options_.path)) {
    if (file.path().extension() != ".sst") continue;
    std::fstream out(file.path(),
                     std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(20);
    out.write("damage", 6);
    ++damaged;
  }
  ASSERT_GT(damaged, 0);
  ASSERT_EQ(Open(), absl::OkStatus());
  const absl::Status status = store_->Get(Table::kMeta, "k").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(Reason(status), "STORAGE_DAMAGED");
  EXPECT_EQ(Reason(store_->VerifyChecksums()), "STORAGE_DAMAGED");
}

TEST_F(RocksKeyValueStoreTest, ManyFlushesKeepAllRows) {
  options_.write_buffer_bytes = 64 << 10;
  options_.all_write_buffers_bytes = 256 << 10;
  options_.max_wal_bytes = 256 << 10;
  options_.wal_reserve_bytes = 64 << 10;
  ASSERT_EQ(Open(), absl::OkStatus());
  for (int i = 0; i < 500; ++i) {
    kv::WriteBatch batch;
    for (const Table table : kv::kAllTables) {
      batch.Put(table, std::to_string(i), std::string(500, 'a' + i % 26));
    }
    ASSERT_EQ(store_->Write(batch, i % 50 == 0 ? Sync::kYes : Sync::kNo),
              absl::OkStatus());
  }
  ASSERT_EQ(Open(), absl::OkStatus());
  for (const Table table : kv::kAllTables) {
    int rows = 0;
    ASSERT_EQ(store_->Scan({.table = table},
                           [&](absl::string_view, absl::string_view) {
                             ++rows;
                             return true;
                           }),
              absl::OkStatus());
    EXPECT_EQ(rows, 500) << kv::TableName(table);
  }
}

}  // namespace
}  // namespace preau::rocks
