#ifndef SERVICES_INGESTION_CHECKUP_PROBES_H_
#define SERVICES_INGESTION_CHECKUP_PROBES_H_

#include <map>
#include <string>
#include <vector>

#include "preau/log/v1/notice.pb.h"
#include "services/ingestion/checkup/fields.h"

// The searches by which somebody may look for a record.
namespace preau::checkup {

enum class Sort {
  // The whole title; two words of it.
  kTitle,
  kTitleWords,
  // A word of the title and one of the keywords, of the description.
  kKeyword,
  kDescription,
  // A word of the title with the name of a level, a discipline, a kind.
  kLevel,
  kDiscipline,
  kKind,
  // "cycle 3 mathématiques".
  kLevelAndDiscipline,
  // A word of the title, and a filter; what a facet counts is the same.
  kLevelFilter,
  kDisciplineFilter,
  kKindFilter,
  kLicenceFilter,
  kLanguageFilter,
};
inline constexpr Sort kSorts[] = {
    Sort::kTitle,         Sort::kTitleWords,
    Sort::kLevel,         Sort::kDiscipline,
    Sort::kKind,          Sort::kLevelAndDiscipline,
    Sort::kKeyword,       Sort::kDescription,
    Sort::kLevelFilter,   Sort::kDisciplineFilter,
    Sort::kKindFilter,    Sort::kLicenceFilter,
    Sort::kLanguageFilter};

// One search, which should find one record.
struct Probe {
  Sort sort = Sort::kTitle;
  std::string query;
  // Of the filter; empty: none is set.
  std::string filter_field;
  std::string filter_value;
  // What the record has to say for it.
  std::vector<Field> needs;
  // The query has a word that isn't written yet.
  bool is_supposed = false;
};

// What to suppose of records that don't say: the id for each field with a
// vocabulary.
using Supposed = std::map<Field, std::string>;

// The commonest values; where no record says any, one that is usual.
Supposed UsualValues(const std::vector<log::v1::Notice>& notices);

// How many of the notices have each stem in their titles.
using StemCounts = std::map<std::string, size_t>;
StemCounts CountTitleStems(const std::vector<log::v1::Notice>& notices);

// As a person types it, in French: "cycle 3".
std::string TypedName(Field field, const std::string& id);

// The searches for a notice. Of its title the rarest words are taken, since
// these are what one remembers it by.
std::vector<Probe> ProbesFor(const log::v1::Notice& notice,
                             const StemCounts& stems, const Supposed& supposed);

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_PROBES_H_
