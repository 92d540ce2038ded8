#ifndef SERVICES_EXTRACTION_FAKE_EXTRACTOR_H_
#define SERVICES_EXTRACTION_FAKE_EXTRACTOR_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/extraction/extractor.h"
#include "storage/base/mutex.h"

namespace preau::extraction {

// For tests of those who use an Extractor: answers by content, without another
// process. What it wasn't told of is plain text. Thread-safe.
class FakeExtractor : public Extractor {
 public:
  void Set(absl::string_view content, absl::StatusOr<Facts> answer);

  absl::StatusOr<Facts> Extract(int file) override;
  int calls() const;

 private:
  mutable base::Mutex mutex_;
  absl::flat_hash_map<std::string, absl::StatusOr<Facts>> answers_
      ABSL_GUARDED_BY(mutex_);
  int calls_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_FAKE_EXTRACTOR_H_
