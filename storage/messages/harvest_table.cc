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
};

}  // namespace

absl::Span<const Sentence> HarvestTable() { return kTable; }

}  // namespace preau::messages::internal
