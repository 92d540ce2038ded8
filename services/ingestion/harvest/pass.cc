#include "services/ingestion/harvest/pass.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "services/ingestion/harvest/harvest_remark.h"
#include "services/ingestion/harvest/page_writer.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::harvest {
namespace {

using google::protobuf::util::TimeUtil;

// Of the same page, before another way is tried and then before the pass fails.
constexpr uint32_t kMaxFailures = 5;
constexpr int64_t kFirstWaitSeconds = 30;
constexpr int64_t kLongestWaitSeconds = 24 * 3600;
constexpr int kMaxRemarks = 100;
constexpr uint32_t kMaxWithdrawnPercent = 10;
// So few may always be withdrawn.
constexpr uint64_t kFewWithdrawn = 5;
constexpr uint32_t kMissingPasses = 3;
// Records that one request of the catalogue takes.
constexpr size_t kMaxRecordsKept = 1000;
constexpr int kUnseenAtOnce = 500;

// Seconds that a failing source asks to be left alone; 0: it doesn't say.
int64_t AskedWait(const base::ErrorDetail& detail) {
  const auto seconds = detail.args.find("seconds");
  int64_t wait = 0;
  if (seconds == detail.args.end() ||
      !absl::SimpleAtoi(seconds->second, &wait)) {
    return 0;
  }
  return std::clamp<int64_t>(wait, 0, kLongestWaitSeconds);
}

}  // namespace

Pass::Pass(v1::Source source, v1::Harvest harvest,
           std::unique_ptr<SourceReader> reader, HarvestStore* store,
           base::Clock* clock)
    : source_(std::move(source)),
      harvest_(std::move(harvest)),
      reader_(std::move(reader)),
      selector_(source_.harvesting()),
      store_(store),
      clock_(clock) {
  // Ours alone write it; what can't be read begins again.
  if (!cursor_.ParseFromString(harvest_.cursor())) cursor_.Clear();
}

int64_t Pass::wait_until_micros() const {
  return harvest_.has_retry_time()
             ? TimeUtil::TimestampToMicroseconds(harvest_.retry_time())
             : 0;
}

uint64_t Pass::MaxWithdrawn() const {
  const uint32_t percent = source_.harvesting().max_withdrawn_percent() == 0
                               ? kMaxWithdrawnPercent
                               : source_.harvesting().max_withdrawn_percent();
  return std::max(source_.resources() * percent / 100, kFewWithdrawn);
}

void Pass::AddRemark(const base::ErrorDetail& detail) {
  if (harvest_.remarks_size() >= kMaxRemarks) return;
  const v1::HarvestRemark remark = ToRemark(detail);
  for (const v1::HarvestRemark& each : harvest_.remarks()) {
    if (each.reason() == remark.reason() &&
        std::map<std::string, std::string>(each.args().begin(),
                                           each.args().end()) == detail.args) {
      return;
    }
  }
  *harvest_.add_remarks() = remark;
}

absl::Status Pass::Step(const std::function<bool()>& cancelled) {
  if (ended()) return absl::OkStatus();
  switch (cursor_.phase()) {
    case Cursor::COUNTING_MISSING:
      return CountMissing();
    case Cursor::TAKING_MISSING:
      return TakeMissing();
    default:
      return ReadPage(cancelled);
  }
}

absl::Status Pass::ReadPage(const std::function<bool()>& cancelled) {
  absl::StatusOr<Page> page = reader_->Next(cursor_.reader(), cancelled);
  if (page.ok()) return TakePage(*std::move(page));
  if (absl::IsCancelled(page.status())) return page.status();
  return AfterFailure(page.status());
}

absl::Status Pass::AfterFailure(const absl::Status& failure) {
  const base::ErrorDetail detail = DetailOf(failure);
  cursor_.set_failures(cursor_.failures() + 1);
  const bool again =
      absl::IsUnavailable(failure) && cursor_.failures() < kMaxFailures;
  if (again) {
    const int64_t asked = AskedWait(detail);
    const int64_t wait =
        asked > 0 && cursor_.failures() == 1
            ? asked
            : std::max(asked, kFirstWaitSeconds << (cursor_.failures() - 1));
    *harvest_.mutable_retry_time() =
        TimeUtil::MicrosecondsToTimestamp(clock_->NowMicros() + wait * 1000000);
    *harvest_.mutable_failure() = ToRemark(detail);
    return Keep({});
  }
  const std::optional<std::string> detour = reader_->Detour(cursor_.reader());
  if (!detour.has_value()) {
    Fail(failure);
    return Keep({});
  }
  AddRemark(detail);
  AddRemark({"HARVEST_ONE_BY_ONE", "", {}});
  cursor_.set_reader(*detour);
  cursor_.clear_failures();
  harvest_.clear_retry_time();
  harvest_.clear_failure();
  return Keep({});
}

void Pass::Fail(const absl::Status& status) {
  harvest_.set_state(v1::Harvest::FAILED);
  harvest_.clear_retry_time();
  *harvest_.mutable_failure() = ToRemark(DetailOf(status));
}

