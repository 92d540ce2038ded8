#include "services/ingestion/pages/sitemap.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/fetch/unpacker.h"
#include "services/ingestion/fetch/url.h"
#include "services/ingestion/html/tokeniser.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::pages {
namespace {

constexpr size_t kMaxDateBytes = 64;

absl::string_view LocalName(absl::string_view name) {
  const size_t colon = name.find(':');
  return colon == absl::string_view::npos ? name : name.substr(colon + 1);
}

// White space alone, or a byte order mark.
bool IsBlank(absl::string_view text) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  return absl::StripAsciiWhitespace(text).empty();
}

// The end of the day, month or year that `text` is in `form`.
std::optional<absl::Time> EndOf(absl::string_view text) {
  const auto next = [&](const char* form,
                        auto add) -> std::optional<absl::Time> {
    absl::Time begin;
    std::string error;
    if (!absl::ParseTime(form, std::string(text), &begin, &error)) {
      return std::nullopt;
    }
    return add(begin) - absl::Seconds(1);
  };
  const absl::TimeZone utc = absl::UTCTimeZone();
  switch (text.size()) {
    case 10:
      return next("%Y-%m-%d", [&](absl::Time begin) {
        return absl::FromCivil(absl::ToCivilDay(begin, utc) + 1, utc);
      });
    case 7:
      return next("%Y-%m", [&](absl::Time begin) {
        return absl::FromCivil(absl::ToCivilMonth(begin, utc) + 1, utc);
      });
    case 4:
      return next("%Y", [&](absl::Time begin) {
        return absl::FromCivil(absl::ToCivilYear(begin, utc) + 1, utc);
      });
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<absl::Time> ParseChanged(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  if (text.size() > kMaxDateBytes) return std::nullopt;
  if (text.size() <= 10) return EndOf(text);
  absl::Time time;
  std::string error;
  for (const char* form : {"%Y-%m-%d%ET%H:%M:%E*S%Ez", "%Y-%m-%d%ET%H:%M%Ez",
                           // Without the zone that it must have.
                           "%Y-%m-%d%ET%H:%M:%E*S", "%Y-%m-%d %H:%M:%E*S"}) {
    if (absl::ParseTime(form, std::string(text), &time, &error)) return time;
  }
  return std::nullopt;
}

std::optional<Sitemap> ParseSitemap(absl::string_view text) {
  html::Tokeniser tokeniser(text, html::Tokeniser::Language::kXml);
  html::Token token;
  Sitemap sitemap;
  bool has_root = false;
  // What is open: an entry, and the element of it that counts.
  int depth = 0;
  std::string* value = nullptr;
  std::string url;
  std::string changed;
  while (tokeniser.Next(token)) {
    const absl::string_view name = LocalName(token.name);
    if (token.kind == html::Token::Kind::kText) {
      if (!has_root && !IsBlank(token.source)) return std::nullopt;
      if (value == nullptr) continue;
      // A longer address isn't one.
      const absl::string_view part = token.source.substr(
          0, fetch::kMaxUrlBytes + 1 -
                 std::min(value->size(), fetch::kMaxUrlBytes + 1));
      absl::StrAppend(
          value, token.raw ? std::string(part) : text::DecodeEntities(part));
    } else if (token.kind == html::Token::Kind::kStart) {
      if (!has_root) {
        if (name != "urlset" && name != "sitemapindex") return std::nullopt;
        sitemap.is_index = name == "sitemapindex";
        has_root = true;
        continue;
      }
      if (token.self_closing) continue;
      ++depth;
      // Those of other vocabularies (pictures, films) lie deeper.
      value = depth != 2          ? nullptr
              : name == "loc"     ? &url
              : name == "lastmod" ? &changed
                                  : nullptr;
      if (value != nullptr) value->clear();
    } else {
      value = nullptr;
      if (depth > 0) --depth;
      if (depth != 0 || (name != "url" && name != "sitemap")) continue;
      const absl::string_view clean = absl::StripAsciiWhitespace(url);
      if (!clean.empty() && clean.size() <= fetch::kMaxUrlBytes) {
        if (sitemap.entries.size() == kMaxEntries) {
          sitemap.cut = true;
          return sitemap;
        }
        sitemap.entries.push_back({std::string(clean), ParseChanged(changed)});
      }
      url.clear();
      changed.clear();
    }
  }
  if (!has_root) return std::nullopt;
  return sitemap;
}

absl::StatusOr<std::string> UnpackSitemap(std::string bytes) {
  if (!absl::StartsWith(bytes, "\x1f\x8b")) return bytes;
  fetch::Unpacker unpacker(fetch::Packing::kGzip);
  std::string unpacked;
  PREAU_RETURN_IF_ERROR(
      unpacker.Add(bytes, [&](absl::string_view piece) -> absl::Status {
        if (unpacked.size() + piece.size() > kMaxSitemapBytes) {
          return base::MakeError(absl::StatusCode::kFailedPrecondition,
                                 {"ANSWER_TOO_LARGE",
                                  "url",
                                  {{"max", absl::StrCat(kMaxSitemapBytes)}}});
        }
        absl::StrAppend(&unpacked, piece);
        return absl::OkStatus();
      }));
  if (!unpacker.is_at_end()) return absl::DataLossError("gzip ends too early");
  return unpacked;
}

}  // namespace preau::pages
