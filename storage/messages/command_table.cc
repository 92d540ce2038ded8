#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"FILTER_FORM", "« {filter} » n'a pas la forme champ=valeur.",
     "\"{filter}\" doesn't have the form field=value."},
    {"GET_CREDIT", "Crédit", "Credit"},
    {"GET_LINK", "Lien permanent", "Permanent link"},
    {"GET_NAME", "Nom", "Name"},
    {"GET_URL", "Adresse", "Address"},
    {"IMPORT_DRY_REPORT",
     "Essai, rien n'est écrit : {created} seraient créées, {changed} "
     "modifiées, {unchanged} inchangées, {refused} refusées, en {seconds} s "
     "({rate} notices/s).",
     "Trial, nothing written: {created} would be created, {changed} changed, "
     "{unchanged} unchanged, {refused} refused, in {seconds} s ({rate} "
     "records/s)."},
    {"IMPORT_PROGRESS", "{done} notices lues, {refused} refusées…",
     "{done} records read, {refused} refused…"},
    {"IMPORT_REFUSED", "REFUSÉE  {record}  {place}  {why}",
     "REFUSED  {record}  {place}  {why}"},
    {"IMPORT_REPORT",
     "Import terminé : {created} créées, {changed} modifiées, {unchanged} "
     "inchangées, {refused} refusées, en {seconds} s ({rate} notices/s).",
     "Import finished: {created} created, {changed} changed, {unchanged} "
     "unchanged, {refused} refused, in {seconds} s ({rate} records/s)."},
    {"KEY_ONCE", "Gardez cette clé ({name}) : elle ne sera plus montrée.",
     "Keep this key ({name}): it won't be shown again."},
    {"KEY_REVOKED", "révoquée", "revoked"},
    {"NODE_NOT_FOUND",
     "Le programme {path} manque : construisez-le, ou réinstallez Préau.",
     "The program {path} is missing: build it, or install Préau again."},
    {"NO_FILES", "Aucun fichier .xml, .csv ou .jsonl dans {name}.",
     "There is no .xml, .csv or .jsonl file in {name}."},
    {"OUTCOME_CHANGED", "modifiée", "changed"},
    {"OUTCOME_CREATED", "créée", "created"},
    {"OUTCOME_UNCHANGED", "inchangée", "unchanged"},
    {"PATH_NOT_FOUND",
     "Le fichier {name} n'existe pas ou ne peut pas être lu. Vérifiez le "
     "chemin.",
     "The file {name} doesn't exist or can't be read. Check the path."},
    {"SEARCH_NEXT", "Page suivante : la même commande avec  --next {token}",
     "Next page: the same command with  --next {token}"},
    {"SEARCH_NONE",
     "Aucune ressource. Essayez d'autres mots, moins de filtres, ou « --any ».",
     "No resource. Try other words, fewer filters, or \"--any\"."},
    {"SEARCH_ONE", "Une ressource", "One resource"},
    {"SEARCH_TOTAL", "{total} ressources", "{total} resources"},
    {"STATS_INDEX",
     "Index : {documents} ressources, {behind} changements en retard",
     "Index: {documents} resources, {behind} changes behind"},
    {"STATS_MEMBER",
     "{name} ({id}) : {published} publiées, {drafts} brouillons, {withdrawn} "
     "retirées",
     "{name} ({id}): {published} published, {drafts} drafts, {withdrawn} "
     "withdrawn"},
    {"USAGE_WRONG",
     "La commande n'est pas bien formée ; « preau --help » montre comment "
     "l'écrire.",
     "The command isn't well-formed; \"preau --help\" shows how to write it."},
};

}  // namespace

absl::Span<const Sentence> CommandTable() { return kTable; }

}  // namespace preau::messages::internal
