#ifndef SERVICES_INGESTION_READERS_WHOLE_FILE_READER_H_
#define SERVICES_INGESTION_READERS_WHOLE_FILE_READER_H_

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/reader.h"
#include "storage/base/error.h"

namespace preau::readers {

// A reader of files that mean nothing before their end: it keeps them in
// memory, up to a bound. Thread-compatible.
class WholeFileReader : public Reader {
 public:
  WholeFileReader(std::string file_name, size_t max_bytes)
      : file_name_(std::move(file_name)), max_bytes_(max_bytes) {}

  absl::Status Feed(absl::string_view piece, const Emit&) final {
    // Growing step by step would take twice as much memory; what is reserved
    // takes none before it is written.
    if (bytes_.size() + piece.size() > kSmall) bytes_.reserve(max_bytes_ + 1);
    // One byte more than is allowed is enough to refuse it.
    bytes_.append(piece.data(),
                  std::min(piece.size(), max_bytes_ + 1 - bytes_.size()));
    return absl::OkStatus();
  }

  // RECORD_TOO_LARGE{max}, and what ReadFile() says.
  absl::Status Finish(const Emit& emit) final {
    if (bytes_.size() > max_bytes_) {
      return base::InvalidField("RECORD_TOO_LARGE", "",
                                {{"max", absl::StrCat(max_bytes_)}});
    }
    return ReadFile(std::move(bytes_), emit);
  }

 protected:
  const std::string& file_name() const { return file_name_; }

 private:
  static constexpr size_t kSmall = size_t{1} << 20;

  virtual absl::Status ReadFile(std::string bytes, const Emit& emit) = 0;

  const std::string file_name_;
  const size_t max_bytes_;
  std::string bytes_;
};

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_WHOLE_FILE_READER_H_
