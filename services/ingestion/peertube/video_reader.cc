#include "services/ingestion/peertube/video_reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/ingestion/harvest/answer_status.h"
#include "services/ingestion/peertube/video_mapper.h"
#include "services/ingestion/readers/json_ld_values.h"
#include "services/ingestion/readers/json_record.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::peertube {
namespace {

using harvest::Item;
using harvest::Page;

// Videos of a page; two requests follow for each that is read.
constexpr int kVideosAtOnce = 20;
constexpr size_t kMaxAnswerBytes = size_t{4} << 20;
constexpr size_t kMaxMembers = 1000;
// A list may be longer than it says, while videos are added, but not for ever.
constexpr uint64_t kMaxStart = 1'000'000;
constexpr int kFailuresInARow = 5;
constexpr absl::string_view kAccept = "application/json";

absl::Status AnswerUnknown() {
  // A proxy's page with status 200: the same request may get something better.
  return base::MakeError(absl::StatusCode::kUnavailable,
                         {"PEERTUBE_ANSWER_UNKNOWN", "source", {}});
}

std::optional<absl::Time> ParseTime(const std::string& text) {
  absl::Time time;
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, text, &time, &error)) {
    return std::nullopt;
  }
  return time;
}

bool IsPathSafe(absl::string_view key) {
  for (const char c : key) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '-') {
      return false;
    }
  }
  return key.size() <= 64;
}

}  // namespace

VideoReader::VideoReader(Selection selection, fetch::Fetcher* fetcher,
                         base::Clock* clock)
    : selection_(std::move(selection)),
      since_(harvest::Since::Parse(selection_.changed_since)),
      fetcher_(fetcher),
      clock_(clock) {}

absl::StatusOr<VideoReader::Json> VideoReader::Ask(
    const std::string& url, std::string* body,
    const std::function<bool()>& cancelled) {
  fetch::Request request;
  request.url = url;
  request.accept = std::string(kAccept);
  request.max_bytes = kMaxAnswerBytes;
  PREAU_ASSIGN_OR_RETURN(fetch::Response response,
                         fetcher_->Fetch(request, cancelled));
  if (response.status != 200) return harvest::StatusOfAnswer(response);
  Json answer = readers::ParseJson(response.body, kMaxMembers);
  if (!answer.is_object()) return AnswerUnknown();
  if (body != nullptr) *body = std::move(response.body);
  return answer;
}

bool VideoReader::IsUnchanged(const Json& listed) const {
  if (!since_.time().has_value() || since_.HasFailed(VideoKey(listed))) {
    return false;
  }
  bool is_known = false;
  for (const char* name : {"updatedAt", "publishedAt"}) {
    const auto time = ParseTime(readers::FirstLdText(listed, name));
    if (!time.has_value()) continue;
    if (*time >= *since_.time()) return false;
    is_known = true;
  }
  return is_known;
}

absl::StatusOr<Item> VideoReader::ReadVideo(
    const Json& listed, const Address& address,
    const std::function<bool()>& cancelled) {
  Item item;
  item.record.key = VideoKey(listed);
  item.record.location = item.record.key;
  item.record.media_type = "application/json";
  item.datestamp = readers::FirstLdText(listed, "updatedAt");
  item.record.status = CheckVideo(listed);
  if (!item.record.status.ok()) return item;
  if (!IsPathSafe(item.record.key)) {
    item.record.status =
        base::InvalidField("PEERTUBE_ANSWER_UNKNOWN", "source");
    return item;
  }
  const std::string url =
      absl::StrCat(address.server, "/api/v1/videos/", item.record.key);
  PREAU_ASSIGN_OR_RETURN(const Json video,
                         Ask(url, &item.record.original, cancelled));
  item.record.status = CheckVideo(video);
  if (!item.record.status.ok()) return item;
  if (VideoKey(video) != item.record.key) return AnswerUnknown();
  size_t captions = 0;
  const absl::StatusOr<Json> listed_captions =
      Ask(url + "/captions", nullptr, cancelled);
  if (listed_captions.ok()) {
    captions = readers::LdValues(*listed_captions, "data").size();
  } else if (absl::IsUnavailable(listed_captions.status()) ||
             absl::IsCancelled(listed_captions.status())) {
    return listed_captions.status();
  }
  MapVideo(video, address.server, captions, item.record);
  return item;
}

