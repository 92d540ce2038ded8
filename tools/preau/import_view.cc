#include "tools/preau/import_view.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "tools/preau/figures.h"

namespace preau::command {
namespace {

constexpr int kBarColumns = 24;
constexpr int kColumn = 14;
constexpr int64_t kLiveMicros = 100000;
// Where nothing can be drawn anew, a line now and then shows that it goes on.
constexpr int64_t kPlainMicros = 10000000;
// Remarks that are counted apart; a hostile server could send any number.
constexpr size_t kMaxRemarks = 1000;
constexpr size_t kShownRemarks = 8;
// Columns of the one that is shown of a kind.
constexpr int kMaxExample = 200;

std::string Bar(int64_t part, int64_t whole) {
  const int64_t filled =
      whole <= 0
          ? 0
          : std::clamp<int64_t>(part * kBarColumns / whole, 0, kBarColumns);
  std::string bar;
  for (int64_t i = 0; i < kBarColumns; ++i) {
    absl::StrAppend(&bar, i < filled ? "█" : "░");
  }
  return bar;
}

std::string MessageOf(const v1::Problem& problem, base::Language language) {
  if (!problem.message().empty()) return problem.message();
  return messages::Say(problem.reason(), language,
                       {problem.args().begin(), problem.args().end()});
}

}  // namespace

absl::string_view KindCode(v1::WriteOutcome::Kind kind) {
  switch (kind) {
    case v1::WriteOutcome::CREATED:
      return "IMPORT_KIND_CREATED";
    case v1::WriteOutcome::CHANGED:
      return "IMPORT_KIND_CHANGED";
    case v1::WriteOutcome::UNCHANGED:
      return "IMPORT_KIND_UNCHANGED";
    default:
      return "IMPORT_KIND_REFUSED";
  }
}

ImportView::ImportView(const v1::ImportStart& start, int64_t files,
                       int64_t total_bytes, base::Clock* clock, Output* output)
    : start_(start),
      files_(files),
      total_bytes_(total_bytes),
      clock_(*clock),
      output_(*output) {}

void ImportView::Begin() {
  start_micros_ = shown_micros_ = clock_.NowMicros();
  if (output_.json()) return;
  output_.Note(
      {output_.SayCount("IMPORT_BEGINS", files_,
                        {{"source", start_.source()},
                         {"size", Bytes(total_bytes_, output_.language())}})});
}

void ImportView::ShowLocal(const v1::ImportResponse& response) {
  if (response.outcomes().empty()) return;
  local_refusals_ += response.outcomes_size();
  if (output_.json()) {
    output_.JsonLine(response);
    return;
  }
  for (const v1::ImportOutcome& outcome : response.outcomes()) {
    ShowOutcome(outcome);
  }
}

void ImportView::Show(const v1::ImportResponse& response, int64_t sent_bytes) {
  counts_ = response;
  counts_.clear_outcomes();
  if (output_.json()) {
    output_.JsonLine(response);
    return;
  }
  for (const v1::ImportOutcome& outcome : response.outcomes()) {
    ShowOutcome(outcome);
  }
  ShowProgress(sent_bytes);
}

void ImportView::ShowOutcome(const v1::ImportOutcome& outcome) {
  for (const v1::Problem& remark : outcome.remarks()) {
    const std::string text =
        Truncate(Sanitise(MessageOf(remark, output_.language())), kMaxExample);
    if (remarks_.size() >= kMaxRemarks && remarks_.count(text) == 0) {
      ++other_remarks_;
    } else {
      ++remarks_[text];
    }
  }
  const bool refused = outcome.kind() == v1::WriteOutcome::REFUSED;
  if (!refused && !start_.all_outcomes()) return;
  output_.EndLive();
  StyledText head(output_.Say(KindCode(outcome.kind())),
                  refused ? Style::kBad : Style::kGood);
  head.Append(absl::StrCat("  ", outcome.record()), Style::kBold);
  if (!outcome.title().empty()) {
    head.Append(absl::StrCat("  ", outcome.title()));
  }
  if (!outcome.name().empty()) {
    head.Append(absl::StrCat("  ", outcome.name()), Style::kDim);
  }
  // Not broken: the path is to be copied.
  output_.Line(head);
  if (refused) {
    if (!outcome.problem().field().empty()) {
      output_.Paragraph(
          {output_.Say("IMPORT_FIELD", {{"field", outcome.problem().field()}})},
          4);
    }
    output_.Paragraph({MessageOf(outcome.problem(), output_.language())}, 4);
  }
  if (start_.all_outcomes()) {
    for (const v1::Problem& remark : outcome.remarks()) {
      output_.Paragraph({MessageOf(remark, output_.language()), Style::kDim},
                        4);
    }
  }
}

void ImportView::ShowProgress(int64_t sent_bytes) {
  const int64_t now = clock_.NowMicros();
  if (now - shown_micros_ < (output_.live() ? kLiveMicros : kPlainMicros)) {
    return;
  }
  shown_micros_ = now;
  const base::Language language = output_.language();
  const int64_t elapsed = std::max<int64_t>(now - start_micros_, 1);
  const int64_t percent =
      total_bytes_ <= 0
          ? 0
          : std::min<int64_t>(sent_bytes * 100 / total_bytes_, 100);
  std::string text = output_.Say(
      "IMPORT_AT", {{"percent", absl::StrCat(percent)},
                    {"records", Number(Records(), language)},
                    {"rate", Number(Records() * 1000000 / elapsed, language)}});
  if (sent_bytes > 0 && sent_bytes < total_bytes_) {
    const double left = static_cast<double>(total_bytes_ - sent_bytes) *
                        static_cast<double>(elapsed) /
                        static_cast<double>(sent_bytes);
    text = absl::StrCat(
        text, " · ",
        output_.Say("IMPORT_TIME_LEFT",
                    {{"time", Seconds(static_cast<int64_t>(left), language)}}));
  }
  if (!output_.live()) {
    output_.Note({text});
    return;
  }
  const bool has_room = DisplayWidth(text) + kBarColumns + 2 < output_.width();
  StyledText line;
  if (has_room) {
    line.Append(Bar(sent_bytes, total_bytes_), Style::kGood).Append("  ");
  }
  // A line that wraps couldn't be drawn anew.
  output_.Live(line.Append(Truncate(text, output_.width() - 1)));
}

int64_t ImportView::Records() const {
  return static_cast<int64_t>(counts_.created() + counts_.changed() +
                              counts_.unchanged() + counts_.refused()) +
         local_refusals_;
}

std::string ImportView::RecordsText() const {
  return Number(Records(), output_.language());
}

void ImportView::ShowRemarks() {
  if (remarks_.empty() || start_.all_outcomes()) return;
  output_.Line();
  output_.Paragraph({output_.Say("IMPORT_REMARKS"), Style::kBold});
  std::vector<std::pair<int64_t, std::string>> most;
  for (const auto& [text, count] : remarks_) most.emplace_back(count, text);
  std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) {
    return a.first > b.first;
  });
  int64_t others = other_remarks_;
  for (size_t i = 0; i < most.size(); ++i) {
    if (i >= kShownRemarks) {
      others += most[i].first;
      continue;
    }
    output_.Paragraph({absl::StrCat(Number(most[i].first, output_.language()),
                                    " × ", most[i].second)},
                      4, 2);
  }
  if (others > 0) {
    output_.Paragraph(
        {output_.SayCount("IMPORT_MORE_REMARKS", others), Style::kDim}, 4, 2);
  }
}

