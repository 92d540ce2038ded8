#include "services/ingestion/peertube/address.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/ingestion/fetch/url.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::peertube {
namespace {

constexpr size_t kMaxNameBytes = 300;

struct Kind {
  // In a set, in a page's address and in the API.
  absl::string_view set;
  absl::string_view page;
  absl::string_view list;
};
constexpr Kind kKinds[] = {
    {"channel:", "/c/", "/api/v1/video-channels/"},
    {"account:", "/a/", "/api/v1/accounts/"},
    {"channel:", "/video-channels/", "/api/v1/video-channels/"},
    {"account:", "/accounts/", "/api/v1/accounts/"},
};

// "ada", "ada@tube.example.org".
bool IsName(absl::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                  absl::StrContains("-_.@:", absl::string_view(&c, 1));
         });
}

}  // namespace

absl::StatusOr<Address> ReadAddress(absl::string_view url,
                                    absl::string_view set) {
  PREAU_ASSIGN_OR_RETURN(const fetch::Url parsed, fetch::ParseUrl(url));
  std::string path = parsed.target.substr(0, parsed.target.find('?'));
  std::string list;
  for (const Kind& kind : kKinds) {
    const size_t at = path.find(std::string(kind.page));
    if (at == std::string::npos) continue;
    absl::string_view name =
        absl::string_view(path).substr(at + kind.page.size());
    name = name.substr(0, name.find('/'));
    if (!IsName(name)) continue;
    list = absl::StrCat(kind.list, name, "/videos");
    path.resize(at);
    break;
  }
  Address address;
  address.server = absl::StrCat(parsed.Origin(), absl::StripSuffix(path, "/"));
  if (!set.empty()) {
    list.clear();
    for (const Kind& kind : kKinds) {
      absl::string_view name = set;
      if (list.empty() && absl::ConsumePrefix(&name, kind.set) &&
          IsName(name)) {
        list = absl::StrCat(kind.list, name, "/videos");
      }
    }
    if (list.empty()) {
      return base::InvalidField("PEERTUBE_SET_INVALID", "source",
                                {{"set", std::string(set)}});
    }
  }
  address.is_server = list.empty();
  address.list = list.empty() ? "/api/v1/videos" : list;
  return address;
}

}  // namespace preau::peertube
