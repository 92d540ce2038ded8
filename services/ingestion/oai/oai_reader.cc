#include "services/ingestion/oai/oai_reader.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingestion/harvest/answer_status.h"
#include "services/ingestion/oai/query.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::oai {
namespace {

using harvest::Item;
using harvest::Page;

constexpr int kOneByOneAtOnce = 50;
// A provider that gives none of so many records has something else.
constexpr int kFailuresInARow = 10;
constexpr uint32_t kMaxRestarts = 5;
constexpr uint32_t kMaxEmptyPages = 3;
// They are kept with the cursor.
constexpr int kMaxPending = 200;
constexpr size_t kDayLength = 10;
constexpr absl::string_view kAccept = "text/xml, application/xml";

absl::Status Failure(absl::StatusCode code, absl::string_view reason,
                     std::map<std::string, std::string> args) {
  return base::MakeError(code,
                         {std::string(reason), "source", std::move(args)});
}

absl::Status OfError(const Answer::Error& error) {
  return Failure(absl::StatusCode::kFailedPrecondition, "OAI_ERROR",
                 {{"code", error.code}, {"text", error.text}});
}

base::ErrorDetail Remark(absl::string_view reason,
                         std::map<std::string, std::string> args = {}) {
  return {std::string(reason), "", std::move(args)};
}

// The same identifier twice in a page: the later date stamp counts, of equal
// ones the later record.
void KeepLatest(std::vector<Record>& records) {
  absl::flat_hash_map<std::string, size_t> last;
  std::vector<bool> dropped(records.size(), false);
  for (size_t i = 0; i < records.size(); ++i) {
    const std::string& identifier = records[i].header.identifier;
    if (identifier.empty()) continue;
    const auto [at, added] = last.try_emplace(identifier, i);
    if (added) continue;
    const bool later =
        records[i].header.datestamp >= records[at->second].header.datestamp;
    dropped[later ? at->second : i] = true;
    if (later) at->second = i;
  }
  size_t kept = 0;
  for (size_t i = 0; i < records.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) records[kept] = std::move(records[i]);
    ++kept;
  }
  records.resize(kept);
}

storage::v1::OaiCursor ParseCursor(const std::string& bytes) {
  storage::v1::OaiCursor cursor;
  // Ours alone write it; what can't be read begins again.
  if (!cursor.ParseFromString(bytes)) cursor.Clear();
  return cursor;
}

}  // namespace

absl::StatusOr<Answer> OaiReader::Ask(absl::string_view query) {
  fetch::Request request;
  request.url = absl::StrCat(selection_.url, "?", query);
  request.accept = std::string(kAccept);
  request.max_bytes = readers::kMaxXmlBytes;
  PREAU_ASSIGN_OR_RETURN(const fetch::Response response,
                         fetcher_->Fetch(request, cancelled_));
  // Some give a protocol's error with a status of HTTP's.
  if (response.status != 200 &&
      (response.status >= 500 || response.status == 429 ||
       !absl::StrContains(response.body, "OAI-PMH"))) {
    return harvest::StatusOfAnswer(response);
  }
  absl::StatusOr<Answer> answer = ParseAnswer(response.body);
  if (answer.ok()) return answer;
  // An error page with status 200, a page cut in the middle: the same request
  // may get something better.
  const auto detail = base::GetErrorDetail(answer.status());
  return Failure(
      absl::StatusCode::kUnavailable,
      detail.has_value() ? detail->reason : "OAI_NOT_AN_ANSWER",
      detail.has_value() ? detail->args : std::map<std::string, std::string>());
}

absl::Status OaiReader::Begin(Cursor& cursor) {
  PREAU_ASSIGN_OR_RETURN(const Answer identify, Ask("verb=Identify"));
  cursor.set_days(identify.granularity.size() <= kDayLength);
  cursor.set_from(cursor.days() ? selection_.from.substr(0, kDayLength)
                                : selection_.from);
  // A day asks for changes since in days: both have the same granularity.
  cursor.set_metadata_prefix(selection_.metadata_prefix);
  if (!selection_.metadata_prefix.empty()) return absl::OkStatus();
  PREAU_ASSIGN_OR_RETURN(const Answer formats, Ask("verb=ListMetadataFormats"));
  // Every provider has Dublin Core, whether it lists it or not.
  cursor.set_metadata_prefix(
      formats.formats.empty() ? "oai_dc" : BestFormat(formats.formats));
  if (!cursor.metadata_prefix().empty()) return absl::OkStatus();
  std::vector<std::string> names;
  for (const Format& format : formats.formats) names.push_back(format.prefix);
  return Failure(absl::StatusCode::kFailedPrecondition, "OAI_NO_FORMAT",
                 {{"formats", absl::StrJoin(names, ", ")}});
}

