#ifndef TOOLS_BENCH_CORPUS_FILE_H_
#define TOOLS_BENCH_CORPUS_FILE_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "preau/v1/resource.pb.h"

// A corpus on disk: serialised preau.v1.Resource messages, each after its
// length (Protocol Buffers' delimited format). Errors: NOT_FOUND for a file
// that can't be opened, DATA_LOSS for one that ends within a message or can't
// be written.
namespace preau::bench {

// Thread-compatible.
class CorpusWriter {
 public:
  // Replaces the file.
  static absl::StatusOr<std::unique_ptr<CorpusWriter>> Create(
      const std::string& path);
  ~CorpusWriter();

  absl::Status Write(const v1::Resource& resource);
  // Once, at the end: what isn't closed may not be on disk.
  absl::Status Close();

 private:
  class Stream;
  explicit CorpusWriter(std::unique_ptr<Stream> stream);

  std::unique_ptr<Stream> stream_;
};

// Thread-compatible.
class CorpusReader {
 public:
  static absl::StatusOr<std::unique_ptr<CorpusReader>> Open(
      const std::string& path);
  ~CorpusReader();

  // The next record; false when there is none left.
  absl::StatusOr<bool> Next(v1::Resource& resource);

 private:
  class Stream;
  explicit CorpusReader(std::unique_ptr<Stream> stream);

  std::unique_ptr<Stream> stream_;
};

}  // namespace preau::bench

#endif  // TOOLS_BENCH_CORPUS_FILE_H_
