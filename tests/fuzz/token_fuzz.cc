// Page tokens: what opens was sealed, for the same method and request.

#include <string>

#include "absl/strings/str_cat.h"
#include "services/rpc/token.h"
#include "tests/fuzz/property.h"

namespace preau {
namespace {

constexpr absl::string_view kMethod = "/preau.v1.SearchService/Search";
constexpr absl::string_view kOtherMethod = "/preau.v1.AdminService/ListKeys";
// Longer contents give tokens that are too long to be opened.
constexpr size_t kMaxContentBytes = 2900;

void RequireRefused(const absl::StatusOr<std::string>& opened) {
  fuzz::Require(!opened.ok(), "what nobody sealed doesn't open");
  fuzz::RequireSayable(opened.status());
}

void Test(absl::string_view text) {
  static const rpc::TokenSealer sealer(std::string(32, 'k'));
  static const rpc::TokenSealer other(std::string(32, 'o'));
  RequireRefused(sealer.Open(kMethod, "digest", text));

  const absl::string_view content = text.substr(0, kMaxContentBytes);
  std::string token = sealer.Seal(kMethod, "digest", content);
  const auto opened = sealer.Open(kMethod, "digest", token);
  fuzz::Require(opened.ok() && *opened == content, "a token opens");
  RequireRefused(sealer.Open(kOtherMethod, "digest", token));
  RequireRefused(sealer.Open(kMethod, "another", token));
  RequireRefused(other.Open(kMethod, "digest", token));
  // White space in Base64 says nothing.
  const auto longer = sealer.Open(kMethod, "digest", absl::StrCat(text, token));
  fuzz::Require(!longer.ok() || *longer == content,
                "what stands before a token adds nothing to it");
  if (text.size() < 4) return;
  const size_t at = (static_cast<unsigned char>(text[0]) |
                     (static_cast<unsigned char>(text[1]) << 8)) %
                    token.size();
  if (token[at] == text[2]) return;
  token[at] = text[2];
  const auto changed = sealer.Open(kMethod, "digest", token);
  // Base64's last character has bits that say nothing.
  fuzz::Require(!changed.ok() || *changed == content,
                "a token that opens says what was sealed");
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
