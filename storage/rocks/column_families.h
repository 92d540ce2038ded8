#ifndef STORAGE_ROCKS_COLUMN_FAMILIES_H_
#define STORAGE_ROCKS_COLUMN_FAMILIES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "rocksdb/cache.h"
#include "rocksdb/db.h"
#include "rocksdb/options.h"
#include "storage/kv/key_value_store.h"

namespace preau::rocks {

// Sizes in bytes; see RocksKeyValueStore::Options.
struct Sizes {
  size_t write_buffer = 0;
  size_t all_write_buffers = 0;
  uint64_t max_wal = 0;
};

rocksdb::DBOptions MakeDbOptions(const Sizes& sizes);

// RocksDB's own "default", which stays empty, then one for each table.
std::vector<rocksdb::ColumnFamilyDescriptor> MakeColumnFamilies(
    const std::vector<kv::Table>& tables, const Sizes& sizes,
    const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace preau::rocks

#endif  // STORAGE_ROCKS_COLUMN_FAMILIES_H_
