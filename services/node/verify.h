#ifndef SERVICES_NODE_VERIFY_H_
#define SERVICES_NODE_VERIFY_H_

#include <string>

#include "absl/status/status.h"

namespace preau::services {

// Checks a catalogue's data, which nothing else may have open, and says on
// standard output what it found. DATA_LOSS (VERIFY_FAULTS{faults}).
absl::Status VerifyData(const std::string& folder);

}  // namespace preau::services

#endif  // SERVICES_NODE_VERIFY_H_
