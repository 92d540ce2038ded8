#ifndef SERVICES_INGESTION_PAGES_PAGE_READER_H_
#define SERVICES_INGESTION_PAGES_PAGE_READER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "preau/storage/v1/storage.pb.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/harvest/since.h"
#include "services/ingestion/harvest/source_reader.h"
#include "services/ingestion/pages/page_list.h"
#include "storage/base/clock.h"

namespace preau::pages {

// What is asked of a web server.
struct Selection {
  // Of a sitemap, an index of sitemaps, or a page.
  std::string url;
  // Only what changed since, as an earlier pass gave it in next_from; empty:
  // everything.
  std::string changed_since;
};

// Harvests web pages. For a later pass nothing has to be remembered of each
// page: those whose "lastmod" lies before are passed over, and those without
// one are asked for with If-Modified-Since (RFC 9110, 13.1.3). A page that
// can't be read is refused alone, and asked for again in the next pass; ten in
// a row are the server's fault. Thread-compatible.
class PageReader : public harvest::SourceReader {
 public:
  // `fetcher`, which should obey robots.txt, and `clock` must outlive it.
  PageReader(Selection selection, fetch::Fetcher* fetcher, base::Clock* clock);

  // Besides the fetcher's: SOURCE_STATUS{status}, SOURCE_BUSY{status, seconds},
  // SITEMAP_NOT_READABLE{url}.
  absl::StatusOr<harvest::Page> Next(
      const std::string& cursor,
      const std::function<bool()>& cancelled) override;
  // Pages that fail are passed over as it is.
  std::optional<std::string> Detour(const std::string&) override {
    return std::nullopt;
  }

 private:
  using Cursor = storage::v1::PagesCursor;

  // Reads one page into `page`. False when it counts as a failure.
  absl::StatusOr<bool> Take(const SitemapEntry& entry,
                            const std::function<bool()>& cancelled,
                            harvest::Page& page);
  absl::StatusOr<fetch::Response> Ask(const SitemapEntry& entry,
                                      const std::function<bool()>& cancelled);
  void TakeAnswer(const SitemapEntry& entry, const fetch::Response& response,
                  harvest::Page& page);
  bool IsUnchanged(const SitemapEntry& entry) const;

  const Selection selection_;
  const harvest::Since since_;
  fetch::Fetcher* const fetcher_;
  base::Clock* const clock_;
  PageList list_;
  // Since the last page that could be read, and of the whole pass.
  int failures_in_a_row_ = 0;
  harvest::Failures failures_;
  bool has_begun_ = false;
};

}  // namespace preau::pages

#endif  // SERVICES_INGESTION_PAGES_PAGE_READER_H_
