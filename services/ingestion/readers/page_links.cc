#include "services/ingestion/readers/page_links.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/notice/notice.h"

namespace preau::readers {
namespace {

constexpr absl::string_view kProduct = "preau";

bool HasWord(absl::string_view words, absl::string_view word) {
  for (const absl::string_view each :
       absl::StrSplit(words, absl::ByAnyChar(" \t\n\r\f"), absl::SkipEmpty())) {
    if (absl::EqualsIgnoreCase(each, word)) return true;
  }
  return false;
}

std::string HostOf(absl::string_view url) {
  const size_t begin = url.find("://");
  if (begin == absl::string_view::npos) return "";
  url.remove_prefix(begin + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  // An IPv6 address has colons of its own.
  const size_t colon = url.rfind(':');
  if (colon != absl::string_view::npos &&
      url.find(']', colon) == absl::string_view::npos) {
    url = url.substr(0, colon);
  }
  const std::string host = absl::AsciiStrToLower(url);
  return std::string(absl::StripPrefix(host, "www."));
}

}  // namespace

std::string ResolveWhole(absl::string_view, absl::string_view reference) {
  const std::string clean = CleanText(reference);
  return notice::IsWebAddress(clean) ? clean : "";
}

bool IsSameHost(absl::string_view a, absl::string_view b) {
  const std::string host = HostOf(a);
  return !host.empty() && host == HostOf(b);
}

bool ForbidsIndex(absl::string_view directives) {
  // A header can name the robot that what follows is for.
  bool is_for_us = true;
  for (absl::string_view part : absl::StrSplit(directives, ',')) {
    const size_t colon = part.find(':');
    if (colon != absl::string_view::npos) {
      const absl::string_view name =
          absl::StripAsciiWhitespace(part.substr(0, colon));
      // "max-snippet: 20" and the like are directives with a value.
      if (!absl::StartsWithIgnoreCase(name, "max-") &&
          !absl::EqualsIgnoreCase(name, "unavailable_after")) {
        is_for_us = absl::EqualsIgnoreCase(name, kProduct);
        part.remove_prefix(colon + 1);
      }
    }
    part = absl::StripAsciiWhitespace(part);
    if (is_for_us && (absl::EqualsIgnoreCase(part, "noindex") ||
                      absl::EqualsIgnoreCase(part, "none"))) {
      return true;
    }
  }
  return false;
}

PageLinks ReadPageLinks(const html::Document& document,
                        const std::string& address, const Resolve& resolve) {
  PageLinks links;
  links.base = address;
  bool has_base = false;
  bool several_licences = false;
  std::string open_graph;
  const auto is_own = [&](const std::string& url) {
    return !url.empty() && (address.empty() || IsSameHost(url, address));
  };
  for (size_t i = 1; i < document.elements().size(); ++i) {
    if (document.Is(i, "html") && links.language.empty()) {
      links.language = document.Attribute(i, "lang").value_or("");
    } else if (document.Is(i, "base") && !has_base) {
      const std::string base =
          resolve(address, document.Attribute(i, "href").value_or(""));
      has_base = !base.empty();
      if (has_base) links.base = base;
    } else if (document.Is(i, "meta")) {
      const std::string name = document.Attribute(i, "name").value_or("");
      if (absl::EqualsIgnoreCase(name, "robots") ||
          absl::EqualsIgnoreCase(name, kProduct)) {
        links.noindex |=
            ForbidsIndex(document.Attribute(i, "content").value_or(""));
      } else if (document.Attribute(i, "property").value_or("") == "og:url" &&
                 open_graph.empty()) {
        open_graph =
            resolve(links.base, document.Attribute(i, "content").value_or(""));
      }
    } else if (document.Is(i, "link") || document.Is(i, "a")) {
      const std::string rel = document.Attribute(i, "rel").value_or("");
      if (rel.empty()) continue;
      const bool is_canonical =
          document.Is(i, "link") && HasWord(rel, "canonical");
      if (!is_canonical && !HasWord(rel, "license")) continue;
      const std::string target =
          resolve(links.base, document.Attribute(i, "href").value_or(""));
      if (target.empty()) continue;
      if (!is_canonical) {
        several_licences |= !links.licence.empty() && links.licence != target;
        links.licence = target;
      } else if (links.canonical.empty() && is_own(target)) {
        links.canonical = target;
      }
    }
  }
  // One may be a picture's.
  if (several_licences) links.licence.clear();
  if (links.canonical.empty() && is_own(open_graph)) {
    links.canonical = open_graph;
  }
  return links;
}

}  // namespace preau::readers
