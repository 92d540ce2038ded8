#include "services/rpc/viewer.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"

namespace preau::rpc {
namespace {

// Stands for the empty set, so that an empty text never means "all members".
constexpr char kNone[] = "*";

std::string JoinSet(const std::set<std::string>& set) {
  return set.empty() ? kNone : absl::StrJoin(set, ",");
}

absl::StatusOr<std::set<std::string>> SplitSet(absl::string_view text) {
  std::set<std::string> set;
  if (text == kNone) return set;
  for (absl::string_view element : absl::StrSplit(text, ',')) {
    if (!base::IsNameId(element)) return absl::InternalError("viewer");
    set.emplace(element);
  }
  return set;
}

}  // namespace

bool IsRole(absl::string_view role) {
  return role == "contributor" || role == "curator" || role == "admin" ||
         role == "replica";
}

bool Viewer::HasRole(absl::string_view role) const {
  return roles.count(std::string(role)) > 0;
}

bool Viewer::MayWrite(absl::string_view member) const {
  return (HasRole("contributor") || HasRole("curator") || HasRole("admin")) &&
         (members.empty() || members.count(std::string(member)) > 0);
}

absl::Status Viewer::CheckMayWrite(absl::string_view member) const {
  if (MayWrite(member)) return absl::OkStatus();
  if (principal.empty()) {
    return base::MakeError(absl::StatusCode::kUnauthenticated,
                           {"KEY_MISSING", "", {}});
  }
  if (!members.empty() && members.count(std::string(member)) == 0) {
    return base::MakeError(
        absl::StatusCode::kPermissionDenied,
        {"MEMBER_NOT_YOURS", "", {{"member", std::string(member)}}});
  }
  return base::MakeError(absl::StatusCode::kPermissionDenied,
                         {"ROLE_MISSING", "", {{"role", "contributor"}}});
}

std::string Viewer::Serialise() const {
  return absl::StrCat(principal, "|", JoinSet(roles), "|", JoinSet(members));
}

absl::StatusOr<Viewer> Viewer::Parse(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '|');
  if (parts.size() != 3) return absl::InternalError("viewer");
  Viewer viewer;
  viewer.principal = std::string(parts[0]);
  PREAU_ASSIGN_OR_RETURN(viewer.roles, SplitSet(parts[1]));
  PREAU_ASSIGN_OR_RETURN(viewer.members, SplitSet(parts[2]));
  return viewer;
}

}  // namespace preau::rpc
