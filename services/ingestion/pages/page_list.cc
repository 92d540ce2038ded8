#include "services/ingestion/pages/page_list.h"

#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/fetch/url.h"
#include "services/ingestion/harvest/answer_status.h"
#include "services/ingestion/readers/page_links.h"
#include "services/ingestion/readers/reader.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/status_macros.h"

namespace preau::pages {
namespace {

// In all sitemaps of an index together; more would be no single source's.
constexpr size_t kMaxPages = 2'000'000;
constexpr absl::string_view kAccept =
    "application/xml, text/xml, text/html;q=0.9, */*;q=0.5";

bool IsGone(int status) { return status == 404 || status == 410; }

}  // namespace

absl::Status PageList::NotReadable(const std::string& url) const {
  return base::MakeError(
      absl::StatusCode::kFailedPrecondition,
      {"SITEMAP_NOT_READABLE", "source", {{"url", fetch::ShownUrl(url)}}});
}

absl::StatusOr<fetch::Response> PageList::Fetch(
    const std::string& url, const std::function<bool()>& cancelled) {
  fetch::Request request;
  request.url = url;
  request.accept = std::string(kAccept);
  request.max_bytes = kMaxSitemapBytes;
  PREAU_ASSIGN_OR_RETURN(fetch::Response response,
                         fetcher_->Fetch(request, cancelled));
  if (response.status != 200) return response;
  absl::StatusOr<std::string> unpacked =
      UnpackSitemap(std::move(response.body));
  if (!unpacked.ok()) {
    return absl::IsDataLoss(unpacked.status()) ? NotReadable(url)
                                               : unpacked.status();
  }
  response.body = *std::move(unpacked);
  // Sitemaps are in UTF-8, but for those that aren't.
  if (response.body.size() <= readers::kMaxXmlBytes &&
      !readers::IsXmlText(response.body)) {
    response.body = readers::XmlText(response.body);
  }
  return response;
}

std::vector<SitemapEntry> PageList::Own(Sitemap sitemap) {
  std::vector<SitemapEntry> own;
  size_t others = 0;
  std::string other;
  for (SitemapEntry& entry : sitemap.entries) {
    // In the one way in which it is asked for, and without what a fragment
    // adds.
    const absl::StatusOr<fetch::Url> url = fetch::ParseUrl(entry.url);
    if (!url.ok() || !readers::IsSameHost(entry.url, url_)) {
      if (others++ == 0) other = fetch::ShownUrl(entry.url);
      continue;
    }
    entry.url = url->ToString();
    if (seen_.size() < kMaxPages &&
        seen_.insert(absl::Hash<absl::string_view>()(entry.url)).second) {
      own.push_back(std::move(entry));
    }
  }
  if (others > 0) {
    remarks_.push_back({"SITEMAP_OF_OTHER_HOST",
                        "",
                        {{"count", absl::StrCat(others)}, {"url", other}}});
  }
  if (sitemap.cut) {
    remarks_.push_back(
        {"SITEMAP_CUT", "", {{"max", absl::StrCat(kMaxEntries)}}});
  }
  return own;
}

absl::Status PageList::Open(const std::function<bool()>& cancelled) {
  if (opened_) return absl::OkStatus();
  PREAU_ASSIGN_OR_RETURN(fetch::Response response, Fetch(url_, cancelled));
  if (response.status != 200) return harvest::StatusOfAnswer(response);
  std::optional<Sitemap> sitemap = ParseSitemap(response.body);
  if (sitemap.has_value() && sitemap->is_index) {
    sitemaps_ = Own(*std::move(sitemap));
  } else if (sitemap.has_value()) {
    sitemaps_ = {{url_, std::nullopt}};
    loaded_ = 0;
    entries_ = Own(*std::move(sitemap));
  } else if (readers::DetectFormat("", response.body) ==
             readers::Format::kHtml) {
    sitemaps_ = {{url_, std::nullopt}};
    loaded_ = 0;
    entries_ = {{url_, std::nullopt}};
    page_ = std::move(response);
  } else {
    return NotReadable(url_);
  }
  opened_ = true;
  return absl::OkStatus();
}

absl::StatusOr<const std::vector<SitemapEntry>*> PageList::Load(
    size_t number, const std::function<bool()>& cancelled) {
  if (loaded_ == number) return &entries_;
  entries_.clear();
  loaded_.reset();
  const SitemapEntry& asked = sitemaps_[number];
  const bool unchanged = since_.has_value() && asked.changed.has_value() &&
                         *asked.changed < *since_;
  if (!unchanged) {
    PREAU_ASSIGN_OR_RETURN(const fetch::Response response,
                           Fetch(asked.url, cancelled));
    if (IsGone(response.status)) {
      remarks_.push_back({"PAGE_NOT_THERE",
                          "",
                          {{"url", fetch::ShownUrl(asked.url)},
                           {"status", absl::StrCat(response.status)}}});
    } else if (response.status != 200) {
      return harvest::StatusOfAnswer(response);
    } else {
      std::optional<Sitemap> sitemap = ParseSitemap(response.body);
      // An index doesn't list indexes.
      if (!sitemap.has_value() || sitemap->is_index) {
        return NotReadable(asked.url);
      }
      entries_ = Own(*std::move(sitemap));
    }
  }
  loaded_ = number;
  return &entries_;
}

std::optional<fetch::Response> PageList::TakePage() {
  return std::exchange(page_, std::nullopt);
}

std::vector<base::ErrorDetail> PageList::TakeRemarks() {
  return std::exchange(remarks_, {});
}

}  // namespace preau::pages
