#include "services/ingestion/harvest/trial.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/text/html_text.h"
#include "services/ingestion/harvest/defaults.h"
#include "services/ingestion/harvest/harvest_remark.h"
#include "services/ingestion/harvest/selection.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::harvest {
namespace {

constexpr size_t kMaxPages = 20;
constexpr int kShownTaken = 10;
constexpr int kShownRefused = 20;
// In fewer records than this, the same value may be chance.
constexpr size_t kEnoughToTell = 10;
constexpr size_t kMaxShownBytes = 300;

struct Field {
  const char* name;
  // Empty: the record has none.
  std::string (*value)(const log::v1::Notice& notice);
  // Each record should have its own.
  bool should_differ;
};

template <typename Terms>
std::string FirstId(const Terms& terms) {
  return terms.empty() ? "" : terms.Get(0).id();
}

constexpr Field kFields[] = {
    {"title",
     [](const log::v1::Notice& notice) {
       return std::string(
           notice::BestText(notice.title(), base::Language::kFrench));
     },
     true},
    {"description",
     [](const log::v1::Notice& notice) {
       return std::string(
           notice::BestText(notice.description(), base::Language::kFrench));
     },
     true},
    {"url", [](const log::v1::Notice& notice) { return notice.url(); }, true},
    {"thumbnail_url",
     [](const log::v1::Notice& notice) { return notice.thumbnail_url(); },
     true},
    {"level",
     [](const log::v1::Notice& notice) { return FirstId(notice.level()); },
     true},
    {"discipline",
     [](const log::v1::Notice& notice) { return FirstId(notice.discipline()); },
     true},
    {"kind",
     [](const log::v1::Notice& notice) { return FirstId(notice.kind()); },
     true},
    {"contribution",
     [](const log::v1::Notice& notice) {
       return notice.contribution().empty()
                  ? ""
                  : notice.contribution(0).agent().name();
     },
     true},
    // That of the whole source is the same, and rightly so.
    {"provider",
     [](const log::v1::Notice& notice) { return notice.provider(); }, false},
    {"licence",
     [](const log::v1::Notice& notice) {
       const std::string& id = notice.licence().term().id();
       return id == "unknown" ? "" : id;
     },
     false},
};

// Counts what fields have, record by record.
class Shares {
 public:
  void Add(const log::v1::Notice& notice) {
    ++records_;
    for (size_t i = 0; i < std::size(kFields); ++i) {
      std::string value = kFields[i].value(notice);
      if (!value.empty()) ++with_value_[i];
      if (records_ == 1) first_[i] = value;
      same_[i] = (records_ == 1 || same_[i]) && value == first_[i];
    }
  }

  void Report(v1::Trial& trial) const {
    for (size_t i = 0; i < std::size(kFields); ++i) {
      v1::Trial::FieldShare& share = *trial.add_shares();
      share.set_field(kFields[i].name);
      share.set_records(with_value_[i]);
      if (records_ < kEnoughToTell || !kFields[i].should_differ || !same_[i] ||
          first_[i].empty()) {
        continue;
      }
      v1::Trial::ConstantField& constant = *trial.add_constants();
      constant.set_field(kFields[i].name);
      constant.set_value(
          std::string(text::TruncateUtf8(first_[i], kMaxShownBytes)));
    }
  }

