#include "tools/bench/corpus_command.h"

#include <fstream>
#include <memory>
#include <optional>

#include "absl/strings/str_cat.h"
#include "storage/base/status_macros.h"
#include "tools/bench/corpus_file.h"
#include "tools/bench/progress.h"
#include "tools/bench/record_generator.h"

namespace preau::bench {

absl::Status MakeCorpus(const CorpusOptions& options, base::Clock& clock,
                        std::ostream& err) {
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<CorpusWriter> corpus,
                         CorpusWriter::Create(options.out));
  const std::string clusters_path = absl::StrCat(options.out, ".clusters");
  std::ofstream clusters(clusters_path);
  const RecordGenerator generator(options.seed);
  Progress progress("records", options.records, clock, err);
  for (uint64_t number = 0; number < options.records; ++number) {
    PREAU_RETURN_IF_ERROR(corpus->Write(generator.Make(number)));
    const std::optional<uint64_t> original = generator.OriginalOf(number);
    if (original.has_value()) {
      clusters << generator.Uid(*original) << '\t' << generator.Uid(number)
               << '\n';
    }
    progress.Advance();
  }
  clusters.close();
  if (!clusters) {
    return absl::DataLossError(
        absl::StrCat(clusters_path, ": can't be written"));
  }
  return corpus->Close();
}

}  // namespace preau::bench
