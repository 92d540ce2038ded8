#ifndef TOOLS_PREAU_JSON_TEXT_H_
#define TOOLS_PREAU_JSON_TEXT_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace preau::command {

// The message as proto3 JSON (field names in lowerCamelCase; what has its
// standard value is left out), on one line or indented.
std::string ToJson(const google::protobuf::Message& message, bool pretty);

// One JSON object on a line, with each message under its name; those that are
// null are left out.
std::string JoinJson(
    const std::vector<std::pair<absl::string_view,
                                const google::protobuf::Message*>>& messages);

}  // namespace preau::command

#endif  // TOOLS_PREAU_JSON_TEXT_H_
