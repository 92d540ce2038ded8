#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"CSV_TITLE_COLUMN_MISSING",
     "La première ligne doit nommer les colonnes, dont une « titre ».",
     "The first line must name the columns, one of them \"title\"."},
    {"DATE_KEPT_AS_TEXT",
     "« {value} » n'est pas une date qui puisse être lue ; gardé comme texte. "
     "Écrivez 2021, 2021-03 ou 15/03/2021.",
     "\"{value}\" isn't a date that can be read; kept as text. Write 2021, "
     "2021-03 or 2021-03-15."},
    {"DURATION_NOT_READ",
     "« {value} » n'est pas une durée qui puisse être lue. Écrivez « 45 min », "
     "« 1 h 30 » ou PT45M.",
     "\"{value}\" isn't a duration that can be read. Write \"45 min\", \"1 h "
     "30\" or PT45M."},
    {"EXAMPLE_LEFT",
     "C'est la ligne d'exemple du modèle. Supprimez-la, ou mettez votre "
     "ressource à sa place.",
     "This is the template's example. Delete the line, or put your resource in "
     "its place."},
    {"FEED_ITEM_WITHOUT_KEY",
     "Cet article du flux n'a ni identifiant (guid, id) ni adresse : rien ne "
     "le reconnaîtrait la fois suivante.",
     "This item of the feed has neither an id (guid) nor an address: nothing "
     "would tell it the next time."},
    {"JSON_KIND_UNKNOWN",
     "Ce fichier JSON ne contient ni ressource du GAR (« idRessource ») ni "
     "ressource de schema.org (« @type », « @context »). Pour un autre JSON, "
     "une notice par ligne et un fichier de correspondance : voir "
     "docs/import-mappings.md.",
     "This JSON file holds neither a resource of GAR (\"idRessource\") nor one "
     "of schema.org (\"@type\", \"@context\"). For other JSON, put a record in "
     "each line and give a mapping file: see docs/import-mappings.md."},
    {"JSON_LD_CONTEXT_MISSING",
     "Cette notice JSON-LD n'a pas de « @context », qui dirait dans quel "
     "vocabulaire elle est. Ajoutez par exemple « https://schema.org ».",
     "This JSON-LD record has no \"@context\", which would say what vocabulary "
     "it is in. Add \"https://schema.org\", for instance."},
    {"JSON_LD_CONTEXT_ALONE",
     "Ce fichier JSON-LD n'a qu'un « @context » : un vocabulaire, sans "
     "ressource. Importez les fichiers qui s'y réfèrent.",
     "This JSON-LD file has an \"@context\" only: a vocabulary, without a "
     "resource. Import the files that refer to it."},
    {"JSON_NOT_AN_OBJECT", "Cette ligne n'est pas un objet JSON.",
     "This line isn't a JSON object."},
    {"JSON_NOT_READABLE",
     "Ce fichier n'est pas du JSON bien formé, il s'emboîte sur plus de "
     "{depth} "
     "niveaux, ou un objet y a plus de {members} membres.",
     "This file isn't well-formed JSON, it nests deeper than {depth} levels, "
     "or "
     "an object in it has more than {members} members."},
    {"JSON_SCHEMA",
     "Ce fichier est un schéma JSON : il dit la forme que prennent des "
     "notices, et n'en contient pas.",
     "This file is a JSON Schema: it says what form records take, and holds "
     "none."},
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
    {"NOT_A_LEARNING_RESOURCE",
     "Ce n'est pas une ressource pédagogique : son type est « {type} ». Le "
     "type « LearningResource » le dirait.",
     "This isn't a learning resource: its type is \"{type}\". The type "
     "\"LearningResource\" would say so."},
    {"OAI_ERROR",
     "Le fournisseur OAI-PMH a répondu par une erreur : {code}. {text}",
     "The OAI-PMH provider answered with an error: {code}. {text}"},
    {"OAI_IDENTIFIER_MISSING",
     "Cet enregistrement OAI-PMH n'a pas d'identifiant dans son en-tête.",
     "This OAI-PMH record has no identifier in its header."},
    {"OAI_METADATA_MISSING",
     "Cet enregistrement OAI-PMH n'a qu'un en-tête, sans métadonnées.",
     "This OAI-PMH record has a header only, without metadata."},
    {"OAI_RECORD_DELETED",
     "Le fournisseur a supprimé cette notice ; un import n'efface rien. "
     "Retirez-la du catalogue si elle y est.",
     "The provider has deleted this record; an import removes nothing. "
     "Withdraw it from the catalogue if it is there."},
    {"OAI_SEVERAL_RECORDS",
     "Cet enregistrement OAI-PMH contient {count} notices LIDO sous un seul "
     "identifiant : une moisson ne saurait pas laquelle suivre. Demandez au "
     "fournisseur un enregistrement par notice, ou importez la page "
     "enregistrée.",
     "This OAI-PMH record holds {count} LIDO records under one identifier: a "
     "harvest couldn't tell which to follow. Ask the provider for a record "
     "each, or import the saved page."},
    {"OAI_WITHOUT_RECORDS",
     "Cette réponse OAI-PMH ({verb}) ne contient pas de notices. Enregistrez "
     "celle de ListRecords.",
     "This OAI-PMH answer ({verb}) holds no records. Save that of "
     "ListRecords."},
    {"ODS_NOT_READABLE",
     "Ce fichier n'est pas un tableur OpenDocument (.ods) lisible. Ouvrez-le "
     "et enregistrez-le de nouveau, ou enregistrez-le en CSV. Les fichiers "
     ".xlsx ne sont pas lus.",
     "This file isn't an OpenDocument spreadsheet (.ods) that can be read. "
     "Open it and save it again, or save it as CSV. Files in .xlsx aren't "
     "read."},
    {"RECORD_TOO_LARGE", "Cette notice est trop grande : {max} octets au plus.",
     "This record is too large: {max} bytes at most."},
    {"SIZE_NOT_READ",
     "« {value} » n'est pas une taille en octets ; laissé de côté.",
     "\"{value}\" isn't a size in bytes; left out."},
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
    {"THUMBNAIL_NOT_AN_ADDRESS",
     "« {value} » n'est pas une adresse web d'image ; laissé de côté.",
     "\"{value}\" isn't a web address of an image; left out."},
    {"URL_KEPT_AS_IDENTIFIER",
     "« {value} » n'est pas une adresse web ; gardé comme identifiant.",
     "\"{value}\" isn't a web address; kept as an identifier."},
    {"XML_DOCTYPE",
     "Ce fichier contient une déclaration DOCTYPE, refusée par sûreté. "
     "Retirez-la.",
     "This file holds a DOCTYPE declaration, which is refused for safety. "
     "Remove "
     "it."},
    {"XML_KIND_UNKNOWN",
     "Ce XML n'est pas d'un type connu : sa racine est « {root} » "
     "(« {namespace} »). Sont lus : LOM, LOMFR et ScoLOMFR, IMS Metadata 1.2, "
     "Dublin Core, LIDO, et les réponses OAI-PMH qui en contiennent (tout "
     "fournisseur OAI-PMH donne « oai_dc »).",
     "This XML isn't of a known kind: its root is \"{root}\" "
     "(\"{namespace}\"). What is read: LOM, LOMFR and ScoLOMFR, IMS Metadata "
     "1.2, Dublin Core, LIDO, and OAI-PMH answers that hold them (every "
     "OAI-PMH provider gives \"oai_dc\")."},
    {"XML_NOT_WELL_FORMED",
     "Ce fichier XML est mal formé, vers l'octet {offset}.",
     "This XML file isn't well-formed, near byte {offset}."},
    {"XML_TOO_DEEP",
     "Ce fichier XML s'emboîte trop profondément : {max} niveaux au plus.",
     "This XML file nests too deeply: {max} levels at most."},
    {"XML_TOO_MANY_ATTRIBUTES",
     "Un élément de ce fichier XML a trop d'attributs : {max} au plus.",
     "An element of this XML file has too many attributes: {max} at most."},
    {"XML_TOO_MANY_NODES",
     "Ce fichier XML a trop d'éléments et d'attributs pour être lu d'un bloc : "
     "{max} au plus à cette taille. Partagez-le en plusieurs fichiers.",
     "This XML file has too many elements and attributes to be read in one "
     "piece: {max} at most at this size. Split it into several files."},
    {"YES_OR_NO_NOT_READ", "« {value} » ne dit ni oui ni non ; laissé de côté.",
     "\"{value}\" says neither yes nor no; left out."},
};

}  // namespace

absl::Span<const Sentence> ReaderTable() { return kTable; }

}  // namespace preau::messages::internal