absl::Status Pass::TakePage(Page page) {
  for (const base::ErrorDetail& remark : page.remarks) AddRemark(remark);
  const bool was_empty = page.items.empty();
  PageWriter writer(source_, harvest_, selector_, store_);
  if (!IsConfirmed()) writer.HoldBackAbove(MaxWithdrawn());
  PREAU_ASSIGN_OR_RETURN(Records records, writer.Write(std::move(page.items)));
  if (writer.held_back()) cursor_.set_held_back(true);
  harvest_.set_pages(harvest_.pages() + 1);
  if (page.expected > 0) harvest_.set_expected(page.expected);
  harvest_.clear_retry_time();
  harvest_.clear_failure();
  // All but the last part are kept where the page began, so that it begins
  // again if this breaks off.
  first_seen_ = 0;
  while (records.size() > kMaxRecordsKept) {
    Records part(std::make_move_iterator(records.begin()),
                 std::make_move_iterator(records.begin() + kMaxRecordsKept));
    records.erase(records.begin(), records.begin() + kMaxRecordsKept);
    PREAU_RETURN_IF_ERROR(Keep(std::move(part)));
  }
  cursor_.set_reader(page.cursor);
  cursor_.clear_failures();
  if (page.lists_everything) cursor_.set_lists_everything(true);
  if (page.last) {
    cursor_.set_next_from(page.next_from);
    cursor_.set_phase(Cursor::COUNTING_MISSING);
  }
  PREAU_RETURN_IF_ERROR(Keep(std::move(records)));
  if (page.last || page.again || was_empty || first_seen_ > 0) {
    return absl::OkStatus();
  }
  // A whole page of what this pass has seen: the list goes round in circles.
  AddRemark({"HARVEST_PAGES_REPEAT", "", {}});
  cursor_.set_phase(Cursor::COUNTING_MISSING);
  cursor_.clear_next_from();
  return Keep({});
}

absl::Status Pass::Keep(Records records) {
  harvest_.set_cursor(cursor_.SerializeAsString());
  v1::KeepHarvestRequest request;
  *request.mutable_harvest() = harvest_;
  for (v1::HarvestedRecord& record : records) {
    *request.add_records() = std::move(record);
  }
  PREAU_ASSIGN_OR_RETURN(v1::KeepHarvestResponse kept, store_->Keep(request));
  harvest_ = std::move(*kept.mutable_harvest());
  first_seen_ += kept.first_seen();
  return absl::OkStatus();
}

absl::StatusOr<v1::ListHarvestedRecordsResponse> Pass::ListUnseen() {
  v1::ListHarvestedRecordsRequest request;
  request.set_parent(source_.name());
  request.set_before_pass(harvest_.pass());
  request.set_page_size(kUnseenAtOnce);
  request.set_page_token(cursor_.page_token());
  return store_->ListRecords(request);
}

absl::Status Pass::CountMissing() {
  if (!harvest_.complete() && !cursor_.lists_everything()) {
    End();
    return Keep({});
  }
  cursor_.clear_page_token();
  uint64_t missing = 0;
  do {
    PREAU_ASSIGN_OR_RETURN(const v1::ListHarvestedRecordsResponse unseen,
                           ListUnseen());
    for (const v1::HarvestedRecord& record : unseen.records()) {
      if (!record.resource().empty()) ++missing;
    }
    cursor_.set_page_token(unseen.next_page_token());
  } while (!cursor_.page_token().empty());
  cursor_.set_missing(missing);
  const v1::HarvestCounts& counts = harvest_.counts();
  const bool empty = counts.created() + counts.changed() + counts.unchanged() +
                         counts.refused() + counts.left_out() ==
                     0;
  if (!IsConfirmed() && (missing > MaxWithdrawn() || (empty && missing > 0))) {
    cursor_.set_held_back(true);
  }
  cursor_.set_phase(Cursor::TAKING_MISSING);
  return Keep({});
}

absl::Status Pass::TakeMissing() {
  const uint32_t passes = source_.harvesting().missing_passes() == 0
                              ? kMissingPasses
                              : source_.harvesting().missing_passes();
  PREAU_ASSIGN_OR_RETURN(const v1::ListHarvestedRecordsResponse unseen,
                         ListUnseen());
  Records missing;
  std::vector<std::string> gone;
  for (const v1::HarvestedRecord& record : unseen.records()) {
    if (record.resource().empty()) continue;
    const uint32_t times = record.missing_passes() +
                           (record.missing_pass() == harvest_.pass() ? 0 : 1);
    if (IsConfirmed() || (times >= passes && !cursor_.held_back())) {
      gone.push_back(record.key());
      continue;
    }
    v1::HarvestedRecord& kept = missing.emplace_back();
    kept.set_key(record.key());
    kept.set_outcome(v1::HarvestedRecord::MISSING);
    kept.set_datestamp(record.datestamp());
  }
  PageWriter writer(source_, harvest_, selector_, store_);
  PREAU_ASSIGN_OR_RETURN(Records withdrawn, writer.Withdraw(gone));
  std::move(withdrawn.begin(), withdrawn.end(), std::back_inserter(missing));
  cursor_.set_page_token(unseen.next_page_token());
  if (cursor_.page_token().empty()) End();
  return Keep(std::move(missing));
}

void Pass::End() {
  harvest_.set_state(v1::Harvest::SUCCEEDED);
  harvest_.set_next_from(cursor_.next_from());
  if (!cursor_.held_back()) return;
  harvest_.set_state(v1::Harvest::WAITING);
  *harvest_.mutable_failure() = ToRemark(
      {"HARVEST_MANY_MISSING",
       "",
       {{"missing", absl::StrCat(std::max(cursor_.missing(),
                                          harvest_.counts().missing()))},
        {"total", absl::StrCat(source_.resources())}}});
}

}  // namespace preau::harvest
