#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"INCIDENT",
     "Une erreur interne est survenue (incident {incident}). Réessayez ; si "
     "elle "
     "revient, donnez ce numéro à l'administrateur : le détail est dans le "
     "journal du serveur.",
     "An internal error occurred (incident {incident}). Try again; if it comes "
     "back, give this number to the administrator: details are in the server's "
     "log."},
    {"NAME_INVALID", "« {name} » n'a pas la forme attendue : {expected}.",
     "\"{name}\" doesn't have the expected form: {expected}."},
    {"SERVER_BUSY",
     "Le serveur a trop de demandes en cours. Réessayez dans quelques "
     "secondes.",
     "The server has too many requests to answer. Try again in a few seconds."},
    {"STATUS_OK", "Tout va bien.", "All is well."},
    {"STATUS_CANCELLED", "La demande a été annulée.",
     "The request was cancelled."},
    {"STATUS_UNKNOWN",
     "Une erreur inattendue est survenue : {detail}. Réessayez ; si elle "
     "revient, signalez-la à l'administrateur.",
     "An unexpected error occurred: {detail}. Try again; if it comes back, "
     "report it to the administrator."},
    {"STATUS_INVALID_ARGUMENT", "La demande n'est pas valable : {detail}.",
     "The request isn't valid: {detail}."},
    {"STATUS_DEADLINE_EXCEEDED",
     "La réponse n'est pas arrivée à temps. Réessayez, ou accordez plus de "
     "temps.",
     "The answer didn't come in time. Try again, or allow more time."},
    {"STATUS_NOT_FOUND", "Rien de tel ici : {detail}.",
     "There is no such thing here: {detail}."},
    {"STATUS_ALREADY_EXISTS", "Cela existe déjà : {detail}.",
     "That exists already: {detail}."},
    {"STATUS_PERMISSION_DENIED", "Vous n'avez pas ce droit : {detail}.",
     "You aren't allowed to do this: {detail}."},
    {"STATUS_RESOURCE_EXHAUSTED",
     "Une limite est atteinte : {detail}. Réessayez plus tard.",
     "A limit has been reached: {detail}. Try again later."},
    {"STATUS_FAILED_PRECONDITION",
     "Ce n'est pas possible en l'état : {detail}.",
     "That isn't possible as things are: {detail}."},
    {"STATUS_ABORTED",
     "Quelqu'un d'autre a modifié cela entre-temps : {detail}. Relisez, puis "
     "recommencez.",
     "Somebody else changed this meanwhile: {detail}. Read it again, then try "
     "again."},
    {"STATUS_OUT_OF_RANGE", "Hors limites : {detail}.",
     "Out of range: {detail}."},
    {"STATUS_UNIMPLEMENTED",
     "Ce serveur ne sait pas faire cela. Mettez-le à jour.",
     "This server can't do that. Update it."},
    {"STATUS_INTERNAL",
     "Une erreur interne est survenue. Réessayez ; si elle revient, "
     "signalez-la à l'administrateur (le détail est dans le journal du "
     "serveur).",
     "An internal error occurred. Try again; if it comes back, report it to "
     "the administrator (details are in the server's log)."},
    {"STATUS_UNAVAILABLE",
     "Le serveur ne répond pas ({detail}). Vérifiez qu'il tourne, par exemple "
     "avec « preau serve », puis réessayez.",
     "The server doesn't answer ({detail}). Check that it runs, for instance "
     "with \"preau serve\", then try again."},
    {"STATUS_DATA_LOSS",
     "Des données sont abîmées : {detail}. Prévenez l'administrateur.",
     "Data are damaged: {detail}. Tell the administrator."},
    {"STATUS_UNAUTHENTICATED",
     "Ce serveur demande une clé d'accès. Donnez-la par « --key-file ».",
     "This server asks for an access key. Give it with \"--key-file\"."},
};

}  // namespace

absl::Span<const Sentence> GeneralTable() { return kTable; }

}  // namespace preau::messages::internal
