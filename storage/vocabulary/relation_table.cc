#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRows[] = {
    {"is-part-of", "Est une partie de", "Is part of", "fait partie de", "",
     "dct:isPartOf|ispartof"},
    {"has-part", "Contient", "Has part", "comprend", "", "dct:hasPart|haspart"},
    {"is-version-of", "Est une version de", "Is a version of", "", "",
     "dct:isVersionOf|isversionof"},
    {"has-version", "Existe en une autre version", "Has a version", "", "",
     "dct:hasVersion|hasversion"},
    {"is-format-of", "Est un format de", "Is a format of", "", "",
     "dct:isFormatOf|isformatof"},
    {"has-format", "Existe dans un format", "Has a format", "", "",
     "dct:hasFormat|hasformat"},
    {"references", "Contient une référence à", "Refers to", "cite|references",
     "", "dct:references"},
    {"is-referenced-by", "Est référencé par", "Is referred to by",
     "is referenced by", "", "dct:isReferencedBy|isreferencedby"},
    {"is-based-on", "Est basé sur", "Is based on", "s'appuie sur", "",
     "dct:source|isbasedon|schema:isBasedOn"},
    {"is-basis-for", "Est la base de", "Is the basis for", "", "",
     "#isbasisfor"},
    {"requires", "Requiert", "Requires", "a pour prérequis|suit", "",
     "dct:requires"},
    {"is-required-by", "Est requis par", "Is required by",
     "est prérequis de|précède", "", "dct:isRequiredBy|isrequiredby"},
    {"replaces", "Remplace", "Replaces", "", "", "dct:replaces"},
    {"is-replaced-by", "Est remplacé par", "Is replaced by", "", "",
     "dct:isReplacedBy"},
    {"conforms-to", "Conforme à", "Conforms to", "", "", "dct:conformsTo"},
    {"is-associated-with", "Est associé à", "Is associated with",
     "voir aussi|see also", "", "#009-001"},
    {"is-localization-of", "Est la localisation de", "Is a localisation of", "",
     "", "#009-002"},
    {"has-localization", "Fait l'objet d'une localisation",
     "Has a localisation", "", "", "#009-003"},
    {"is-translation-of", "Est la traduction de", "Is a translation of",
     "traduit de", "", "#009-016|schema:translationOfWork"},
    {"has-translation", "Fait l'objet d'une traduction", "Has a translation",
     "", "", "#009-017|schema:workTranslation"},
    {"has-thumbnail", "A pour vignette", "Has thumbnail", "vignette|thumbnail",
     "", "#009-021|schema:thumbnailUrl"},
    {"has-logo", "A pour logo", "Has logo", "logo", "", "#009-022"},
    {"has-preview", "A pour aperçu", "Has preview", "aperçu|preview", "",
     "#009-023"},
    {"is-preview-of", "Est l'aperçu de", "Is a preview of", "", "", "#009-024"},
    {"has-variant", "A pour déclinaison", "Has variant", "a pour manifestation",
     "", "#009-030"},
    {"is-variant-of", "Est une déclinaison de l'œuvre", "Is a variant of",
     "est une déclinaison de|est une manifestation de l'œuvre", "", "#009-031"},
    {"is-pupil-version-of", "Est la version élève de",
     "Is the pupil's version of", "version élève", "", "#009-032"},
    {"is-teacher-version-of", "Est la version enseignant de",
     "Is the teacher's version of", "version enseignant|version professeur", "",
     "#009-033"},
    {"is-demo-of", "Est la version de démo de", "Is a demo of",
     "version de démonstration", "", "#009-034"},
    {"has-demo", "A pour version de démo", "Has demo", "", "", "#009-035"},
    {"is-limited-version-of", "Est la version bridée de",
     "Is a limited version of", "", "", "#009-036"},
    {"is-full-version-of", "Est la version non bridée de",
     "Is the full version of", "", "", "#009-037"},
    {"has-licence", "A pour licence", "Has licence", "licence", "",
     "#009-040|schema:license"},
};

}  // namespace

Table RelationKindTable() {
  return {"relation-kind", "Relation", "Relation", kRows};
}

}  // namespace preau::vocabulary::internal
