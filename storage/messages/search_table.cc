#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"FACET_ACCESS", "Accès", "Access"},
    {"FACET_ACCESSIBILITY", "Accessibilité", "Accessibility"},
    {"FACET_AUDIENCE", "Public", "Audience"},
    {"FACET_AUTHOR", "Auteur", "Author"},
    {"FACET_DISCIPLINE", "Discipline", "Subject"},
    {"FACET_DOCUMENT_TYPE", "Type documentaire", "Document type"},
    {"FACET_DURATION", "Durée", "Duration"},
    {"FACET_FREE_OF_CHARGE", "Gratuit", "Free of charge"},
    {"FACET_KEYWORD", "Mot-clé", "Keyword"},
    {"FACET_KIND", "Type de ressource", "Kind of resource"},
    {"FACET_LANGUAGE", "Langue", "Language"},
    {"FACET_LEVEL", "Niveau", "Level"},
    {"FACET_LICENCE", "Licence", "Licence"},
    {"FACET_MEMBER", "Académie", "Académie"},
    {"FACET_OFFLINE", "Hors ligne", "Offline"},
    {"FACET_PERSONAL_DATA", "Données personnelles", "Personal data"},
    {"FACET_PROVIDER", "Fournisseur", "Provider"},
    {"FACET_SIZE", "Taille", "Size"},
    {"FACET_SOURCE", "Source", "Source"},
    {"FACET_SPECIAL_NEED", "Besoins particuliers", "Special needs"},
    {"FIELD_UNKNOWN",
     "Il n'y a pas de champ « {name} ». Les champs sont : {fields}.",
     "There is no field \"{name}\". The fields are: {fields}."},
    {"FILTER_VALUE_UNKNOWN",
     "Le champ {field_name} n'a pas de valeur « {value} ». « preau vocabulary "
     "show {vocabulary} » montre celles qu'il a.",
     "The field {field_name} has no value \"{value}\". \"preau vocabulary show "
     "{vocabulary}\" shows those that it has."},
    {"INDEX_BUSY",
     "L'index change trop vite pour répondre. Réessayez dans un instant.",
     "The index is changing too fast to answer. Try again in a moment."},
    {"INDEX_IN_USE",
     "Un autre processus écrit déjà dans l'index {path}. Arrêtez-le d'abord.",
     "Another process already writes to the index {path}. Stop it first."},
    {"LIMIT_INVALID", "Ce nombre va de {min} à {max}.",
     "This number goes from {min} to {max}."},
    {"PAGE_TOO_DEEP",
     "On ne peut pas aller au-delà de {max} résultats. Précisez la recherche.",
     "One can't go beyond {max} results. Narrow the search."},
    {"QUERY_TOO_LONG",
     "La recherche est trop longue : {max} octets au plus. Raccourcissez-la.",
     "The query is too long: {max} bytes at most. Shorten it."},
    {"QUERY_TOO_MANY_WORDS",
     "La recherche a trop de mots : {max} au plus. Retirez-en.",
     "The query has too many words: {max} at most. Remove some."},
    {"SCORE_COMPLETENESS", "Notice renseignée", "Notice that says much"},
    {"SCORE_MISSING", "Mots absents", "Missing words"},
    {"SCORE_NEAR_LEVEL", "Niveau voisin", "Neighbouring level"},
    {"SCORE_PROGRAMME", "Programme", "Programme"},
    {"SCORE_TITLE", "Titre proche de la recherche",
     "Title close to the search"},
    {"SCORE_TOGETHER", "Mots ensemble", "Words together"},
    {"SCORE_WORDS", "Mots trouvés", "Words found"},
    {"SPELLING_PROPOSED",
     "Vouliez-vous dire « {meant} » ? Résultats : {count}.",
     "Did you mean \"{meant}\"? Results: {count}."},
    {"SPELLING_SEARCHED",
     "Aucun résultat pour « {typed} » ; résultats pour « {meant} ».",
     "Nothing found for \"{typed}\"; results for \"{meant}\"."},
    {"TOO_MANY", "Il y en a trop : {max} au plus. Retirez-en.",
     "There are too many: {max} at most. Remove some."},
    {"VALUE_NO", "Non", "No"},
    {"VALUE_YES", "Oui", "Yes"},
};

}  // namespace

absl::Span<const Sentence> SearchTable() { return kTable; }

}  // namespace preau::messages::internal
