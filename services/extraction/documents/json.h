#ifndef SERVICES_EXTRACTION_DOCUMENTS_JSON_H_
#define SERVICES_EXTRACTION_DOCUMENTS_JSON_H_

#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::documents {

inline constexpr size_t kMaxJsonBytes = size_t{16} << 20;
inline constexpr int kMaxJsonDepth = 100;

// DOCUMENT_DAMAGED, field: `place`, for what isn't JSON, is nested too deeply,
// or is too large.
absl::StatusOr<nlohmann::json> ParseJson(absl::string_view text,
                                         absl::string_view place);

// A member that is a string; "" without one.
std::string StringOf(const nlohmann::json& object, const char* name);

}  // namespace preau::documents

#endif  // SERVICES_EXTRACTION_DOCUMENTS_JSON_H_
