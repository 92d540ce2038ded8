#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"ARG_HOURS", "HEURES", "HOURS"},
    {"ARG_OUTCOME", "SORT", "OUTCOME"},
    {"ARG_POLICY", "RÈGLE", "POLICY"},
    {"ARG_PREFIX", "PRÉFIXE", "PREFIX"},
    {"ARG_SET", "LOT", "SET"},
    {"ARG_URL", "ADRESSE", "ADDRESS"},
    {"CMD_SOURCE",
     "Les sources que Préau moissonne, et ce que deviennent leurs notices.",
     "The sources that Préau harvests, and what becomes of their records."},
    {"CMD_SOURCE_ADD",
     "Déclare une source OAI-PMH à suivre. Rien n'est moissonné avant « preau "
     "source run », sauf avec --every.",
     "Declares an OAI-PMH source to follow. Nothing is harvested before "
     "\"preau source run\", except with --every."},
    {"CMD_SOURCE_ADD_EXAMPLES",
     "Exemples :\n  preau source add musee https://musee.example.org/oai "
     "--every 24\n  preau source add archives https://archives.example.org/oai "
     "--set enseignement --policy review",
     "Examples:\n  preau source add museum https://museum.example.org/oai "
     "--every 24\n  preau source add archives https://archives.example.org/oai "
     "--set teaching --policy review"},
    {"CMD_SOURCE_CANCEL",
     "Arrête le moissonnage en cours d'une source. Ce qui est fait reste.",
     "Ends the harvest of a source that is under way. What is done stays."},
    {"CMD_SOURCE_CANCEL_EXAMPLES", "Exemples :\n  preau source cancel musee",
     "Examples:\n  preau source cancel museum"},
    {"CMD_SOURCE_DECIDE",
     "Décide de ce qui manque à la source quand il en manque tant que Préau a "
     "demandé : --withdraw revérifie puis retire, --keep garde tout.",
     "Decides what becomes of missing records when so many are missing that "
     "Préau has asked: --withdraw looks again and then withdraws, --keep keeps "
     "all."},
    {"CMD_SOURCE_DECIDE_EXAMPLES",
     "Exemples :\n  preau source report musee --outcome missing\n  preau "
     "source decide musee --keep",
     "Examples:\n  preau source report museum --outcome missing\n  preau "
     "source decide museum --keep"},
    {"CMD_SOURCE_EXAMPLES",
     "Exemples :\n  preau source add musee https://musee.example.org/oai\n  "
     "preau source run musee\n  preau source report musee --outcome refused",
     "Examples:\n  preau source add museum https://museum.example.org/oai\n  "
     "preau source run museum\n  preau source report museum --outcome refused"},
    {"CMD_SOURCE_LIST",
     "Liste les sources et l'état de leur dernier moissonnage.",
     "Lists the sources and how their last harvest went."},
    {"CMD_SOURCE_LIST_EXAMPLES", "Exemples :\n  preau source list",
     "Examples:\n  preau source list"},
    {"CMD_SOURCE_PAUSE", "Suspend les moissonnages d'une source.",
     "Pauses the harvests of a source."},
    {"CMD_SOURCE_PAUSE_EXAMPLES", "Exemples :\n  preau source pause musee",
     "Examples:\n  preau source pause museum"},
    {"CMD_SOURCE_REPORT", "Dit ce qu'est devenue chaque notice d'une source.",
     "Says what became of each record of a source."},
    {"CMD_SOURCE_REPORT_EXAMPLES",
     "Exemples :\n  preau source report musee --outcome refused\n  preau "
     "source report musee --json > rapport.jsonl",
     "Examples:\n  preau source report museum --outcome refused\n  preau "
     "source report museum --json > report.jsonl"},
    {"CMD_SOURCE_RESUME", "Reprend les moissonnages d'une source.",
     "Takes up the harvests of a source again."},
    {"CMD_SOURCE_RESUME_EXAMPLES", "Exemples :\n  preau source resume musee",
     "Examples:\n  preau source resume museum"},
    {"CMD_SOURCE_RUN",
     "Moissonne une source maintenant et suit le moissonnage jusqu'à sa fin. "
     "Ctrl-C arrête de le suivre, pas de moissonner.",
     "Harvests a source now and follows the harvest to its end. Ctrl-C stops "
     "following it, not harvesting."},
    {"CMD_SOURCE_RUN_EXAMPLES",
     "Exemples :\n  preau source run musee\n  preau source run musee "
     "--complete",
     "Examples:\n  preau source run museum\n  preau source run museum "
     "--complete"},
    {"CMD_SOURCE_SHOW", "Montre une source et ses derniers moissonnages.",
     "Shows a source and its last harvests."},
    {"CMD_SOURCE_SHOW_EXAMPLES", "Exemples :\n  preau source show musee",
     "Examples:\n  preau source show museum"},
    {"CMD_SOURCE_WATCH", "Suit le moissonnage en cours d'une source.",
     "Follows the harvest of a source that is under way."},
    {"CMD_SOURCE_WATCH_EXAMPLES", "Exemples :\n  preau source watch musee",
     "Examples:\n  preau source watch museum"},
    {"HARVEST_AT", "{pages} pages · {records} notices",
     "{pages} pages · {records} records"},
    {"HARVEST_AT_PERCENT", "{percent} % · {pages} pages · {records} notices",
     "{percent} % · {pages} pages · {records} records"},
    {"HARVEST_CHANGES", "ce qui a changé", "what changed"},
    {"HARVEST_COMPLETE", "liste entière", "whole list"},
    {"HARVEST_ENDED_WITH", "Moissonnage {state} en {time} ({rate} notices/s)",
     "Harvest {state} in {time} ({rate} records/s)"},
    {"HARVEST_FAILED", "Le moissonnage de {source} a échoué : {message}",
     "The harvest of {source} failed: {message}"},
    {"HARVEST_GOES_ON",
     "Le moissonnage continue sur le serveur ; « preau source watch » le suit.",
     "The harvest goes on at the server; \"preau source watch\" follows it."},
    {"HARVEST_MISSING_TIMES", "absente de {count} passages complets",
     "missing from {count} complete passes"},
    {"HARVEST_NONE_UNDER_WAY",
     "Aucun moissonnage de {source} n'est en cours. Lancez-en un avec « preau "
     "source run ».",
     "No harvest of {source} is under way. Begin one with \"preau source "
     "run\"."},
    {"HARVEST_OUTCOME_CHANGED", "modifiées", "changed"},
    {"HARVEST_OUTCOME_CREATED", "créées", "created"},
    {"HARVEST_OUTCOME_DELETED", "supprimées à la source",
     "deleted at the source"},
    {"HARVEST_OUTCOME_LEFT_OUT", "laissées de côté", "left out"},
    {"HARVEST_OUTCOME_MISSING", "manquantes", "missing"},
    {"HARVEST_OUTCOME_OUTSIDE", "hors demande", "not asked for"},
    {"HARVEST_OUTCOME_REFUSED", "refusées", "refused"},
    {"HARVEST_OUTCOME_UNCHANGED", "inchangées", "unchanged"},
    {"HARVEST_OUTCOME_WITHDRAWN", "retirées", "withdrawn"},
    {"HARVEST_STATE_CANCELLED", "arrêté", "cancelled"},
    {"HARVEST_STATE_FAILED", "en échec", "failed"},
    {"HARVEST_STATE_RUNNING", "en cours", "under way"},
    {"HARVEST_STATE_SUCCEEDED", "réussi", "succeeded"},
    {"HARVEST_STATE_WAITING", "attend votre décision",
     "waits for your decision"},
    {"HARVEST_WAITS_UNTIL", "en attente de la source jusqu'à {time}",
     "waiting for the source until {time}"},
    {"OPT_SOURCE_COMPLETE",
     "Relit toute la liste, pas seulement ce qui a changé",
     "Reads the whole list, not only what changed"},
    {"OPT_SOURCE_EVERY",
     "Heures d'un moissonnage au suivant ; sans elle, seulement à la demande",
     "Hours from one harvest to the next; without it, only when asked"},
    {"OPT_SOURCE_KEEP", "Tout garder", "Keep all"},
    {"OPT_SOURCE_KEEP_DELETED",
     "Garde les notices que la source dit supprimées",
     "Keeps records that the source says are deleted"},
    {"OPT_SOURCE_LABEL", "Nom à montrer", "Name to show"},
    {"OPT_SOURCE_NAME", "La source, par son identifiant",
     "The source, by its id"},
    {"OPT_SOURCE_NEEDS_LEVEL", "Seulement les notices qui ont un niveau",
     "Only records that have a level"},
    {"OPT_SOURCE_OUTCOME",
     "Seulement celles qui sont : created, changed, unchanged, refused, "
     "withdrawn, deleted, left-out, outside, missing",
     "Only those that are: created, changed, unchanged, refused, withdrawn, "
     "deleted, left-out, outside, missing"},
    {"OPT_SOURCE_POLICY",
     "Ce que deviennent les nouvelles notices : publish (publiées) ou review "
     "(à relire)",
     "What becomes of new records: publish, or review (drafts)"},
    {"OPT_SOURCE_PREFIX",
     "Format, comme la source l'appelle ; trouvé seul sinon",
     "Format, as the source calls it; found by itself otherwise"},
    {"OPT_SOURCE_SET", "Seulement ce lot (setSpec)", "Only this set (setSpec)"},
    {"OPT_SOURCE_URL", "Adresse de base OAI-PMH, sans « ? »",
     "OAI-PMH base address, without \"?\""},
    {"OPT_SOURCE_WITHDRAW",
     "Retirer ce qui manque, après un nouveau passage complet",
     "Withdraw what is missing, after another complete pass"},
    {"OPT_SOURCE_WITHOUT_SETS", "Sans les notices de ces lots",
     "Without the records of these sets"},
    {"OPT_SOURCE_WORDS", "Seulement les notices qui ont l'un de ces mots",
     "Only records with one of these words"},
    {"REPORT_EMPTY", "Aucune notice ne correspond.", "No record matches."},
    {"SOURCE_ADDED",
     "Source {name} ajoutée. Moissonnez-la : preau source run {id}",
     "Source {name} added. Harvest it: preau source run {id}"},
    {"SOURCE_ADDRESS", "Adresse", "Address"},
    {"SOURCE_EVERY", "Moissonnage", "Harvest"},
    {"SOURCE_EVERY_HOURS", "toutes les {hours} h, prochain le {time}",
     "every {hours} h, next on {time}"},
    {"SOURCE_LAST", "Dernier", "Last"},
    {"SOURCE_LIST_EMPTY",
     "Aucune source. Ajoutez-en une avec « preau source add ».",
     "No source. Add one with \"preau source add\"."},
    {"SOURCE_NEVER", "jamais moissonnée", "never harvested"},
    {"SOURCE_ON_DEMAND", "à la demande", "on demand"},
    {"SOURCE_PAUSED", "suspendu", "paused"},
    {"SOURCE_RECORDS", "Notices", "Records"},
    {"SOURCE_SET", "Lot", "Set"},
    {"USAGE_DECIDE",
     "Dites --withdraw (retirer) ou --keep (garder), l'un des deux.",
     "Say --withdraw or --keep, one of them."},
};

}  // namespace

absl::Span<const Sentence> CommandSourceTable() { return kTable; }

}  // namespace preau::messages::internal
