#ifndef SERVICES_INGESTION_CONFORMANCE_VERSION_H_
#define SERVICES_INGESTION_CONFORMANCE_VERSION_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::conformance {

// Which rules a record asks to be judged by.
struct Version {
  // "3.2".
  std::string name;
  // Times ten: 32.
  int number = 0;
  // A version of ScoLOMFR is declared, and its rules are known here.
  bool known = false;
  // The newest that is declared; empty when none is.
  std::string declared;
};

// The newest whose rules are known.
inline constexpr int kNewestNumber = 32;
inline constexpr absl::string_view kNewest = "3.2";

// By what metaMetadata/metadataSchema says; the newest known version where it
// names none that is known. Of several the newest known one counts.
Version VersionOf(const std::vector<std::string>& schemas);

// Whether it names a version of ScoLOMFR at all: "SCOLOMFRv8.0".
bool IsScolomfrVersion(absl::string_view text);
// Whether a vocabulary value may name it as its <source>.
bool IsVocabularySource(absl::string_view text);

}  // namespace preau::conformance

#endif  // SERVICES_INGESTION_CONFORMANCE_VERSION_H_
