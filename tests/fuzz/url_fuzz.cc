// Addresses: an absolute one, and after a line break one that stands on its
// page.

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/ingestion/fetch/url.h"
#include "tests/fuzz/property.h"

namespace preau {
namespace {

void RequireUrl(const absl::StatusOr<fetch::Url>& url) {
  if (!url.ok()) {
    fuzz::RequireSayable(url.status());
    return;
  }
  const std::string text = url->ToString();
  fuzz::Require(text.size() <= fetch::kMaxUrlBytes, "an address is bounded");
  fuzz::Require(!url->host.empty() && url->port != 0, "an address has a host");
  fuzz::Require(absl::StartsWith(url->target, "/"), "a target begins with /");
  fuzz::Require(std::all_of(text.begin(), text.end(),
                            [](unsigned char c) { return c > ' ' && c < 127; }),
                "an address is in visible ASCII");
  fuzz::Require(std::none_of(url->host.begin(), url->host.end(),
                             [](unsigned char c) {
                               return absl::ascii_isupper(c) || c == '@' ||
                                      c == '/' || c == '\\';
                             }),
                "a host is in lower case and nothing but a host");
  for (const absl::string_view part : {"#", "\\", "/../", "/./"}) {
    const absl::string_view path =
        absl::string_view(url->target).substr(0, url->target.find('?'));
    fuzz::Require(!absl::StrContains(path, part),
                  "a path has neither dot segments nor fragment");
  }
  const absl::StatusOr<fetch::Url> again = fetch::ParseUrl(text);
  fuzz::Require(again.ok() && *again == *url,
                "an address in its one form stays in it");
}

void Test(absl::string_view text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const absl::string_view reference =
      text.substr(std::min(end + 1, text.size()));
  fuzz::RequireText(fetch::ShownUrl(text), "what is shown is well-formed");
  const absl::StatusOr<fetch::Url> base = fetch::ParseUrl(text.substr(0, end));
  RequireUrl(base);
  if (!base.ok()) return;
  RequireUrl(fetch::ResolveUrl(*base, reference));
  const absl::StatusOr<fetch::Url> itself = fetch::ResolveUrl(*base, "");
  fuzz::Require(itself.ok() && *itself == *base,
                "an empty reference is the page");
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
