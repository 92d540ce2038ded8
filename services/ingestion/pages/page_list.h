#ifndef SERVICES_INGESTION_PAGES_PAGE_LIST_H_
#define SERVICES_INGESTION_PAGES_PAGE_LIST_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/pages/sitemap.h"
#include "storage/base/error.h"

namespace preau::pages {

// The pages of a site: those of a sitemap, of each sitemap of an index, or the
// one at the address. Only addresses of the source's own host are kept, each
// once. Holds one sitemap at a time. Thread-compatible.
class PageList {
 public:
  // `fetcher` must outlive it. `since`: sitemaps that an index says haven't
  // changed since then are passed over.
  PageList(std::string url, std::optional<absl::Time> since,
           fetch::Fetcher* fetcher)
      : url_(std::move(url)), since_(since), fetcher_(fetcher) {}

  // Reads the source's address, once.
  absl::Status Open(const std::function<bool()>& cancelled);
  // Of the index; 1 without one. After Open().
  size_t sitemaps() const { return sitemaps_.size(); }
  // Reads sitemap `number`, unless it is there, and gives its pages; an error
  // is about the sitemap. Valid until the next call. Numbers must not go back,
  // since pages are given once.
  absl::StatusOr<const std::vector<SitemapEntry>*> Load(
      size_t number, const std::function<bool()>& cancelled);
  // What the page at the source's own address was answered; once.
  std::optional<fetch::Response> TakePage();
  // What the provider should know, since the last call.
  std::vector<base::ErrorDetail> TakeRemarks();

 private:
  absl::StatusOr<fetch::Response> Fetch(const std::string& url,
                                        const std::function<bool()>& cancelled);
  // Those of `sitemap` that are of the host and weren't there before.
  std::vector<SitemapEntry> Own(Sitemap sitemap);
  absl::Status NotReadable(const std::string& url) const;

  const std::string url_;
  const std::optional<absl::Time> since_;
  fetch::Fetcher* const fetcher_;
  bool opened_ = false;
  std::vector<SitemapEntry> sitemaps_;
  std::optional<size_t> loaded_;
  std::vector<SitemapEntry> entries_;
  std::optional<fetch::Response> page_;
  // Hashes of addresses of sitemaps and pages.
  absl::flat_hash_set<uint64_t> seen_;
  std::vector<base::ErrorDetail> remarks_;
};

}  // namespace preau::pages

#endif  // SERVICES_INGESTION_PAGES_PAGE_LIST_H_
