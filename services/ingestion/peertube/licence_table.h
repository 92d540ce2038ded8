#ifndef SERVICES_INGESTION_PEERTUBE_LICENCE_TABLE_H_
#define SERVICES_INGESTION_PEERTUBE_LICENCE_TABLE_H_

#include "absl/strings/string_view.h"

namespace preau::peertube {

// What PeerTube's licence `id` is, in words that name a licence; empty for an
// id that isn't PeerTube's own. PeerTube says no version.
absl::string_view LicenceOf(int id);

}  // namespace preau::peertube

#endif  // SERVICES_INGESTION_PEERTUBE_LICENCE_TABLE_H_
