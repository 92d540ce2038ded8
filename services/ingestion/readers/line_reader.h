#ifndef SERVICES_INGESTION_READERS_LINE_READER_H_
#define SERVICES_INGESTION_READERS_LINE_READER_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "services/ingestion/readers/reader.h"

namespace preau::readers {

// A record on each line.
class LineReader : public Reader {
 public:
  static constexpr size_t kMaxLineBytes = 1 << 20;

  explicit LineReader(ReaderOptions options) : options_(std::move(options)) {}

  absl::Status Feed(absl::string_view piece, const Emit& emit) override;
  absl::Status Finish(const Emit& emit) override;

 protected:
  // Fills in all but the location and the original. An error is about the
  // whole file.
  virtual absl::Status ReadLine(const std::string& line,
                                ParsedRecord& record) = 0;

  const ReaderOptions& options() const { return options_; }

 private:
  absl::Status EndLine(const Emit& emit);

  const ReaderOptions options_;
  std::string line_;
  bool too_long_ = false;
  int number_ = 0;
};

// Fills a notice by a mapping.
void Apply(const Mapping& mapping, const TextsOf& texts_of,
           absl::string_view rule_name, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LINE_READER_H_
