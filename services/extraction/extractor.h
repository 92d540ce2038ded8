#ifndef SERVICES_EXTRACTION_EXTRACTOR_H_
#define SERVICES_EXTRACTION_EXTRACTOR_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "preau/extraction/facts.pb.h"
#include "storage/base/clock.h"

namespace preau::extraction {

// Tells what is in files. Implementations are thread-safe; each call takes its
// time, so that it isn't for threads that have others to serve.
class Extractor {
 public:
  virtual ~Extractor() = default;

  // `file`: open for reading only, a regular file that nobody changes
  // meanwhile; it stays open, its offset doesn't matter. Either the facts, or
  // INVALID_ARGUMENT with why the file isn't taken (ARCHIVE_…, DOCUMENT_…,
  // EXTRACTION_…, FILE_…, MOODLE_…, XML_…; field: the place in it), or
  // UNAVAILABLE (EXTRACTION_UNAVAILABLE) when it says nothing about the file
  // and may be tried again.
  virtual absl::StatusOr<Facts> Extract(int file) = 0;
};

struct ExtractorOptions {
  // Path of preau-extract.
  std::string program;
  int64_t memory_bytes = int64_t{1} << 30;
  int cpu_seconds = 30;
  int64_t wall_micros = 60'000'000;
  size_t max_answer_bytes = size_t{8} << 20;
  // Must outlive it.
  base::Clock* clock = base::SystemClock();
};

// One locked-in process for each file (sandbox/process.h).
std::unique_ptr<Extractor> CreateExtractor(ExtractorOptions options);

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_EXTRACTOR_H_
