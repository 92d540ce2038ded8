#ifndef SERVICES_INGESTION_READERS_PAGE_LINKS_H_
#define SERVICES_INGESTION_READERS_PAGE_LINKS_H_

#include <functional>
#include <string>

#include "absl/strings/string_view.h"
#include "services/ingestion/html/document.h"

// What a web page says of itself as a whole.
namespace preau::readers {

// What `reference` means on the page `base`; empty when it means nothing.
using Resolve = std::function<std::string(absl::string_view base,
                                          absl::string_view reference)>;

// For a page whose own address isn't known: whole addresses only.
std::string ResolveWhole(absl::string_view base, absl::string_view reference);

// Whether both addresses are of one host, whatever their schemes and ports.
// "www." in front makes no other one.
bool IsSameHost(absl::string_view a, absl::string_view b);

struct PageLinks {
  // What references are relative to.
  std::string base;
  // <link rel=canonical> (RFC 6596), else Open Graph's og:url; empty without
  // one, or of another host than the page's.
  std::string canonical;
  // <link> or <a> with rel=license; empty when there are several.
  std::string licence;
  // <html lang>.
  std::string language;
  // <meta name=robots content=noindex>.
  bool noindex = false;
};

// `address`: the page's; empty when it isn't known.
PageLinks ReadPageLinks(const html::Document& document,
                        const std::string& address, const Resolve& resolve);

// Whether directives for robots ("noindex, nofollow", "none", "googlebot:
// noindex") want the page in no index of ours.
bool ForbidsIndex(absl::string_view directives);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_PAGE_LINKS_H_
