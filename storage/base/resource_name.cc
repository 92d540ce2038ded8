#include "storage/base/resource_name.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "storage/base/error.h"

namespace preau::base {
namespace {

constexpr size_t kMaxIdBytes = 64;
// What is shown of a wrong name.
constexpr size_t kShownBytes = 200;

absl::Status Invalid(absl::string_view name, absl::string_view field,
                     std::string expected) {
  return InvalidField("NAME_INVALID", field,
                      {{"name", std::string(name.substr(0, kShownBytes))},
                       {"expected", std::move(expected)}});
}

}  // namespace

bool IsNameId(absl::string_view text) {
  return !text.empty() && text.size() <= kMaxIdBytes && text.front() != '-' &&
         text.back() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           const unsigned char byte = static_cast<unsigned char>(c);
           return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) ||
                  c == '-';
         });
}

absl::StatusOr<std::string> ParseMemberName(absl::string_view name,
                                            absl::string_view field) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (parts.size() != 2 || parts[0] != "members" || !IsNameId(parts[1])) {
    return Invalid(name, field, "members/{member}");
  }
  return std::string(parts[1]);
}

absl::StatusOr<ResourceName> ParseResourceName(absl::string_view name,
                                               absl::string_view collection,
                                               absl::string_view field) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (parts.size() != 4 || parts[0] != "members" || !IsNameId(parts[1]) ||
      parts[2] != collection || !IsNameId(parts[3])) {
    return Invalid(name, field,
                   absl::StrCat("members/{member}/", collection, "/{id}"));
  }
  return ResourceName{std::string(parts[1]), std::string(parts[3])};
}

absl::StatusOr<std::string> ParseTopLevelName(absl::string_view name,
                                              absl::string_view collection,
                                              absl::string_view field) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (parts.size() != 2 || parts[0] != collection || !IsNameId(parts[1])) {
    return Invalid(name, field, absl::StrCat(collection, "/{id}"));
  }
  return std::string(parts[1]);
}

std::string MemberName(absl::string_view member) {
  return absl::StrCat("members/", member);
}

std::string MakeResourceName(absl::string_view member,
                             absl::string_view collection,
                             absl::string_view id) {
  return absl::StrCat("members/", member, "/", collection, "/", id);
}

}  // namespace preau::base
