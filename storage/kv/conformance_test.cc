#include <memory>

#include "storage/kv/crash_key_value_store.h"
#include "storage/kv/kv_conformance.h"
#include "storage/kv/memory_key_value_store.h"

namespace preau::kv {
namespace {

class MemoryHolder : public StoreHolder {
 public:
  KeyValueStore* store() override { return &store_; }
  bool Reopen() override { return false; }

 private:
  MemoryKeyValueStore store_;
};

class CrashHolder : public StoreHolder {
 public:
  KeyValueStore* store() override { return &store_; }
  bool Reopen() override {
    store_.Crash();
    return true;
  }

 private:
  CrashKeyValueStore store_;
};

INSTANTIATE_TEST_SUITE_P(
    Stores, KvConformanceTest,
    testing::Values(
        StoreKind{"Memory", [] { return std::make_unique<MemoryHolder>(); }},
        StoreKind{"Crash", [] { return std::make_unique<CrashHolder>(); }}),
    StoreKindName);

}  // namespace
}  // namespace preau::kv
