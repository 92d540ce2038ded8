#include "services/extraction/documents/json.h"

#include "storage/base/error.h"

namespace preau::documents {

using Json = nlohmann::json;

absl::StatusOr<Json> ParseJson(absl::string_view text,
                               absl::string_view place) {
  if (text.size() > kMaxJsonBytes) {
    return base::InvalidField("DOCUMENT_DAMAGED", place);
  }
  bool is_too_deep = false;
  int64_t values = 0;
  Json json = Json::parse(
      text.begin(), text.end(),
      [&](int depth, Json::parse_event_t, Json&) {
        // Each takes some forty bytes more than its text.
        is_too_deep |= depth > kMaxJsonDepth || ++values > 2'000'000;
        return !is_too_deep;
      },
      false);
  if (json.is_discarded() || is_too_deep) {
    return base::InvalidField("DOCUMENT_DAMAGED", place);
  }
  return json;
}

std::string StringOf(const Json& object, const char* name) {
  if (!object.is_object()) return "";
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>()
                                                     : "";
}

}  // namespace preau::documents