absl::Status ImportView::Report(bool strict) {
  const v1::ImportReport& report = counts_.report();
  const int64_t refused =
      static_cast<int64_t>(report.refused()) + local_refusals_;
  if (!output_.json()) {
    const base::Language language = output_.language();
    const int64_t elapsed =
        std::max<int64_t>(clock_.NowMicros() - start_micros_, 1);
    ShowRemarks();
    if (!remarks_.empty() || refused > 0) output_.Line();
    output_.Paragraph(
        {output_.Say(
             start_.dry_run() ? "IMPORT_TRIED" : "IMPORT_DONE",
             {{"source", start_.source()},
              {"time", Seconds(elapsed, language)},
              {"rate", Number(Records() * 1000000 / elapsed, language)}}),
         Style::kBold});
    const auto row = [&](absl::string_view code, int64_t count, Style style) {
      output_.Row(absl::StrCat("  ", output_.Say(code)),
                  {Number(count, language), count > 0 ? style : Style::kPlain},
                  kColumn);
    };
    row("IMPORT_KIND_CREATED", static_cast<int64_t>(report.created()),
        Style::kGood);
    row("IMPORT_KIND_CHANGED", static_cast<int64_t>(report.changed()),
        Style::kGood);
    row("IMPORT_KIND_UNCHANGED", static_cast<int64_t>(report.unchanged()),
        Style::kPlain);
    row("IMPORT_KIND_REFUSED", refused, Style::kBad);
    output_.Row(absl::StrCat("  ", output_.Say("IMPORT_REPORT_NAME")),
                {report.name(), Style::kDim}, kColumn);
  }
  if (report.has_failure()) {
    return base::MakeError(
        absl::StatusCode::kAborted,
        {"IMPORT_FAILED",
         "",
         {{"cause", MessageOf(report.failure(), output_.language())}}});
  }
  if (strict && refused > 0) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"IMPORT_REFUSALS",
                            "",
                            {{"count", Number(refused, output_.language())}}});
  }
  return absl::OkStatus();
}

}  // namespace preau::command
