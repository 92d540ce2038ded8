#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"ETAG_MISMATCH",
     "Quelqu'un d'autre a modifié cette notice entre-temps (version actuelle : "
     "{etag}). Relisez-la, reportez vos changements, puis recommencez.",
     "Somebody else changed this notice meanwhile (present version: {etag}). "
     "Read it again, redo your changes, then try again."},
    {"MEMBER_EXISTS", "Le membre {member} existe déjà.",
     "The member {member} exists already."},
    {"MEMBER_NOT_FOUND",
     "Ce serveur ne porte pas le membre {name}. « preau member list » montre "
     "ceux qu'il porte.",
     "This server doesn't carry the member {name}. \"preau member list\" shows "
     "those that it does."},
    {"ORIGINAL_NOT_FOUND",
     "L'original de {name} n'est pas gardé ici, ou il a été effacé.",
     "The original of {name} isn't kept here, or it was erased."},
    {"OWNER_DIFFERS",
     "Cette notice appartient à {owner}, qui seul peut la modifier.",
     "This notice belongs to {owner}, who alone can change it."},
    {"REPORT_NOT_FOUND", "Aucun rapport d'import {name} ici. Vérifiez le nom.",
     "There is no import report {name} here. Check the name."},
    {"REQUEST_ID_REUSED",
     "Cet identifiant de demande a déjà servi pour une autre demande. "
     "Choisissez-en un nouveau.",
     "This request id was already used for another request. Choose a new one."},
    {"RESOURCE_EXISTS",
     "La ressource {name} existe déjà. Choisissez un autre identifiant, ou "
     "modifiez celle-ci.",
     "The resource {name} exists already. Choose another id, or change that "
     "one."},
    {"RESOURCE_NOT_FOUND",
     "Aucune ressource {name} ici. Vérifiez le nom, ou cherchez-la avec « "
     "preau search ».",
     "There is no resource {name} here. Check the name, or look for it with "
     "\"preau search\"."},
    {"SEAL_BROKEN",
     "Cet original ne peut pas être ouvert : sa clé n'est pas la bonne ou il "
     "est abîmé. Prévenez l'administrateur.",
     "This original can't be opened: its key isn't the right one, or it is "
     "damaged. Tell the administrator."},
};

}  // namespace

absl::Span<const Sentence> CatalogueTable() { return kTable; }

}  // namespace preau::messages::internal