std::string OaiReader::ListQuery(absl::string_view verb,
                                 const Cursor& cursor) const {
  if (!cursor.token().empty()) {
    return Query(verb, {{"resumptionToken", cursor.token()}});
  }
  return Query(verb, {{"metadataPrefix", cursor.metadata_prefix()},
                      {"from", cursor.from()},
                      {"set", selection_.set}});
}

bool OaiReader::IsOutside(const Header& header, const Cursor& cursor) const {
  const std::string& from = cursor.from();
  if (!from.empty() && !header.datestamp.empty()) {
    const size_t length = std::min(from.size(), header.datestamp.size());
    const size_t compared = length < from.size() ? kDayLength : length;
    if (header.datestamp.compare(0, compared, from, 0, compared) < 0) {
      return true;
    }
  }
  // A header without sets says nothing of them.
  if (selection_.set.empty() || header.sets.empty()) return false;
  return std::none_of(header.sets.begin(), header.sets.end(),
                      [&](const std::string& set) {
                        return set == selection_.set ||
                               absl::StartsWith(set, selection_.set + ":");
                      });
}

Item OaiReader::ToItem(Record record, const Cursor& cursor) const {
  Item item;
  if (IsOutside(record.header, cursor)) {
    item.kind = Item::Kind::kOutside;
  } else if (record.header.deleted) {
    item.kind = Item::Kind::kDeleted;
  }
  item.record = std::move(record.parsed);
  if (item.record.key.empty()) item.record.key = record.header.identifier;
  item.datestamp = std::move(record.header.datestamp);
  item.sets = std::move(record.header.sets);
  item.origin = std::move(record.origin);
  return item;
}

absl::StatusOr<Page> OaiReader::Next(const std::string& cursor_bytes,
                                     const std::function<bool()>& cancelled) {
  cancelled_ = cancelled;
  Cursor cursor = ParseCursor(cursor_bytes);
  if (cursor.metadata_prefix().empty()) {
    PREAU_RETURN_IF_ERROR(Begin(cursor));
    has_begun_ = true;
  }
  return cursor.one_by_one() ? NextOneByOne(std::move(cursor))
                             : NextOfList(std::move(cursor));
}

std::optional<std::string> OaiReader::Detour(const std::string& cursor_bytes) {
  Cursor cursor = ParseCursor(cursor_bytes);
  // A provider that doesn't even say who it is has no other way in.
  const bool has_begun = has_begun_ || !cursor.metadata_prefix().empty();
  if (cursor.one_by_one() || !has_begun) return std::nullopt;
  cursor.set_one_by_one(true);
  cursor.set_skip_to(cursor.last_identifier());
  cursor.clear_token();
  return cursor.SerializeAsString();
}

// Takes what the answer says of the list's end into cursor and page.
void OaiReader::EndOrGoOn(const Answer& answer, Cursor& cursor, Page& page) {
  page.expected = answer.complete_list_size;
  if (answer.complete_list_size > 0) {
    cursor.set_expected(answer.complete_list_size);
  }
  if (cursor.first_response_date().empty()) {
    cursor.set_first_response_date(answer.response_date);
  }
  if (answer.token.empty()) {
    page.last = true;
  } else if (answer.token == cursor.token()) {
    page.last = true;
    page.remarks.push_back(Remark("HARVEST_TOKEN_REPEATED"));
  }
  cursor.set_token(answer.token);
}

absl::StatusOr<Page> OaiReader::NextOfList(Cursor cursor) {
  PREAU_ASSIGN_OR_RETURN(Answer answer, Ask(ListQuery("ListRecords", cursor)));
  Page page;
  const bool follows = !cursor.token().empty();
  if (!follows && HasError(answer, "badArgument") &&
      cursor.from().size() > kDayLength) {
    // It says that it knows seconds, but doesn't.
    cursor.set_days(true);
    cursor.set_from(cursor.from().substr(0, kDayLength));
    return NextOfList(std::move(cursor));
  }
  if (HasError(answer, "noRecordsMatch")) {
    page.last = true;
  } else if (follows && (HasError(answer, "badResumptionToken") ||
                         HasError(answer, "badArgument"))) {
    // Expired, or a token after the last page. A list that was begun again and
    // came to the same place is at its end.
    const bool complete =
        cursor.expected() > 0 && cursor.listed() >= cursor.expected();
    const bool same_place = cursor.pages() <= cursor.known_pages();
    if (!complete && same_place && cursor.expected() > 0) {
      return OfError(answer.errors.front());
    }
    if (complete || same_place || cursor.restarts() >= kMaxRestarts) {
      page.last = true;
      page.remarks.push_back(Remark("HARVEST_TOKEN_AFTER_END"));
    } else {
      cursor.set_restarts(cursor.restarts() + 1);
      cursor.set_known_pages(cursor.pages());
      cursor.clear_pages();
      cursor.clear_listed();
      cursor.clear_token();
      page.remarks.push_back(Remark("HARVEST_TOKEN_EXPIRED"));
      page.again = true;
    }
  } else if (!answer.errors.empty()) {
    return OfError(answer.errors.front());
  } else {
    if ((answer.cut || answer.damaged) && answer.token.empty()) {
      // Nobody knows whether the list ends here.
      return Failure(absl::StatusCode::kUnavailable, "OAI_PAGE_CUT", {});
    }
    if (answer.damaged) page.remarks.push_back(Remark("OAI_PAGE_DAMAGED"));
    EndOrGoOn(answer, cursor, page);
    KeepLatest(answer.records);
    cursor.set_empty_pages(answer.records.empty() ? cursor.empty_pages() + 1
                                                  : 0);
    if (!page.last && cursor.empty_pages() >= kMaxEmptyPages) {
      page.last = true;
      page.remarks.push_back(Remark("HARVEST_EMPTY_PAGES"));
    }
    cursor.set_listed(cursor.listed() + answer.records.size());
    cursor.set_pages(cursor.pages() + 1);
    page.again = cursor.pages() <= cursor.known_pages();
    for (Record& record : answer.records) {
      if (!record.header.identifier.empty()) {
        cursor.set_last_identifier(record.header.identifier);
      }
      page.items.push_back(ToItem(std::move(record), cursor));
    }
  }
  if (page.last) {
    page.next_from = NextFrom(cursor.first_response_date().empty()
                                  ? answer.response_date
                                  : cursor.first_response_date(),
                              cursor.days());
  }
  page.cursor = cursor.SerializeAsString();
  return page;
}

