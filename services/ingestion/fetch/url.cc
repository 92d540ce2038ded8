#include "services/ingestion/fetch/url.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/fetch/host.h"
#include "storage/base/error.h"

namespace preau::fetch {
namespace {

constexpr size_t kMaxShownBytes = 500;
constexpr uint16_t kHttpPort = 80;
constexpr uint16_t kHttpsPort = 443;

uint16_t PortOf(bool https) { return https ? kHttpsPort : kHttpPort; }

// "https" of "https://…"; empty when `text` doesn't begin with a scheme.
absl::string_view SchemeOf(absl::string_view text) {
  const size_t colon = text.find_first_of(":/?#");
  if (colon == 0 || colon == text.npos || text[colon] != ':' ||
      !absl::ascii_isalpha(text[0])) {
    return "";
  }
  const absl::string_view scheme = text.substr(0, colon);
  return std::all_of(scheme.begin(), scheme.end(),
                     [](char c) {
                       return absl::ascii_isalnum(c) || c == '+' || c == '-' ||
                              c == '.';
                     })
             ? scheme
             : "";
}

// What follows the host: nothing or ":80".
bool ReadPort(absl::string_view text, uint16_t* port) {
  if (text.empty() || text == ":") return true;
  if (text[0] != ':' || text.size() > 6) return false;
  uint32_t value = 0;
  for (const char c : text.substr(1)) {
    if (!absl::ascii_isdigit(c)) return false;
    value = value * 10 + static_cast<uint32_t>(c - '0');
  }
  *port = static_cast<uint16_t>(value);
  return value > 0 && value <= 65535;
}

bool ReadAuthority(absl::string_view text, Url* url) {
  const size_t end = text.empty() || text[0] != '['
                         ? std::min(text.find(':'), text.size())
                         : std::min(text.find(']'), text.size() - 1) + 1;
  std::optional<std::string> host = CanonicalHost(text.substr(0, end));
  url->port = PortOf(url->https);
  if (!host.has_value() || !ReadPort(text.substr(end), &url->port)) {
    return false;
  }
  url->host = *std::move(host);
  return true;
}

std::string Encode(absl::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  static constexpr absl::string_view kEncoded = " \"<>\\^`{|}";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (absl::ascii_isascii(c) && kEncoded.find(c) == kEncoded.npos) {
      encoded.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return encoded;
}

bool IsDot(absl::string_view segment) {
  return segment == "." || absl::EqualsIgnoreCase(segment, "%2e");
}

bool IsDoubleDot(absl::string_view segment) {
  return segment == ".." || absl::EqualsIgnoreCase(segment, "%2e.") ||
         absl::EqualsIgnoreCase(segment, ".%2e") ||
         absl::EqualsIgnoreCase(segment, "%2e%2e");
}

// `path` begins with "/".
std::string WithoutDotSegments(absl::string_view path) {
  std::string kept;
  while (!path.empty()) {
    const size_t end = std::min(path.find('/', 1), path.size());
    const absl::string_view segment = path.substr(1, end - 1);
    const bool is_double = IsDoubleDot(segment);
    if (is_double) kept.resize(std::min(kept.rfind('/'), kept.size()));
    if (!is_double && !IsDot(segment)) {
      absl::StrAppend(&kept, path.substr(0, end));
    } else if (end == path.size()) {
      kept.push_back('/');
    }
    path.remove_prefix(end);
  }
  return kept;
}

// Of what follows the authority: "", "?query", "/path?query#fragment".
std::string TargetOf(absl::string_view text) {
  text = text.substr(0, text.find('#'));
  const size_t query = std::min(text.find('?'), text.size());
  const std::string path = WithoutDotSegments(absl::StrCat(
      absl::StartsWith(text, "/") ? "" : "/", text.substr(0, query)));
  return Encode(absl::StrCat(path, text.substr(query)));
}

absl::Status Invalid(absl::string_view text) {
  return UrlError(absl::StatusCode::kInvalidArgument, "URL_INVALID", text);
}

}  // namespace

std::string Url::Origin() const {
  const std::string origin = absl::StrCat(https ? "https://" : "http://", host);
  return port == PortOf(https) ? origin : absl::StrCat(origin, ":", port);
}

absl::StatusOr<Url> ParseUrl(absl::string_view text) {
  const absl::string_view scheme = SchemeOf(text);
  Url url;
  url.https = absl::EqualsIgnoreCase(scheme, "https");
  if (text.size() > kMaxUrlBytes ||
      std::any_of(text.begin(), text.end(), absl::ascii_iscntrl) ||
      (!url.https && !absl::EqualsIgnoreCase(scheme, "http"))) {
    return Invalid(text);
  }
  absl::string_view rest = text.substr(scheme.size() + 1);
  if (!absl::StartsWith(rest, "//")) return Invalid(text);
  rest.remove_prefix(2);
  const size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  // With "@" it names a user; CanonicalHost() takes neither that nor "\".
  if (!ReadAuthority(rest.substr(0, end), &url)) return Invalid(text);
  url.target = TargetOf(rest.substr(end));
  // What is percent-encoded has become longer.
  if (url.ToString().size() > kMaxUrlBytes) return Invalid(text);
  return url;
}

absl::StatusOr<Url> ResolveUrl(const Url& base, absl::string_view reference) {
  if (!SchemeOf(reference).empty()) return ParseUrl(reference);
  if (absl::StartsWith(reference, "//")) {
    return ParseUrl(absl::StrCat(base.https ? "https:" : "http:", reference));
  }
  const absl::string_view target = base.target;
  const absl::string_view path = target.substr(0, target.find('?'));
  absl::string_view kept;
  if (reference.empty() || reference[0] == '#') {
    kept = target;
  } else if (reference[0] == '?') {
    kept = path;
  } else if (reference[0] != '/') {
    kept = path.substr(0, path.rfind('/') + 1);
  }
  return ParseUrl(absl::StrCat(base.Origin(), kept, reference));
}

std::string ShownUrl(absl::string_view text) {
  return text::SanitiseUtf8(text::TruncateUtf8(text, kMaxShownBytes));
}

absl::Status UrlError(absl::StatusCode code, absl::string_view reason,
                      absl::string_view url, absl::string_view name,
                      absl::string_view value) {
  std::map<std::string, std::string> args = {{"url", ShownUrl(url)}};
  if (!name.empty()) args[std::string(name)] = ShownUrl(value);
  return base::MakeError(code, {std::string(reason), "url", std::move(args)});
}

}  // namespace preau::fetch
