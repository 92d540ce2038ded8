#ifndef TOOLS_PREAU_VOCABULARY_CHECK_COMMAND_H_
#define TOOLS_PREAU_VOCABULARY_CHECK_COMMAND_H_

#include "absl/status/status.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

// Reads SKOS files as a node does that is given them, and says how many
// concepts of each scheme mean a term of ours, and what is refused. Needs no
// node. Errors: SKOS_CHECK_FAILED{count} when anything is refused, and those of
// skos::ReadSources().
absl::Status RunVocabularyCheck(const VocabularyCheckOptions& options,
                                Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_VOCABULARY_CHECK_COMMAND_H_
