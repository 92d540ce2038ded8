#include "storage/catalogue/reports.h"

#include <cstdint>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "storage/base/resource_name.h"
#include "storage/catalogue/rows.h"
#include "storage/catalogue/table_keys.h"

namespace preau::catalogue {
namespace {

constexpr size_t kTimeDigits = 16;

// An id starts with its time, so that it leads to its row.
std::string MakeId(uint64_t start_micros, base::Random* random) {
  return absl::StrCat(absl::Hex(start_micros, absl::kZeroPad16), "-",
                      base::NewUid(random).substr(0, 8));
}

std::optional<std::string> KeyOf(absl::string_view member,
                                 absl::string_view id) {
  uint64_t start_micros = 0;
  if (id.size() <= kTimeDigits ||
      !absl::SimpleHexAtoi(id.substr(0, kTimeDigits), &start_micros)) {
    return std::nullopt;
  }
  return ReportKey(member, start_micros, id);
}

}  // namespace

absl::StatusOr<std::string> ReportStore::Keep(absl::string_view member,
                                              StoredReport report) {
  const uint64_t start = static_cast<uint64_t>(report.start_time_micros());
  const std::string id = MakeId(start, random_);
  report.set_name(base::MakeResourceName(member, "importReports", id));
  kv::WriteBatch batch;
  batch.Put(kv::Table::kReports, ReportKey(member, start, id),
            report.SerializeAsString());
  PREAU_RETURN_IF_ERROR(store_->Write(batch, kv::Sync::kYes));
  return report.name();
}

absl::StatusOr<StoredReport> ReportStore::Get(absl::string_view member,
                                              absl::string_view id) const {
  const std::optional<std::string> key = KeyOf(member, id);
  absl::StatusOr<StoredReport> report = absl::NotFoundError("");
  if (key.has_value()) {
    report = GetRow<StoredReport>(*store_, kv::Table::kReports, *key);
  }
  if (absl::IsNotFound(report.status())) {
    return base::NotFound("REPORT_NOT_FOUND",
                          base::MakeResourceName(member, "importReports", id));
  }
  return report;
}

absl::StatusOr<std::vector<StoredReport>> ReportStore::List(
    absl::string_view member, absl::string_view after, size_t limit) const {
  std::string prefix;
  kv::AppendKeyPart(member, &prefix);
  kv::ScanOptions scan;
  scan.table = kv::Table::kReports;
  scan.from = prefix;
  scan.to = kv::PrefixEnd(prefix);
  if (const std::optional<std::string> key = KeyOf(member, after);
      key.has_value()) {
    scan.from = absl::StrCat(*key, absl::string_view("\0", 1));
  }
  std::vector<StoredReport> reports;
  absl::Status status;
  PREAU_RETURN_IF_ERROR(store_->Scan(
      scan, [&](absl::string_view /*key*/, absl::string_view value) {
        if (reports.size() >= limit) return false;
        absl::StatusOr<StoredReport> report = ParseRow<StoredReport>(value);
        status = report.status();
        if (!status.ok()) return false;
        reports.push_back(*std::move(report));
        return true;
      }));
  PREAU_RETURN_IF_ERROR(status);
  return reports;
}

}  // namespace preau::catalogue
