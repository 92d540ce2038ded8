#include "storage/kv/kv_conformance.h"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "storage/base/error.h"
#include "storage/kv/keys.h"

namespace preau::kv {

using namespace std::string_literals;

std::string StoreKindName(const testing::TestParamInfo<StoreKind>& info) {
  return info.param.name;
}

void KvConformanceTest::SetUp() { holder_ = GetParam().make(); }

void KvConformanceTest::Put(Table table, absl::string_view key,
                            absl::string_view value) {
  WriteBatch batch;
  batch.Put(table, key, value);
  const absl::Status status = store().Write(batch, Sync::kYes);
  ASSERT_TRUE(status.ok()) << status;
}

std::string KvConformanceTest::Dump(const Reader& reader,
                                    const ScanOptions& options) {
  std::vector<std::string> rows;
  const absl::Status status =
      reader.Scan(options, [&](absl::string_view key, absl::string_view value) {
        rows.push_back(absl::StrCat(key, "=", value));
        return true;
      });
  EXPECT_TRUE(status.ok()) << status;
  return absl::StrJoin(rows, " ");
}

namespace {

constexpr Table kTable = Table::kResources;

TEST_P(KvConformanceTest, MissingKeyIsPlainNotFound) {
  for (const Table table : kAllTables) {
    const absl::Status status = store().Get(table, "x").status();
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
    EXPECT_FALSE(base::GetErrorDetail(status).has_value());
  }
}

TEST_P(KvConformanceTest, TablesAreSeparate) {
  for (const Table table : kAllTables) Put(table, "k", TableName(table));
  for (const Table table : kAllTables) {
    EXPECT_EQ(Dump(table), absl::StrCat("k=", TableName(table)));
    EXPECT_EQ(store().Get(table, "k").value(), TableName(table));
  }
}

TEST_P(KvConformanceTest, AnyBytes) {
  const std::vector<std::string> sorted = {
      ""s,     "\0"s,   "\0\0"s, "\0\xff"s, "\x01"s,
      "a"s,    "a\0"s,  "a\0b"s, "aa"s,     "\x7f"s,
      "\x80"s, "\xfe"s, "\xff"s, "\xff\0"s, "\xff\xff"s,
  };
  WriteBatch batch;
  for (auto it = sorted.rbegin(); it != sorted.rend(); ++it) {
    batch.Put(kTable, *it, *it);
  }
  ASSERT_TRUE(store().Write(batch, Sync::kYes).ok());
  std::vector<std::string> seen;
  ASSERT_TRUE(store()
                  .Scan({.table = kTable},
                        [&](absl::string_view key, absl::string_view value) {
                          EXPECT_EQ(key, value);
                          seen.emplace_back(key);
                          return true;
                        })
                  .ok());
  EXPECT_EQ(seen, sorted);
  for (const std::string& key : sorted) {
    EXPECT_EQ(store().Get(kTable, key).value(), key);
  }
}

TEST_P(KvConformanceTest, EmptyValueIsNotMissing) {
  Put(kTable, "k", "");
  EXPECT_EQ(store().Get(kTable, "k").value(), "");
}

TEST_P(KvConformanceTest, LastOperationOfABatchWins) {
  Put(kTable, "b", "old");
  WriteBatch batch;
  batch.Put(kTable, "a", "1");
  batch.Delete(kTable, "a");
  batch.Delete(kTable, "b");
  batch.Put(kTable, "b", "2");
  batch.Put(kTable, "c", "3");
  batch.DeleteRange(kTable, "b", "d");
  batch.Put(kTable, "c", "4");
  batch.Delete(kTable, "never there");
  ASSERT_TRUE(store().Write(batch, Sync::kNo).ok());
  EXPECT_EQ(Dump(kTable), "c=4");
}

TEST_P(KvConformanceTest, EmptyBatch) {
  EXPECT_TRUE(store().Write(WriteBatch(), Sync::kYes).ok());
}

TEST_P(KvConformanceTest, ScanBounds) {
  for (const char* key : {"a", "b", "bb", "c", "d"}) Put(kTable, key, "");
  const struct {
    std::string from, to, forward, backward;
  } kCases[] = {
      {"", "", "a= b= bb= c= d=", "d= c= bb= b= a="},
      {"b", "", "b= bb= c= d=", "d= c= bb= b="},
      {"", "c", "a= b= bb=", "bb= b= a="},
      {"b", "c", "b= bb=", "bb= b="},
      {"ba", "cc", "bb= c=", "c= bb="},
      {"b", "b", "", ""},
      {"c", "b", "", ""},
      {"e", "", "", ""},
      {"", "a", "", ""},
      {"", "a\0"s, "a=", "a="},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(absl::StrCat("[", c.from, ", ", c.to, ")"));
    EXPECT_EQ(Dump(store(), {kTable, c.from, c.to, false}), c.forward);
    EXPECT_EQ(Dump(store(), {kTable, c.from, c.to, true}), c.backward);
  }
}

TEST_P(KvConformanceTest, ScanStopsWhenTold) {
  for (const char* key : {"a", "b", "c"}) Put(kTable, key, "");
  for (const bool reverse : {false, true}) {
    std::string seen;
    ASSERT_TRUE(store()
                    .Scan({.table = kTable, .reverse = reverse},
                          [&](absl::string_view key, absl::string_view) {
                            absl::StrAppend(&seen, key);
                            return seen.size() < 2;
                          })
                    .ok());
    EXPECT_EQ(seen, reverse ? "cb" : "ab");
  }
}

TEST_P(KvConformanceTest, LongScanSeesOneMoment) {
  constexpr uint64_t kRows = 1000;
  WriteBatch batch;
  for (uint64_t i = 0; i < kRows; ++i) {
    batch.Put(kTable, BigEndian64(i), BigEndian64(i));
  }
  ASSERT_TRUE(store().Write(batch, Sync::kYes).ok());
  for (const bool reverse : {false, true}) {
    uint64_t seen = 0;
    ASSERT_TRUE(
        store()
            .Scan({.table = kTable, .reverse = reverse},
                  [&](absl::string_view key, absl::string_view value) {
                    const uint64_t i = reverse ? kRows - 1 - seen : seen;
                    EXPECT_EQ(ReadBigEndian64(key), i);
                    EXPECT_EQ(ReadBigEndian64(value), i);
                    if (seen++ == 0) {
                      WriteBatch change;
                      change.DeleteRange(kTable, BigEndian64(0), "\xff");
                      change.Put(kTable, BigEndian64(kRows / 2), "changed");
                      EXPECT_TRUE(store().Write(change, Sync::kNo).ok());
                    }
                    return true;
                  })
            .ok());
    EXPECT_EQ(seen, kRows);
    ASSERT_TRUE(store().Write(batch, Sync::kYes).ok());
  }
}

TEST_P(KvConformanceTest, SnapshotIsIsolated) {
  Put(kTable, "a", "1");
  Put(kTable, "b", "1");
  const std::unique_ptr<Reader> before = store().Snapshot();
  Put(kTable, "a", "2");
  const std::unique_ptr<Reader> between = store().Snapshot();
  WriteBatch batch;
  batch.DeleteRange(kTable, "a", "z");
  batch.Put(kTable, "c", "3");
  ASSERT_TRUE(store().Write(batch, Sync::kYes).ok());
  EXPECT_EQ(Dump(*before, {.table = kTable}), "a=1 b=1");
  EXPECT_EQ(before->Get(kTable, "a").value(), "1");
  EXPECT_EQ(before->Get(kTable, "c").status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(Dump(*between, {.table = kTable, .reverse = true}), "b=1 a=2");
  EXPECT_EQ(Dump(kTable), "c=3");
}

TEST_P(KvConformanceTest, DeleteRangeBounds) {
  for (const char* key : {"a", "b", "bb", "c"}) Put(kTable, key, "");
  WriteBatch nothing;
  nothing.DeleteRange(kTable, "b", "b");
  nothing.DeleteRange(kTable, "c", "a");
  nothing.DeleteRange(kTable, "a", "");
  ASSERT_TRUE(store().Write(nothing, Sync::kYes).ok());
  EXPECT_EQ(Dump(kTable), "a= b= bb= c=");
  WriteBatch some;
  some.DeleteRange(kTable, "b", "c");
  ASSERT_TRUE(store().Write(some, Sync::kYes).ok());
  EXPECT_EQ(Dump(kTable), "a= c=");
}

TEST_P(KvConformanceTest, LimitsAreEnforced) {
  WriteBatch large;
  large.Put(kTable, "ok", "");
  large.Put(kTable, "k", std::string(kMaxBatchBytes, 'x'));
  absl::Status status = store().Write(large, Sync::kYes);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(base::GetErrorDetail(status).value().reason, "BATCH_TOO_LARGE");

  WriteBatch long_key;
  long_key.Put(kTable, "ok", "");
  long_key.Put(kTable, std::string(kMaxKeyBytes + 1, 'k'), "");
  status = store().Write(long_key, Sync::kYes);
  EXPECT_EQ(base::GetErrorDetail(status).value().reason, "KEY_TOO_LONG");
  EXPECT_EQ(Dump(kTable), "");

  const std::string longest(kMaxKeyBytes, 'k');
  Put(kTable, longest, std::string(kMaxBatchBytes / 2, 'x'));
  EXPECT_EQ(store().Get(kTable, longest).value().size(), kMaxBatchBytes / 2);
}

TEST_P(KvConformanceTest, SyncedWritesOutliveTheProcess) {
  Put(kTable, "a", "1");
  Put(Table::kOriginalKeys, "key", "secret");
  WriteBatch unsynced;
  unsynced.Put(kTable, "b", "2");
  ASSERT_TRUE(store().Write(unsynced, Sync::kNo).ok());
  ASSERT_TRUE(store().Flush().ok());
  WriteBatch deletion;
  deletion.Delete(kTable, "a");
  ASSERT_TRUE(store().Write(deletion, Sync::kYes).ok());
  if (!holder_->Reopen()) GTEST_SKIP() << "lives in memory";
  EXPECT_EQ(Dump(kTable), "b=2");
  EXPECT_EQ(Dump(Table::kOriginalKeys), "key=secret");
  Put(kTable, "c", "3");
  ASSERT_TRUE(holder_->Reopen());
  EXPECT_EQ(Dump(kTable), "b=2 c=3");
}

TEST_P(KvConformanceTest, ConcurrentWritersAndReaders) {
  constexpr int kWriters = 4;
  constexpr uint64_t kBatches = 200;
  std::atomic<bool> done = false;
  // Each batch writes the same number in two tables: a reader who sees them
  // differ has seen half a batch.
  std::thread reader([&] {
    do {
      const std::unique_ptr<Reader> snapshot = store().Snapshot();
      EXPECT_EQ(Dump(*snapshot, {.table = Table::kNames}),
                Dump(*snapshot, {.table = Table::kLedger}));
    } while (!done);
  });
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      for (uint64_t i = 0; i < kBatches; ++i) {
        WriteBatch batch;
        const std::string key = absl::StrCat("w", w);
        batch.Put(Table::kNames, key, absl::StrCat(i));
        batch.Put(Table::kLedger, key, absl::StrCat(i));
        batch.Put(kTable, absl::StrCat(key, "/", i), "");
        const Sync sync = i % 8 == 0 ? Sync::kYes : Sync::kNo;
        EXPECT_TRUE(store().Write(batch, sync).ok());
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  done = true;
  reader.join();
  uint64_t rows = 0;
  ASSERT_TRUE(store()
                  .Scan({.table = kTable},
                        [&](absl::string_view, absl::string_view) {
                          ++rows;
                          return true;
                        })
                  .ok());
  EXPECT_EQ(rows, kWriters * kBatches);
  EXPECT_EQ(Dump(Table::kNames), "w0=199 w1=199 w2=199 w3=199");
}

TEST_P(KvConformanceTest, HealthyStoreIsWritable) {
  EXPECT_TRUE(store().CheckWritable().ok());
}

}  // namespace
}  // namespace preau::kv
