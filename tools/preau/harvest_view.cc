#include "tools/preau/harvest_view.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "tools/preau/figures.h"

namespace preau::command {
namespace {

using google::protobuf::util::TimeUtil;

constexpr int kColumn = 24;
constexpr int64_t kLiveMicros = 100000;
// Where nothing can be drawn anew, a line now and then shows that it goes on.
constexpr int64_t kPlainMicros = 10000000;

}  // namespace

std::string StateText(v1::Harvest::State state, const Output& output) {
  return output.Say(
      absl::StrCat("HARVEST_STATE_", v1::Harvest::State_Name(state)));
}

std::string OutcomeText(v1::HarvestedRecord::Outcome outcome,
                        const Output& output) {
  return output.Say(absl::StrCat("HARVEST_OUTCOME_",
                                 v1::HarvestedRecord::Outcome_Name(outcome)));
}

std::string RecordText(v1::HarvestedRecord::Outcome outcome,
                       const Output& output) {
  return output.Say(absl::StrCat("HARVEST_RECORD_",
                                 v1::HarvestedRecord::Outcome_Name(outcome)));
}

int64_t RecordsOf(const v1::HarvestCounts& counts) {
  return static_cast<int64_t>(counts.created() + counts.changed() +
                              counts.unchanged() + counts.refused() +
                              counts.withdrawn() + counts.deleted() +
                              counts.left_out() + counts.outside());
}

void HarvestView::Show(const v1::Harvest& harvest) {
  if (output_.json()) {
    output_.JsonLine(harvest);
    return;
  }
  const int64_t now = clock_.NowMicros();
  if (now - shown_micros_ < (output_.live() ? kLiveMicros : kPlainMicros)) {
    return;
  }
  shown_micros_ = now;
  const base::Language language = output_.language();
  const int64_t records = RecordsOf(harvest.counts());
  const messages::Args args = {
      {"pages", Number(static_cast<int64_t>(harvest.pages()), language)},
      {"records", Number(records, language)},
      {"percent",
       absl::StrCat(std::min<int64_t>(
           100, records * 100 /
                    std::max<int64_t>(
                        1, static_cast<int64_t>(harvest.expected()))))}};
  std::string text = output_.Say(
      harvest.expected() > 0 ? "HARVEST_AT_PERCENT" : "HARVEST_AT", args);
  if (harvest.has_retry_time()) {
    absl::StrAppend(&text, " · ",
                    output_.Say("HARVEST_WAITS_UNTIL",
                                {{"time", Moment(harvest.retry_time())}}));
  }
  if (output_.live()) {
    // A line that wraps couldn't be drawn anew.
    output_.Live({Truncate(text, output_.width() - 1)});
  } else {
    output_.Note({text});
  }
}

void HarvestView::Report(const v1::Harvest& harvest) {
  if (output_.json()) return;
  const base::Language language = output_.language();
  for (const v1::HarvestRemark& remark : harvest.remarks()) {
    output_.Paragraph({absl::StrCat("• ", remark.message())}, 2, 0);
  }
  if (!harvest.remarks().empty()) output_.Line();
  const int64_t micros = std::max<int64_t>(
      1, TimeUtil::TimestampToMicroseconds(harvest.end_time()) -
             TimeUtil::TimestampToMicroseconds(harvest.start_time()));
  const int64_t records = RecordsOf(harvest.counts());
  output_.Paragraph(
      {output_.Say("HARVEST_ENDED_WITH",
                   {{"state", StateText(harvest.state(), output_)},
                    {"time", Seconds(micros, language)},
                    {"rate", Number(records * 1000000 / micros, language)}}),
       Style::kBold});
  const auto row = [&](v1::HarvestedRecord::Outcome outcome, uint64_t count,
                       Style style, bool always) {
    if (count == 0 && !always) return;
    output_.Row(absl::StrCat("  ", OutcomeText(outcome, output_)),
                {Number(static_cast<int64_t>(count), language),
                 count > 0 ? style : Style::kPlain},
                kColumn);
  };
  const v1::HarvestCounts& counts = harvest.counts();
  row(v1::HarvestedRecord::CREATED, counts.created(), Style::kGood, true);
  row(v1::HarvestedRecord::CHANGED, counts.changed(), Style::kGood, true);
  row(v1::HarvestedRecord::UNCHANGED, counts.unchanged(), Style::kPlain, true);
  row(v1::HarvestedRecord::REFUSED, counts.refused(), Style::kBad, true);
  row(v1::HarvestedRecord::WITHDRAWN, counts.withdrawn(), Style::kBad, false);
  row(v1::HarvestedRecord::MISSING, counts.missing(), Style::kBad, false);
  row(v1::HarvestedRecord::DELETED, counts.deleted(), Style::kPlain, false);
  row(v1::HarvestedRecord::LEFT_OUT, counts.left_out(), Style::kPlain, false);
  row(v1::HarvestedRecord::OUTSIDE, counts.outside(), Style::kPlain, false);
  if (harvest.state() == v1::Harvest::WAITING) {
    output_.Line();
    output_.Paragraph({harvest.failure().message(), Style::kBad});
  }
}

}  // namespace preau::command
