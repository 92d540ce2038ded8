#include "storage/rocks/column_families.h"

#include <string>

#include "rocksdb/filter_policy.h"
#include "rocksdb/table.h"
#include "storage/rocks/rocks_log.h"

namespace preau::rocks {
namespace {

constexpr double kBloomBitsPerKey = 10;
constexpr size_t kBlockBytes = 16 << 10;

rocksdb::CompressionType CompressionOf(kv::Table table) {
  // Large, and much of it the same words.
  if (table == kv::Table::kResources || table == kv::Table::kPayloads) {
    return rocksdb::kZSTD;
  }
  return rocksdb::kLZ4Compression;
}

}  // namespace

rocksdb::DBOptions MakeDbOptions(const Sizes& sizes) {
  rocksdb::DBOptions options;
  options.paranoid_checks = true;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  // Opening needs little room then, so that a node whose disk is full can be
  // started again and read from.
  options.avoid_flush_during_recovery = true;
  options.max_total_wal_size = sizes.max_wal;
  options.db_write_buffer_size = sizes.all_write_buffers;
  // WalReserve prepares files itself; a recycled one would come around it.
  options.recycle_log_file_num = 0;
  // Each open file is memory, and ulimit -n is 1024 at most places.
  options.max_open_files = 400;
  options.max_background_jobs = 2;
  options.bytes_per_sync = 1 << 20;
  options.info_log = std::make_shared<RocksLog>();
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> MakeColumnFamilies(
    const std::vector<kv::Table>& tables, const Sizes& sizes,
    const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions blocks;
  blocks.block_cache = cache;
  blocks.block_size = kBlockBytes;
  blocks.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks));
  options.write_buffer_size = sizes.write_buffer;
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  families.emplace_back(rocksdb::kDefaultColumnFamilyName, options);
  for (const kv::Table table : tables) {
    options.compression = CompressionOf(table);
    families.emplace_back(std::string(kv::TableName(table)), options);
  }
  return families;
}

}  // namespace preau::rocks
