#include "tools/preau/json_text.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"

namespace preau::command {

std::string ToJson(const google::protobuf::Message& message, bool pretty) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = pretty;
  std::string json;
  // Only fails on an Any or a time that isn't valid.
  if (!google::protobuf::util::MessageToJsonString(message, &json, options)
           .ok()) {
    return "{}";
  }
  return json;
}

std::string JoinJson(
    const std::vector<std::pair<absl::string_view,
                                const google::protobuf::Message*>>& messages) {
  std::string json = "{";
  for (const auto& [name, message] : messages) {
    if (message == nullptr) continue;
    absl::StrAppend(&json, json.size() > 1 ? "," : "", "\"", name,
                    "\":", ToJson(*message, false));
  }
  return absl::StrCat(json, "}\n");
}

}  // namespace preau::command
