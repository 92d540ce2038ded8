#include "services/ingestion/checkup/checkup.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "preau/v1/catalogue_service.pb.h"
#include "services/ingestion/checkup/trial_index.h"
#include "services/ingestion/conformance/conformance.h"
#include "services/ingestion/harvest/trial.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::checkup {
namespace {

using log::v1::Notice;

constexpr size_t kMaxShownBytes = 200;

// Gives what was gathered as a source does.
class GatheredReader : public harvest::SourceReader {
 public:
  explicit GatheredReader(const Gathered& gathered) : gathered_(gathered) {}

  absl::StatusOr<harvest::Page> Next(const std::string&,
                                     const std::function<bool()>&) override {
    harvest::Page page;
    page.items = gathered_.items;
    page.expected = gathered_.expected;
    page.remarks = gathered_.remarks;
    page.last = true;
    return page;
  }
  std::optional<std::string> Detour(const std::string&) override {
    return std::nullopt;
  }

 private:
  const Gathered& gathered_;
};

// Judges notices as a catalogue does, and keeps those that it would take.
class Judge {
 public:
  absl::StatusOr<v1::WriteResourcesResponse> Write(
      const v1::WriteResourcesRequest& request) {
    v1::WriteResourcesResponse response;
    for (const v1::SourceRecord& record : request.records()) {
      Notice notice = record.notice();
      notice::Normalise(notice);
      v1::WriteOutcome& outcome = *response.add_outcomes();
      const absl::Status status = notice::Validate(notice, "notice");
      if (status.ok()) {
        outcome.set_kind(v1::WriteOutcome::CREATED);
        taken_.push_back(std::move(notice));
        continue;
      }
      outcome.set_kind(v1::WriteOutcome::REFUSED);
      const auto detail = base::GetErrorDetail(status);
      if (!detail.has_value()) continue;
      v1::Problem& problem = *outcome.mutable_problem();
      problem.set_reason(detail->reason);
      problem.set_field(detail->field);
      for (const auto& [name, value] : detail->args) {
        (*problem.mutable_args())[name] = value;
      }
    }
    return response;
  }

  std::vector<Notice> Take() { return std::move(taken_); }

