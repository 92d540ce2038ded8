#include "services/ingestion/writers/values.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::writers {
namespace {

constexpr absl::string_view kIso6392 = "id.loc.gov/vocabulary/iso639-2/";

}  // namespace

std::string IsoDuration(int64_t seconds) {
  if (seconds <= 0) return "";
  const int64_t hours = seconds / 3600;
  const int64_t minutes = seconds / 60 % 60;
  const int64_t rest = seconds % 60;
  std::string iso = "PT";
  if (hours > 0) absl::StrAppend(&iso, hours, "H");
  if (minutes > 0) absl::StrAppend(&iso, minutes, "M");
  if (rest > 0) absl::StrAppend(&iso, rest, "S");
  return iso;
}

std::string ReadableDuration(int64_t seconds) {
  std::string text;
  const auto add = [&](int64_t count, absl::string_view unit) {
    if (count <= 0) return;
    absl::StrAppend(&text, text.empty() ? "" : " ", count, " ", unit);
  };
  add(seconds / 3600, "h");
  add(seconds / 60 % 60, "min");
  add(seconds % 60, "s");
  return text;
}

std::string Iso6392(absl::string_view language) {
  const vocabulary::Term* term =
      vocabulary::Vocabularies::BuiltIn().Find("language")->Find(language);
  if (term == nullptr) return "";
  for (const std::string& mapping : term->mappings) {
    const size_t at = mapping.find(kIso6392.data());
    if (at != std::string::npos) return mapping.substr(at + kIso6392.size());
  }
  return "";
}

std::string DayOf(absl::string_view moment) {
  return std::string(moment.substr(0, 10));
}

bool IsMediaType(absl::string_view text) {
  const size_t slash = text.find('/');
  return slash != absl::string_view::npos && slash > 0 &&
         slash + 1 < text.size() && text.find('/', slash + 1) == text.npos &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                  absl::StrContains("/-+_.", absl::string_view(&c, 1));
         });
}

absl::string_view LastPart(absl::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

const std::string& NameOf(const log::v1::Agent& agent) {
  return agent.name().empty() ? agent.organisation() : agent.name();
}

bool IsOrganisation(const log::v1::Agent& agent) {
  return agent.kind() == log::v1::Agent::ORGANISATION ||
         (agent.kind() == log::v1::Agent::KIND_UNSPECIFIED &&
          agent.name().empty());
}

bool IsAuthor(const log::v1::Contribution& contribution) {
  return contribution.role().id() == "author";
}

bool Publishes(const log::v1::Contribution& contribution) {
  return absl::StrContains(contribution.role().id(), "publisher");
}

bool Distributes(const log::v1::Contribution& contribution) {
  const std::string& role = contribution.role().id();
  return role == "distributor" || role == "content-provider" ||
         role == "broadcaster";
}

}  // namespace preau::writers
