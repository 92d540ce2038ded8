#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"BATCH_TOO_LARGE",
     "La modification est trop grande : {size} octets, {max} au plus. "
     "Découpez-la en plusieurs.",
     "The change is too large: {size} bytes, at most {max}. Split it into "
     "several."},
    {"DISK_FULL",
     "Le disque de ce serveur est presque plein : {free} octets libres, il en "
     "faut {needed}. Rien n'a été enregistré. Libérez de la place ou "
     "agrandissez le disque ; les enregistrements reprendront d'eux-mêmes, "
     "sans redémarrage.",
     "This server's disk is almost full: {free} bytes free, {needed} needed. "
     "Nothing was saved. Free some space or enlarge the disk; saving resumes "
     "by itself, without a restart."},
    {"KEY_TOO_LONG",
     "Un identifiant est trop long : {size} octets, {max} au plus. "
     "Raccourcissez-le.",
     "An identifier is too long: {size} bytes, at most {max}. Shorten it."},
    {"STORAGE_DAMAGED",
     "Des données enregistrées sur ce serveur sont abîmées. Prévenez "
     "l'administrateur : il faut lancer « preau verify », puis restaurer une "
     "sauvegarde.",
     "Data stored on this server are damaged. Tell the administrator: run "
     "\"preau verify\", then restore a backup."},
    {"STORAGE_FAILED",
     "Le disque de ce serveur a signalé une erreur : il n'est pas certain que "
     "l'enregistrement ait eu lieu. Relisez la fiche avant de recommencer et "
     "prévenez l'administrateur (le détail est dans le journal).",
     "This server's disk reported an error, so it isn't certain that the "
     "change was saved. Read the record again before trying again, and tell "
     "the administrator (details are in the log)."},
    {"STORAGE_IN_USE",
     "Un autre processus utilise déjà ces données. Arrêtez-le avant de lancer "
     "celui-ci.",
     "Another process already uses these data. Stop it before you start this "
     "one."},
    {"STORAGE_NOT_FOUND",
     "Aucune donnée Préau dans {path}. Vérifiez le chemin, ou créez un nouveau "
     "dépôt.",
     "There are no Préau data in {path}. Check the path, or create a new "
     "store."},
    {"STORAGE_READ_ONLY",
     "Ce serveur ne peut plus rien enregistrer à la suite d'une erreur du "
     "disque ; la consultation continue. Rien n'a été enregistré. Prévenez "
     "l'administrateur, qui vérifiera le disque puis redémarrera le service.",
     "This server can't save anything after a disk error; reading goes on. "
     "Nothing was saved. Tell the administrator, who should check the disk, "
     "then restart the service."},
    {"STORAGE_TOO_NEW",
     "Ces données viennent d'une version plus récente de Préau (table inconnue "
     ": {table}). Installez cette version ou une plus récente.",
     "These data come from a later version of Préau (unknown table: {table}). "
     "Install that version or a later one."},
    {"VOCABULARY_MAPPING_INVALID",
     "Une correspondance est vide ou trop longue. Donnez une URI ou un "
     "identifiant.",
     "A mapping is empty or too long. Give a URI or an id."},
    {"VOCABULARY_MAPPING_TAKEN",
     "« {mapping} » désigne déjà le terme « {term} ». Retirez cette "
     "correspondance de la liste.",
     "\"{mapping}\" already means the term \"{term}\". Take this mapping out "
     "of the list."},
    {"VOCABULARY_TABLE_INVALID",
     "Un vocabulaire fourni est incohérent ({what} : « {value} »). Corrigez-le "
     "avant de le charger.",
     "A vocabulary that was given does not hold together ({what}: "
     "\"{value}\"). Correct it before loading it."},
    {"VOCABULARY_TERM_UNKNOWN",
     "Le vocabulaire « {vocabulary} » n'a pas de terme « {term} ». Vérifiez "
     "l'identifiant du terme.",
     "The vocabulary \"{vocabulary}\" has no term \"{term}\". Check the term's "
     "id."},
    {"VOCABULARY_TOO_MANY_MAPPINGS",
     "Trop de correspondances à la fois : {max} au plus. Partagez la liste.",
     "Too many mappings at once: {max} at most. Split the list."},
    {"VOCABULARY_UNKNOWN",
     "Le vocabulaire « {vocabulary} » n'existe pas. Choisissez l'un de ceux "
     "que liste le catalogue.",
     "There is no vocabulary \"{vocabulary}\". Choose one of those that the "
     "catalogue lists."},
};

}  // namespace

absl::Span<const Sentence> StorageTable() { return kTable; }

}  // namespace preau::messages::internal
