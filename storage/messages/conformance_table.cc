#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"CONFORMANCE_NOT_LOM",
     "Ce n'est pas une notice LOM : sa racine est « {root} » (« {namespace} "
     "»). ScoLOMFR s'écrit dans <lom> de « http://ltsc.ieee.org/xsd/LOM ».",
     "This isn't a LOM record: its root is \"{root}\" (\"{namespace}\"). "
     "ScoLOMFR is written in <lom> of \"http://ltsc.ieee.org/xsd/LOM\"."},
    {"CONFORMANCE_NO_RECORD",
     "Cette réponse OAI-PMH ne contient aucune notice à vérifier.",
     "This OAI-PMH answer holds no record to check."},
    {"GAR_ARK_INVALID",
     "« {value} » n'a pas la forme d'un identifiant ARK. Écrivez « ark:/ », le "
     "numéro de votre organisme (cinq chiffres au moins), « / », puis le nom "
     "de la ressource : ark:/12345/abc.",
     "\"{value}\" hasn't the form of an ARK identifier. Write \"ark:/\", your "
     "organisation's number (five digits at least), \"/\", then the resource's "
     "name: ark:/12345/abc."},
    {"GAR_ARK_MISSING",
     "Aucun identifiant ARK. Ajoutez un <identifier> de catalogue ARK et "
     "d'entrée ark:/numéro/nom.",
     "No ARK identifier. Add an <identifier> with the catalog ARK and the "
     "entry ark:/number/name."},
    {"GAR_BEYOND_ACCESS",
     "les tests d'accès, avec les comptes d'un établissement",
     "its access tests, with a school's accounts"},
    {"GAR_BEYOND_NOTICE", "sa propre notice, qu'il demande en plus de celle-ci",
     "its own record, which it asks for besides this one"},
    {"GAR_BEYOND_SUBSCRIPTION",
     "l'abonnement des établissements à la ressource",
     "the schools' subscription to the resource"},
    {"GAR_KIND_MISSING",
     "Aucune typologie de document (1.10). Ajoutez un <generalResourceType> du "
     "vocabulaire 005.",
     "No kind of document (1.10). Add a <generalResourceType> of vocabulary "
     "005."},
    {"GAR_LEVEL_MISSING",
     "Aucun niveau éducatif détaillé. Ajoutez une <classification> dont les "
     "taxons sont du vocabulaire 022.",
     "No detailed educational level. Add a <classification> whose taxons are "
     "of vocabulary 022."},
    {"GAR_LOCATION_MISSING",
     "Aucune adresse web pour accéder à la ressource. Ajoutez une <location> "
     "ou une <extendedLocation> en https.",
     "No web address to reach the resource by. Add a <location> or an "
     "<extendedLocation> in https."},
    {"GAR_PUBLISHER_MISSING",
     "Aucun éditeur. Ajoutez une <contribute> de rôle « publisher » avec sa "
     "vCard.",
     "No publisher. Add a <contribute> of the role \"publisher\" with its "
     "vCard."},
    {"GAR_PUBLISHER_NAMELESS",
     "La vCard de l'éditeur ne le nomme pas. Donnez-lui FN ou ORG.",
     "The publisher's vCard doesn't name it. Give it FN or ORG."},
    {"GAR_SUBJECT_MISSING",
     "Aucun domaine d'enseignement. Ajoutez une <classification> dont les "
     "taxons sont du vocabulaire 015.",
     "No subject. Add a <classification> whose taxons are of vocabulary 015."},
    {"GAR_TYPE_MISSING",
     "Aucun type pédagogique (5.2). Ajoutez un <learningResourceType> du "
     "vocabulaire 010.",
     "No pedagogical type (5.2). Add a <learningResourceType> of vocabulary "
     "010."},
    {"SCOLOM_ADDRESS_INVALID",
     "« {value} » n'est pas une adresse. Écrivez-la en entier : https://…",
     "\"{value}\" isn't an address. Write it whole: https://…"},
    {"SCOLOM_ADDRESS_NOT_WEB",
     "« {value} » n'est pas une adresse web : un navigateur ne l'ouvre pas. "
     "Ajoutez celle en https:// si elle existe.",
     "\"{value}\" isn't a web address: no browser opens it. Add the one in "
     "https:// if there is one."},
    {"SCOLOM_DATE_INVALID",
     "« {value} » n'est pas une date de LOM. Écrivez 2021, 2021-03, 2021-03-15 "
     "ou 2021-03-15T14:30 ; en toutes lettres, mettez-la dans <description>.",
     "\"{value}\" isn't a date of LOM. Write 2021, 2021-03, 2021-03-15 or "
     "2021-03-15T14:30; in words, put it into <description>."},
    {"SCOLOM_DATE_ZONE",
     "« {value} » : LOM n'admet un fuseau qu'après une fraction de seconde. "
     "Écrivez {right}.",
     "\"{value}\": LOM takes a time zone only after a fraction of a second. "
     "Write {right}."},
    {"SCOLOM_DURATION_EMPTY",
     "« {value} » ne dit aucune durée. Donnez-en une (PT45M), ou retirez "
     "l'élément.",
     "\"{value}\" says no duration. Give one (PT45M), or remove the element."},
    {"SCOLOM_DURATION_INVALID",
     "« {value} » n'est pas une durée de LOM. Écrivez PT45M, PT1H30M, P2D ; "
     "sans semaines ni signe.",
     "\"{value}\" isn't a duration of LOM. Write PT45M, PT1H30M, P2D; no "
     "weeks, no sign."},
    {"SCOLOM_ELEMENT_EMPTY",
     "L'élément « {element} » est vide. Donnez-lui une valeur, ou "
     "retirez-le.",
     "The element \"{element}\" is empty. Give it a value, or remove "
     "it."},
    {"SCOLOM_ELEMENT_MISPLACED",
     "« {element} » n'est pas à sa place. Mettez-le dans <{place}>.",
     "\"{element}\" isn't in its place. Put it into <{place}>."},
    {"SCOLOM_ELEMENT_MISSING",
     "L'élément obligatoire « {element} » manque. Ajoutez-le.",
     "The mandatory element \"{element}\" is missing. Add it."},
    {"SCOLOM_ELEMENT_NEWER",
     "« {element} » n'existe que depuis ScoLOMFR {since} ; cette notice se dit "
     "de la version {version}. Déclarez une version plus récente.",
     "\"{element}\" exists since ScoLOMFR {since} only; this record says that "
     "it is of version {version}. Declare a newer one."},
    {"SCOLOM_ELEMENT_REPEATED",
     "« {element} » ne s'écrit qu'une fois ici. Gardez le bon.",
     "\"{element}\" is written once only here. Keep the right one."},
    {"SCOLOM_ELEMENT_UNKNOWN",
     "ScoLOMFR n'a pas d'élément « {element} » ici. Il y a : {known}.",
     "ScoLOMFR has no element \"{element}\" here. There are: {known}."},
    {"SCOLOM_FORMAT_INVALID",
     "« {value} » n'est pas un type MIME. Écrivez application/pdf, ou son URI "
     "http://purl.org/NET/mediatypes/application/pdf.",
     "\"{value}\" isn't a MIME type. Write application/pdf, or its URI "
     "http://purl.org/NET/mediatypes/application/pdf."},
    {"SCOLOM_LABEL_OF_OTHER",
     "Le libellé « {label} » est celui d'un autre concept que {value}, qui "
     "s'appelle « {right} ». Corrigez l'un ou l'autre.",
     "The label \"{label}\" is another concept's than {value}, which is called "
     "\"{right}\". Correct one or the other."},
    {"SCOLOM_LABEL_UNKNOWN",
     "ScoLOMFR appelle {value} « {right} », et non « {label} ».",
     "ScoLOMFR calls {value} \"{right}\", not \"{label}\"."},
    {"SCOLOM_LANGUAGE_ATTRIBUTE",
     "La langue d'un texte se dit par l'attribut « language », et non « "
     "{attribute} ».",
     "A text's language is told by the attribute \"language\", not "
     "\"{attribute}\"."},
    {"SCOLOM_LANGUAGE_FORM",
     "La langue « {value} » s'écrit dans le vocabulaire 001 : {right}.",
     "The language \"{value}\" is written in vocabulary 001 as {right}."},
    {"SCOLOM_LANGUAGE_UNKNOWN",
     "« {value} » n'est pas un code de langue. Écrivez "
     "http://id.loc.gov/vocabulary/iso639-2/fre pour le français.",
     "\"{value}\" isn't a language code. Write "
     "http://id.loc.gov/vocabulary/iso639-2/fre for French."},
    {"SCOLOM_MANDATORY_EMPTY",
     "L'élément obligatoire « {element} » est vide. Donnez-lui une "
     "valeur.",
     "The mandatory element \"{element}\" is empty. Give it a value."},
    {"SCOLOM_NAMESPACE_WRONG",
     "« {element} » est dans l'espace de noms « {namespace} ». Le sien est « "
     "{right} ».",
     "\"{element}\" is in the namespace \"{namespace}\". Its own is "
     "\"{right}\"."},
    {"SCOLOM_ORDER", "« {element} » se place d'ordinaire avant « {before} ».",
     "\"{element}\" usually stands before \"{before}\"."},
    {"SCOLOM_PATH_OF_OTHER_PURPOSE",
     "Ce chemin annonce le vocabulaire {source}, mais l'objectif « {purpose} » "
     "classe par le vocabulaire {right}.",
     "This path names vocabulary {source}, but the purpose \"{purpose}\" "
     "classifies by vocabulary {right}."},
    {"SCOLOM_PATH_SOURCE_NO_SCHEME",
     "La source « {source} » est un concept. Nommez le vocabulaire : "
     "http://data.education.fr/voc/scolomfr/scolomfr-voc-015.",
     "The source \"{source}\" is a concept. Name the vocabulary: "
     "http://data.education.fr/voc/scolomfr/scolomfr-voc-015."},
    {"SCOLOM_PURPOSE_MISSING",
     "Cette classification ne dit pas selon quoi elle classe. Ajoutez "
     "<purpose>.",
     "This classification doesn't say by what it classifies. Add <purpose>."},
    {"SCOLOM_RECOMMENDED_MISSING", "ScoLOMFR recommande aussi : {elements}.",
     "ScoLOMFR also recommends: {elements}."},
    {"SCOLOM_SIZE_INVALID",
     "« {value} » n'est pas une taille. Écrivez des octets, en chiffres "
     "seulement.",
     "\"{value}\" isn't a size. Write bytes, in digits only."},
    {"SCOLOM_SOURCE_UNKNOWN",
     "La source « {source} » n'est pas connue. Écrivez LOMv1.0, LOMFRv1.0 ou "
     "une version comme SCOLOMFRv3.2.",
     "The source \"{source}\" isn't known. Write LOMv1.0, LOMFRv1.0 or a "
     "version such as SCOLOMFRv3.2."},
    {"SCOLOM_STRING_MISSING",
     "Le texte de « {element} » doit être dans <string language=\"…\">.",
     "The text of \"{element}\" must be in <string language=\"…\">."},
    {"SCOLOM_TAXON_NOT_BELOW",
     "Dans ce chemin, « {below} » n'est pas sous « {above} ». Écrivez un "
     "chemin par branche.",
     "In this path \"{below}\" isn't below \"{above}\". Write a path for each "
     "branch."},
    {"SCOLOM_TAXON_NOT_MEMBER",
     "« {taxon} » n'est pas du vocabulaire {scheme} que ce chemin annonce. "
     "Corrigez l'identifiant, ou donnez au chemin une source à vous.",
     "\"{taxon}\" isn't of vocabulary {scheme}, which this path names. Correct "
     "the id, or give the path a source of your own."},
    {"SCOLOM_TAXON_OF_OTHER",
     "« {taxon} » est du vocabulaire {other}, et non du {scheme} que cette "
     "classification annonce.",
     "\"{taxon}\" is of vocabulary {other}, not of {scheme}, which this "
     "classification names."},
    {"SCOLOM_TAXON_UNKNOWN",
     "« {value} » n'existe pas dans ScoLOMFR {version}. Vérifiez son numéro.",
     "\"{value}\" doesn't exist in ScoLOMFR {version}. Check its number."},
    {"SCOLOM_TEXT_BETWEEN",
     "Du texte (« {text} ») se trouve dans <{element}>, entre ses éléments. "
     "Mettez-le dans l'un d'eux, ou retirez-le.",
     "There is text (\"{text}\") in <{element}>, between its elements. Put it "
     "into one of them, or remove it."},
    {"SCOLOM_TEXT_ONLY",
     "<{element}> ne contient que du texte ; retirez-en <{inner}>.",
     "<{element}> holds text only; remove <{inner}> from it."},
    {"SCOLOM_TOO_MANY_ELEMENTS",
     "<{element}> a plus de {max} éléments ; ils n'ont pas été vérifiés.",
     "<{element}> has more than {max} elements; they weren't checked."},
    {"SCOLOM_VALUE_DEPRECATED",
     "« {label} » ({value}) n'est plus à employer, et rien ne le remplace. "
     "Choisissez un concept actuel.",
     "\"{label}\" ({value}) is no longer to be used, and nothing replaces it. "
     "Choose a current concept."},
    {"SCOLOM_VALUE_MISSING",
     "Il n'y a pas de <value>. Donnez-y l'URI du concept.",
     "There is no <value>. Give the concept's URI in it."},
    {"SCOLOM_VALUE_NEWER",
     "« {value} » n'est pas dans ScoLOMFR {version}, le plus récent qui soit "
     "connu ici : ni juste ni faux.",
     "\"{value}\" isn't in ScoLOMFR {version}, the newest that is known here: "
     "neither right nor wrong."},
    {"SCOLOM_VALUE_NOT_URI",
     "« {value} » n'est pas l'URI du concept, que ScoLOMFR demande. Écrivez "
     "{right}.",
     "\"{value}\" isn't the concept's URI, which ScoLOMFR asks for. Write "
     "{right}."},
    {"SCOLOM_VALUE_OF_LOM",
     "« {value} » est de LOM ; ScoLOMFR n'a rien de tel. Choisissez dans le "
     "vocabulaire {scheme}.",
     "\"{value}\" is LOM's; ScoLOMFR has nothing like it. Choose in vocabulary "
     "{scheme}."},
    {"SCOLOM_VALUE_OF_OTHER",
     "« {value} » ({label}) est du vocabulaire {other} ; ici il en faut un du "
     "{scheme}.",
     "\"{value}\" ({label}) is of vocabulary {other}; here one of {scheme} is "
     "needed."},
    {"SCOLOM_VALUE_REPLACED",
     "« {label} » ({value}) n'est plus à employer. Écrivez {right}.",
     "\"{label}\" ({value}) is no longer to be used. Write {right}."},
    {"SCOLOM_VALUE_UNKNOWN",
     "« {value} » n'est pas du vocabulaire {scheme} de ScoLOMFR. Choisissez-y "
     "un concept.",
     "\"{value}\" isn't of ScoLOMFR's vocabulary {scheme}. Choose a concept of "
     "it."},
    {"SCOLOM_VALUE_UNKNOWN_MEANT",
     "« {value} » n'est pas du vocabulaire {scheme} de ScoLOMFR. Pour « "
     "{label} », écrivez {right}.",
     "\"{value}\" isn't of ScoLOMFR's vocabulary {scheme}. For \"{label}\", "
     "write {right}."},
    {"SCOLOM_VCARD_ESCAPED",
     "La vCard contient des entités comme « &apos; », échappées deux fois. "
     "Écrivez le caractère lui-même.",
     "The vCard has entities such as \"&apos;\" in it, escaped twice. Write "
     "the character itself."},
    {"SCOLOM_VCARD_NAMELESS",
     "La vCard ne nomme personne. Donnez-lui FN, N ou ORG.",
     "The vCard names nobody. Give it FN, N or ORG."},
    {"SCOLOM_VCARD_NOT_ONE",
     "« {value} » n'est pas une vCard. Écrivez BEGIN:VCARD, VERSION:3.0, N:…, "
     "FN:…, END:VCARD, une propriété par ligne.",
     "\"{value}\" isn't a vCard. Write BEGIN:VCARD, VERSION:3.0, N:…, FN:…, "
     "END:VCARD, a property in each line."},
    {"SCOLOM_VCARD_ONE_LINE",
     "La vCard est sur une seule ligne. Mettez une propriété par ligne.",
     "The vCard is on one line. Put a property in each line."},
    {"SCOLOM_VCARD_PROPERTY_MISSING",
     "La vCard n'a pas de {property}, obligatoire en version {version}. "
     "Ajoutez-le.",
     "The vCard has no {property}, which is mandatory in version {version}. "
     "Add it."},
    {"SCOLOM_VERSION_MISSING",
     "La notice ne dit pas de quelle version de ScoLOMFR elle est ; elle est "
     "vérifiée selon la {newest}. Ajoutez "
     "<metadataSchema>SCOLOMFRv{newest}</metadataSchema>.",
     "The record doesn't say what version of ScoLOMFR it is of; it is checked "
     "by {newest}. Add <metadataSchema>SCOLOMFRv{newest}</metadataSchema>."},
    {"SCOLOM_VERSION_UNKNOWN",
     "« {value} » n'est pas une version connue ici ; la notice est vérifiée "
     "selon la {newest}, la plus récente connue.",
     "\"{value}\" isn't a version that is known here; the record is checked by "
     "{newest}, the newest known."},
    {"VALIDATE_ADVICE_MANY", "{count} conseils", "{count} pieces of advice"},
    {"VALIDATE_ADVICE_NONE", "aucun conseil", "no advice"},
    {"VALIDATE_ADVICE_ONE", "{count} conseil", "{count} piece of advice"},
    {"VALIDATE_ADVISED", "conseil", "advice"},
    {"VALIDATE_CONFORMS", "Conforme à ScoLOMFR {version} : oui",
     "Conforms to ScoLOMFR {version}: yes"},
    {"VALIDATE_CONFORMS_NOT", "Conforme à ScoLOMFR {version} : non",
     "Conforms to ScoLOMFR {version}: no"},
    {"VALIDATE_FAILED", "Notices non conformes : {count} sur {all}.",
     "Records that don't conform: {count} of {all}."},
    {"VALIDATE_FAULT", "erreur", "fault"},
    {"VALIDATE_FAULTS_MANY", "{count} erreurs", "{count} faults"},
    {"VALIDATE_FAULTS_NONE", "aucune erreur", "no fault"},
    {"VALIDATE_FAULTS_ONE", "{count} erreur", "{count} fault"},
    {"VALIDATE_GAR", "Ce que le GAR demande, pour ce que la notice en dit",
     "What GAR asks for, as far as the record tells"},
    {"VALIDATE_GAR_BEYOND",
     "Seul le GAR peut vérifier :", "Only GAR can check:"},
    {"VALIDATE_GAR_LACKS", "manque", "missing"},
    {"VALIDATE_GAR_NOTHING", "Rien n'y manque de ce qui se vérifie ici.",
     "Nothing is missing of what can be checked here."},
    {"VALIDATE_LEFT_OUT", "et {count} de plus", "and {count} more"},
    {"VALIDATE_LINE", "ligne {line}", "line {line}"},
    {"VALIDATE_NOT_JUDGED", "Ne peut pas être vérifié", "Can't be checked"},
    {"VALIDATE_TOTAL", "Notices : {all}, dont {conforming} conforme(s).",
     "Records: {all}, of which {conforming} conform."},
    {"VALIDATE_UNJUDGED", "non jugé", "not judged"},
    {"VALIDATE_UNREADABLE",
     "Ce qui n'a pas pu être lu comme du ScoLOMFR : {count} fichier(s) ou "
     "notice(s).",
     "What couldn't be read as ScoLOMFR: {count} file(s) or record(s)."},
};

}  // namespace

absl::Span<const Sentence> ConformanceTable() { return kTable; }

}  // namespace preau::messages::internal
