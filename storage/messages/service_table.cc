#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"CHUNK_MISSING",
     "Après « start », un import n'envoie que des morceaux de fichiers.",
     "After \"start\" an import sends nothing but pieces of files."},
    {"COPIES_COUNT_INVALID", "Nommez de 1 à {max} autres ressources.",
     "Name 1 to {max} other resources."},
    {"COPY_ADDRESS", "Elles ont la même adresse : {value}.",
     "They have the same address: {value}."},
    {"COPY_DECISION", "Une personne a dit que c'est la même œuvre.",
     "A person has said that they are the same work."},
    {"COPY_IDENTIFIER", "Elles ont le même identifiant : {value}.",
     "They have the same identifier: {value}."},
    {"COPY_OF_ITSELF", "Nommez d'autres ressources que celle-ci.",
     "Name other resources than this one."},
    {"COPY_TEXT",
     "Titres et descriptions sont presque les mêmes ({percent} % en commun), "
     "pour les mêmes niveaux.",
     "Titles and descriptions are nearly the same ({percent}% in common), for "
     "the same levels."},
    {"FIELD_MASK_INVALID",
     "« {path} » ne peut pas être modifié. Les chemins possibles sont notice, "
     "notice.<champ> et state.",
     "\"{path}\" can't be changed. The paths that can be are notice, "
     "notice.<field> and state."},
    {"FILE_NAME_MISSING",
     "Le premier morceau d'un fichier doit donner son nom.",
     "The first piece of a file must give its name."},
    {"FILE_NOT_ENDED",
     "Le fichier {file} n'est pas terminé : son dernier morceau manque.",
     "The file {file} hasn't ended: its last piece is missing."},
    {"FORMAT_NOT_RECOGNISED",
     "Le format de ce fichier n'est pas reconnu. Sont lus : XML, CSV, ODS, "
     "JSON, JSON Lines et HTML. Si c'en est un, indiquez-le : « --format xml "
     "», « csv », « ods », « json », « jsonl » ou « html ».",
     "The format of this file isn't recognised. What is read: XML, CSV, ODS, "
     "JSON, JSON Lines and HTML. If it is one of them, name it: \"--format "
     "xml\", \"csv\", \"ods\", \"json\", \"jsonl\" or \"html\"."},
    {"FORMAT_UNKNOWN",
     "Le format « {format} » est inconnu. Les formats sont xml, csv, ods, "
     "json, "
     "jsonl et html.",
     "There is no format \"{format}\". The formats are xml, csv, ods, json, "
     "jsonl and html."},
    {"HARVEST_ENDED", "Ce moissonnage est déjà terminé.",
     "This harvest has already ended."},
    {"HARVEST_NOT_FOUND",
     "Il n'y a pas de moissonnage {name}. « preau source show » donne la "
     "liste.",
     "There is no harvest {name}. \"preau source show\" lists them."},
    {"HARVEST_NOT_WAITING", "Ce moissonnage n'attend aucune décision.",
     "This harvest waits for no decision."},
    {"HARVEST_POLICY_MISSING",
     "Dites ce que deviennent les nouvelles notices : PUBLISH (publiées) ou "
     "REVIEW (à relire).",
     "Say what becomes of new records: PUBLISH or REVIEW."},
    {"HARVEST_PROTOCOL_MISSING",
     "Dites par quel protocole la source se moissonne : OAI_PMH, "
     "FILE, SITEMAP ou PEERTUBE.",
     "Say by which protocol the source is harvested: OAI_PMH, FILE, "
     "SITEMAP or PEERTUBE."},
    {"HARVEST_RUNNING",
     "Un moissonnage de cette source est en cours : {name}. Attendez sa fin, "
     "ou arrêtez-le.",
     "A harvest of this source is under way: {name}. Wait until it ends, or "
     "cancel it."},
    {"HARVEST_URL_INVALID",
     "« {url} » ne convient pas : une adresse http ou https, sans « ? », « # » "
     "ni mot de passe.",
     "\"{url}\" won't do: an http or https address, without \"?\", \"#\" or "
     "password."},
    {"IMPORT_START_MISSING", "Un import commence par son message « start ».",
     "An import begins with its \"start\" message."},
    {"KEY_LABEL_MISSING", "Donnez à la clé un nom qui dise qui s'en sert.",
     "Give the key a label that says who uses it."},
    {"LABEL_MISSING", "Donnez un nom en français à ce membre.",
     "Give this member a French name."},
    {"LICENCE_EVIDENCE_MISSING",
     "Dites sur quoi repose cette licence : une page, un courrier, une "
     "convention.",
     "Say what this licence rests on: a page, a letter, an agreement."},
    {"LICENCE_MISSING",
     "Donnez la licence dont vous parlez, par son identifiant (« preau "
     "vocabulary show licence »).",
     "Give the licence that you speak of, by its id (\"preau vocabulary show "
     "licence\")."},
    {"MEMBER_ID_INVALID",
     "« {member} » ne convient pas : 2 à 32 lettres minuscules sans accent, "
     "chiffres et traits d'union.",
     "\"{member}\" won't do: 2 to 32 lower-case letters without accents, "
     "digits "
     "and hyphens."},
    {"NUMBER_TOO_LARGE", "Ce nombre est trop grand : {max} au plus.",
     "This number is too large: at most {max}."},
    {"OUTCOME_MISSING", "Dites ce qu'il en est : la valeur manque.",
     "Say what became of it: the value is missing."},
    {"RECORD_IS_OURS",
     "Cette notice vient de ce catalogue même ({name}) ; elle n'y entre pas "
     "une seconde fois.",
     "This record comes from this very catalogue ({name}); it isn't taken in "
     "again."},
    {"RESOURCE_WITHDRAWN",
     "La ressource {name} a été retirée du catalogue ; un import ne la remet "
     "pas. Pour la remettre, modifiez-la vous-même.",
     "The resource {name} was withdrawn; an import doesn't bring it back. To "
     "bring it back, change it yourself."},
    {"SOURCE_EXISTS",
     "La source {name} existe déjà. Choisissez un autre identifiant, ou "
     "modifiez-la.",
     "The source {name} already exists. Choose another id, or change it."},
    {"SOURCE_FOLLOWED",
     "La source {name} suit déjà cette adresse ({count} notices, dernière "
     "passe complète : {time}) ; ses notices se trouvent ici. Si vous voulez "
     "tout de même la suivre vous-même, ajoutez --anyway.",
     "The source {name} follows this address already ({count} records, last "
     "complete pass: {time}); its records are found here. If you want to "
     "follow it yourself all the same, add --anyway."},
    {"SOURCE_KEY_INVALID",
     "Cette notice n'a pas d'identifiant utilisable dans sa source (1 à {max} "
     "octets).",
     "This record has no usable identifier in its source (1 to {max} bytes)."},
    {"SOURCE_KEY_REPEATED",
     "L'identifiant « {key} » est déjà celui d'une autre notice de cet import "
     "; "
     "la première est gardée. Donnez à chacune le sien.",
     "The identifier \"{key}\" is already that of another record of this "
     "import; the first is kept. Give each its own."},
    {"SOURCE_MASK_INVALID",
     "« {path} » ne peut pas être modifié. Les chemins possibles sont "
     "display_name, harvesting et harvesting.<champ>.",
     "\"{path}\" can't be changed. The paths that can be are display_name, "
     "harvesting and harvesting.<field>."},
    {"SOURCE_NOT_FOUND",
     "Il n'y a pas de source {name}. « preau source list » donne la liste.",
     "There is no source {name}. \"preau source list\" lists them."},
    {"SOURCE_NOT_HARVESTED",
     "La source {name} n'a pas d'adresse à moissonner. Donnez-en une avec "
     "« preau source change ».",
     "The source {name} has no address to harvest. Give it one with \"preau "
     "source change\"."},
    {"STATE_NOT_SETTABLE",
     "L'état peut être DRAFT ou PUBLISHED. Pour retirer une ressource, "
     "utilisez "
     "WithdrawResource.",
     "The state can be DRAFT or PUBLISHED. To withdraw a resource, use "
     "WithdrawResource."},
    {"SUCCESSOR_MISPLACED",
     "Donnez la ressource qui remplace celle-ci pour les raisons DUPLICATE et "
     "MOVED, et pour elles seules.",
     "Name the resource that takes its place for the reasons DUPLICATE and "
     "MOVED, and for those only."},
    {"VERDICT_UNKNOWN", "Dites si c'est la même œuvre ou une autre.",
     "Say whether it is the same work or another."},
    {"VOCABULARY_NOT_FOUND",
     "Aucun vocabulaire {name}. « preau vocabulary list » les montre.",
     "There is no vocabulary {name}. \"preau vocabulary list\" shows them."},
    {"WITHDRAWAL_REASON_MISSING",
     "Dites pourquoi la ressource est retirée : WITHDRAWN, TAKEDOWN, LICENCE, "
     "DUPLICATE, MOVED ou GONE.",
     "Say why the resource is withdrawn: WITHDRAWN, TAKEDOWN, LICENCE, "
     "DUPLICATE, MOVED or GONE."},
};

}  // namespace

absl::Span<const Sentence> ServiceTable() { return kTable; }

}  // namespace preau::messages::internal
