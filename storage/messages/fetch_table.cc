#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"ANSWER_CUT",
     "La réponse de {url} s'est interrompue, ou n'est pas lisible ({cause}). "
     "Réessayez ; si cela se répète, signalez-le à qui tient ce serveur.",
     "The answer of {url} broke off, or can't be read ({cause}). Try again; if "
     "it happens again, tell those who run that server."},
    {"ANSWER_TOO_LARGE",
     "La réponse de {url} dépasse {max} octets. Demandez à qui tient ce "
     "serveur de la servir en plusieurs parties.",
     "The answer of {url} is larger than {max} bytes. Ask those who run that "
     "server to serve it in several parts."},
    {"ANSWER_TOO_SLOW",
     "{url} répond trop lentement. Réessayez plus tard ; si cela se répète, "
     "signalez-le à qui tient ce serveur.",
     "{url} answers too slowly. Try again later; if it happens again, tell "
     "those who run that server."},
    {"CONNECTION_FAILED",
     "Impossible de se connecter à {url} ({cause}). Vérifiez l'adresse, et "
     "qu'elle s'ouvre dans un navigateur, puis réessayez.",
     "Can't connect to {url} ({cause}). Check the address, and that it opens "
     "in a browser, then try again."},
    {"FETCH_CANCELLED",
     "La lecture de {url} a été arrêtée avant la fin. Relancez-la si besoin.",
     "The reading of {url} was stopped before its end. Start it again if need "
     "be."},
    {"HOST_NOT_FOUND",
     "Le serveur {host} est introuvable. Cherchez une faute dans l'adresse "
     "{url} ; s'il n'y en a pas, réessayez plus tard.",
     "The server {host} can't be found. Look for a mistake in the address "
     "{url}; if there is none, try again later."},
    {"ROBOTS_FORBID",
     "Le robots.txt du serveur interdit aux robots de lire {url}. Demandez à "
     "qui tient ce serveur d'y autoriser « Preau ».",
     "The server's robots.txt forbids robots to read {url}. Ask those who run "
     "that server to allow \"Preau\" there."},
    {"ROBOTS_UNREADABLE",
     "Le serveur de {url} ne peut pas donner son robots.txt (réponse "
     "{status}), ce qui interdit tout pour l'instant. Réessayez plus tard ; si "
     "cela se répète, signalez-le à qui tient ce serveur.",
     "The server of {url} can't give its robots.txt (answer {status}), which "
     "forbids everything for now. Try again later; if it happens again, tell "
     "those who run that server."},
    {"SECURE_CONNECTION_FAILED",
     "La connexion chiffrée à {url} a échoué ({cause}). Le certificat est "
     "peut-être périmé ou incomplet : demandez à qui tient ce serveur de le "
     "vérifier.",
     "The encrypted connection to {url} failed ({cause}). The certificate may "
     "have expired or be incomplete: ask those who run that server to check "
     "it."},
    {"TOO_MANY_REDIRECTS",
     "{url} renvoie d'une adresse à l'autre plus de {max} fois. Donnez "
     "directement l'adresse à laquelle un navigateur aboutit.",
     "{url} leads from one address to another more than {max} times. Give the "
     "address at which a browser ends up."},
    {"URL_FORBIDDEN",
     "{url} mène à {address}, qui n'est pas une adresse publique du web ; "
     "refusé par sûreté. Donnez une adresse http:// ou https:// que tout "
     "internet peut lire, sur un port habituel du web.",
     "{url} leads to {address}, which isn't a public web address; refused for "
     "safety. Give an http:// or https:// address that the whole internet can "
     "read, on a usual port of the web."},
};

}  // namespace

absl::Span<const Sentence> FetchTable() { return kTable; }

}  // namespace preau::messages::internal
