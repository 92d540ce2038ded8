#include "services/rpc/viewer.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "storage/base/error.h"

namespace preau::rpc {
namespace {

std::set<std::string> SplitSet(absl::string_view text) {
  return absl::StrSplit(text, ',', absl::SkipEmpty());
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
  return absl::StrCat(principal, "|", absl::StrJoin(roles, ","), "|",
                      absl::StrJoin(members, ","));
}

absl::StatusOr<Viewer> Viewer::Parse(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '|');
  if (parts.size() != 3) return absl::InternalError("viewer");
  return Viewer{std::string(parts[0]), SplitSet(parts[1]), SplitSet(parts[2])};
}

}  // namespace preau::rpc
