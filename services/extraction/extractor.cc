#include "services/extraction/extractor.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/extraction/answer.h"
#include "services/extraction/sandbox/process.h"

namespace preau::extraction {
namespace {

class ProcessExtractor : public Extractor {
 public:
  explicit ProcessExtractor(ExtractorOptions options)
      : options_(std::move(options)) {}

  absl::StatusOr<Facts> Extract(int file) override {
    const sandbox::Program program = {options_.program,
                                      {absl::StrCat(options_.memory_bytes),
                                       absl::StrCat(options_.cpu_seconds)}};
    const sandbox::Outcome outcome = sandbox::RunProgram(
        program, file, {options_.wall_micros, options_.max_answer_bytes},
        options_.clock);
    return ReadAnswer(outcome.answer, outcome.status);
  }

 private:
  const ExtractorOptions options_;
};

}  // namespace

std::unique_ptr<Extractor> CreateExtractor(ExtractorOptions options) {
  return std::make_unique<ProcessExtractor>(std::move(options));
}

}  // namespace preau::extraction
