#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"ARG_HOURS", "HEURES", "HOURS"},
    {"ARG_OUTCOME", "SORT", "OUTCOME"},
    {"ARG_POLICY", "RÈGLE", "POLICY"},
    {"ARG_PROTOCOL", "PROTOCOLE", "PROTOCOL"},
    {"ARG_PREFIX", "PRÉFIXE", "PREFIX"},
    {"ARG_SET", "LOT", "SET"},
    {"ARG_URL", "ADRESSE", "ADDRESS"},
    {"CMD_SOURCE",
     "Les sources que Préau moissonne, et ce que deviennent leurs notices.",
     "The sources that Préau harvests, and what becomes of their records."},
    {"CMD_SOURCE_ADD",
     "Déclare une source à suivre. Rien n'est moissonné avant « preau "
     "source run », sauf avec --every.",
     "Declares a source to follow. Nothing is harvested before "
     "\"preau source run\", except with --every."},
    {"CMD_SOURCE_ADD_EXAMPLES",
     "Exemples :\n  preau source add musee https://musee.example.org/oai "
     "--every 24\n  preau source add archives https://a.example.org/oai "
     "--policy review",
     "Examples:\n  preau source add museum https://museum.example.org/oai "
     "--every 24\n  preau source add archives https://a.example.org/oai "
     "--policy review"},
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
    {"CMD_SOURCE_TRY",
     "Lit les cent premières notices d'une source et dit ce qu'un moissonnage "
     "en ferait. N'écrit rien.",
     "Reads the first hundred records of a source and says what a harvest "
     "would make of them. Writes nothing."},
    {"CMD_SOURCE_TRY_EXAMPLES",
     "Exemples :\n  preau source try https://musee.example.org/oai\n  preau "
     "source try https://musee.example.org/oai --needs-level",
     "Examples:\n  preau source try https://museum.example.org/oai\n  preau "
     "source try https://museum.example.org/oai --needs-level"},
    {"CMD_SOURCE_WATCH", "Suit le moissonnage en cours d'une source.",
     "Follows the harvest of a source that is under way."},
    {"CMD_SOURCE_WATCH_EXAMPLES", "Exemples :\n  preau source watch musee",
     "Examples:\n  preau source watch museum"},
    {"HARVEST_ALREADY_RUNNING",
     "Un moissonnage de cette source est déjà en cours ; le voici.",
     "A harvest of this source is already under way; here it is."},
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
    {"OPT_SOURCE_ANYWAY", "Même si une autre source suit déjà cette adresse.",
     "Even if another source follows this address already."},
    {"OPT_SOURCE_COMPLETE",
     "Relit toute la liste, pas seulement ce qui a changé.",
     "Reads the whole list, not only what changed."},
    {"OPT_SOURCE_EVERY",
     "Heures d'un moissonnage au suivant ; sans elle, seulement à la demande.",
     "Hours from one harvest to the next; without it, only when asked."},
    {"OPT_SOURCE_KEEP", "Tout garder.", "Keep all."},
    {"OPT_SOURCE_KEEP_DELETED",
     "Garde les notices que la source dit supprimées.",
     "Keeps records that the source says are deleted."},
    {"OPT_SOURCE_LABEL", "Nom à montrer.", "Name to show."},
    {"OPT_SOURCE_LICENCE",
     "Licence des notices qui n'en disent rien ; avec --licence-evidence.",
     "Licence of records that say nothing of theirs; with --licence-evidence."},
    {"OPT_SOURCE_LICENCE_EVIDENCE",
     "Ce qui le dit : une page, un courrier, une convention.",
     "What says so: a page, a letter, an agreement."},
    {"OPT_SOURCE_LICENCE_VERSION",
     "La version de cette licence, si elle est connue.",
     "The version of this licence, where it is known."},
    {"OPT_SOURCE_NAME", "La source, par son identifiant.",
     "The source, by its id."},
    {"OPT_SOURCE_NEEDS_LEVEL", "Seulement les notices qui ont un niveau.",
     "Only records that have a level."},
    {"OPT_SOURCE_OUTCOME",
     "Seulement celles qui sont : created, changed, unchanged, refused, "
     "withdrawn, deleted, left-out, outside, missing.",
     "Only those that are: created, changed, unchanged, refused, withdrawn, "
     "deleted, left-out, outside, missing."},
    {"OPT_SOURCE_POLICY",
     "Ce que deviennent les nouvelles notices : publish (publiées) ou review "
     "(à relire).",
     "What becomes of new records: publish, or review (drafts)."},
    {"OPT_SOURCE_PREFIX",
     "Format, comme la source l'appelle ; trouvé seul sinon.",
     "Format, as the source calls it; found by itself otherwise."},
    {"OPT_SOURCE_PROTOCOL",
     "Comment la lire : oai (OAI-PMH, par défaut), file (un fichier : tableur, "
     "JSON, XML, flux RSS ou Atom), sitemap (les pages d'un site) ou peertube.",
     "How to read it: oai (OAI-PMH, the default), file (a spreadsheet, JSON, "
     "XML, an RSS or Atom feed), sitemap (the pages of a site) or peertube."},
    {"OPT_SOURCE_SET",
     "Seulement ce lot (setSpec) ; pour PeerTube, "
     "« channel:NOM » ou « account:NOM ».",
     "Only this set (setSpec); of PeerTube, \"channel:NAME\" or "
     "\"account:NAME\"."},
    {"OPT_SOURCE_URL",
     "Adresse : base OAI-PMH (sans « ? »), fichier, plan de "
     "site, serveur ou chaîne PeerTube.",
     "Address: OAI-PMH base (without \"?\"), file, sitemap, PeerTube "
     "server or channel."},
    {"OPT_SOURCE_WITHDRAW",
     "Retirer ce qui manque, après un nouveau passage complet.",
     "Withdraw what is missing, after another complete pass."},
    {"OPT_SOURCE_WITHOUT_SETS", "Sans les notices de ces lots.",
     "Without the records of these sets."},
    {"OPT_SOURCE_WORDS", "Seulement les notices qui ont l'un de ces mots.",
     "Only records with one of these words."},
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
    {"TRIAL_BEGINS", "Lecture des premières notices…",
     "Reading the first records…"},
    {"TRIAL_CONSTANT",
     "Toutes les notices ont la même valeur pour {field} : « {value} ». "
     "Vérifiez que c'est voulu avant de publier.",
     "All records have the same value for {field}: \"{value}\". Check that "
     "this is meant before you publish."},
    {"TRIAL_TAKEN",
     "Sur {expected} notices, les premières lues : {taken} prises, {refused} "
     "refusées, {left_out} laissées de côté. Ont une valeur :",
     "Of {expected} records, the first ones read: {taken} taken, {refused} "
     "refused, {left_out} left out. Have a value:"},
    {"HARVEST_RECORD_CREATED", "créée", "created"},
    {"HARVEST_RECORD_CHANGED", "modifiée", "changed"},
    {"HARVEST_RECORD_UNCHANGED", "inchangée", "unchanged"},
    {"HARVEST_RECORD_REFUSED", "refusée", "refused"},
    {"HARVEST_RECORD_WITHDRAWN", "retirée", "withdrawn"},
    {"HARVEST_RECORD_DELETED", "supprimée à la source",
     "deleted at the source"},
    {"HARVEST_RECORD_LEFT_OUT", "laissée de côté", "left out"},
    {"HARVEST_RECORD_OUTSIDE", "hors demande", "not asked for"},
    {"HARVEST_RECORD_MISSING", "manquante", "missing"},
    {"TRIAL_FIELD_TITLE", "titre", "title"},
    {"TRIAL_FIELD_DESCRIPTION", "description", "description"},
    {"TRIAL_FIELD_URL", "adresse", "address"},
    {"TRIAL_FIELD_THUMBNAIL_URL", "vignette", "thumbnail"},
    {"TRIAL_FIELD_LEVEL", "niveau", "level"},
    {"TRIAL_FIELD_DISCIPLINE", "discipline", "subject"},
    {"TRIAL_FIELD_KIND", "type", "kind"},
    {"TRIAL_FIELD_CONTRIBUTION", "auteur", "author"},
    {"TRIAL_FIELD_PROVIDER", "fournisseur", "provider"},
    {"TRIAL_FIELD_LICENCE", "licence connue", "known licence"},
    {"USAGE_DECIDE",
     "Dites --withdraw (retirer) ou --keep (garder), l'un des deux.",
     "Say --withdraw or --keep, one of them."},
};

}  // namespace

absl::Span<const Sentence> CommandSourceTable() { return kTable; }

}  // namespace preau::messages::internal
