#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

// What "preau check" says, on its page as well, and "preau import --explain".
constexpr Sentence kTable[] = {
    {"ARG_FILE_OR_URL", "FICHIER|ADRESSE", "FILE|ADDRESS"},
    {"CHECK_ALSO_HEAD", "À voir aussi", "See also"},
    {"CHECK_CAUSE_DESCRIPTION", "il n'y a pas de description",
     "there is no description"},
    {"CHECK_CAUSE_DISCIPLINE", "aucune discipline n'est donnée",
     "no discipline is given"},
    {"CHECK_CAUSE_KEYWORD", "il n'y a pas de mots-clés",
     "there are no keywords"},
    {"CHECK_CAUSE_KIND", "aucun type n'est donné", "no kind is given"},
    {"CHECK_CAUSE_LANGUAGE", "aucune langue n'est donnée",
     "no language is given"},
    {"CHECK_CAUSE_LEVEL", "aucun niveau n'est donné", "no level is given"},
    {"CHECK_CAUSE_LICENCE", "aucune licence n'est donnée",
     "no licence is given"},
    {"CHECK_CAUSE_NOT_UNDERSTOOD", "« {value} » n'est pas reconnu",
     "\"{value}\" isn't recognised"},
    {"CHECK_CAUSE_THUMBNAIL_URL", "il n'y a pas de vignette",
     "there is no thumbnail"},
    {"CHECK_CAUSE_WORDS", "des mots sont pris autrement",
     "words are taken otherwise"},
    {"CHECK_COLUMN_EXAMPLE", "Par exemple", "For example"},
    {"CHECK_COLUMN_FOUND", "Trouvé", "Found"},
    {"CHECK_COLUMN_SORT", "On cherche par", "One searches by"},
    {"CHECK_COMMONEST_FAULT",
     "L'erreur la plus fréquente, dans {field} : {fault}",
     "The commonest fault, in {field}: {fault}"},
    {"CHECK_COMMONEST_FAULT_OF_ALL", "L'erreur la plus fréquente : {fault}",
     "The commonest fault: {fault}"},
    {"CHECK_CONFORMANCE",
     "ScoLOMFR : {count} sur {all} conformes (« preau validate » dit "
     "tout).",
     "ScoLOMFR: {count} of {all} conform (\"preau validate\" says it "
     "all)."},
    {"CHECK_CONSTANT",
     "Le champ « {field} » est le même dans toutes les notices : « "
     "{value} ».",
     "The field \"{field}\" is the same in all records: \"{value}\"."},
    {"CHECK_CORRECTIONS_HEAD", "Les corrections qui gagneraient le plus",
     "The corrections that would gain most"},
    {"CHECK_DELETED_MANY",
     "{count} notices sont dites supprimées par la source.",
     "{count} records are said to be deleted by the source."},
    {"CHECK_DELETED_ONE", "{count} notice est dite supprimée par la source.",
     "{count} record is said to be deleted by the source."},
    {"CHECK_EXPECTED",
     "La liste en compte {count} ; les premières ont été regardées.",
     "The list has {count}; the first ones were looked at."},
    {"CHECK_FAILS", "ne trouve pas : {why}", "doesn't find it: {why}"},
    {"CHECK_FIELD_DESCRIPTION", "description", "description"},
    {"CHECK_FIELD_DISCIPLINE", "discipline", "discipline"},
    {"CHECK_FIELD_KEYWORD", "mots-clés", "keywords"},
    {"CHECK_FIELD_KIND", "type", "kind"},
    {"CHECK_FIELD_LANGUAGE", "langue", "language"},
    {"CHECK_FIELD_LEVEL", "niveau", "level"},
    {"CHECK_FIELD_LICENCE", "licence", "licence"},
    {"CHECK_FIELD_THUMBNAIL_URL", "vignette", "thumbnail"},
    {"CHECK_FOOTNOTE",
     "Chaque recherche a été faite dans un index de ces seules notices, "
     "avec les mots de leurs titres ; ce que gagnerait une correction a "
     "été compté en refaisant celles qui échouent. Une valeur que la "
     "notice ne donne pas est supposée (la plus fréquente dans la "
     "liste). Dans un catalogue, d'autres notices peuvent venir avant. "
     "Établi par « preau check ».",
     "Each search was made in an index of these records alone, with "
     "words of their titles; what a correction would gain was counted "
     "by making those that fail again. A value that a record doesn't "
     "give is supposed (the commonest of the list). In a catalogue, "
     "other records may come before. Made by \"preau check\"."},
    {"CHECK_FOUND_OF", "{found} sur {all}", "{found} of {all}"},
    {"CHECK_GAIN_MANY", "{count} recherches de plus trouveraient.",
     "{count} more searches would succeed."},
    {"CHECK_GAIN_NONE",
     "Aucune recherche de plus, mais une meilleure place à mots égaux.",
     "No more searches, but a better place where words are equal."},
    {"CHECK_GAIN_ONE", "{count} recherche de plus trouverait.",
     "{count} more search would succeed."},
    {"CHECK_HEAD_DESCRIPTION", "Écrire une description.",
     "Write a description."},
    {"CHECK_HEAD_DISCIPLINE", "Donner la discipline.", "Give the discipline."},
    {"CHECK_HEAD_KEYWORD", "Donner des mots-clés.", "Give keywords."},
    {"CHECK_HEAD_KIND", "Donner le type de ressource.",
     "Give the kind of resource."},
    {"CHECK_HEAD_LANGUAGE", "Donner la langue.", "Give the language."},
    {"CHECK_HEAD_LEVEL", "Donner le niveau.", "Give the level."},
    {"CHECK_HEAD_LICENCE", "Donner une licence reconnue.",
     "Give a licence that is recognised."},
    {"CHECK_HEAD_THUMBNAIL_URL", "Donner une vignette.", "Give a thumbnail."},
    {"CHECK_INTERRUPTED", "Interrompu ; aucun rapport n'a été écrit.",
     "Interrupted; no report was written."},
    {"CHECK_LACKING_MANY", "Manque dans {count} notices.",
     "Missing from {count} records."},
    {"CHECK_LACKING_ONE", "Manque dans {count} notice.",
     "Missing from {count} record."},
    {"CHECK_MORE", "Il y en a d'autres ; les premières ont été regardées.",
     "There are more; the first ones were looked at."},
    {"CHECK_NONE_TAKEN",
     "Corrigez d'abord ce pour quoi les notices sont refusées.",
     "First correct what records are refused for."},
    {"CHECK_NOT_UNDERSTOOD_MANY",
     "(Dans {count}, c'est écrit mais pas reconnu.)",
     "(In {count} it is written but not recognised.)"},
    {"CHECK_NOT_UNDERSTOOD_ONE",
     "(Dans une notice, c'est écrit mais pas reconnu.)",
     "(In one record it is written but not recognised.)"},
    {"CHECK_NO_CORRECTION",
     "Rien à corriger parmi ce qui se mesure ici : niveau, discipline, "
     "type, licence, description, mots-clés, langue et vignette sont là "
     "et reconnus, ou n'ont pas de place dans ce format.",
     "Nothing to correct among what is measured here: level, "
     "discipline, kind, licence, description, keywords, language and "
     "thumbnail are there and recognised, or have no place in this "
     "format."},
    {"CHECK_NO_RECORD",
     "Aucune notice n'a été lue. Donnez un fichier de notices (XML, "
     "CSV, ODS, JSON), l'adresse d'un tel fichier, d'une page qui en "
     "contient une en JSON-LD, ou d'un entrepôt OAI-PMH.",
     "No record was read. Give a file of records (XML, CSV, ODS, JSON), "
     "the address of such a file, of a page that holds one in JSON-LD, "
     "or of an OAI-PMH repository."},
    {"CHECK_PAGE_WITHOUT_RECORD",
     "Cette page ne dit rien d'elle-même à une machine : elle ne "
     "contient pas de notice en JSON-LD (schema.org, LearningResource). "
     "Ajoutez-y un élément <script type=\"application/ld+json\"> avec "
     "au moins name, url, description, educationalLevel, about et "
     "license.",
     "This page says nothing of itself to a machine: it holds no record "
     "in JSON-LD (schema.org, LearningResource). Add a <script "
     "type=\"application/ld+json\"> element with at least name, url, "
     "description, educationalLevel, about and license."},
    {"CHECK_PLACE", "trouve, à la place {place}", "finds it, at place {place}"},
    {"CHECK_QUERY", "« {query} »", "\"{query}\""},
    {"CHECK_QUERY_FILTER", "« {query} », {field} : {value}",
     "\"{query}\", {field}: {value}"},
    {"CHECK_QUERY_SUPPOSED", "« {word} » et un autre mot du sujet",
     "\"{word}\" and another word of the subject"},
    {"CHECK_READING", "Lecture de {what}…", "Reading {what}…"},
    {"CHECK_REFUSED_MANY",
     "{count} notices seraient refusées ; la première : {why}",
     "{count} records would be refused; the first one: {why}"},
    {"CHECK_REFUSED_ONE", "{count} notice serait refusée : {why}",
     "{count} record would be refused: {why}"},
    {"CHECK_SEARCHES_HEAD",
     "Les recherches essayées : {found} sur {all} trouvent",
     "The searches that were tried: {found} of {all} succeed"},
    {"CHECK_SORT_DESCRIPTION", "un mot du titre et un mot de la description",
     "a word of the title and one of the description"},
    {"CHECK_SORT_DISCIPLINE", "un mot du titre et la discipline",
     "a word of the title and the discipline"},
    {"CHECK_SORT_DISCIPLINE_FILTER", "un mot du titre, filtré par discipline",
     "a word of the title, filtered by discipline"},
    {"CHECK_SORT_KEYWORD", "un mot du titre et un mot-clé",
     "a word of the title and a keyword"},
    {"CHECK_SORT_KIND", "un mot du titre et le type de ressource",
     "a word of the title and the kind of resource"},
    {"CHECK_SORT_KIND_FILTER", "un mot du titre, filtré par type",
     "a word of the title, filtered by kind"},
    {"CHECK_SORT_LANGUAGE_FILTER", "un mot du titre, filtré par langue",
     "a word of the title, filtered by language"},
    {"CHECK_SORT_LEVEL", "un mot du titre et le niveau",
     "a word of the title and the level"},
    {"CHECK_SORT_LEVEL_AND_DISCIPLINE", "le niveau et la discipline",
     "level and discipline"},
    {"CHECK_SORT_LEVEL_FILTER", "un mot du titre, filtré par niveau",
     "a word of the title, filtered by level"},
    {"CHECK_SORT_LICENCE_FILTER", "un mot du titre, filtré par licence",
     "a word of the title, filtered by licence"},
    {"CHECK_SORT_TITLE", "le titre entier", "the whole title"},
    {"CHECK_SORT_TITLE_WORDS", "deux mots du titre", "two words of the title"},
    {"CHECK_TAKEN_MANY", "{count} notices sont lues et seraient prises.",
     "{count} records are read and would be taken."},
    {"CHECK_TAKEN_NONE", "Aucune notice ne serait prise.",
     "No record would be taken."},
    {"CHECK_TAKEN_ONE", "Une notice est lue et serait prise : « {title} ».",
     "One record is read and would be taken: \"{title}\"."},
    {"CHECK_TITLE", "Ce qui serait trouvé", "What would be found"},
    {"CHECK_TRYING", "Recherches d'essai…", "Trying searches…"},
    {"CHECK_UNKNOWN_LICENCE_MANY",
     "La licence n'est pas reconnue dans « {value} » ; {count} notices.",
     "No licence is recognised in \"{value}\"; {count} records."},
    {"CHECK_UNKNOWN_LICENCE_ONE",
     "La licence n'est pas reconnue dans « {value} » ; {count} notice.",
     "No licence is recognised in \"{value}\"; {count} record."},
    {"CHECK_UNKNOWN_MANY",
     "« {value} » ({field}) n'est dans aucun vocabulaire ; {count} "
     "notices.",
     "\"{value}\" ({field}) is in no vocabulary; {count} records."},
    {"CHECK_UNKNOWN_MORE_MANY", "{count} autres valeurs ne sont pas reconnues.",
     "{count} other values aren't recognised."},
    {"CHECK_UNKNOWN_MORE_ONE", "{count} autre valeur n'est pas reconnue.",
     "{count} other value isn't recognised."},
    {"CHECK_UNKNOWN_ONE",
     "« {value} » ({field}) n'est dans aucun vocabulaire ; {count} "
     "notice.",
     "\"{value}\" ({field}) is in no vocabulary; {count} record."},
    {"CHECK_WRITE_DESCRIPTION",
     "Dans {element}, écrivez deux ou trois phrases, avec d'autres mots "
     "que ceux du titre : ceux que taperait un enseignant.",
     "In {element}, write two or three sentences, with other words than "
     "those of the title: those that a teacher would type."},
    {"CHECK_WRITE_DISCIPLINE",
     "Dans {element}, écrivez la discipline comme dans le vocabulaire, "
     "par exemple : {value}.",
     "In {element}, write the discipline as the vocabulary has it, for "
     "example: {value}."},
    {"CHECK_WRITE_KEYWORD",
     "Dans {element}, écrivez trois mots-clés ou plus, un par un, avec "
     "d'autres mots que ceux du titre.",
     "In {element}, write three keywords or more, one by one, with "
     "other words than those of the title."},
    {"CHECK_WRITE_KIND",
     "Dans {element}, écrivez le type de ressource, par exemple : "
     "{value}.",
     "In {element}, write the kind of resource, for example: {value}."},
    {"CHECK_WRITE_LANGUAGE",
     "Dans {element}, écrivez le code de la langue de la ressource, par "
     "exemple : {value}.",
     "In {element}, write the code of the resource's language, for "
     "example: {value}."},
    {"CHECK_WRITE_LEVEL",
     "Dans {element}, écrivez la classe ou le cycle comme dans le "
     "vocabulaire des niveaux, par exemple : {value}.",
     "In {element}, write the class or cycle as the vocabulary of "
     "levels has it, for example: {value}."},
    {"CHECK_WRITE_LICENCE",
     "Dans {element}, écrivez le nom ou l'adresse d'une seule licence, "
     "par exemple : {value}.",
     "In {element}, write the name or the address of one licence, for "
     "example: {value}."},
    {"CHECK_WRITE_THUMBNAIL_URL",
     "Dans {element}, écrivez l'adresse d'une image de la ressource.",
     "In {element}, write the address of an image of the resource."},
    {"CHECK_WRITTEN", "Rapport à envoyer : {path}", "Report to send: {path}"},
    {"CMD_CHECK",
     "Dit ce qui serait trouvé d'une ressource ou d'un fichier de "
     "notices : par quelles recherches, lesquelles échouent, et quelles "
     "corrections gagneraient le plus. Écrit un rapport d'une page, à "
     "envoyer. Lit les cent premières notices d'un fichier, d'une "
     "adresse (page, fichier, entrepôt OAI-PMH) ; aucun serveur n'est "
     "nécessaire et rien n'est gardé.",
     "Says what would be found of a resource or of a file of records: "
     "by which searches, which fail, and which corrections would gain "
     "most. Writes a report of one page, to be sent. Reads the first "
     "hundred records of a file, of an address (page, file, OAI-PMH "
     "repository); no server is needed and nothing is kept."},
    {"CMD_CHECK_EXAMPLES",
     "Exemples :\n  preau check notices.xml\n  preau check "
     "https://edu.example.org/ressources/volcans\n  preau check "
     "https://edu.example.org/oai --output rapport.html\n  preau check "
     "tableau.csv --json",
     "Examples:\n  preau check records.xml\n  preau check "
     "https://edu.example.org/resources/volcanoes\n  preau check "
     "https://edu.example.org/oai --output report.html\n  preau check "
     "table.csv --json"},
    {"EXPLAIN_ALL_USED", "Tout a servi.", "Everything was used."},
    {"EXPLAIN_REFUSED", "Refusée : {why}", "Refused: {why}"},
    {"EXPLAIN_ROW", "{path} · {rule}", "{path} · {rule}"},
    {"EXPLAIN_ROW_CHANGED", "{path} · {rule} · écrit « {original} »",
     "{path} · {rule} · written \"{original}\""},
    {"EXPLAIN_UNUSED", "N'a pas servi : {paths}", "Not used: {paths}"},
    {"EXPLAIN_UNUSED_CUT", "N'a pas servi, entre autres : {paths}",
     "Not used, among others: {paths}"},
    {"OPT_CHECK_OUTPUT",
     "Où écrire le rapport (HTML) ; par défaut un nouveau fichier "
     "d'ici, dont le nom est dit à la fin.",
     "Where to write the report (HTML); by default a new file here, "
     "whose name is said at the end."},
    {"OPT_CHECK_PRIVATE",
     "Lire aussi les adresses de cette machine et des réseaux privés.",
     "Read addresses of this machine and of private networks as well."},
    {"OPT_CHECK_WHAT",
     "Fichier de notices (XML, CSV, ODS, JSON), ou adresse : d'un tel "
     "fichier, d'une page, d'un entrepôt OAI-PMH.",
     "File of records (XML, CSV, ODS, JSON), or address: of such a "
     "file, of a page, of an OAI-PMH repository."},
    {"OPT_IMPORT_EXPLAIN",
     "Dire pour chaque notice d'où vient chaque champ (chemin, valeur "
     "d'origine, règle) et ce qui n'a pas servi. Avec --dry-run ; aucun "
     "serveur n'est nécessaire.",
     "Say for each record where each field comes from (path, original "
     "value, rule) and what wasn't used. With --dry-run; no server is "
     "needed."},
    {"OPT_EXPLAIN_RECORDS",
     "Combien de notices expliquer, de 1 à 100 (10 par défaut).",
     "How many records to explain, from 1 to 100 (10 by default)."},
    {"USAGE_EXPLAIN", "« --explain » demande « --dry-run » : rien n'est écrit.",
     "\"--explain\" asks for \"--dry-run\": nothing is written."},
    {"USAGE_RECORDS", "« --records » prend un nombre de 1 à 100.",
     "\"--records\" takes a number from 1 to 100."},
};

}  // namespace

absl::Span<const Sentence> CheckupTable() { return kTable; }

}  // namespace preau::messages::internal
