#ifndef SERVICES_NODE_VOCABULARIES_H_
#define SERVICES_NODE_VOCABULARIES_H_

#include <string>

#include "absl/status/status.h"

namespace preau::services {

// From now on, what records state is resolved with the SKOS files in `folder`
// too; with what is built in alone when it is empty. To be called before
// anything is served. Errors: those of skos::WithFolder().
absl::Status UseVocabularies(const std::string& folder);

}  // namespace preau::services

#endif  // SERVICES_NODE_VOCABULARIES_H_
