#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"HTTP_METHOD_UNKNOWN", "Cette adresse se lit seulement : GET ou HEAD.",
     "This address is for reading only: GET or HEAD."},
    {"HTTP_PARAMETER_INVALID",
     "« {value} » ne convient pas au paramètre {name}. Voir /openapi.json.",
     "\"{value}\" won't do for the parameter {name}. See /openapi.json."},
    {"HTTP_PARAMETER_UNKNOWN",
     "Il n'y a pas de paramètre « {name} ». Les paramètres sont : {names}.",
     "There is no parameter \"{name}\". The parameters are: {names}."},
    {"HTTP_PATH_UNKNOWN", "Il n'y a rien à cette adresse. Voir /openapi.json.",
     "There is nothing at this address. See /openapi.json."},
    {"HTTP_TARGET_INVALID",
     "Cette adresse est mal formée : « % » doit être suivi de deux chiffres "
     "hexadécimaux, en UTF-8.",
     "This address is malformed: \"%\" must be followed by two hexadecimal "
     "digits, in UTF-8."},
    {"KEY_FILE_UNREADABLE",
     "Le fichier de clé {path} ne peut pas être lu, ou il est vide.",
     "The key file {path} can't be read, or it is empty."},
    {"KEY_INVALID",
     "Cette clé d'accès n'est pas valable ici, ou elle a été révoquée. "
     "Demandez-"
     "en une à l'administrateur.",
     "This access key isn't valid here, or it was revoked. Ask the "
     "administrator for one."},
    {"KEY_MISSING",
     "Il faut une clé d'accès pour cela (métadonnée « authorization: Bearer "
     "… »). Demandez-la à l'administrateur, ou passez par le socket local.",
     "This needs an access key (metadata \"authorization: Bearer …\"). Ask the "
     "administrator for one, or use the local socket."},
    {"KEY_NOT_FOUND",
     "Aucune clé {name}. « preau key list » montre celles qui existent.",
     "There is no key {name}. \"preau key list\" shows those there are."},
    {"LISTEN_FAILED",
     "Impossible de répondre à l'adresse {address} : elle est prise, ou n'est "
     "pas celle de cette machine.",
     "Can't answer on the address {address}: it is taken, or isn't this "
     "machine's."},
    {"MEMBER_NOT_YOURS",
     "Votre clé ne permet pas d'écrire pour le membre {member}.",
     "Your key doesn't let you write for the member {member}."},
    {"PAGE_SIZE_INVALID", "La taille de page va de 1 à {max}.",
     "The page size goes from 1 to {max}."},
    {"PAGE_TOKEN_INVALID",
     "Ce jeton de page n'est pas celui de cette demande. Reprenez à la "
     "première "
     "page.",
     "This page token doesn't belong to this request. Start again from the "
     "first page."},
    {"ROLE_MISSING", "Il faut le rôle « {role} » pour cela.",
     "This needs the role \"{role}\"."},
    {"ROLE_UNKNOWN",
     "« {role} » n'est pas un rôle. Les rôles sont contributor, curator, admin "
     "et replica.",
     "\"{role}\" isn't a role. The roles are contributor, curator, admin and "
     "replica."},
    {"SECRET_FILE_UNUSABLE",
     "Le fichier secret {path} ne peut pas être lu ou créé, ou d'autres que "
     "son "
     "propriétaire peuvent le lire (chmod 600).",
     "The secret file {path} can't be read or made, or others than its owner "
     "can read it (chmod 600)."},
    {"SERVICE_UNAVAILABLE",
     "Un service dont celui-ci dépend ne répond pas (incident {incident}). "
     "Réessayez dans un moment ; si cela dure, donnez ce numéro à "
     "l'administrateur.",
     "A service that this one needs doesn't answer (incident {incident}). Try "
     "again in a moment; if it lasts, give this number to the administrator."},
    {"SOCKET_IN_USE",
     "Un autre serveur répond déjà sur {path}. Arrêtez-le, ou choisissez un "
     "autre dossier de données.",
     "Another server already answers on {path}. Stop it, or choose another "
     "data "
     "folder."},
    {"SOCKET_PATH_TOO_LONG",
     "Le chemin {path} est trop long pour un socket (107 octets au plus). "
     "Donnez-en un plus court par --socket.",
     "The path {path} is too long for a socket (107 bytes at most). Give a "
     "shorter one with --socket."},
    {"TLS_FAILED",
     "Impossible de répondre à l'adresse {address} avec le certificat {path} : "
     "l'adresse est prise, le fichier n'est pas un certificat PEM, ou la clé "
     "n'est pas la sienne.",
     "Can't answer on the address {address} with the certificate {path}: the "
     "address is taken, the file isn't a PEM certificate, or the key isn't "
     "its own."},
    {"TLS_FILE_UNREADABLE", "Le fichier {path} ne peut pas être lu.",
     "The file {path} can't be read."},
};

}  // namespace

absl::Span<const Sentence> RpcTable() { return kTable; }

}  // namespace preau::messages::internal
