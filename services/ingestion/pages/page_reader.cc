#include "services/ingestion/pages/page_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/fetch/url.h"
#include "services/ingestion/harvest/answer_status.h"
#include "services/ingestion/html/document.h"
#include "services/ingestion/readers/html_page.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::pages {
namespace {

using harvest::Item;
using harvest::Page;

// Asked for between two times that the state is kept.
constexpr int kAskedAtOnce = 10;
constexpr int kFailuresInARow = 10;
constexpr absl::string_view kAccept = "text/html, application/xhtml+xml";
constexpr const char* kHttpDate = "%a, %d %b %Y %H:%M:%S GMT";

std::string Resolve(absl::string_view base, absl::string_view reference) {
  const absl::StatusOr<fetch::Url> from = fetch::ParseUrl(base);
  if (!from.ok() || reference.empty()) return "";
  const absl::StatusOr<fetch::Url> url = fetch::ResolveUrl(*from, reference);
  if (!url.ok()) return "";
  // What a fragment names matters to who gave it.
  const size_t fragment = reference.find('#');
  return fragment == absl::string_view::npos
             ? url->ToString()
             : absl::StrCat(url->ToString(), reference.substr(fragment));
}

bool IsHtml(const fetch::Response& response) {
  return response.content_type.empty() ||
         absl::StartsWithIgnoreCase(response.content_type, "text/html") ||
         absl::StartsWithIgnoreCase(response.content_type, "application/xhtml");
}

Item Refused(const std::string& url, absl::Status status) {
  Item item;
  item.record.key = url;
  item.record.location = url;
  item.record.status = std::move(status);
  return item;
}

}  // namespace

PageReader::PageReader(Selection selection, fetch::Fetcher* fetcher,
                       base::Clock* clock)
    : selection_(std::move(selection)),
      since_(harvest::Since::Parse(selection_.changed_since)),
      fetcher_(fetcher),
      clock_(clock),
      list_(selection_.url, since_.time(), fetcher) {}

bool PageReader::IsUnchanged(const SitemapEntry& entry) const {
  return since_.time().has_value() && entry.changed.has_value() &&
         *entry.changed < *since_.time() && !since_.HasFailed(entry.url);
}

absl::StatusOr<fetch::Response> PageReader::Ask(
    const SitemapEntry& entry, const std::function<bool()>& cancelled) {
  if (entry.url == selection_.url) {
    if (auto page = list_.TakePage()) return *std::move(page);
  }
  fetch::Request request;
  request.url = entry.url;
  request.accept = std::string(kAccept);
  request.max_bytes = html::kMaxHtmlBytes;
  if (since_.time().has_value() && !entry.changed.has_value() &&
      !since_.HasFailed(entry.url)) {
    request.last_modified =
        absl::FormatTime(kHttpDate, *since_.time(), absl::UTCTimeZone());
  }
  return fetcher_->Fetch(request, cancelled);
}

void PageReader::TakeAnswer(const SitemapEntry& entry,
                            const fetch::Response& response, Page& page) {
  if (response.status == 404 || response.status == 410) {
    page.remarks.push_back({"PAGE_NOT_THERE",
                            "",
                            {{"url", fetch::ShownUrl(entry.url)},
                             {"status", absl::StrCat(response.status)}}});
    // Gone for good (RFC 9110, 15.5.11); what isn't found may come back, and is
    // missing until then.
    if (response.status == 410) {
      Item& gone = page.items.emplace_back();
      gone.kind = Item::Kind::kDeleted;
      gone.record.key = entry.url;
    }
    return;
  }
  if (response.status != 200) {
    page.items.push_back(Refused(entry.url, harvest::StatusOfAnswer(response)));
    return;
  }
  if (!IsHtml(response)) {
    page.items.push_back(Refused(
        entry.url, base::InvalidField("PAGE_NOT_HTML", "",
                                      {{"type", response.content_type}})));
    return;
  }
  absl::StatusOr<readers::HtmlPage> read =
      readers::ReadHtmlPage(response.body, entry.url, entry.url, Resolve);
  if (!read.ok()) {
    page.items.push_back(Refused(entry.url, read.status()));
    return;
  }
  if (read->noindex || readers::ForbidsIndex(response.robots_tag)) {
    page.remarks.push_back(
        {"PAGE_NOINDEX", "", {{"url", fetch::ShownUrl(entry.url)}}});
    Item& left_out = page.items.emplace_back();
    left_out.kind = Item::Kind::kDeleted;
    left_out.record.key = entry.url;
    return;
  }
  for (readers::ParsedRecord& record : read->records) {
    Item& item = page.items.emplace_back();
    item.record = std::move(record);
    if (entry.changed.has_value()) {
      item.datestamp = absl::FormatTime(absl::RFC3339_sec, *entry.changed,
                                        absl::UTCTimeZone());
    }
  }
}

