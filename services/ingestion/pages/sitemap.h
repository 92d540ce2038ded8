#ifndef SERVICES_INGESTION_PAGES_SITEMAP_H_
#define SERVICES_INGESTION_PAGES_SITEMAP_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

// Sitemaps (sitemaps.org, protocol 0.9).
namespace preau::pages {

// The protocol's bounds, of a sitemap and of an index.
inline constexpr size_t kMaxSitemapBytes = size_t{50} << 20;
inline constexpr size_t kMaxEntries = 50000;

struct SitemapEntry {
  std::string url;
  // When the page, or the sitemap, last changed (W3C date and time): the end
  // of the day, the month or the year where that is all it says. None when it
  // says nothing or something else.
  std::optional<absl::Time> changed;
};

struct Sitemap {
  // Of other sitemaps, not of pages.
  bool is_index = false;
  std::vector<SitemapEntry> entries;
  // There were more than kMaxEntries.
  bool cut = false;
};

// What `text` (UTF-8) lists; none when it isn't a sitemap. One that is cut off
// or damaged gives what stands in it.
std::optional<Sitemap> ParseSitemap(absl::string_view text);

// `bytes` without gzip, if they are packed so: sitemaps often are, as files.
// FAILED_PRECONDITION: ANSWER_TOO_LARGE{max}; DATA_LOSS: cut or damaged.
absl::StatusOr<std::string> UnpackSitemap(std::string bytes);

// "2026-02-03", "2026-02-03T10:00:00+01:00" … as SitemapEntry::changed.
std::optional<absl::Time> ParseChanged(absl::string_view text);

}  // namespace preau::pages

#endif  // SERVICES_INGESTION_PAGES_SITEMAP_H_
