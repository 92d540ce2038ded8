#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "storage/kv/kv_conformance.h"
#include "storage/rocks/rocks_key_value_store.h"

namespace preau::rocks {
namespace {

using kv::KvConformanceTest;

#if defined(__SANITIZE_THREAD__)
#define PREAU_NO_ROCKSDB 1  // It isn't instrumented: false reports.
#endif

class RocksHolder : public kv::StoreHolder {
 public:
  RocksHolder() : directory_(testing::TempDir() + "/rocks_XXXXXX") {
    if (mkdtemp(directory_.data()) == nullptr) abort();
    Open();
  }
  ~RocksHolder() override {
    store_.reset();
    std::filesystem::remove_all(directory_);
  }
  kv::KeyValueStore* store() override { return store_.get(); }
  bool Reopen() override {
    store_.reset();
    Open();
    return true;
  }

 private:
  void Open() {
    RocksKeyValueStore::Options options;
    options.path = directory_ + "/db";
    options.create_if_missing = true;
    options.guard.refuse_below = 1 << 20;
    options.guard.ballast = 1 << 20;
    options.guard.hysteresis = 0;
    auto opened = RocksKeyValueStore::Open(options);
    if (!opened.ok()) abort();
    store_ = *std::move(opened);
  }

  std::string directory_;
  std::unique_ptr<RocksKeyValueStore> store_;
};

#ifndef PREAU_NO_ROCKSDB
INSTANTIATE_TEST_SUITE_P(Stores, KvConformanceTest,
                         testing::Values(kv::StoreKind{
                             "Rocks",
                             [] { return std::make_unique<RocksHolder>(); }}),
                         kv::StoreKindName);
#endif

}  // namespace
}  // namespace preau::rocks
