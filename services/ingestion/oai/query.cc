#include "services/ingestion/oai/query.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace preau::oai {
namespace {

constexpr size_t kDayLength = 10;
constexpr size_t kSecondsLength = 19;

}  // namespace

std::string Query(
    absl::string_view verb,
    std::initializer_list<std::pair<absl::string_view, absl::string_view>>
        arguments) {
  std::string query = absl::StrCat("verb=", verb);
  for (const auto& [name, value] : arguments) {
    if (value.empty()) continue;
    absl::StrAppend(&query, "&", name, "=");
    for (const char c : value) {
      const auto byte = static_cast<unsigned char>(c);
      if (absl::ascii_isalnum(byte) || c == '-' || c == '_' || c == '.' ||
          c == '~') {
        query.push_back(c);
      } else {
        absl::StrAppend(&query, "%", absl::Hex(byte, absl::kZeroPad2));
      }
    }
  }
  return query;
}

std::string BestFormat(const std::vector<Format>& formats) {
  struct Known {
    absl::string_view part;
    int rank;
  };
  constexpr Known kKnown[] = {
      {"lom-fr.fr/xsd/scolomfr", 7},
      {"lom-fr.fr/xsd/lomfr", 6},
      {"ltsc.ieee.org/xsd/lom", 5},
      {"imsglobal.org/xsd/imsmd", 4},
      {"lido-schema.org", 3},
      {"purl.org/dc/terms", 2},
      {"openarchives.org/oai/2.0/oai_dc", 1},
  };
  const Format* best = nullptr;
  int best_rank = 0;
  for (const Format& format : formats) {
    // A ScoLOMFR record's root is in LOM's namespace, and so some declare it.
    const std::string said = absl::AsciiStrToLower(
        absl::StrCat(format.name_space, " ", format.schema));
    int rank = 0;
    for (const Known& known : kKnown) {
      if (absl::StrContains(said, known.part)) {
        rank = std::max(rank, known.rank * 2);
      }
    }
    if (rank > 0 &&
        absl::StrContains(absl::AsciiStrToLower(format.prefix), "scolomfr")) {
      ++rank;
    }
    if (rank > best_rank) {
      best = &format;
      best_rank = rank;
    }
  }
  return best == nullptr ? "" : best->prefix;
}

std::string NextFrom(absl::string_view response_date, bool days) {
  // Fractions of seconds are against the rules, and happen.
  const absl::string_view seconds =
      response_date.substr(0, std::min(response_date.size(), kSecondsLength));
  absl::Time time;
  std::string error;
  const bool moment = absl::ParseTime("%Y-%m-%d%ET%H:%M:%S",
                                      std::string(seconds), &time, &error);
  if (!moment &&
      !absl::ParseTime("%Y-%m-%d",
                       std::string(response_date.substr(
                           0, std::min(response_date.size(), kDayLength))),
                       &time, &error)) {
    return "";
  }
  if (days || !moment) {
    return absl::FormatTime("%Y-%m-%d", time - absl::Hours(24),
                            absl::UTCTimeZone());
  }
  return absl::FormatTime("%Y-%m-%d%ET%H:%M:%SZ", time - absl::Hours(2),
                          absl::UTCTimeZone());
}

}  // namespace preau::oai
