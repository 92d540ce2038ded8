#include "storage/works/address.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace preau::works {
namespace {

constexpr size_t kMaxBytes = 8000;

// Of a query, what says who came from where and not what is looked at; in lower
// case.
constexpr absl::string_view kVisitorParameters[] = {
    "_ga",      "_gl",    "dclid",  "fbclid",     "gclid",
    "igshid",   "mc_cid", "mc_eid", "msclkid",    "phpsessid",
    "wt.mc_id", "xtor",   "yclid",  "jsessionid", "sessionid"};
constexpr absl::string_view kVisitorPrefixes[] = {"utm_", "at_", "pk_", "mtm_"};
constexpr absl::string_view kIndexFiles[] = {"index.html", "index.htm",
                                             "index.php"};

// A host's pages whose address is another host's too: what stands before the
// id, and what the same is called elsewhere.
struct Alias {
  absl::string_view from;
  absl::string_view to;
};
constexpr Alias kAliases[] = {
    {"youtu.be/", "youtube.com/watch?v="},
    {"youtube.com/embed/", "youtube.com/watch?v="},
    {"youtube.com/shorts/", "youtube.com/watch?v="},
    {"youtube.com/live/", "youtube.com/watch?v="},
    {"youtube-nocookie.com/embed/", "youtube.com/watch?v="},
    {"player.vimeo.com/video/", "vimeo.com/"},
    {"dai.ly/", "dailymotion.com/video/"},
    {"dailymotion.com/embed/video/", "dailymotion.com/video/"},
};

bool IsUnreserved(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
         absl::StrContains("-._~", absl::string_view(&c, 1));
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = absl::ascii_tolower(static_cast<unsigned char>(c));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Percent-encoding in one way: what needs none has none, hexadecimal digits are
// capitals, and what can't stand in an address is encoded.
std::string Encoded(absl::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = static_cast<unsigned char>(text[i]);
    bool encode = byte <= 0x20 || byte >= 0x7F ||
                  absl::StrContains("\"<>\\^`{|}%", text.substr(i, 1));
    if (text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
        HexValue(text[i + 2]) >= 0) {
      byte = static_cast<unsigned char>(HexValue(text[i + 1]) * 16 +
                                        HexValue(text[i + 2]));
      encode = !IsUnreserved(static_cast<char>(byte));
      i += 2;
    }
    if (encode) {
      out.push_back('%');
      out.push_back(kDigits[byte >> 4]);
      out.push_back(kDigits[byte & 15]);
    } else {
      out.push_back(static_cast<char>(byte));
    }
  }
  return out;
}

// Host and port as they are compared; empty when it is none.
std::string Host(absl::string_view authority) {
  if (absl::StrContains(authority, "@")) return "";
  std::string host = Encoded(absl::AsciiStrToLower(authority));
  absl::AsciiStrToLower(&host);
  absl::string_view name = host;
  if (!absl::ConsumeSuffix(&name, ":80") &&
      !absl::ConsumeSuffix(&name, ":443")) {
    absl::ConsumeSuffix(&name, ":");
  }
  while (absl::ConsumeSuffix(&name, ".")) {
  }
  while (absl::StartsWith(name, "www.") || absl::StartsWith(name, "m.")) {
    name.remove_prefix(name.find('.') + 1);
  }
  // Wikipedia's pages for telephones: "fr.m.wikipedia.org".
  host = std::string(name);
  if (const size_t mobile = host.find(".m.");
      mobile != std::string::npos && absl::EndsWith(host, ".org")) {
    host.erase(mobile, 2);
  }
  return host;
}

// Without dot segments, empty ones, index file and trailing "/".
std::string Path(absl::string_view path) {
  std::vector<std::string> segments;
  for (absl::string_view each : absl::StrSplit(path, '/')) {
    std::string segment = Encoded(each.substr(0, each.find(';')));
    if (segment.empty() || segment == ".") continue;
    if (segment != "..") {
      segments.push_back(std::move(segment));
    } else if (!segments.empty()) {
      segments.pop_back();
    }
  }
  while (!segments.empty() &&
         std::find(std::begin(kIndexFiles), std::end(kIndexFiles),
                   absl::AsciiStrToLower(segments.back())) !=
             std::end(kIndexFiles)) {
    segments.pop_back();
  }
  return segments.empty() ? ""
                          : absl::StrCat("/", absl::StrJoin(segments, "/"));
}

bool FollowsAVisitor(absl::string_view parameter) {
  const std::string name =
      absl::AsciiStrToLower(parameter.substr(0, parameter.find('=')));
  if (std::find(std::begin(kVisitorParameters), std::end(kVisitorParameters),
                name) != std::end(kVisitorParameters)) {
    return true;
  }
  return std::any_of(
      std::begin(kVisitorPrefixes), std::end(kVisitorPrefixes),
      [&](absl::string_view prefix) { return absl::StartsWith(name, prefix); });
}

std::string Query(absl::string_view query) {
  std::vector<std::string> parameters;
  for (absl::string_view each :
       absl::StrSplit(query, absl::ByAnyChar("&;"), absl::SkipEmpty())) {
    std::string parameter = Encoded(each);
    if (!FollowsAVisitor(parameter)) parameters.push_back(std::move(parameter));
  }
  std::sort(parameters.begin(), parameters.end());
  parameters.erase(std::unique(parameters.begin(), parameters.end()),
                   parameters.end());
  return parameters.empty() ? ""
                            : absl::StrCat("?", absl::StrJoin(parameters, "&"));
}

// Of a video's address, nothing but the video.
std::string WithoutAliases(std::string key) {
  for (const Alias& alias : kAliases) {
    absl::string_view id = key;
    if (!absl::ConsumePrefix(&id, alias.from)) continue;
    id = id.substr(0, id.find_first_of("/?&#"));
    if (!id.empty()) key = absl::StrCat(alias.to, id);
    break;
  }
  absl::string_view query = key;
  if (absl::ConsumePrefix(&query, "youtube.com/watch?")) {
    for (absl::string_view parameter : absl::StrSplit(query, '&')) {
      if (absl::StartsWith(parameter, "v=")) {
        return absl::StrCat("youtube.com/watch?", parameter);
      }
    }
  }
  return key;
}

}  // namespace

std::string AddressKey(absl::string_view url) {
  url = absl::StripAsciiWhitespace(url);
  if (url.size() > kMaxBytes) return "";
  const size_t scheme_end = url.find("://");
  if (scheme_end == absl::string_view::npos) return "";
  const absl::string_view scheme = url.substr(0, scheme_end);
  if (!absl::EqualsIgnoreCase(scheme, "http") &&
      !absl::EqualsIgnoreCase(scheme, "https")) {
    return "";
  }
  url.remove_prefix(scheme_end + 3);
  absl::string_view fragment;
  if (const size_t mark = url.find('#'); mark != absl::string_view::npos) {
    fragment = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  absl::string_view query;
  if (const size_t mark = url.find('?'); mark != absl::string_view::npos) {
    query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  const size_t path = std::min(url.find('/'), url.size());
  const std::string host = Host(url.substr(0, path));
  if (host.empty()) return "";
  const bool is_page =
      absl::StartsWith(fragment, "!") || absl::StartsWith(fragment, "/");
  return WithoutAliases(absl::StrCat(host, Path(url.substr(path)), Query(query),
                                     is_page ? "#" : "",
                                     is_page ? Encoded(fragment) : ""));
}

}  // namespace preau::works
