#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"CHECK_BY_LABEL", "{count} par leur libellé", "{count} by their label"},
    {"CHECK_BY_PARENT", "{count} par un concept au-dessus",
     "{count} by a concept above"},
    {"CHECK_BY_REPLACEMENT", "{count} par ce qui les remplace",
     "{count} by what replaces them"},
    {"CHECK_BY_URI", "{count} par leur URI", "{count} by their URI"},
    {"CHECK_CONCEPTS_MANY", "{count} concepts", "{count} concepts"},
    {"CHECK_CONCEPTS_NONE", "aucun concept", "no concept"},
    {"CHECK_CONCEPTS_ONE", "{count} concept", "{count} concept"},
    {"CHECK_MORE_MANY", "Et {count} autres refus.",
     "And {count} more refusals."},
    {"CHECK_MORE_NONE", "Aucun autre refus.", "No more refusals."},
    {"CHECK_MORE_ONE", "Et {count} autre refus.", "And {count} more refusal."},
    {"CHECK_NOT_MAPPED", "{count} sans terme", "{count} without a term"},
    {"CHECK_SCHEMES_MANY", "{count} vocabulaires", "{count} schemes"},
    {"CHECK_SCHEMES_NONE", "Aucun vocabulaire", "No scheme"},
    {"CHECK_SCHEMES_ONE", "{count} vocabulaire", "{count} scheme"},
    {"SKOS_CHECK_FAILED",
     "{count} refus : un serveur ne démarrerait pas avec ces fichiers. "
     "Corrigez-les d'abord.",
     "{count} refused: a server would not start with these files. Correct them "
     "first."},
    {"SKOS_CYCLE",
     "Le concept {uri} se trouve au-dessus de lui-même par skos:broader ou "
     "skos:narrower. Rompez le cercle.",
     "The concept {uri} stands above itself by skos:broader or skos:narrower. "
     "Break the circle."},
    {"SKOS_FILES_TOO_LARGE",
     "Ces fichiers sont trop grands ensemble : {max} octets au plus.",
     "These files are too large together: {max} bytes at most."},
    {"SKOS_FILE_TOO_LARGE",
     "Ce fichier est trop grand : {max} octets au plus. Partagez-le, par "
     "exemple par vocabulaire.",
     "This file is too large: {max} bytes at most. Split it, for instance by "
     "scheme."},
    {"SKOS_FOLDER_EMPTY",
     "Aucun fichier SKOS (.rdf, .skos ou .xml) dans {path}.",
     "No SKOS file (.rdf, .skos or .xml) in {path}."},
    {"SKOS_LABEL_EMPTY",
     "Le concept {uri} a un skos:prefLabel vide. Donnez-lui un libellé.",
     "The concept {uri} has an empty skos:prefLabel. Give it a label."},
    {"SKOS_LABEL_MISSING",
     "Le concept {uri} n'a pas de skos:prefLabel. Donnez-lui un libellé.",
     "The concept {uri} has no skos:prefLabel. Give it a label."},
    {"SKOS_LABEL_TOO_LONG",
     "Un libellé du concept {uri} est trop long : {max} octets au plus.",
     "A label of the concept {uri} is too long: {max} bytes at most."},
    {"SKOS_LABEL_TWICE",
     "Le concept {uri} a plus d'un skos:prefLabel dans une même langue "
     "({language}) : « {label} » en est un de trop. Faites-en un "
     "skos:altLabel.",
     "The concept {uri} has more than one skos:prefLabel in one language "
     "({language}): \"{label}\" is one too many. Make it a skos:altLabel."},
    {"SKOS_NOT_RDF",
     "Ce fichier n'est pas du RDF/XML : il commence par <{element}>. Sont lus "
     "les vocabulaires SKOS en RDF/XML.",
     "This file is not RDF/XML: it begins with <{element}>. What is read are "
     "SKOS vocabularies in RDF/XML."},
    {"SKOS_NOT_UTF8", "Ce fichier n'est pas en UTF-8. Convertissez-le.",
     "This file is not in UTF-8. Convert it."},
    {"SKOS_NO_CONCEPT", "Ce fichier ne décrit aucun skos:Concept.",
     "This file describes no skos:Concept."},
    {"SKOS_PATH_NOT_FOUND", "Pas de fichier ni de dossier {path}.",
     "There is no file or folder {path}."},
    {"SKOS_PATH_UNREADABLE", "Impossible de lire {path}. Vérifiez ses droits.",
     "{path} can't be read. Check its permissions."},
    {"SKOS_REFERENCE_UNKNOWN",
     "Le concept {uri} renvoie par skos:{property} à {target}, qui n'est pas "
     "un concept de son vocabulaire. Corrigez l'URI ou ajoutez le concept.",
     "The concept {uri} refers by skos:{property} to {target}, which is no "
     "concept of its scheme. Correct the URI or add the concept."},
    {"SKOS_REFUSED",
     "Les vocabulaires de {folder} ne sont pas chargés : {count} erreur(s), la "
     "première dans {file} ({why}). « preau vocabulary check {folder} » les "
     "montre toutes.",
     "The vocabularies in {folder} are not loaded: {count} error(s), the first "
     "in {file} ({why}). \"preau vocabulary check {folder}\" shows them all."},
    {"SKOS_RELATED_ABOVE",
     "Le concept {uri} est lié par skos:related à {target}, qui est aussi "
     "au-dessus ou au-dessous de lui. Gardez l'un des deux.",
     "The concept {uri} is related by skos:related to {target}, which also "
     "stands above or below it. Keep one of the two."},
    {"SKOS_RELATED_ONE_WAY",
     "Le concept {uri} est lié par skos:related à {target}, qui ne lui est pas "
     "lié en retour. Ajoutez le lien manquant.",
     "The concept {uri} is related by skos:related to {target}, which is not "
     "related back. Add what is missing."},
    {"SKOS_STATUS_UNKNOWN",
     "Le concept {uri} a un isothes:status inconnu, « {status} ». Ceux qui "
     "sont lus : Actuel, Ancien, Obsolète, Déprécié.",
     "The concept {uri} has an unknown isothes:status, \"{status}\". Those "
     "that "
     "are read: Actuel, Ancien, Obsolète, Déprécié."},
    {"SKOS_TOO_MANY_ATTRIBUTES",
     "Un élément de ce fichier XML a trop d'attributs : {max} au plus.",
     "An element of this XML file has too many attributes: {max} at most."},
    {"SKOS_TOO_MANY_CONCEPTS",
     "Trop de concepts en tout : {max} au plus. Chargez moins de fichiers.",
     "Too many concepts in all: {max} at most. Load fewer files."},
    {"SKOS_TOO_MANY_FILES",
     "Trop de fichiers : {max} au plus. Chargez-en moins.",
     "Too many files: {max} at most. Load fewer."},
    {"SKOS_TOO_MANY_LABELS",
     "Trop de libellés en tout : {max} au plus. Chargez moins de fichiers.",
     "Too many labels in all: {max} at most. Load fewer files."},
    {"SKOS_TOO_MANY_STATEMENTS",
     "Ce qui est dit des concepts est trop long : {max} énoncés au plus. "
     "Chargez moins de fichiers.",
     "What is said of the concepts is too long: {max} statements at most. Load "
     "fewer files."},
    {"SKOS_TOP_BELOW",
     "Le concept {uri} est donné pour le sommet d'un vocabulaire où {target} "
     "est au-dessus de lui. Gardez l'un des deux.",
     "The concept {uri} is said to be at the top of a scheme in which {target} "
     "stands above it. Keep one of the two."},
    {"SKOS_URI_INCOHERENT",
     "L'URI {uri} dit un autre vocabulaire que celui du concept, {scheme}. "
     "Corrigez l'un des deux.",
     "The URI {uri} tells another scheme than the concept's, {scheme}. Correct "
     "one of the two."},
    {"SKOS_URI_INVALID",
     "« {uri} » n'est pas l'URI d'un concept. Il faut une URI absolue, et pour "
     "ScoLOMFR le numéro du vocabulaire : …/concept/scolomfr-voc-015-num-040.",
     "\"{uri}\" is not the URI of a concept. It has to be absolute, and for "
     "ScoLOMFR to have the scheme's number: "
     "…/concept/scolomfr-voc-015-num-040."},
    {"SKOS_URI_MISSING",
     "Un concept n'a pas d'URI. Donnez-lui un attribut rdf:about.",
     "A concept has no URI. Give it an rdf:about attribute."},
    {"SKOS_VDEX",
     "Les fichiers VDEX ne sont pas lus. Donnez le fichier SKOS (RDF/XML) du "
     "même vocabulaire : il contient les mêmes termes, avec leurs liens.",
     "VDEX files are not read. Give the SKOS file (RDF/XML) of the same "
     "vocabulary: it has the same terms, and how they are connected."},
};

}  // namespace

absl::Span<const Sentence> SkosTable() { return kTable; }

}  // namespace preau::messages::internal
