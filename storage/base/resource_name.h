#ifndef STORAGE_BASE_RESOURCE_NAME_H_
#define STORAGE_BASE_RESOURCE_NAME_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace preau::base {

// The parts of "members/{member}/{collection}/{id}".
struct ResourceName {
  std::string member;
  std::string id;
};

// Whether `text` may be the last part of a name: 1 to 64 of a-z, 0-9 and "-",
// neither first nor last a "-".
bool IsNameId(absl::string_view text);

// The member of "members/{member}". Errors of all three: INVALID_ARGUMENT
// (NAME_INVALID with args name and expected), `field` as given.
absl::StatusOr<std::string> ParseMemberName(absl::string_view name,
                                            absl::string_view field);

// "members/{member}/{collection}/{id}", for instance of "resources".
absl::StatusOr<ResourceName> ParseResourceName(absl::string_view name,
                                               absl::string_view collection,
                                               absl::string_view field);

// The id of "{collection}/{id}", for instance of "vocabularies" or "keys".
absl::StatusOr<std::string> ParseTopLevelName(absl::string_view name,
                                              absl::string_view collection,
                                              absl::string_view field);

std::string MemberName(absl::string_view member);
std::string MakeResourceName(absl::string_view member,
                             absl::string_view collection,
                             absl::string_view id);

}  // namespace preau::base

#endif  // STORAGE_BASE_RESOURCE_NAME_H_
