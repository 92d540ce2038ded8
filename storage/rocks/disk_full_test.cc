// Fills a real, small file system from outside while the store is written to.
// Debian's RocksDB aborts the process when its log meets ENOSPC, which is how
// this test fails when the reserve doesn't hold.
#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "storage/base/error.h"
#include "storage/rocks/rocks_key_value_store.h"

namespace preau::rocks {
namespace {

constexpr uint64_t kMib = 1 << 20;
constexpr int kWriters = 3;
constexpr int kKeysPerWriter = 40;
constexpr kv::Table kTables[] = {kv::Table::kResources, kv::Table::kApplyLog,
                                 kv::Table::kOriginalKeys};

RocksKeyValueStore::Options SmallOptions(const std::string& path) {
  RocksKeyValueStore::Options options;
  options.path = path;
  options.create_if_missing = true;
  options.cache_bytes = kMib;
  options.write_buffer_bytes = 512 << 10;
  options.all_write_buffers_bytes = 2 * kMib;
  options.max_wal_bytes = 4 * kMib;
  options.wal_reserve_bytes = 32 << 10;
  options.guard.refuse_below = 4 * kMib;
  options.guard.ballast = 4 * kMib;
  options.guard.hysteresis = kMib;
  return options;
}

// Another user of the disk, who takes all of it and what is freed later.
class Filler {
 public:
  Filler(const std::string& directory, size_t step)
      : path_(directory + "/filler"), thread_([this, step] { Run(step); }) {}
  ~Filler() {
    stop_ = true;
    thread_.join();
    unlink(path_.c_str());
  }
  bool full() const { return full_; }

 private:
  void Run(size_t step) {
    const int fd = open(path_.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    ASSERT_GE(fd, 0);
    const std::string bytes(step, 'x');
    while (!stop_) {
      if (write(fd, bytes.data(), bytes.size()) >= 0) continue;
      EXPECT_EQ(errno, ENOSPC);
      full_ = true;
      std::this_thread::yield();
    }
    close(fd);
  }

  const std::string path_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> full_ = false;
  std::thread thread_;
};

// Writes random values, and remembers which the store said it has.
class Writer {
 public:
  Writer(int number, RocksKeyValueStore* store)
      : number_(number), store_(store), random_(number) {
    thread_ = std::thread([this] { Run(); });
  }
  ~Writer() { Stop(); }
  void Stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }
  uint64_t accepted() const { return accepted_; }
  uint64_t refused() const { return refused_; }

  void CheckAll(const kv::Reader& reader) const {
    for (const auto& [key, value] : acknowledged_) {
      for (const kv::Table table : kTables) {
        const auto stored = reader.Get(table, key);
        ASSERT_TRUE(stored.ok()) << key << " " << stored.status();
        if (table == kv::Table::kOriginalKeys) continue;
        EXPECT_EQ(*stored == value, true) << key;
      }
    }
  }

 private:
  void Run() {
    for (uint64_t i = 0; !stop_; ++i) {
      const std::string key = "w" + std::to_string(number_) + "/" +
                              std::to_string(random_() % kKeysPerWriter);
      std::string value(1 + random_() % 60000, '\0');
      for (char& c : value) c = static_cast<char>(random_());
      kv::WriteBatch batch;
      batch.Put(kv::Table::kResources, key, value);
      batch.Put(kv::Table::kApplyLog, key, value);
      batch.Put(kv::Table::kOriginalKeys, key, value.substr(0, 32));
      const absl::Status status =
          store_->Write(batch, i % 4 == 0 ? kv::Sync::kNo : kv::Sync::kYes);
      if (status.ok()) {
        acknowledged_[key] = value;
        ++accepted_;
        continue;
      }
      ASSERT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
      ASSERT_EQ(base::GetErrorDetail(status).value().reason, "DISK_FULL");
      // What was acknowledged is still read, and what was refused isn't there.
      if (const auto it = acknowledged_.find(key); it != acknowledged_.end()) {
        const auto stored = store_->Get(kv::Table::kResources, key);
        ASSERT_TRUE(stored.ok()) << stored.status();
        EXPECT_EQ(*stored == it->second, true) << key;
      }
      ++refused_;
    }
  }

