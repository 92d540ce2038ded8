#include "indexer/document/nature.h"

#include <algorithm>
#include <iterator>

#include "google/protobuf/repeated_ptr_field.h"

namespace preau::document {
namespace {

// Kinds of what is made for teaching; all others a document can be as well.
constexpr absl::string_view kTeachingKinds[] = {"cours",
                                                "exercice",
                                                "exercice-interactif",
                                                "corrige",
                                                "fiche-eleve",
                                                "activite",
                                                "fiche-pedagogique",
                                                "scenario",
                                                "sequence",
                                                "seance",
                                                "evaluation",
                                                "auto-evaluation",
                                                "diagnostic",
                                                "quiz",
                                                "sujet-examen",
                                                "annales",
                                                "preparation-examen",
                                                "enonce",
                                                "etude-de-cas",
                                                "experience",
                                                "demonstration",
                                                "simulation",
                                                "cyberquete",
                                                "tutoriel",
                                                "methode",
                                                "methode-langues",
                                                "manuel",
                                                "production-eleve",
                                                "mooc"};
constexpr absl::string_view kClassAudiences[] = {
    "teacher",   "primary-teacher", "subject-teacher", "teacher-librarian",
    "trainer",   "learner",         "pupil",           "pupil-special-needs",
    "apprentice"};

template <typename Ids>
bool HasAny(const google::protobuf::RepeatedPtrField<log::v1::Term>& terms,
            const Ids& ids) {
  return std::any_of(terms.begin(), terms.end(), [&](const auto& term) {
    return std::find(std::begin(ids), std::end(ids), term.id()) !=
           std::end(ids);
  });
}

}  // namespace

absl::string_view NatureOf(const log::v1::Notice& notice) {
  // A level that no vocabulary knows may be anything.
  const bool has_level =
      std::any_of(notice.level().begin(), notice.level().end(),
                  [](const auto& level) { return !level.id().empty(); });
  const bool teaches =
      has_level || !notice.activity().empty() || !notice.programme().empty() ||
      !notice.educational_note().empty() || notice.has_age_range() ||
      notice.learning_time_seconds() > 0 || !notice.difficulty().id().empty() ||
      HasAny(notice.kind(), kTeachingKinds) ||
      HasAny(notice.audience(), kClassAudiences);
  return teaches ? "teaching-resource" : "document";
}

}  // namespace preau::document
