#ifndef STORAGE_ROCKS_ROCKS_LOG_H_
#define STORAGE_ROCKS_ROCKS_LOG_H_

#include <cstdarg>

#include "rocksdb/env.h"

namespace preau::rocks {

// Passes RocksDB's errors on to our log. RocksDB's own log is a file (LOG) that
// is written like all its others: in Debian's build, one line that meets a full
// disk makes the next one abort the process. Thread-safe.
class RocksLog : public rocksdb::Logger {
 public:
  RocksLog() : Logger(rocksdb::InfoLogLevel::ERROR_LEVEL) {}

  using rocksdb::Logger::Logv;
  void Logv(const char* format, va_list arguments) override
      __attribute__((format(printf, 2, 0)));
};

}  // namespace preau::rocks

#endif  // STORAGE_ROCKS_ROCKS_LOG_H_
