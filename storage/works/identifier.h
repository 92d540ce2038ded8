#ifndef STORAGE_WORKS_IDENTIFIER_H_
#define STORAGE_WORKS_IDENTIFIER_H_

#include <string>

#include "absl/strings/string_view.h"

namespace preau::works {

// What of `entry`, an identifier or an address, names a work everywhere, as a
// key: "doi:10.5281/zenodo.1" (ISO 26324; DOIs have no case),
// "ark:12148/bpt6k1" (hyphens mean nothing in an ARK), "isbn:9782070612758"
// (ISO 2108; of ten digits or thirteen, with a check digit that is right; only
// where `catalog` or `entry` says that it is one). Empty for all others: an
// identifier without an issuer names something in one catalogue only.
// Thread-safe.
std::string IdentifierKey(absl::string_view catalog, absl::string_view entry);

}  // namespace preau::works

#endif  // STORAGE_WORKS_IDENTIFIER_H_