 private:
  size_t records_ = 0;
  uint32_t with_value_[std::size(kFields)] = {};
  std::string first_[std::size(kFields)];
  bool same_[std::size(kFields)] = {};
};

v1::HarvestedRecord Shown(const Item& item,
                          v1::HarvestedRecord::Outcome outcome) {
  v1::HarvestedRecord record;
  record.set_key(item.record.key);
  record.set_outcome(outcome);
  record.set_title(std::string(text::TruncateUtf8(
      notice::BestText(item.record.notice.title(), base::Language::kFrench),
      kMaxShownBytes)));
  return record;
}

// The first records of the list, and what is said on the way.
absl::StatusOr<std::vector<Item>> ReadFirst(
    SourceReader& reader, const std::function<bool()>& cancelled,
    v1::Trial& trial) {
  std::vector<Item> items;
  std::string cursor;
  for (size_t i = 0; i < kMaxPages && items.size() < kTrialRecords; ++i) {
    PREAU_ASSIGN_OR_RETURN(Page page, reader.Next(cursor, cancelled));
    if (page.expected > 0) trial.set_expected(page.expected);
    for (const base::ErrorDetail& remark : page.remarks) {
      *trial.add_remarks() = ToRemark(remark);
    }
    std::move(page.items.begin(), page.items.end(), std::back_inserter(items));
    if (page.last) break;
    cursor = std::move(page.cursor);
  }
  if (items.size() > kTrialRecords) items.resize(kTrialRecords);
  return items;
}

}  // namespace

absl::StatusOr<v1::Trial> TrySource(
    const std::string& member, const v1::Harvesting& harvesting,
    SourceReader& reader,
    const std::function<absl::StatusOr<v1::WriteResourcesResponse>(
        const v1::WriteResourcesRequest& request)>& write,
    const std::function<bool()>& cancelled) {
  v1::Trial trial;
  PREAU_ASSIGN_OR_RETURN(std::vector<Item> items,
                         ReadFirst(reader, cancelled, trial));
  const Selector selector(harvesting);
  v1::HarvestCounts& counts = *trial.mutable_counts();
  std::vector<v1::HarvestedRecord> refused;
  v1::WriteResourcesRequest request;
  request.set_source(base::MakeResourceName(member, "sources", "trial"));
  request.set_dry_run(true);
  std::vector<const Item*> asked;
  const auto refuse = [&](const Item& item, v1::HarvestRemark problem) {
    counts.set_refused(counts.refused() + 1);
    refused.push_back(Shown(item, v1::HarvestedRecord::REFUSED));
    *refused.back().mutable_problem() = std::move(problem);
  };
  for (Item& item : items) {
    if (item.kind == Item::Kind::kOutside) {
      counts.set_outside(counts.outside() + 1);
    } else if (item.kind == Item::Kind::kDeleted) {
      counts.set_deleted(counts.deleted() + 1);
    } else if (!item.record.status.ok()) {
      refuse(item, ToRemark(DetailOf(item.record.status)));
    } else if (!selector.Takes(item)) {
      counts.set_left_out(counts.left_out() + 1);
    } else {
      AddDefaults(harvesting, item.record.notice);
      v1::SourceRecord& record = *request.add_records();
      record.set_key(item.record.key);
      *record.mutable_notice() = item.record.notice;
      for (const std::string& origin : item.origin) record.add_origin(origin);
      asked.push_back(&item);
    }
  }
  // Asked also for nothing: it says whether the caller may.
  PREAU_ASSIGN_OR_RETURN(const v1::WriteResourcesResponse response,
                         write(request));
  if (response.outcomes_size() != request.records_size()) {
    return absl::InternalError("outcomes don't match the records");
  }
  Shares shares;
  for (size_t i = 0; i < asked.size(); ++i) {
    const v1::WriteOutcome& outcome = response.outcomes(static_cast<int>(i));
    if (outcome.kind() == v1::WriteOutcome::REFUSED) {
      refuse(*asked[i], ToRemark({outcome.problem().reason(),
                                  "",
                                  {outcome.problem().args().begin(),
                                   outcome.problem().args().end()}}));
      continue;
    }
    counts.set_created(counts.created() + 1);
    shares.Add(asked[i]->record.notice);
    if (trial.records_size() < kShownTaken) {
      *trial.add_records() = Shown(*asked[i], v1::HarvestedRecord::CREATED);
    }
  }
  for (size_t i = 0; i < refused.size() && i < kShownRefused; ++i) {
    *trial.add_records() = std::move(refused[i]);
  }
  shares.Report(trial);
  return trial;
}

}  // namespace preau::harvest
