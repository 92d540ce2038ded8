#ifndef TOOLS_PREAU_VOCABULARY_COMMANDS_H_
#define TOOLS_PREAU_VOCABULARY_COMMANDS_H_

#include "absl/status/status.h"
#include "tools/preau/connection.h"
#include "tools/preau/options.h"
#include "tools/preau/output.h"

namespace preau::command {

absl::Status RunVocabularyList(Connection& connection, Output& output);

// The terms, in order or as a tree, in which a term stands once under each of
// those above it.
absl::Status RunVocabularyShow(const VocabularyShowOptions& options,
                               Connection& connection, Output& output);

}  // namespace preau::command

#endif  // TOOLS_PREAU_VOCABULARY_COMMANDS_H_