// The next identifiers to ask for.
absl::Status OaiReader::FillPending(Cursor& cursor, Page& page) {
  PREAU_ASSIGN_OR_RETURN(const Answer answer,
                         Ask(ListQuery("ListIdentifiers", cursor)));
  if (HasError(answer, "noRecordsMatch") ||
      (!cursor.token().empty() && !answer.errors.empty())) {
    cursor.set_identifiers_done(true);
    return absl::OkStatus();
  }
  if (!answer.errors.empty()) return OfError(answer.errors.front());
  for (const Header& header : answer.headers) {
    if (header.identifier.empty()) continue;
    if (!cursor.skip_to().empty()) {
      if (header.identifier == cursor.skip_to()) cursor.clear_skip_to();
      continue;
    }
    if (cursor.pending_size() == kMaxPending) {
      // The rest of this page is for the next time that it is read.
      cursor.set_skip_to(cursor.pending(kMaxPending - 1));
      return absl::OkStatus();
    }
    cursor.add_pending(header.identifier);
  }
  EndOrGoOn(answer, cursor, page);
  cursor.set_identifiers_done(std::exchange(page.last, false));
  if (cursor.identifiers_done() && !cursor.skip_to().empty()) {
    // It isn't in this order that records were listed: all of them, then.
    cursor.clear_skip_to();
    cursor.clear_token();
    cursor.set_identifiers_done(false);
    page.again = true;
  }
  return absl::OkStatus();
}

Item OaiReader::GetOne(const std::string& identifier, const Cursor& cursor,
                       bool* failed) {
  Item item;
  item.record.key = identifier;
  item.record.location = identifier;
  absl::StatusOr<Answer> answer =
      Ask(Query("GetRecord", {{"identifier", identifier},
                              {"metadataPrefix", cursor.metadata_prefix()}}));
  *failed = !answer.ok();
  if (!answer.ok()) {
    item.record.status = answer.status();
    return item;
  }
  if (!answer->errors.empty()) {
    item.record.status = OfError(answer->errors.front());
    return item;
  }
  if (answer->records.empty()) {
    item.record.status =
        Failure(absl::StatusCode::kFailedPrecondition, "OAI_WITHOUT_RECORDS",
                {{"verb", "GetRecord"}});
    return item;
  }
  Item found = ToItem(std::move(answer->records.front()), cursor);
  // Whatever it calls itself in its answer.
  found.record.key = identifier;
  return found;
}

absl::StatusOr<Page> OaiReader::NextOneByOne(Cursor cursor) {
  Page page;
  if (cursor.pending().empty() && !cursor.identifiers_done()) {
    PREAU_RETURN_IF_ERROR(FillPending(cursor, page));
  }
  const int count = std::min(cursor.pending_size(), kOneByOneAtOnce);
  int failures = 0;
  for (int i = 0; i < count; ++i) {
    if (cancelled_()) return absl::CancelledError();
    bool failed = false;
    page.items.push_back(GetOne(cursor.pending(i), cursor, &failed));
    failures = failed ? failures + 1 : 0;
    if (failures >= kFailuresInARow) return page.items.back().record.status;
  }
  cursor.mutable_pending()->DeleteSubrange(0, count);
  cursor.set_pages(cursor.pages() + 1);
  page.last = cursor.identifiers_done() && cursor.pending().empty();
  if (page.last) {
    page.next_from = NextFrom(cursor.first_response_date(), cursor.days());
  }
  page.cursor = cursor.SerializeAsString();
  return page;
}

}  // namespace preau::oai
