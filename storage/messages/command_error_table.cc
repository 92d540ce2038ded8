#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"COMMAND_ERROR", "Erreur :", "Error:"},
    {"COPIES_ONE_VERDICT",
     "Dites --same, --other ou --automatic, l'un des trois.",
     "Say --same, --other or --automatic, one of them."},
    {"EXPORT_INTERRUPTED",
     "Export interrompu ; ce qui était à sa place y est encore.",
     "Export interrupted; what was in its place is there still."},
    {"EXPORT_NOT_PUBLISHED",
     "{name} n'est pas publiée : elle n'est pas exportée.",
     "{name} isn't published: it isn't exported."},
    {"FILE_TOO_LARGE",
     "Le fichier {file} dépasse {max} octets. Vérifiez que c'est le bon.",
     "The file {file} is larger than {max} bytes. Check that it is the right "
     "one."},
    {"FILE_EXISTS",
     "{path} existe déjà ; rien n'y est écrit. Donnez un autre nom, ou "
     "déplacez ce fichier.",
     "{path} exists already; nothing is written over it. Give another name, or "
     "move that file."},
    {"FILE_NOT_WRITTEN",
     "{path} ne peut pas être écrit. Vérifiez les droits sur le dossier et la "
     "place sur le disque.",
     "{path} can't be written. Check the rights on its folder and the room on "
     "the disk."},
    {"FILE_UNREADABLE",
     "Le fichier {file} ne peut pas être lu ({cause}). Vérifiez le chemin et "
     "les droits.",
     "The file {file} can't be read ({cause}). Check the path and the "
     "permissions."},
    {"FILE_UNWRITABLE",
     "Le fichier {file} ne peut pas être créé ({cause}). Choisissez un nom qui "
     "n'existe pas encore, dans un dossier où vous pouvez écrire.",
     "The file {file} can't be made ({cause}). Choose a name that isn't there "
     "yet, in a folder that you may write to."},
    {"FILTER_MALFORMED",
     "« {filter} » n'est pas un filtre. Écrivez champ=valeur, par exemple "
     "level=6e.",
     "\"{filter}\" isn't a filter. Write field=value, for instance level=6e."},
    {"IMPORT_FAILED",
     "L'import s'est arrêté : {cause} Ce qui était écrit le reste ; relancez "
     "la même commande pour continuer.",
     "The import stopped: {cause} What was written stays; run the same command "
     "again to go on."},
    {"IMPORT_INTERRUPTED",
     "Import interrompu après {records} notices ; elles restent dans le "
     "catalogue. Relancez la même commande : ce qui est déjà là est reconnu, "
     "et l'import continue où il s'est arrêté.",
     "Import interrupted after {records} records; they stay in the catalogue. "
     "Run the same command again: what is there already is recognised, and the "
     "import goes on where it stopped."},
    {"IMPORT_NO_FILES",
     "Aucun fichier de notices ici (.xml, .csv, .tsv, .ods, .json, .jsonld, "
     ".jsonl, "
     ".ndjson, .html). Donnez "
     "un autre dossier, ou nommez le fichier.",
     "There is no file of records here (.xml, .csv, .tsv, .ods, .json, "
     ".jsonld, "
     ".jsonl, .ndjson, .html). "
     "Give another folder, or name the file."},
    {"IMPORT_REFUSALS",
     "{count} notices refusées. Corrigez-les d'après les raisons ci-dessus, "
     "puis relancez la même commande.",
     "{count} records refused. Correct them by the reasons above, then run the "
     "same command again."},
    {"IMPORT_TOO_MANY_FILES",
     "Plus de {max} fichiers d'un coup. Importez dossier par dossier.",
     "More than {max} files at once. Import folder by folder."},
    {"MEMBER_NONE",
     "Ce serveur ne porte aucun membre. Créez-en un : preau member create "
     "lille \"Académie de Lille\"",
     "This server carries no member. Make one: preau member create lille "
     "\"Académie de Lille\""},
    {"MEMBER_TO_CHOOSE",
     "Ce serveur porte plusieurs membres : {members}. Dites pour lequel par "
     "--member.",
     "This server carries several members: {members}. Say for which one with "
     "--member."},
    {"NODE_PROGRAM_MISSING",
     "Le programme {path} ne peut pas être lancé. Il s'installe à côté de "
     "preau ; construisez-le, ou réinstallez Préau.",
     "The program {path} can't be run. It belongs beside preau; build it, or "
     "install Préau again."},
    {"SERVER_SAYS", "{sentence} ({reason})", "{sentence} ({reason})"},
    {"SERVER_UNREACHABLE",
     "Aucun serveur ne répond à {server}. Démarrez-en un dans un autre "
     "terminal : « preau serve » ; ou dites où il est, par --server ou "
     "PREAU_SERVER.",
     "No server answers at {server}. Start one in another terminal: \"preau "
     "serve\"; or say where it is, with --server or PREAU_SERVER."},
    {"TEMPLATE_ENDING", "« {path} » doit se terminer par .ods ou .csv.",
     "\"{path}\" must end in .ods or .csv."},
    {"TRY_NOTHING",
     "Il n'y a pas encore de recherche à montrer. Faites-en une : « preau "
     "search volcan », puis « preau try ».",
     "There is no search to show yet. Make one: \"preau search volcano\", then "
     "\"preau try\"."},
    {"USAGE_MISSING", "Il manque {name}. Voir « {command} --help ».",
     "{name} is missing. See \"{command} --help\"."},
    {"USAGE_MISTYPED_COMMAND",
     "« {word} » n'est pas une commande de « {command} ». Vouliez-vous dire « "
     "{nearest} » ?",
     "\"{word}\" isn't a command of \"{command}\". Did you mean "
     "\"{nearest}\"?"},
    {"USAGE_MISTYPED_OPTION",
     "« {command} » n'a pas d'option {word}. Vouliez-vous dire {nearest} ?",
     "\"{command}\" has no option {word}. Did you mean {nearest}?"},
    {"USAGE_NOT_UNDERSTOOD",
     "La commande n'est pas comprise. Voir « {command} --help ».",
     "The command isn't understood. See \"{command} --help\"."},
    {"USAGE_NUMBER", "il faut un nombre entier.", "it takes a whole number."},
    {"USAGE_ONE_OF", "« {value} » n'est pas parmi {values}.",
     "\"{value}\" isn't one of {values}."},
    {"USAGE_PAGE", "il faut un nombre de 1 à 999.",
     "it takes a number from 1 to 999."},
    {"USAGE_REPEATED",
     "{name} ne se donne qu'une fois. Voir « {command} --help ».",
     "{name} can be given only once. See \"{command} --help\"."},
    {"USAGE_TOGETHER",
     "{one} et {other} ne vont pas ensemble. Gardez l'une des deux.",
     "{one} and {other} don't go together. Keep one of the two."},
    {"USAGE_TOO_MUCH", "« {word} » est de trop. Voir « {command} --help ».",
     "\"{word}\" is too much. See \"{command} --help\"."},
    {"USAGE_UNKNOWN_COMMAND",
     "« {word} » n'est pas une commande de « {command} ». Voir « {command} "
     "--help ».",
     "\"{word}\" isn't a command of \"{command}\". See \"{command} --help\"."},
    {"USAGE_UNKNOWN_OPTION",
     "« {command} » n'a pas d'option {word}. Voir « {command} --help » ; un "
     "mot qui commence par un tiret s'écrit après « -- ».",
     "\"{command}\" has no option {word}. See \"{command} --help\"; a word "
     "that begins with a hyphen is written after \"--\"."},
    {"USAGE_VALUE_INVALID", "{name} : {why} Voir « {command} --help ».",
     "{name}: {why} See \"{command} --help\"."},
    {"USAGE_VALUE_MISSING",
     "{name} demande une valeur. Voir « {command} --help ».",
     "{name} needs a value. See \"{command} --help\"."},
};

}  // namespace

absl::Span<const Sentence> CommandErrorTable() { return kTable; }

}  // namespace preau::messages::internal
