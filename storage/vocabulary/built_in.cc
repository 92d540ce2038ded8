#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "storage/vocabulary/table.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::vocabulary {
namespace {

constexpr absl::string_view kDomainConcept =
    "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-015-num-";

std::vector<Term> MakeTerms(const internal::Table& table) {
  std::vector<Term> terms;
  terms.reserve(table.rows.size());
  for (const internal::Row& row : table.rows) {
    terms.push_back(internal::MakeTerm(table, row));
  }
  return terms;
}

void AddDisciplineMappings(std::vector<Term>& terms) {
  std::map<absl::string_view, Term*> by_id;
  for (Term& term : terms) by_id[term.id] = &term;
  for (const internal::DisciplineMapping& mapping :
       internal::DisciplineMappings()) {
    const auto term = by_id.find(mapping.discipline);
    if (term == by_id.end()) continue;
    for (const absl::string_view number :
         absl::StrSplit(mapping.numbers, ' ', absl::SkipEmpty())) {
      term->second->mappings.push_back(absl::StrCat(kDomainConcept, number));
    }
  }
}

Vocabularies* Build() {
  const internal::Table tables[] = {
      internal::LevelTable(),
      internal::DisciplineTable(),
      internal::KindTable(),
      internal::DocumentTypeTable(),
      internal::AudienceTable(),
      internal::ActivityTable(),
      internal::LicenceTable(),
      internal::AccessTable(),
      internal::PersonalDataTable(),
      internal::AccessibilityFeatureTable(),
      internal::AccessibilityHazardTable(),
      internal::SpecialNeedTable(),
      internal::RelationKindTable(),
      internal::ContributorRoleTable(),
      internal::DifficultyTable(),
      internal::StatusTable(),
      internal::LanguageTable(),
      internal::PlaceTable(),
      internal::DurationBandTable(),
      internal::SizeBandTable(),
      internal::NatureTable(),
  };
  std::vector<std::shared_ptr<const Vocabulary>> list;
  for (const internal::Table& table : tables) {
    std::vector<Term> terms = MakeTerms(table);
    if (absl::string_view(table.id) == "discipline") {
      AddDisciplineMappings(terms);
    }
    auto vocabulary = Vocabulary::Create(table.id, table.label_fr,
                                         table.label_en, std::move(terms));
    if (!vocabulary.ok()) {
      // A fault of the tables, which no caller can act on; the tests build
      // them all.
      std::fprintf(stderr, "%s\n", vocabulary.status().ToString().c_str());
      std::abort();
    }
    list.push_back(*std::move(vocabulary));
  }
  return new Vocabularies(Vocabularies::Of(std::move(list)));
}

}  // namespace

const Vocabularies& Vocabularies::BuiltIn() {
  static const Vocabularies* const kBuiltIn = Build();
  return *kBuiltIn;
}

}  // namespace preau::vocabulary