  const int number_;
  RocksKeyValueStore* const store_;
  std::minstd_rand random_;
  std::map<std::string, std::string> acknowledged_;
  std::atomic<uint64_t> accepted_ = 0;
  std::atomic<uint64_t> refused_ = 0;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

template <typename Condition>
testing::AssertionResult Await(Condition condition) {
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!condition()) {
    if (testing::Test::HasFatalFailure() ||
        std::chrono::steady_clock::now() > deadline) {
      return testing::AssertionFailure() << "waited in vain";
    }
    std::this_thread::yield();
  }
  return testing::AssertionSuccess();
}

class DiskFullTest : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "RocksDB isn't instrumented";
#endif
    directory_ = testing::TempDir() + "/disk_full_XXXXXX";
    ASSERT_NE(mkdtemp(directory_.data()), nullptr);
    if (mount("tmpfs", directory_.c_str(), "tmpfs", 0, "size=64m") != 0) {
      rmdir(directory_.c_str());
      GTEST_SKIP() << "mounting a file system isn't permitted here";
    }
    mounted_ = true;
  }
  void TearDown() override {
    store_.reset();
    if (!mounted_) return;
    EXPECT_EQ(umount2(directory_.c_str(), MNT_DETACH), 0);
    rmdir(directory_.c_str());
  }
  absl::Status Open() {
    store_.reset();
    RocksKeyValueStore::Options options = SmallOptions(directory_ + "/db");
    if (blind_) {
      options.guard.ballast = 0;
      options.guard.free_bytes = [](const std::string&) {
        return uint64_t{1} << 40;
      };
    }
    auto opened = RocksKeyValueStore::Open(options);
    if (!opened.ok()) return opened.status();
    store_ = *std::move(opened);
    return absl::OkStatus();
  }

  // Fills the disk and frees it, once for each step of the filler.
  void FillAndFree(const std::vector<size_t>& steps);

  std::string directory_;
  bool mounted_ = false;
  // The guard always sees room, as if somebody took it right after each look:
  // only the log's reserve is left.
  bool blind_ = false;
  std::unique_ptr<RocksKeyValueStore> store_;
};

void DiskFullTest::FillAndFree(const std::vector<size_t>& steps) {
  ASSERT_EQ(Open(), absl::OkStatus());
  std::vector<std::unique_ptr<Writer>> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.push_back(std::make_unique<Writer>(i, store_.get()));
  }
  const auto all_did = [&](uint64_t (Writer::*count)() const, uint64_t more) {
    std::vector<uint64_t> targets;
    for (const auto& w : writers) targets.push_back((*w.*count)() + more);
    return Await([&] {
      for (size_t i = 0; i < writers.size(); ++i) {
        if ((*writers[i].*count)() < targets[i]) return false;
      }
      return true;
    });
  };
  for (const size_t step : steps) {
    SCOPED_TRACE(step);
    ASSERT_TRUE(all_did(&Writer::accepted, 30));
    {
      Filler filler(directory_, step);
      ASSERT_TRUE(Await([&] { return filler.full(); }));
      ASSERT_TRUE(all_did(&Writer::refused, 200));
      // Flushes meet the full disk too.
      store_->FlushTables().IgnoreError();
      ASSERT_TRUE(all_did(&Writer::refused, 200));
      if (!blind_) {
        EXPECT_EQ(store_->CheckWritable().code(),
                  absl::StatusCode::kResourceExhausted);
      }
    }
    EXPECT_TRUE(Await([&] { return store_->CheckWritable().ok(); }));
  }
  ASSERT_TRUE(all_did(&Writer::accepted, 10));
  for (auto& writer : writers) writer->Stop();
  for (auto& writer : writers) writer->CheckAll(*store_);
  ASSERT_EQ(Open(), absl::OkStatus());
  for (auto& writer : writers) writer->CheckAll(*store_);
  EXPECT_EQ(store_->VerifyChecksums(), absl::OkStatus());
}

TEST_F(DiskFullTest, RefusesThenHealsAndLosesNothing) {
  // Small steps and leaps.
  FillAndFree(
      {4096, kMib, 64 << 10, 16 * kMib, 100, 4 * kMib, 64 * kMib, 8192});
}

TEST_F(DiskFullTest, TheReserveAloneHolds) {
  blind_ = true;
  FillAndFree({4096, 16 * kMib, 64 << 10, 100, 4 * kMib});
}

TEST_F(DiskFullTest, OpensOnAFullDiskOrSaysSo) {
  ASSERT_EQ(Open(), absl::OkStatus());
  Writer writer(1, store_.get());
  for (int round = 0; round < 5; ++round) {
    ASSERT_TRUE(Await([&, target = writer.accepted() + 20] {
      return writer.accepted() >= target;
    }));
  }
  writer.Stop();
  for (int round = 0; round < 5; ++round) {
    {
      Filler filler(directory_, 64 << 10);
      ASSERT_TRUE(Await([&] { return filler.full(); }));
      EXPECT_FALSE(store_->CheckWritable().ok());
      const absl::Status status = Open();
      EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
    }
    ASSERT_EQ(Open(), absl::OkStatus());
    EXPECT_TRUE(Await([&] { return store_->CheckWritable().ok(); }));
    writer.CheckAll(*store_);
  }
}

}  // namespace
}  // namespace preau::rocks
