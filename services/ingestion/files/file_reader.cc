#include "services/ingestion/files/file_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/ingestion/harvest/answer_status.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::files {
namespace {

using harvest::Item;
using harvest::Page;

constexpr size_t kMaxBytes = size_t{128} << 20;
constexpr size_t kRecordsOfPage = 500;
// How much of the file is read at a time, and enough to tell its format.
constexpr size_t kPieceBytes = size_t{64} << 10;
// Keys that are named when several records have them.
constexpr size_t kMaxRepeated = 20;
constexpr absl::string_view kEtag = "etag:";
constexpr absl::string_view kModified = "modified:";

}  // namespace

FileReader::FileReader(Selection selection, fetch::Fetcher* fetcher)
    : selection_(std::move(selection)), fetcher_(fetcher) {}

absl::StatusOr<bool> FileReader::Download(
    const std::function<bool()>& cancelled) {
  fetch::Request request;
  request.url = selection_.url;
  request.max_bytes = kMaxBytes;
  absl::string_view since = selection_.changed_since;
  if (absl::ConsumePrefix(&since, kEtag)) {
    request.etag = std::string(since);
  } else if (absl::ConsumePrefix(&since, kModified)) {
    request.last_modified = std::string(since);
  }
  PREAU_ASSIGN_OR_RETURN(fetch::Response response,
                         fetcher_->Fetch(request, cancelled));
  if (response.status == 304) return false;
  if (response.status != 200) return harvest::StatusOfAnswer(response);
  if (!response.etag.empty()) {
    next_from_ = absl::StrCat(kEtag, response.etag);
  } else if (!response.last_modified.empty()) {
    next_from_ = absl::StrCat(kModified, response.last_modified);
  }
  bytes_ = std::move(response.body);
  return true;
}

absl::Status FileReader::OpenReader() {
  readers::ReaderOptions options;
  // The address' end tells the format where the content doesn't.
  const std::string path = selection_.url.substr(0, selection_.url.find('?'));
  options.file_name = path.substr(path.rfind('/') + 1);
  if (!selection_.mapping.empty()) {
    PREAU_ASSIGN_OR_RETURN(options.mapping,
                           readers::ParseMapping(selection_.mapping));
  }
  const std::optional<readers::Format> format = readers::DetectFormat(
      options.file_name, absl::string_view(bytes_).substr(
                             0, std::min(bytes_.size(), kPieceBytes)));
  if (!format.has_value()) {
    return base::InvalidField("FORMAT_NOT_RECOGNISED", "source");
  }
  reader_ = readers::CreateReader(*format, std::move(options));
  return absl::OkStatus();
}

absl::Status FileReader::Gather(size_t count) {
  const auto take = [this](readers::ParsedRecord record) {
    if (!record.key.empty() &&
        !keys_.insert(absl::Hash<absl::string_view>()(record.key)).second) {
      if (repeated_.size() < kMaxRepeated) repeated_.push_back(record.key);
      return absl::OkStatus();
    }
    waiting_.push_back(std::move(record));
    return absl::OkStatus();
  };
  while (waiting_.size() < count && !ended_) {
    const absl::string_view piece =
        absl::string_view(bytes_).substr(at_, kPieceBytes);
    at_ += piece.size();
    if (!piece.empty()) {
      PREAU_RETURN_IF_ERROR(reader_->Feed(piece, take));
    } else {
      ended_ = true;
      PREAU_RETURN_IF_ERROR(reader_->Finish(take));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Page> FileReader::Next(const std::string& cursor,
                                      const std::function<bool()>& cancelled) {
  Page page;
  uint64_t skip = 0;
  if (!absl::SimpleAtoi(cursor, &skip)) skip = 0;
  if (reader_ == nullptr) {
    PREAU_ASSIGN_OR_RETURN(const bool changed, Download(cancelled));
    if (!changed) {
      page.last = true;
      page.next_from = selection_.changed_since;
      return page;
    }
    PREAU_RETURN_IF_ERROR(OpenReader());
  }
  // After a restart, what was taken before is passed over.
  while (given_ < skip) {
    if (cancelled()) return absl::CancelledError();
    PREAU_RETURN_IF_ERROR(Gather(kRecordsOfPage));
    if (waiting_.empty()) break;
    const size_t count = std::min<uint64_t>(waiting_.size(), skip - given_);
    waiting_.erase(waiting_.begin(),
                   waiting_.begin() + static_cast<ptrdiff_t>(count));
    given_ += count;
  }
  PREAU_RETURN_IF_ERROR(Gather(kRecordsOfPage));
  const size_t count = std::min(waiting_.size(), kRecordsOfPage);
  for (size_t i = 0; i < count; ++i) {
    Item& item = page.items.emplace_back();
    item.record = std::move(waiting_[i]);
  }
  waiting_.erase(waiting_.begin(),
                 waiting_.begin() + static_cast<ptrdiff_t>(count));
  given_ += count;
  page.cursor = absl::StrCat(given_);
  page.last = ended_ && waiting_.empty();
  page.lists_everything = true;
  for (std::string& key : repeated_) {
    page.remarks.push_back(
        {"SOURCE_KEY_REPEATED", "", {{"key", std::move(key)}}});
  }
  repeated_.clear();
  if (page.last) page.next_from = next_from_;
  return page;
}

}  // namespace preau::files
