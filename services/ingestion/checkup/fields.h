#ifndef SERVICES_INGESTION_CHECKUP_FIELDS_H_
#define SERVICES_INGESTION_CHECKUP_FIELDS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"

namespace preau::checkup {

// What of a notice a correction is about.
enum class Field {
  kLevel,
  kDiscipline,
  kKind,
  kLicence,
  kDescription,
  kKeyword,
  kLanguage,
  kThumbnail,
};
inline constexpr Field kFields[] = {Field::kLevel,       Field::kDiscipline,
                                    Field::kKind,        Field::kLicence,
                                    Field::kDescription, Field::kKeyword,
                                    Field::kLanguage,    Field::kThumbnail};

// The notice's name for it: "level", "thumbnail_url"; those of its vocabulary
// and of its filter are the same.
absl::string_view NameOf(Field field);
// Whether its values come from a vocabulary.
bool HasVocabulary(Field field);

// Whether the notice says it in a way that is understood.
bool IsSaid(const log::v1::Notice& notice, Field field);
// The id of the first value that a vocabulary knows; empty: none.
std::string FirstIdOf(const log::v1::Notice& notice, Field field);
// What it says of it and what isn't understood, as stated.
std::vector<std::string> NotUnderstood(const log::v1::Notice& notice,
                                       Field field);

// Words that stand for those of a text which isn't written yet; no document has
// them.
inline constexpr size_t kSupposedWords = 2;
std::string SupposedWord(Field field, size_t number);

// Writes a value where the notice says none: the term `id` of the field's
// vocabulary, or a text of the supposed words.
void Suppose(Field field, absl::string_view id, log::v1::Notice& notice);

}  // namespace preau::checkup

#endif  // SERVICES_INGESTION_CHECKUP_FIELDS_H_
