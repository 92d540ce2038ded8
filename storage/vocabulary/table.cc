#include "storage/vocabulary/table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace preau::vocabulary::internal {
namespace {

constexpr absl::string_view kConcept =
    "http://data.education.fr/voc/scolomfr/concept/";

struct Shorthand {
  absl::string_view prefix;
  absl::string_view base;
  // ScoLOMFR takes these concepts over as its own.
  bool in_scolomfr;
};

constexpr Shorthand kShorthands[] = {
    {"dcmi:", "http://purl.org/dc/dcmitype/", true},
    {"dct:", "http://purl.org/dc/terms/", true},
    {"hcrt:", "https://w3id.org/kim/hcrt/", false},
    {"kl:", "https://w3id.org/kim/educationalLevel/level_", false},
    {"fach:", "http://w3id.org/kim/schulfaecher/", false},
    {"ka:", "http://w3id.org/kim/conditionsOfAccess/", false},
    {"role:", "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/",
     false},
    {"schema:", "http://schema.org/", false},
    {"l1:", "http://id.loc.gov/vocabulary/iso639-1/", false},
    {"l2:", "http://id.loc.gov/vocabulary/iso639-2/", true},
};

std::vector<std::string> SplitList(absl::string_view list) {
  return absl::StrSplit(list, '|', absl::SkipEmpty());
}

bool IsScolomfr(absl::string_view mapping) {
  if (absl::StartsWith(mapping, "#")) return true;
  return std::any_of(std::begin(kShorthands), std::end(kShorthands),
                     [&](const Shorthand& shorthand) {
                       return shorthand.in_scolomfr &&
                              absl::StartsWith(mapping, shorthand.prefix);
                     });
}

}  // namespace

std::string ExpandMapping(absl::string_view mapping) {
  absl::ConsumePrefix(&mapping, "<");
  if (absl::ConsumePrefix(&mapping, "#")) {
    const size_t dash = mapping.find('-');
    if (dash == 3 &&
        absl::ascii_isdigit(static_cast<unsigned char>(mapping[0]))) {
      return absl::StrCat(kConcept, "scolomfr-voc-", mapping.substr(0, dash),
                          "-num-", mapping.substr(dash + 1));
    }
    return absl::StrCat(kConcept, mapping);
  }
  for (const Shorthand& shorthand : kShorthands) {
    if (absl::ConsumePrefix(&mapping, shorthand.prefix)) {
      return absl::StrCat(shorthand.base, mapping);
    }
  }
  return std::string(mapping);
}

Term MakeTerm(const Table& table, const Row& row) {
  Term term;
  term.vocabulary = table.id;
  term.id = row.id;
  term.label_fr = row.label_fr;
  term.label_en = row.label_en;
  term.alternatives = SplitList(row.alternatives);
  term.parents = SplitList(row.parents);
  term.deprecated = (row.flags & Row::kDeprecated) != 0;
  std::vector<std::string> mappings = SplitList(row.mappings);
  // Those that can be written out come first.
  const auto others =
      std::stable_partition(mappings.begin(), mappings.end(), IsScolomfr);
  term.own = others == mappings.begin();
  const auto only_read = std::stable_partition(
      others, mappings.end(),
      [](const auto& mapping) { return !absl::StartsWith(mapping, "<"); });
  term.exact = static_cast<size_t>(only_read - mappings.begin());
  for (const std::string& mapping : mappings) {
    term.mappings.push_back(ExpandMapping(mapping));
  }
  if ((row.flags & Row::kYear) != 0) {
    std::vector<std::string> names = term.alternatives;
    names.push_back(term.label_fr);
    for (const std::string& name : names) {
      term.alternatives.push_back(absl::StrCat("classe de ", name));
      term.alternatives.push_back(absl::StrCat("niveau ", name));
    }
  }
  return term;
}

}  // namespace preau::vocabulary::internal
