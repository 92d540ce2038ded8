#ifndef STORAGE_CATALOGUE_ROWS_H_
#define STORAGE_CATALOGUE_ROWS_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

inline absl::Status Damaged() {
  return base::MakeError(absl::StatusCode::kDataLoss,
                         {"STORAGE_DAMAGED", "", {}});
}

// DATA_LOSS (STORAGE_DAMAGED) when `bytes` isn't a Row.
template <typename Row>
absl::StatusOr<Row> ParseRow(absl::string_view bytes) {
  Row row;
  if (!row.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return Damaged();
  }
  return row;
}

// NOT_FOUND, without detail, when there is no such key.
template <typename Row>
absl::StatusOr<Row> GetRow(const kv::Reader& store, kv::Table table,
                           absl::string_view key) {
  PREAU_ASSIGN_OR_RETURN(const std::string bytes, store.Get(table, key));
  return ParseRow<Row>(bytes);
}

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_ROWS_H_
