#ifndef STORAGE_VOCABULARY_TABLE_H_
#define STORAGE_VOCABULARY_TABLE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/vocabulary/vocabulary.h"

// How the built-in vocabularies are written down. Only the tables and
// built_in.cc use this.
namespace preau::vocabulary::internal {

// One term. Lists are separated by '|'.
//
// A mapping is a full URI, a token, or begins with one of these shorthands:
//   #NNN-MMM   ScoLOMFR concept scolomfr-voc-NNN-num-MMM
//   #token     ScoLOMFR concept whose id is a LOM token
//   dcmi: dct: DCMI types and terms         hcrt:  KIM resource types
//   kl:        KIM educational levels       fach:  KIM school subjects
//   ka:        KIM access conditions        role:  LRMI audience roles
//   schema:    schema.org
//   l1: l2:    id.loc.gov ISO 639-1 and 639-2 codes
// A mapping that begins with '<' (before any shorthand) is only read: its
// concept is older or narrower than the term. The first of the others is the
// one that is written out; a term without any in ScoLOMFR is "own".
struct Row {
  enum Flags {
    kNone = 0,
    kDeprecated = 1,
    // A school year: "classe de …" and "niveau …" are synonyms too, for the
    // French label and each alternative label.
    kYear = 2,
  };

  const char* id;
  const char* label_fr;
  const char* label_en;
  const char* alternatives;
  const char* parents;
  const char* mappings;
  int flags = kNone;
};

struct Table {
  const char* id;
  const char* label_fr;
  const char* label_en;
  absl::Span<const Row> rows;
};

// Each gives a table of static storage duration.
Table AccessTable();
Table AccessibilityFeatureTable();
Table AccessibilityHazardTable();
Table ActivityTable();
Table AudienceTable();
Table ContributorRoleTable();
Table DifficultyTable();
Table DisciplineTable();
Table DocumentTypeTable();
Table DurationBandTable();
Table KindTable();
Table LanguageTable();
Table LevelTable();
Table LicenceTable();
Table NatureTable();
Table PersonalDataTable();
Table PlaceTable();
Table RelationKindTable();
Table SizeBandTable();
Table SpecialNeedTable();
Table StatusTable();

// Concepts of ScoLOMFR's voc-015 that are only read: `numbers` holds what
// follows "scolomfr-voc-015-num-", separated by spaces.
struct DisciplineMapping {
  const char* discipline;
  const char* numbers;
};
absl::Span<const DisciplineMapping> DisciplineMappings();

// The full spelling of a mapping that may begin with a shorthand.
std::string ExpandMapping(absl::string_view mapping);

// The term that `row` of `table` describes.
Term MakeTerm(const Table& table, const Row& row);

}  // namespace preau::vocabulary::internal

#endif  // STORAGE_VOCABULARY_TABLE_H_
