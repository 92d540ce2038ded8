#include "storage/kv/crash_key_value_store.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace preau::kv {
namespace {

constexpr Table kTable = Table::kMeta;

WriteBatch One(absl::string_view key) {
  WriteBatch batch;
  batch.Put(kTable, key, "v");
  return batch;
}

std::string Keys(const Reader& reader) {
  std::string keys;
  EXPECT_TRUE(reader
                  .Scan({.table = kTable},
                        [&](absl::string_view key, absl::string_view) {
                          absl::StrAppend(&keys, key);
                          return true;
                        })
                  .ok());
  return keys;
}

TEST(CrashKeyValueStoreTest, UnsyncedWritesAreLostInACrash) {
  CrashKeyValueStore store;
  ASSERT_TRUE(store.Write(One("a"), Sync::kYes).ok());
  ASSERT_TRUE(store.Write(One("b"), Sync::kNo).ok());
  EXPECT_EQ(Keys(store), "ab");
  store.Crash();
  EXPECT_EQ(Keys(store), "a");
}

TEST(CrashKeyValueStoreTest, ASyncedWriteKeepsThoseBeforeIt) {
  CrashKeyValueStore store;
  ASSERT_TRUE(store.Write(One("a"), Sync::kNo).ok());
  ASSERT_TRUE(store.Write(One("b"), Sync::kYes).ok());
  ASSERT_TRUE(store.Write(One("c"), Sync::kNo).ok());
  ASSERT_TRUE(store.Flush().ok());
  ASSERT_TRUE(store.Write(One("d"), Sync::kNo).ok());
  store.Crash();
  EXPECT_EQ(Keys(store), "abc");
}

TEST(CrashKeyValueStoreTest, TornTailKeepsWholeBatchesOnly) {
  const size_t size = One("a").bytes();
  const struct {
    uint64_t surviving;
    std::string keys;
  } kCases[] = {
      {0, ""},           {size - 1, ""},    {size, "a"},
      {size + 1, "a"},   {2 * size, "ab"},  {3 * size - 1, "ab"},
      {3 * size, "abc"}, {9 * size, "abc"},
  };
  for (const auto& c : kCases) {
    CrashKeyValueStore store;
    for (const char* key : {"a", "b", "c"}) {
      ASSERT_TRUE(store.Write(One(key), Sync::kNo).ok());
    }
    EXPECT_EQ(store.unsynced_bytes(), 3 * size);
    store.Crash(c.surviving);
    EXPECT_EQ(Keys(store), c.keys) << c.surviving;
    EXPECT_EQ(store.unsynced_bytes(), 0u);
    store.Crash();
    EXPECT_EQ(Keys(store), c.keys) << "what survived is on the disk";
  }
}

TEST(CrashKeyValueStoreTest, ADiskThatLies) {
  CrashKeyValueStore store({.ignore_sync = true});
  ASSERT_TRUE(store.Write(One("a"), Sync::kYes).ok());
  ASSERT_TRUE(store.Flush().ok());
  ASSERT_TRUE(store.Write(One("b"), Sync::kYes).ok());
  store.Crash();
  EXPECT_EQ(Keys(store), "a");
}

TEST(CrashKeyValueStoreTest, PlannedFailures) {
  CrashKeyValueStore store;
  store.FailWrite(2, absl::InternalError("x"),
                  CrashKeyValueStore::Failure::kNotApplied);
  store.FailWrite(3, absl::UnknownError("y"),
                  CrashKeyValueStore::Failure::kApplied);
  EXPECT_TRUE(store.Write(One("a"), Sync::kYes).ok());
  EXPECT_EQ(store.Write(One("b"), Sync::kYes), absl::InternalError("x"));
  EXPECT_EQ(store.Write(One("c"), Sync::kYes), absl::UnknownError("y"));
  EXPECT_TRUE(store.Write(One("d"), Sync::kYes).ok());
  EXPECT_EQ(store.writes(), 4u);
  store.Crash();
  EXPECT_EQ(Keys(store), "acd");
}

TEST(CrashKeyValueStoreTest, SnapshotsEndWithTheCrash) {
  CrashKeyValueStore store;
  ASSERT_TRUE(store.Write(One("a"), Sync::kYes).ok());
  const std::unique_ptr<Reader> snapshot = store.Snapshot();
  EXPECT_TRUE(snapshot->Get(kTable, "a").ok());
  store.Crash();
  EXPECT_EQ(snapshot->Get(kTable, "a").status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace preau::kv
