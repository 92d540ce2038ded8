#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"CSV_TITLE_COLUMN_MISSING",
     "La première ligne doit nommer les colonnes, dont une « titre ».",
     "The first line must name the columns, one of them \"title\"."},
    {"JSON_NOT_AN_OBJECT", "Cette ligne n'est pas un objet JSON.",
     "This line isn't a JSON object."},
    {"KEY_MISSING_IN_RECORD",
     "Cette notice n'a ni identifiant ni adresse pour la reconnaître. "
     "Ajoutez-en un.",
     "This record has neither an identifier nor an address to know it by. Add "
     "one."},
    {"LICENCE_AMBIGUOUS",
     "Plusieurs licences sont citées : « {value} ». À vérifier par une "
     "personne.",
     "Several licences are named: \"{value}\". A person has to check."},
    {"LOM_ELEMENT_REPEATED",
     "Une notice LOM n'a qu'un élément « {element} » ; celle-ci en a "
     "plusieurs, "
     "et rien ne dit lequel est le bon. Gardez-en un, ou faites-en deux "
     "notices.",
     "A LOM record has one \"{element}\" only; this one has several, and "
     "nothing says which is right. Keep one, or make two records of it."},
    {"MAPPING_FIELD_UNKNOWN",
     "Le fichier de correspondance cite un champ inconnu : « {name} ». Voir "
     "docs/import-mappings.md.",
     "The mapping file names an unknown field: \"{name}\". See "
     "docs/import-mappings.md."},
    {"MAPPING_MISSING",
     "Ce format demande un fichier de correspondance : « --mapping FICHIER ». "
     "Voir docs/import-mappings.md.",
     "This format needs a mapping file: \"--mapping FILE\". See "
     "docs/import-mappings.md."},
    {"MAPPING_NOT_JSON",
     "Le fichier de correspondance n'est pas un objet JSON avec « fields ».",
     "The mapping file isn't a JSON object with \"fields\"."},
    {"MAPPING_POINTER_INVALID",
     "« {text} », dans la règle de « {name} », n'est pas un chemin valable : "
     "dans un chemin JSON, « ~ » s'écrit « ~0 » et « / » dans un nom « ~1 » ; "
     "une accolade ouverte se referme.",
     "\"{text}\" in the rule of \"{name}\" isn't a valid path: in a JSON "
     "path, \"~\" is written \"~0\" and a name's \"/\" is written \"~1\"; "
     "a brace that is opened is closed."},
    {"MAPPING_RULE_INVALID",
     "La règle de « {name} » n'est pas valable : il faut « from », « template "
     "» "
     "ou « constant », et un seul des trois.",
     "The rule of \"{name}\" isn't valid: it needs \"from\", \"template\" or "
     "\"constant\", and only one of them."},
    {"MAPPING_TITLE_MISSING",
     "Le fichier de correspondance ne dit pas d'où vient le titre.",
     "The mapping file doesn't say where the title comes from."},
    {"NOT_A_LOM_RECORD",
     "Ce fichier XML n'est pas une notice LOM : sa racine est « {root} ».",
     "This XML file isn't a LOM record: its root is \"{root}\"."},
    {"RECORD_TOO_LARGE", "Cette notice est trop grande : {max} octets au plus.",
     "This record is too large: {max} bytes at most."},
    {"TAXON_NOT_BELOW",
     "Dans ce chemin de classification, le second n'est pas sous le premier : "
     "{value}. Les deux sont gardés.",
     "In this classification path the second isn't below the first: {value}. "
     "Both are kept."},
    {"TAXON_OF_OTHER_VOCABULARY",
     "Ce taxon n'est pas du vocabulaire que son chemin annonce : {value}. Il "
     "est lu d'après son propre identifiant.",
     "This taxon isn't of the vocabulary that its path names: {value}. It is "
     "read by its own id."},
    {"TERM_KEPT_AS_TEXT",
     "« {value} » n'est dans aucun vocabulaire connu ; gardé comme texte.",
     "\"{value}\" is in no known vocabulary; kept as text."},
    {"TERM_LABEL_MISMATCH",
     "L'identifiant et le libellé se contredisent : {value}.",
     "The id and the label contradict each other: {value}."},
    {"TEXT_CUT", "Texte trop long, coupé : {value}",
     "Text too long, cut: {value}"},
    {"URL_KEPT_AS_IDENTIFIER",
     "« {value} » n'est pas une adresse web ; gardé comme identifiant.",
     "\"{value}\" isn't a web address; kept as an identifier."},
    {"XML_DOCTYPE",
     "Ce fichier contient une déclaration DOCTYPE, refusée par sûreté. "
     "Retirez-la.",
     "This file holds a DOCTYPE declaration, which is refused for safety. "
     "Remove "
     "it."},
    {"XML_NOT_WELL_FORMED",
     "Ce fichier XML est mal formé, vers l'octet {offset}.",
     "This XML file isn't well-formed, near byte {offset}."},
};

}  // namespace

absl::Span<const Sentence> ReaderTable() { return kTable; }

}  // namespace preau::messages::internal