absl::StatusOr<bool> PageReader::Take(const SitemapEntry& entry,
                                      const std::function<bool()>& cancelled,
                                      Page& page) {
  absl::StatusOr<fetch::Response> response = Ask(entry, cancelled);
  if (!response.ok()) {
    if (absl::IsCancelled(response.status())) return response.status();
    page.items.push_back(Refused(entry.url, response.status()));
    return !absl::IsUnavailable(response.status());
  }
  if (response->status == 304) return true;
  if (response->status == 429 || response->status == 503) {
    return harvest::StatusOfAnswer(*response);
  }
  TakeAnswer(entry, *response, page);
  return response->status < 500;
}

absl::StatusOr<Page> PageReader::Next(const std::string& cursor_bytes,
                                      const std::function<bool()>& cancelled) {
  Cursor cursor;
  // Ours alone write it; what can't be read begins again.
  if (!cursor.ParseFromString(cursor_bytes)) cursor.Clear();
  if (cursor.begin_micros() == 0) cursor.set_begin_micros(clock_->NowMicros());
  // Which pages failed before a restart isn't known any more.
  if (!has_begun_ && cursor.failed()) failures_.AddUnknown();
  has_begun_ = true;
  PREAU_RETURN_IF_ERROR(list_.Open(cancelled));
  Page page;
  int asked = 0;
  // A page ends where its sitemap does: to go back to the one before would be
  // to read it again.
  bool ended = list_.sitemaps() == 0;
  while (!ended && asked < kAskedAtOnce &&
         cursor.sitemap() < list_.sitemaps()) {
    PREAU_ASSIGN_OR_RETURN(const std::vector<SitemapEntry>* entries,
                           list_.Load(cursor.sitemap(), cancelled));
    if (list_.sitemaps() == 1) page.expected = entries->size();
    const uint64_t at = cursor.position();
    if (at > 0 &&
        (at > entries->size() || (*entries)[at - 1].url != cursor.last_url())) {
      // It isn't the list that it was before a restart: all of it, then.
      cursor.set_known(std::max(cursor.known(), at));
      cursor.set_position(0);
      cursor.clear_last_url();
      continue;
    }
    if (at == entries->size()) {
      cursor.set_sitemap(cursor.sitemap() + 1);
      cursor.set_position(0);
      cursor.clear_last_url();
      cursor.clear_known();
      ended = true;
      continue;
    }
    const SitemapEntry& entry = (*entries)[at];
    if (!IsUnchanged(entry)) {
      ++asked;
      PREAU_ASSIGN_OR_RETURN(const bool good, Take(entry, cancelled, page));
      failures_in_a_row_ = good ? 0 : failures_in_a_row_ + 1;
      if (!good) {
        cursor.set_failed(true);
        failures_.Add(entry.url);
      }
      if (failures_in_a_row_ >= kFailuresInARow) {
        failures_in_a_row_ = 0;
        return page.items.back().record.status;
      }
    }
    cursor.set_position(at + 1);
    cursor.set_last_url(entry.url);
    page.again = cursor.position() <= cursor.known();
  }
  for (base::ErrorDetail& remark : list_.TakeRemarks()) {
    page.remarks.push_back(std::move(remark));
  }
  page.last = cursor.sitemap() >= list_.sitemaps();
  if (page.last) {
    page.next_from =
        failures_.NextFrom(cursor.begin_micros(), selection_.changed_since);
  }
  page.cursor = cursor.SerializeAsString();
  return page;
}

}  // namespace preau::pages
