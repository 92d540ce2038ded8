#include "services/node/vocabularies.h"

#include <utility>

#include "storage/base/status_macros.h"
#include "storage/skos/mappings.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::services {

absl::Status UseVocabularies(const std::string& folder) {
  if (folder.empty()) return absl::OkStatus();
  PREAU_ASSIGN_OR_RETURN(
      vocabulary::Vocabularies extended,
      skos::WithFolder(vocabulary::Vocabularies::BuiltIn(), folder));
  vocabulary::Vocabularies::SetCurrent(std::move(extended));
  return absl::OkStatus();
}

}  // namespace preau::services
