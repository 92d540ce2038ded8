#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"BLOB_CREDENTIALS_INVALID",
     "Le fichier {path} ne contient pas de clés pour le serveur S3. Écrivez-y "
     "aws_access_key_id = … et aws_secret_access_key = …, une par ligne.",
     "The file {path} has no keys for the S3 server. Write "
     "aws_access_key_id = … and aws_secret_access_key = … to it, on a line "
     "each."},
    {"BLOB_CREDENTIALS_UNSAFE",
     "D'autres que le service peuvent lire les clés dans {path}, ou les "
     "changer. Retirez-leur ce droit : chmod o=,g-w {path}",
     "Others than the service may read the keys in {path}, or change them. "
     "Take that right away: chmod o=,g-w {path}"},
    {"BLOB_DAMAGED",
     "Un fichier conservé sur ce serveur est abîmé (SHA-256 {hash}). "
     "Déposez-le "
     "à nouveau si vous l'avez, et prévenez l'administrateur.",
     "A file kept on this server is damaged (SHA-256 {hash}). Upload it again "
     "if you have it, and tell the administrator."},
    {"BLOB_PATH_UNSAFE",
     "Dans le dossier des fichiers déposés, {path} n'est ni un dossier ni un "
     "fichier ordinaire (un lien, peut-être). Remettez un vrai dossier à cet "
     "endroit.",
     "In the folder of uploaded files, {path} is neither a folder nor a plain "
     "file (a link, maybe). Put a real folder there."},
    {"BLOB_RANGE_INVALID",
     "Le fichier n'a que {size} octets : rien ne commence à l'octet {offset}. "
     "Demandez une partie qui s'y trouve.",
     "The file has only {size} bytes: nothing begins at byte {offset}. Ask for "
     "a part that is there."},
    {"BLOB_SERVER_FULL",
     "Le serveur S3 où sont gardés les fichiers est plein. Rien de plus n'a "
     "été gardé. Prévenez l'administrateur.",
     "The S3 server on which files are kept is full. Nothing more was kept. "
     "Tell the administrator."},
    {"BLOB_SERVER_OPTION_INVALID",
     "Le réglage {option} du serveur S3 n'est pas utilisable. Vérifiez-le "
     "dans la configuration.",
     "The setting {option} of the S3 server can't be used. Check it in the "
     "configuration."},
    {"BLOB_SERVER_REFUSED",
     "Le serveur S3 où sont gardés les fichiers refuse ({cause}). Prévenez "
     "l'administrateur, qui vérifiera ses clés et son espace.",
     "The S3 server on which files are kept refuses ({cause}). Tell the "
     "administrator, who should check its keys and its bucket."},
    {"BLOB_SERVER_UNAVAILABLE",
     "Le serveur S3 où sont gardés les fichiers ne répond pas bien pour "
     "l'instant ({cause}). Réessayez dans quelques minutes ; ce qui est gardé "
     "le reste.",
     "The S3 server on which files are kept doesn't answer well for now "
     "({cause}). Try again in a few minutes; what is kept stays."},
    {"BLOB_TOO_LARGE",
     "Le fichier est trop grand : {size} octets, {max} au plus.",
     "The file is too large: {size} bytes, at most {max}."},
    {"BLOB_UNKNOWN",
     "Ce serveur n'a pas de fichier dont le SHA-256 soit {name}. Vérifiez-le, "
     "ou déposez le fichier à nouveau.",
     "This server has no file whose SHA-256 is {name}. Check it, or upload the "
     "file again."},
    {"UPLOAD_HASH_DIFFERS",
     "Le fichier reçu n'est pas celui qui était annoncé : SHA-256 {found} au "
     "lieu de {declared}. Rien n'en est gardé ; déposez-le à nouveau.",
     "The file that came isn't the one that was announced: SHA-256 {found} "
     "instead of {declared}. Nothing of it is kept; upload it again."},
    {"UPLOAD_INCOMPLETE",
     "Le fichier n'est pas arrivé en entier : {received} octets sur "
     "{declared}. Envoyez la suite.",
     "The file hasn't come as a whole: {received} bytes of {declared}. Send "
     "the rest."},
    {"UPLOAD_INTERRUPTED",
     "Une partie du fichier reçu n'a pas pu être gardée. Demandez où en est le "
     "dépôt et reprenez à cet endroit.",
     "A part of the file that came couldn't be kept. Ask how far the upload "
     "is, and go on from there."},
    {"UPLOAD_OFFSET_AHEAD",
     "Il manque une partie du fichier : la suite commence à l'octet "
     "{expected}, et non {offset}. Reprenez à cet endroit.",
     "A part of the file is missing: what comes next begins at byte "
     "{expected}, not {offset}. Go on from there."},
    {"UPLOAD_OWNER_INVALID",
     "Le propriétaire d'un dépôt est un identifiant de 1 à {max} caractères "
     "ASCII, sans espace.",
     "The owner of an upload is an identifier of 1 to {max} ASCII characters, "
     "without blanks."},
    {"UPLOAD_TAKEN_OVER",
     "Ce dépôt a été repris par une autre connexion. Continuez sur celle-là.",
     "Another connection has taken this upload over. Go on there."},
    {"UPLOAD_TOO_LONG",
     "Le fichier est plus long qu'annoncé : au moins {size} octets au lieu de "
     "{declared}. Annoncez sa taille exacte.",
     "The file is longer than announced: at least {size} bytes instead of "
     "{declared}. Announce its exact size."},
    {"UPLOAD_UNKNOWN",
     "Il n'y a pas (ou plus) de dépôt en cours sous le nom {name}. "
     "Commencez-en "
     "un nouveau.",
     "There is no upload {name}, or no longer. Begin a new one."},
    {"UPLOADS_TOO_MANY",
     "Trop de dépôts sont en cours : {max} au plus. Réessayez dans quelques "
     "minutes.",
     "Too many uploads are under way: at most {max}. Try again in a few "
     "minutes."},
};

}  // namespace

absl::Span<const Sentence> BlobTable() { return kTable; }

}  // namespace preau::messages::internal
