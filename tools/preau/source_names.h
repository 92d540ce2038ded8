#ifndef TOOLS_PREAU_SOURCE_NAMES_H_
#define TOOLS_PREAU_SOURCE_NAMES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/v1/source.pb.h"
#include "tools/preau/connection.h"

namespace preau::command {

// The source that a person names: by "members/lille/sources/musee", or by its
// id and its member (empty: the server's only one). Errors: those of
// ChooseMember() and of SourceService.GetSource.
absl::StatusOr<v1::Source> FindSource(const std::string& named,
                                      const std::string& member,
                                      Connection& connection);

// As a person types them: "refused", "left-out" …
std::vector<std::string> OutcomeNames();
// OUTCOME_UNSPECIFIED for any other.
v1::HarvestedRecord::Outcome OutcomeOfName(absl::string_view name);

}  // namespace preau::command

#endif  // TOOLS_PREAU_SOURCE_NAMES_H_
