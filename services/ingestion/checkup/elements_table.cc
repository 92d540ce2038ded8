#include "services/ingestion/checkup/elements.h"

namespace preau::checkup {
namespace {

struct Row {
  absl::string_view format;
  Field field;
  absl::string_view element;
};
constexpr Row kRows[] = {
    {"lom", Field::kLevel,
     "classification[purpose=\"educational level\"]/taxonPath/taxon/id"},
    {"lom", Field::kDiscipline,
     "classification[purpose=\"domaine d'enseignement\"]/taxonPath/taxon/id"},
    {"lom", Field::kKind, "educational/learningResourceType/value"},
    {"lom", Field::kLicence, "rights/description/string"},
    {"lom", Field::kDescription, "general/description/string"},
    {"lom", Field::kKeyword, "general/keyword/string"},
    {"lom", Field::kLanguage, "general/language"},
    {"lom", Field::kThumbnail,
     "relation[kind=\"has thumbnail\"]/resource/identifier/entry"},

    {"dc", Field::kLevel, "dcterms:educationLevel"},
    {"dc", Field::kDiscipline, "dc:subject"},
    {"dc", Field::kKind, "dc:type"},
    {"dc", Field::kLicence, "dc:rights"},
    {"dc", Field::kDescription, "dc:description"},
    {"dc", Field::kKeyword, "dc:subject"},
    {"dc", Field::kLanguage, "dc:language"},

    {"jsonld", Field::kLevel, "educationalLevel"},
    {"jsonld", Field::kDiscipline, "about"},
    {"jsonld", Field::kKind, "learningResourceType"},
    {"jsonld", Field::kLicence, "license"},
    {"jsonld", Field::kDescription, "description"},
    {"jsonld", Field::kKeyword, "keywords"},
    {"jsonld", Field::kLanguage, "inLanguage"},
    {"jsonld", Field::kThumbnail, "image"},

    {"gar", Field::kLevel, "niveauEducatif"},
    {"gar", Field::kDiscipline, "domaineEnseignement"},
    {"gar", Field::kKind, "typePedagogique"},
    {"gar", Field::kThumbnail, "urlVignette"},

    {"feed", Field::kLicence, "rights"},
    {"feed", Field::kDescription, "description"},
    {"feed", Field::kKeyword, "category"},
    {"feed", Field::kLanguage, "language"},
    {"feed", Field::kThumbnail, "media:thumbnail"},

    {"lido", Field::kLicence, "rightsResource/rightsType/conceptID"},
    {"lido", Field::kDescription, "objectDescriptionSet/descriptiveNoteValue"},
    {"lido", Field::kKeyword, "subjectSet/subject/subjectConcept/term"},
    {"lido", Field::kThumbnail, "resourceRepresentation/linkResource"},

    {"sheet", Field::kLevel, "Niveau"},
    {"sheet", Field::kDiscipline, "Discipline"},
    {"sheet", Field::kKind, "Type"},
    {"sheet", Field::kLicence, "Licence"},
    {"sheet", Field::kDescription, "Description"},
    {"sheet", Field::kKeyword, "Mots-clés"},
    {"sheet", Field::kLanguage, "Langue"},
    {"sheet", Field::kThumbnail, "Vignette"},

    // The mapping file says where it stands.
    {"jsonl", Field::kLevel, "fields/level"},
    {"jsonl", Field::kDiscipline, "fields/discipline"},
    {"jsonl", Field::kKind, "fields/kind"},
    {"jsonl", Field::kLicence, "fields/licence"},
    {"jsonl", Field::kDescription, "fields/description"},
    {"jsonl", Field::kKeyword, "fields/keyword"},
    {"jsonl", Field::kLanguage, "fields/language"},
    {"jsonl", Field::kThumbnail, "fields/thumbnail_url"},
};

}  // namespace

absl::string_view ElementFor(absl::string_view format, Field field) {
  for (const Row& row : kRows) {
    if (row.format == format && row.field == field) return row.element;
  }
  return "";
}

}  // namespace preau::checkup