 private:
  std::vector<Notice> taken_;
};

// The one that most records are in, by the rules that their values were taken
// by.
std::string FormatOf(const std::vector<Notice>& notices) {
  std::map<std::string, size_t> counts;
  for (const Notice& notice : notices) {
    if (notice.provenance().empty()) continue;
    const std::string& rule = notice.provenance(0).rule();
    ++counts[rule.substr(0, rule.find('.'))];
  }
  const auto most = std::max_element(
      counts.begin(), counts.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? "" : most->first;
}

std::vector<UnknownValue> UnknownOf(const std::vector<Notice>& notices) {
  std::map<std::pair<Field, std::string>, size_t> counts;
  for (const Notice& notice : notices) {
    std::set<std::pair<Field, std::string>> own;
    for (const Field field : kFields) {
      for (const std::string& value : NotUnderstood(notice, field)) {
        own.emplace(field,
                    std::string(text::TruncateUtf8(value, kMaxShownBytes)));
      }
    }
    for (const auto& value : own) ++counts[value];
  }
  std::vector<UnknownValue> unknown;
  for (const auto& [value, records] : counts) {
    unknown.push_back({value.first, value.second, records});
  }
  std::stable_sort(unknown.begin(), unknown.end(),
                   [](const UnknownValue& a, const UnknownValue& b) {
                     return a.records > b.records;
                   });
  return unknown;
}

Conformance ConformanceOf(const Gathered& gathered) {
  Conformance result;
  std::map<std::string, std::pair<size_t, base::ErrorDetail>> faults;
  for (const harvest::Item& item : gathered.items) {
    if (item.kind != harvest::Item::Kind::kRecord ||
        item.record.original.empty()) {
      continue;
    }
    const auto reports =
        conformance::CheckFile(item.record.location, item.record.original);
    if (!reports.ok()) continue;
    for (const conformance::Report& report : *reports) {
      if (!report.status.ok()) continue;
      ++result.judged;
      if (report.conforms()) ++result.conforming;
      std::set<std::string> own;
      for (const conformance::Finding& finding : report.findings) {
        if (finding.level != conformance::Level::kFault) continue;
        const std::string name =
            absl::StrCat(finding.detail.reason, " ", finding.detail.field);
        if (!own.insert(name).second) continue;
        auto& [records, detail] = faults[name];
        if (records++ == 0) detail = finding.detail;
      }
    }
  }
  for (const auto& [name, fault] : faults) {
    if (fault.first <= result.commonest_records) continue;
    result.commonest_records = fault.first;
    result.commonest = fault.second;
  }
  return result;
}

void Count(const Notice& notice, const Tried& search, SortReport& sort) {
  ++sort.tried;
  SortReport::Example example{
      search.probe, search.record, search.place, {}, ""};
  if (search.place > 0) {
    ++sort.found;
    if (search.place == 1) ++sort.first;
    if (sort.success.place == 0) sort.success = std::move(example);
    return;
  }
  for (const Field field : search.probe.needs) {
    if (IsSaid(notice, field)) continue;
    example.lacks.push_back(field);
    for (const std::string& value : NotUnderstood(notice, field)) {
      if (example.not_understood.empty()) {
        example.not_understood =
            std::string(text::TruncateUtf8(value, kMaxShownBytes));
      }
    }
  }
  // One that shows what is missing says more than one that is just unlucky.
  if (sort.failure.probe.query.empty() ||
      (sort.failure.lacks.empty() && !example.lacks.empty())) {
    sort.failure = std::move(example);
  }
}

}  // namespace

absl::StatusOr<Report> Check(const Gathered& gathered,
                             const std::function<bool()>& cancelled) {
  Report report;
  GatheredReader reader(gathered);
  Judge judge;
  PREAU_ASSIGN_OR_RETURN(report.trial,
                         harvest::TrySource(
                             "trial", v1::Harvesting(), reader,
                             [&](const v1::WriteResourcesRequest& request) {
                               return judge.Write(request);
                             },
                             cancelled));
  const std::vector<Notice> notices = judge.Take();
  report.more = gathered.more;
  report.format = FormatOf(notices);
  report.unknown = UnknownOf(notices);
  report.conformance = ConformanceOf(gathered);
  for (const Notice& notice : notices) {
    report.titles.emplace_back(text::TruncateUtf8(
        notice::BestText(notice.title(), base::Language::kFrench),
        kMaxShownBytes));
    for (const Field field : kFields) {
      if (IsSaid(notice, field)) ++report.said[field];
    }
  }
  const Supposed supposed = UsualValues(notices);
  const StemCounts stems = CountTitleStems(notices);
  PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<TrialIndex> index,
                         TrialIndex::Create(notices));
  std::map<Sort, SortReport> sorts;
  std::vector<Tried> searches;
  for (size_t i = 0; i < notices.size(); ++i) {
    if (cancelled()) return absl::CancelledError();
    for (Probe& probe : ProbesFor(notices[i], stems, supposed)) {
      Tried search{i, std::move(probe), 0};
      PREAU_ASSIGN_OR_RETURN(search.place, index->PlaceOf(i, search.probe));
      Count(notices[i], search, sorts[search.probe.sort]);
      ++report.searches;
      if (search.place > 0) ++report.found;
      searches.push_back(std::move(search));
    }
  }
  for (const Sort sort : kSorts) {
    if (sorts.count(sort) == 0) continue;
    sorts[sort].sort = sort;
    report.sorts.push_back(std::move(sorts[sort]));
  }
  PREAU_ASSIGN_OR_RETURN(report.corrections,
                         MeasureCorrections(notices, searches, supposed,
                                            report.format, cancelled));
  return report;
}

}  // namespace preau::checkup
