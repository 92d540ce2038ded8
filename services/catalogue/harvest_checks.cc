#include "services/catalogue/harvest_checks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"
#include "storage/notice/notice.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::services {
namespace {

constexpr size_t kMaxUrlBytes = 2000;
constexpr size_t kMaxSetBytes = 500;
constexpr size_t kMaxPrefixBytes = 100;
constexpr int kMaxSelections = 200;
constexpr size_t kMaxMappingBytes = size_t{256} << 10;
constexpr size_t kMaxEvidenceBytes = 1000;
constexpr size_t kMaxVersionBytes = 20;
constexpr uint32_t kMaxHours = 24 * 366;
constexpr uint32_t kMaxDays = 366;
constexpr uint32_t kMaxMissingPasses = 100;

absl::Status TooLong(const std::string& field, size_t max) {
  return base::InvalidField("FIELD_TOO_LONG", field,
                            {{"max", absl::StrCat(max)}});
}

absl::Status CheckUpTo(uint32_t value, uint32_t max, const std::string& field) {
  if (value <= max) return absl::OkStatus();
  return base::InvalidField("NUMBER_TOO_LARGE", field,
                            {{"max", absl::StrCat(max)}});
}

bool IsPrintable(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isgraph(static_cast<unsigned char>(c));
  });
}

// OAI-PMH's setSpec and metadataPrefix have no spaces.
absl::Status CheckToken(const std::string& value, size_t max,
                        const std::string& field) {
  if (value.size() > max) return TooLong(field, max);
  if (IsPrintable(value)) return absl::OkStatus();
  return base::InvalidField("CONTROL_CHARACTER", field);
}

absl::Status CheckUrl(const std::string& url, bool may_have_query,
                      const std::string& field) {
  if (url.size() > kMaxUrlBytes) return TooLong(field, kMaxUrlBytes);
  // A key in an address would be shown to whoever sees the source.
  const bool plain = (may_have_query || url.find('?') == std::string::npos) &&
                     url.find('#') == std::string::npos &&
                     url.find('@') == std::string::npos;
  if (notice::IsWebAddress(url) && plain) return absl::OkStatus();
  return base::InvalidField("HARVEST_URL_INVALID", field, {{"url", url}});
}

// A licence needs what it rests on, and the other way round.
absl::Status CheckLicence(const v1::Harvesting& harvesting,
                          const std::string& at) {
  if (harvesting.licence_evidence().size() > kMaxEvidenceBytes) {
    return TooLong(at + "licence_evidence", kMaxEvidenceBytes);
  }
  if (harvesting.licence_version().size() > kMaxVersionBytes) {
    return TooLong(at + "licence_version", kMaxVersionBytes);
  }
  if (harvesting.licence().empty()) {
    if (harvesting.licence_version().empty() &&
        harvesting.licence_evidence().empty()) {
      return absl::OkStatus();
    }
    return base::InvalidField("LICENCE_MISSING", at + "licence");
  }
  const vocabulary::Vocabulary* licences =
      vocabulary::Vocabularies::BuiltIn().Find("licence");
  if (harvesting.licence() == "unknown" ||
      licences->Find(harvesting.licence()) == nullptr) {
    return base::InvalidField(
        "TERM_UNKNOWN", at + "licence",
        {{"vocabulary", "licence"}, {"id", harvesting.licence()}});
  }
  if (!absl::StripAsciiWhitespace(harvesting.licence_evidence()).empty()) {
    return absl::OkStatus();
  }
  return base::InvalidField("LICENCE_EVIDENCE_MISSING",
                            at + "licence_evidence");
}

}  // namespace

absl::Status CheckHarvesting(const v1::Harvesting& harvesting,
                             absl::string_view field) {
  const std::string at = absl::StrCat(field, ".");
  // OAI-PMH adds its own query.
  const bool may_have_query = harvesting.protocol() == v1::Harvesting::FILE ||
                              harvesting.protocol() == v1::Harvesting::SITEMAP;
  if (!v1::Harvesting::Protocol_IsValid(harvesting.protocol()) ||
      harvesting.protocol() == v1::Harvesting::PROTOCOL_UNSPECIFIED) {
    return base::InvalidField("HARVEST_PROTOCOL_MISSING", at + "protocol");
  }
  if (harvesting.policy() != v1::Harvesting::PUBLISH &&
      harvesting.policy() != v1::Harvesting::REVIEW) {
    return base::InvalidField("HARVEST_POLICY_MISSING", at + "policy");
  }
  PREAU_RETURN_IF_ERROR(CheckUrl(harvesting.url(), may_have_query, at + "url"));
  PREAU_RETURN_IF_ERROR(CheckToken(harvesting.set(), kMaxSetBytes, at + "set"));
  PREAU_RETURN_IF_ERROR(CheckToken(harvesting.metadata_prefix(),
                                   kMaxPrefixBytes, at + "metadata_prefix"));
  PREAU_RETURN_IF_ERROR(
      CheckUpTo(harvesting.interval_hours(), kMaxHours, at + "interval_hours"));
  PREAU_RETURN_IF_ERROR(CheckUpTo(harvesting.complete_every_days(), kMaxDays,
                                  at + "complete_every_days"));
  PREAU_RETURN_IF_ERROR(CheckUpTo(harvesting.max_withdrawn_percent(), 100,
                                  at + "max_withdrawn_percent"));
  PREAU_RETURN_IF_ERROR(CheckUpTo(harvesting.missing_passes(),
                                  kMaxMissingPasses, at + "missing_passes"));
  if (harvesting.mapping().size() > kMaxMappingBytes) {
    return TooLong(at + "mapping", kMaxMappingBytes);
  }
  PREAU_RETURN_IF_ERROR(CheckLicence(harvesting, at));
  for (const auto& [name, values] :
       {std::pair("words", &harvesting.words()),
        std::pair("without_sets", &harvesting.without_sets())}) {
    if (values->size() > kMaxSelections) {
      return base::InvalidField("FIELD_TOO_MANY", at + name,
                                {{"max", absl::StrCat(kMaxSelections)}});
    }
    for (const std::string& value : *values) {
      if (value.size() > kMaxSetBytes) return TooLong(at + name, kMaxSetBytes);
    }
  }
  return absl::OkStatus();
}

void SayRemark(base::Language language, v1::HarvestRemark& remark) {
  if (remark.reason().empty()) return;
  remark.set_message(messages::Say(
      remark.reason(), language, {remark.args().begin(), remark.args().end()}));
}

void SayRemarks(
    base::Language language,
    google::protobuf::RepeatedPtrField<v1::HarvestRemark>& remarks) {
  for (v1::HarvestRemark& remark : remarks) SayRemark(language, remark);
}

}  // namespace preau::services
