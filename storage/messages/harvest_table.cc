#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"HARVEST_DELETED_AT_SOURCE",
     "La source dit l'avoir supprimée ; elle reste ici jusqu'à votre décision.",
     "The source says it has deleted it; it stays here until you decide."},
    {"HARVEST_EMPTY_PAGES",
     "La source a donné plusieurs pages vides de suite ; le moissonnage s'est "
     "arrêté là. Signalez-le au producteur.",
     "The source gave several empty pages in a row; the harvest stopped there. "
     "Tell the producer."},
    {"HARVEST_MANY_MISSING",
     "{missing} notices sur {total} ne sont plus dans la liste de la source, "
     "ou y sont dites supprimées : c'est beaucoup. Rien n'a été retiré. Voyez "
     "lesquelles avec « preau source report --outcome missing », puis décidez "
     "avec « preau source decide ».",
     "{missing} of {total} records aren't in the source's list any more, or "
     "are said to be deleted there: that is many. Nothing was withdrawn. See "
     "which with \"preau source report --outcome missing\", then decide with "
     "\"preau source decide\"."},
    {"HARVEST_ONE_BY_ONE",
     "Des pages de la source ne peuvent pas être lues ; les notices ont été "
     "demandées une à une.",
     "Pages of the source can't be read; the records were asked for one by "
     "one."},
    {"HARVEST_PAGES_REPEAT",
     "La source redonne sans fin les mêmes notices ; le moissonnage s'est "
     "arrêté à la première répétition. Signalez-le au producteur.",
     "The source gives the same records again and again; the harvest stopped "
     "at the first repetition. Tell the producer."},
    {"HARVEST_TOKEN_AFTER_END",
     "La dernière page de la source promet une suite qui n'existe pas. Tout a "
     "été pris ; signalez-le au producteur.",
     "The source's last page promises a next one that isn't there. All was "
     "taken; tell the producer."},
    {"HARVEST_TOKEN_EXPIRED",
     "La source a oublié où en était la liste ; elle a été reprise depuis le "
     "début, sans doublon.",
     "The source forgot where the list stood; it was begun again, without "
     "doubles."},
    {"HARVEST_TOKEN_REPEATED",
     "La source donne sans fin le même jeton de reprise ; le moissonnage s'est "
     "arrêté là. Signalez-le au producteur.",
     "The source gives the same resumption token again and again; the harvest "
     "stopped there. Tell the producer."},
    {"OAI_NOT_AN_ANSWER",
     "La source n'a pas répondu en OAI-PMH. Sa réponse commence par : {begin}",
     "The source's answer isn't OAI-PMH. It begins with: {begin}"},
    {"OAI_NO_FORMAT",
     "Préau ne lit aucun des formats de la source : {formats}.",
     "Préau reads none of the source's formats: {formats}."},
    {"OAI_PAGE_CUT", "Une page de la source s'arrête avant sa fin.",
     "A page of the source ends before its end."},
    {"OAI_PAGE_DAMAGED",
     "Une page de la source n'est pas du XML bien formé ; ce qui pouvait être "
     "lu l'a été. Signalez-le au producteur.",
     "A page of the source isn't well-formed XML; what could be read was read. "
     "Tell the producer."},
    {"SOURCE_BUSY",
     "La source demande de patienter (réponse HTTP {status}) ; le moissonnage "
     "reprendra de lui-même dans {seconds} s au plus tôt.",
     "The source asks for patience (HTTP status {status}); the harvest goes on "
     "by itself in {seconds} s at the earliest."},
    {"SOURCE_STATUS",
     "La source a répondu par une erreur HTTP {status}. Vérifiez l'adresse, ou "
     "attendez et relancez.",
     "The source answered with the HTTP error {status}. Check the address, or "
     "wait and run it again."},

    // Web pages and their sitemaps, and PeerTube.
    {"HTML_TOO_MANY_ELEMENTS",
     "Cette page a plus de {max} éléments ; c'est trop pour être lu.",
     "This page has more than {max} elements, which is too many to be read."},
    {"PAGE_JSON_LD_BROKEN",
     "Une description JSON-LD de cette page n'est pas du JSON valable ou est "
     "trop grande. Vérifiez guillemets et virgules, avec validator.schema.org "
     "par exemple.",
     "A JSON-LD description in this page isn't valid JSON, or is too large. "
     "Check quotes and commas, for example with validator.schema.org."},
    {"PAGE_NOINDEX",
     "La page {url} demande aux robots de ne pas la reprendre (noindex) : elle "
     "n'est pas prise, et est retirée si elle l'avait été.",
     "The page {url} asks robots to leave it out (noindex): it isn't taken, "
     "and is withdrawn if it had been."},
    {"PAGE_NOT_HTML",
     "Ce n'est pas une page web : le serveur dit « {type} ». Seules les pages "
     "HTML sont lues ; une page qui décrit ce fichier le serait.",
     "This isn't a web page: the server says \"{type}\". Only HTML pages are "
     "read; a page that describes this file would be."},
    {"PAGE_NOT_THERE",
     "Le plan du site donne {url}, que le serveur n'a pas (réponse HTTP "
     "{status}). Signalez-le au producteur.",
     "The sitemap lists {url}, which the server doesn't have (HTTP status "
     "{status}). Tell the producer."},
    {"PAGE_WITHOUT_DATA",
     "Cette page ne se décrit pas : elle n'a ni JSON-LD ni microdonnées. Un "
     "bloc JSON-LD de type « LearningResource » (schema.org), avec « name » et "
     "« url », suffirait.",
     "This page doesn't describe itself: it has neither JSON-LD nor microdata. "
     "A block of JSON-LD with the type \"LearningResource\" (schema.org), a "
     "\"name\" and a \"url\" would do."},
    {"PAGE_WITHOUT_NOTICE",
     "Cette page ne décrit pas de ressource, seulement : {types}. Un bloc "
     "JSON-LD de type « LearningResource » (schema.org), avec « name » et « "
     "url », suffirait.",
     "This page describes no resource, only: {types}. A block of JSON-LD with "
     "the type \"LearningResource\" (schema.org), a \"name\" and a \"url\" "
     "would do."},
    {"PEERTUBE_ANSWER_UNKNOWN",
     "La source n'a pas répondu comme l'API de PeerTube. Vérifiez l'adresse : "
     "celle du serveur, d'une chaîne ou d'un compte PeerTube.",
     "The source didn't answer as PeerTube's API does. Check the address: that "
     "of a PeerTube server, channel or account."},
    {"PEERTUBE_LIVE",
     "C'est un direct : il n'y a rien à revoir tant qu'il n'est pas publié "
     "comme vidéo.",
     "This is live: there is nothing to watch later until it is published as a "
     "video."},
    {"PEERTUBE_NOT_PUBLIC", "Cette vidéo n'est pas publique ({privacy}).",
     "This video isn't public ({privacy})."},
    {"PEERTUBE_NOT_READY",
     "Cette vidéo n'est pas encore publiée : le serveur la prépare.",
     "This video isn't published yet: the server is preparing it."},
    {"PEERTUBE_SENSITIVE",
     "Son auteur dit cette vidéo sensible (NSFW) ; elle n'est pas prise.",
     "Its author marks this video as sensitive (NSFW); it isn't taken."},
    {"PEERTUBE_SET_INVALID",
     "« {set} » n'est pas un lot de PeerTube : écrivez « channel:NOM » ou « "
     "account:NOM ».",
     "\"{set}\" isn't a set of PeerTube's: write \"channel:NAME\" or "
     "\"account:NAME\"."},
    {"SITEMAP_CUT",
     "Un plan de site ne peut donner que {max} adresses ; les suivantes n'ont "
     "pas été lues. Le producteur peut le partager en plusieurs.",
     "A sitemap can list {max} addresses only; those after weren't read. The "
     "producer can split it."},
    {"SITEMAP_HAS_NO_RECORDS",
     "C'est un plan de site : il donne des adresses de pages, pas de notices. "
     "Suivez-le avec « preau source add … --protocol sitemap ».",
     "This is a sitemap: it lists addresses of pages, not records. Follow it "
     "with \"preau source add … --protocol sitemap\"."},
    {"SITEMAP_NOT_READABLE",
     "{url} n'est ni un plan de site (urlset ou sitemapindex) ni une page "
     "HTML. Vérifiez l'adresse ; robots.txt du serveur la donne souvent.",
     "{url} is neither a sitemap (urlset or sitemapindex) nor an HTML page. "
     "Check the address; the server's robots.txt often gives it."},
    {"SITEMAP_OF_OTHER_HOST",
     "Le plan du site donne {count} adresses d'autres serveurs, comme {url} ; "
     "elles ne sont pas lues. Ajoutez ces sites comme d'autres sources.",
     "The sitemap lists {count} addresses of other servers, such as {url}; "
     "they aren't read. Add those sites as other sources."},
};

}  // namespace

absl::Span<const Sentence> HarvestTable() { return kTable; }

}  // namespace preau::messages::internal
