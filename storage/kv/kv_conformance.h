#ifndef STORAGE_KV_KV_CONFORMANCE_H_
#define STORAGE_KV_KV_CONFORMANCE_H_

#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "gtest/gtest.h"
#include "storage/kv/key_value_store.h"

namespace preau::kv {

// A store under test, and how it is closed and opened again.
class StoreHolder {
 public:
  virtual ~StoreHolder() = default;
  virtual KeyValueStore* store() = 0;
  // As after a process that ended without warning. False when the store doesn't
  // outlive its process.
  virtual bool Reopen() = 0;
};

struct StoreKind {
  std::string name;
  std::function<std::unique_ptr<StoreHolder>()> make;
};

// Names a test by its store. Not inline, so that whoever instantiates the suite
// links the file that has the tests.
std::string StoreKindName(const testing::TestParamInfo<StoreKind>& info);
inline void PrintTo(const StoreKind& kind, std::ostream* out) {
  *out << kind.name;
}

// What every KeyValueStore must do. A store's test instantiates it:
//   INSTANTIATE_TEST_SUITE_P(Memory, KvConformanceTest, testing::Values(…),
//                            StoreKindName);
class KvConformanceTest : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override;

  KeyValueStore& store() { return *holder_->store(); }
  void Put(Table table, absl::string_view key, absl::string_view value);
  // "key=value" of each row, joined by spaces.
  static std::string Dump(const Reader& reader, const ScanOptions& options);
  std::string Dump(Table table) {
    return Dump(store(), ScanOptions{.table = table});
  }

  std::unique_ptr<StoreHolder> holder_;
};

}  // namespace preau::kv

#endif  // STORAGE_KV_KV_CONFORMANCE_H_
