#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"GET_CONTRIBUTOR", "Contribution", "Contributor"},
    {"GET_CREDIT_LINE", "Mention à citer", "Credit line"},
    {"GET_MODIFIED", "Modifiée le", "Modified"},
    {"GET_PERMANENT_LINK", "Lien permanent", "Permanent link"},
    {"GET_PROGRAMME", "Programme", "Programme"},
    {"GET_PUBLISHED", "Publiée le", "Published"},
    {"GET_RECORD_NAME", "Nom de la notice", "Name of the record"},
    {"GET_SUCCESSOR", "À sa place : {name}", "In its place: {name}"},
    {"GET_UID", "Identifiant", "Identifier"},
    {"GET_UPDATED", "Notice changée le", "Record changed"},
    {"GET_WITHDRAWN", "Retirée du catalogue : {reason}.",
     "Withdrawn from the catalogue: {reason}."},
    {"IMPORT_AT", "{percent} % · {records} notices · {rate} par seconde",
     "{percent}% · {records} records · {rate} a second"},
    {"IMPORT_BEGINS_MANY", "{count} fichiers ({size}) vers {source}",
     "{count} files ({size}) into {source}"},
    {"IMPORT_BEGINS_NONE", "Aucun fichier vers {source} ({size})",
     "No file into {source} ({size})"},
    {"IMPORT_BEGINS_ONE", "{count} fichier ({size}) vers {source}",
     "{count} file ({size}) into {source}"},
    {"IMPORT_DONE",
     "Import terminé en {time} ({rate} notices par seconde), source {source}",
     "Import done in {time} ({rate} records a second), source {source}"},
    {"IMPORT_FIELD", "champ : {field}", "field: {field}"},
    {"IMPORT_KIND_CHANGED", "Changée", "Changed"},
    {"IMPORT_KIND_CREATED", "Créée", "Created"},
    {"IMPORT_KIND_REFUSED", "Refusée", "Refused"},
    {"IMPORT_KIND_UNCHANGED", "Inchangée", "Unchanged"},
    {"IMPORT_MORE_REMARKS_MANY", "et {count} autres remarques",
     "and {count} more remarks"},
    {"IMPORT_MORE_REMARKS_NONE", "et aucune autre", "and no more"},
    {"IMPORT_MORE_REMARKS_ONE", "et {count} autre remarque",
     "and {count} more remark"},
    {"IMPORT_REMARKS", "Remarques (--all dit sur quelles notices)",
     "Remarks (--all says on which records)"},
    {"IMPORT_REPORT_NAME", "Rapport", "Report"},
    {"IMPORT_TIME_LEFT", "reste {time}", "{time} left"},
    {"IMPORT_TRIED",
     "Essai terminé en {time} ({rate} notices par seconde), source {source} : "
     "rien n'a été écrit",
     "Trial done in {time} ({rate} records a second), source {source}: nothing "
     "was written"},
    {"INDEX_AT", "Indexation : {done} changements sur {all}",
     "Indexing: {done} changes of {all}"},
    {"INDEX_STANDS_STILL",
     "L'index n'avance plus ({done} changements sur {all}) : la recherche ne "
     "trouve pas encore tout. « preau stats » dit où il en est ; le journal du "
     "nœud dit pourquoi.",
     "The index has stopped moving on ({done} changes of {all}): search "
     "doesn't "
     "find everything yet. \"preau stats\" says where it is; the node's log "
     "says "
     "why."},
    {"KEY_ALL_MEMBERS", "tous", "all"},
    {"KEY_CREATED", "Créée le", "Created"},
    {"KEY_LABEL", "Pour", "For"},
    {"KEY_LIST_EMPTY",
     "Aucune clé. Créez-en une : preau key create portail --role contributor",
     "There is no key. Make one: preau key create portal --role contributor"},
    {"KEY_MEMBERS", "Membres", "Members"},
    {"KEY_REVOKED_AT", "Révoquée le", "Revoked"},
    {"KEY_ROLES", "Rôles", "Roles"},
    {"KEY_SHOWN_ONCE",
     "Gardez ce secret maintenant : il ne sera plus jamais montré. Mettez-le "
     "dans un fichier que vous seul pouvez lire, et donnez ce fichier par "
     "--key-file.",
     "Keep this secret now: it will never be shown again. Put it in a file "
     "that you alone can read, and give that file with --key-file."},
    {"KEY_WRITTEN",
     "Le secret est dans {file}, que vous seul pouvez lire. Donnez ce fichier "
     "par --key-file.",
     "The secret is in {file}, which you alone can read. Give that file with "
     "--key-file."},
    {"SEARCH_EXCLUDED", "{field} : sauf {values}", "{field}: not {values}"},
    {"SEARCH_FILTERED", "{field} : {values}", "{field}: {values}"},
    {"SEARCH_INDEX_CHANGED",
     "Le catalogue a changé depuis la première page ; des résultats ont pu "
     "bouger.",
     "The catalogue has changed since the first page; results may have moved."},
    {"SEARCH_COPIES", "Aussi chez : {providers}", "Also from: {providers}"},
    {"SEARCH_COUNTED",
     "titre {title}, mots-clés {keyword}, noms {name}, texte {text}",
     "title {title}, keywords {keyword}, names {name}, text {text}"},
    {"SEARCH_MORE_VALUES_MANY", "et {count} autres valeurs",
     "and {count} more values"},
    {"SEARCH_MORE_VALUES_NONE", "et aucune autre", "and no more"},
    {"SEARCH_MORE_VALUES_ONE", "et {count} autre valeur",
     "and {count} more value"},
    {"SEARCH_NEXT_PAGE", "Page suivante : la même commande avec --page {page}",
     "Next page: the same command with --page {page}"},
    {"SEARCH_NEXT_TOKEN",
     "Page suivante : la même commande avec --next {token}",
     "Next page: the same command with --next {token}"},
    {"SEARCH_NOTHING",
     "Essayez moins de mots, --any pour qu'un seul suffise, ou moins de "
     "filtres.",
     "Try fewer words, --any so that one of them is enough, or fewer filters."},
    {"SEARCH_PAGE_MISSING",
     "Il n'y a pas de page {page} : la dernière est la page {last}.",
     "There is no page {page}: the last one is page {last}."},
    {"SEARCH_RELAXED_MANY",
     "{count} ont tous les mots ; les autres en ont une partie.",
     "{count} have all the words; the others have some of them."},
    {"SEARCH_RELAXED_NONE",
     "Aucune n'a tous les mots ; celles-ci en ont "
     "une partie.",
     "None has all the words: these have some of them."},
    {"SEARCH_RELAXED_ONE", "1 a tous les mots ; les autres en ont une partie.",
     "1 has all the words; the others have some of them."},
    {"SEARCH_TOTAL_MANY", "{count} ressources", "{count} resources"},
    {"SEARCH_TOTAL_NONE", "Aucune ressource", "No resource"},
    {"SEARCH_TOTAL_ONE", "{count} ressource", "{count} resource"},
    {"SEARCH_UNDERSTOOD",
     "Compris : {parts} (--words-only pour chercher les mots seuls)",
     "Understood: {parts} (--words-only searches for the words alone)"},
    {"SEARCH_UNDERSTOOD_DROPPED", "{what} (rien de tel : cherché comme mots)",
     "{what} (nothing like it: searched for as words)"},
    {"SEARCH_UNDERSTOOD_FILTER", "{what} (filtre)", "{what} (filter)"},
    {"SEARCH_UNDERSTOOD_PREFERENCE", "{what} (de préférence)",
     "{what} (preferred)"},
    {"SEARCH_UNDERSTOOD_WORD", "mot : {words}", "word: {words}"},
    {"SEARCH_UNDERSTOOD_WORDS", "mots : {words}", "words: {words}"},
    {"SHEET_RESULT", "Résultat", "Result"},
    {"SHEET_TO_CORRECT", "À corriger", "To correct"},
    {"SHEET_WRITTEN",
     "À corriger : {path} (le même tableur, deux colonnes de plus). "
     "Corrigez-le et renvoyez-le : « preau import {path} ».",
     "To correct: {path} (the same spreadsheet with two columns more). Correct "
     "it and send it again: \"preau import {path}\"."},
    {"STATE_DRAFT", "brouillon", "draft"},
    {"STATE_PUBLISHED", "publiée", "published"},
    {"STATE_WITHDRAWN", "retirée", "withdrawn"},
    {"STATS_BEHIND", "Retard de l'index", "Index behind by"},
    {"STATS_BEHIND_MANY", "{count} changements", "{count} changes"},
    {"STATS_BEHIND_NONE", "aucun", "nothing"},
    {"STATS_BEHIND_ONE", "{count} changement", "{count} change"},
    {"STATS_CHANGES", "Changements", "Changes"},
    {"STATS_DISK", "Sur le disque", "On disk"},
    {"STATS_DRAFTS", "Brouillons", "Drafts"},
    {"STATS_INDEXED", "Dans l'index", "In the index"},
    {"STATS_LOG", "Entrées du journal", "Entries of the log"},
    {"STATS_PUBLISHED", "Publiées", "Published"},
    {"STATS_WITHDRAWN", "Retirées", "Withdrawn"},
    {"TEMPLATE_WRITTEN", "{path} est prêt à remplir.",
     "{path} is ready to be filled in."},
    {"TRY_ADDRESS",
     "Le nœud doit répondre en HTTP à {address} : « preau serve --http … », ou "
     "PREAU_HTTP pour une autre adresse.",
     "The node has to answer HTTP at {address}: \"preau serve --http …\", or "
     "PREAU_HTTP for another address."},
    {"VOCABULARY_TERMS_MANY", "{count} termes", "{count} terms"},
    {"VOCABULARY_TERMS_NONE", "aucun terme", "no term"},
    {"VOCABULARY_TERMS_ONE", "{count} terme", "{count} term"},
};

}  // namespace

absl::Span<const Sentence> CommandTextTable() { return kTable; }

}  // namespace preau::messages::internal
