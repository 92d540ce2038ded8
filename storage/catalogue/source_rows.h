#ifndef STORAGE_CATALOGUE_SOURCE_ROWS_H_
#define STORAGE_CATALOGUE_SOURCE_ROWS_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/v1/source.pb.h"
#include "storage/kv/key_value_store.h"

// What the two halves of SourceStore share.
namespace preau::catalogue {

// Etags of sources and harvests count their changes.
std::string NextEtag(absl::string_view etag);
absl::Status EtagMismatch(absl::string_view present);

// NOT_FOUND (SOURCE_NOT_FOUND).
absl::StatusOr<v1::Source> ReadSource(const kv::Reader& store,
                                      absl::string_view member,
                                      absl::string_view id);

// Writes when the next pass is due, counted from a moment.
void PlanNextHarvest(int64_t from_micros, v1::Source& source);

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_SOURCE_ROWS_H_