absl::StatusOr<Page> VideoReader::Next(const std::string& cursor_bytes,
                                       const std::function<bool()>& cancelled) {
  storage::v1::OffsetCursor cursor;
  // Ours alone write it; what can't be read begins again.
  if (!cursor.ParseFromString(cursor_bytes)) cursor.Clear();
  if (cursor.begin_micros() == 0) cursor.set_begin_micros(clock_->NowMicros());
  // Which videos failed before a restart isn't known any more.
  if (!has_begun_ && cursor.failed()) failures_.AddUnknown();
  has_begun_ = true;
  PREAU_ASSIGN_OR_RETURN(const Address address,
                         ReadAddress(selection_.url, selection_.set));
  PREAU_ASSIGN_OR_RETURN(
      const Json answer,
      Ask(absl::StrCat(address.server, address.list, "?start=", cursor.start(),
                       "&count=", kVideosAtOnce, "&sort=publishedAt&nsfw=both",
                       address.is_server ? "&isLocal=true" : ""),
          nullptr, cancelled));
  const auto data = answer.find("data");
  if (data == answer.end() || !data->is_array()) return AnswerUnknown();
  Page page;
  const auto total = answer.find("total");
  if (total != answer.end() && total->is_number_unsigned()) {
    page.expected = total->get<uint64_t>();
  }
  const std::string first = data->empty() ? "" : VideoKey(data->front());
  if (!first.empty() && first == cursor.last_key()) {
    // The server doesn't count: it would give this page for ever.
    page.last = true;
    page.remarks.push_back({"HARVEST_PAGES_REPEAT", "", {}});
    return page;
  }
  cursor.set_last_key(first);
  int failures = 0;
  size_t listed_count = 0;
  for (const Json& listed : *data) {
    // No more than were asked for.
    if (++listed_count > kVideosAtOnce) break;
    if (!listed.is_object()) return AnswerUnknown();
    const auto local = listed.find("isLocal");
    if (address.is_server && local != listed.end() && local->is_boolean() &&
        !local->get<bool>()) {
      Item& other = page.items.emplace_back();
      other.kind = Item::Kind::kOutside;
      other.record.key = VideoKey(listed);
      continue;
    }
    if (IsUnchanged(listed)) continue;
    absl::StatusOr<Item> item = ReadVideo(listed, address, cancelled);
    if (item.ok()) {
      page.items.push_back(*std::move(item));
      failures = 0;
      continue;
    }
    const auto detail = base::GetErrorDetail(item.status());
    // One that asks for patience gets it; one video that fails is refused
    // alone.
    if (absl::IsCancelled(item.status()) ||
        (detail.has_value() && detail->reason == "SOURCE_BUSY") ||
        ++failures >= kFailuresInARow) {
      return item.status();
    }
    cursor.set_failed(true);
    failures_.Add(VideoKey(listed));
    Item& refused = page.items.emplace_back();
    refused.record.key = VideoKey(listed);
    refused.record.status = item.status();
  }
  cursor.set_start(cursor.start() + listed_count);
  page.last = listed_count == 0 || cursor.start() >= kMaxStart ||
              (page.expected > 0 && cursor.start() >= page.expected) ||
              (page.expected == 0 && listed_count < kVideosAtOnce);
  if (page.last) {
    page.next_from =
        failures_.NextFrom(cursor.begin_micros(), selection_.changed_since);
  }
  page.cursor = cursor.SerializeAsString();
  return page;
}

}  // namespace preau::peertube
