#include "tools/preau/source_names.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"

namespace preau::command {

absl::StatusOr<v1::Source> FindSource(const std::string& named,
                                      const std::string& member,
                                      Connection& connection) {
  v1::GetSourceRequest request;
  request.set_name(named);
  if (!absl::StartsWith(named, "members/")) {
    PREAU_ASSIGN_OR_RETURN(const std::string chosen,
                           ChooseMember(member, connection));
    request.set_name(base::MakeResourceName(chosen, "sources", named));
  }
  return connection.Call(connection.sources(),
                         &v1::SourceService::Stub::GetSource, request);
}

std::vector<std::string> OutcomeNames() {
  std::vector<std::string> names;
  for (int i = v1::HarvestedRecord::Outcome_MIN + 1;
       i <= v1::HarvestedRecord::Outcome_MAX; ++i) {
    const std::string& name = v1::HarvestedRecord::Outcome_Name(
        static_cast<v1::HarvestedRecord::Outcome>(i));
    names.push_back(
        absl::StrReplaceAll(absl::AsciiStrToLower(name), {{"_", "-"}}));
  }
  return names;
}

v1::HarvestedRecord::Outcome OutcomeOfName(absl::string_view name) {
  v1::HarvestedRecord::Outcome outcome =
      v1::HarvestedRecord::OUTCOME_UNSPECIFIED;
  v1::HarvestedRecord::Outcome_Parse(
      absl::StrReplaceAll(absl::AsciiStrToUpper(name), {{"-", "_"}}), &outcome);
  return outcome;
}

}  // namespace preau::command
