#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"ARCHIVE_DAMAGED",
     "Ce paquet est abîmé ou incomplet. Refaites-le, ou téléchargez-le de "
     "nouveau, puis redéposez-le.",
     "This package is damaged or incomplete. Make it anew, or download it "
     "again, then upload it again."},
    {"ARCHIVE_DEVICE",
     "Ce paquet contient un fichier spécial du système. N'y mettez que des "
     "fichiers et des dossiers.",
     "This package holds a special file of the system. Put only files and "
     "folders in it."},
    {"ARCHIVE_DUPLICATE",
     "Ce paquet contient deux fichiers du même nom, aux majuscules et accents "
     "près (l'autre : {other}). Renommez-en un.",
     "This package holds two files of the same name, but for capitals and the "
     "form of accents (the other: {other}). Rename one."},
    {"ARCHIVE_EMPTY", "Ce paquet ne contient aucun fichier.",
     "There is no file in this package."},
    {"ARCHIVE_ENCRYPTED",
     "Ce paquet est protégé par un mot de passe. Refaites-le sans mot de "
     "passe.",
     "This package is protected by a password. Make it anew without one."},
    {"ARCHIVE_ENTRY_MISSING",
     "Il manque à ce paquet le fichier {name}. Exportez-le de nouveau.",
     "The file {name} is missing from this package. Export it anew."},
    {"ARCHIVE_ENTRY_TOO_LARGE",
     "Un fichier de ce paquet, qui le décrit, dépasse {max} octets. "
     "Exportez-le de nouveau.",
     "A file of this package, which describes it, is larger than {max} bytes. "
     "Export it anew."},
    {"ARCHIVE_LINK",
     "Ce paquet contient un lien vers un autre fichier. Mettez-y le fichier "
     "lui-même.",
     "This package holds a link to another file. Put the file itself in it."},
    {"ARCHIVE_METHOD",
     "Ce paquet est compressé d'une manière que peu de logiciels lisent. "
     "Refaites-le comme un zip ordinaire (« deflate »).",
     "This package is packed in a way that few programs read. Make it anew as "
     "an ordinary zip (\"deflate\")."},
    {"ARCHIVE_NAME",
     "Un fichier de ce paquet a un nom vide, trop long ou avec des caractères "
     "invisibles. Renommez-le.",
     "A file of this package has a name that is empty, too long, or with "
     "characters that aren't seen. Rename it."},
    {"ARCHIVE_NAMES_DIFFER",
     "Ce paquet donne deux noms à un même fichier : il a été fabriqué ou "
     "abîmé. Refaites-le.",
     "This package gives two names to one file: it was tampered with or "
     "damaged. Make it anew."},
    {"ARCHIVE_NESTED_TOO_LARGE",
     "Un paquet placé dans celui-ci dépasse {max} octets. Déposez-le à part.",
     "A package inside this one is larger than {max} bytes. Upload it by "
     "itself."},
    {"ARCHIVE_OVERLAP",
     "Deux fichiers de ce paquet occupent la même place, comme dans une bombe "
     "de décompression. Refaites-le.",
     "Two files of this package are in the same place, as in a decompression "
     "bomb. Make it anew."},
    {"ARCHIVE_PATH",
     "Un fichier de ce paquet sortirait de son dossier une fois extrait. "
     "Refaites-le à partir du dossier lui-même.",
     "A file of this package would leave its folder when unpacked. Make it "
     "anew from the folder itself."},
    {"ARCHIVE_PREFIXED",
     "Quelque chose précède le paquet dans ce fichier. Déposez le paquet seul.",
     "Something comes before the package in this file. Upload the package "
     "alone."},
    {"ARCHIVE_RATIO",
     "Ce paquet se décompresse en plus de {max} fois sa taille, comme une "
     "bombe de décompression. Il n'est pas pris.",
     "This package unpacks to more than {max} times its size, as a "
     "decompression bomb does. It isn't taken."},
    {"ARCHIVE_SIZES_LIE",
     "Un fichier de ce paquet n'a pas la taille qu'il annonce. Refaites le "
     "paquet.",
     "A file of this package isn't of the size that it is said to be. Make the "
     "package anew."},
    {"ARCHIVE_TOO_DEEP",
     "Des paquets sont emboîtés sur plus de {max} niveaux. Déposez celui du "
     "dedans.",
     "Packages are inside one another on more than {max} levels. Upload the "
     "inner one."},
    {"ARCHIVE_TOO_LARGE",
     "Ce paquet se décompresse en plus de {max} octets. Partagez-le.",
     "This package unpacks to more than {max} bytes. Split it."},
    {"ARCHIVE_TOO_MANY",
     "Ce paquet contient plus de {max} fichiers. Partagez-le.",
     "This package holds more than {max} files. Split it."},
    {"DOCUMENT_DAMAGED",
     "Ce fichier est abîmé ou n'est pas ce qu'il prétend être. Ouvrez-le dans "
     "le logiciel qui l'a fait, enregistrez-le, puis redéposez-le.",
     "This file is damaged, or isn't what it says. Open it in the program that "
     "made it, save it, then upload it again."},
    {"DOCUMENT_ENCRYPTED",
     "Ce document est protégé par un mot de passe. Enregistrez-le sans "
     "protection.",
     "This document is protected by a password. Save it without protection."},
    {"DOCUMENT_TOO_COMPLEX",
     "Ce document a plus de {max} éléments : il n'est pas lu. Partagez-le.",
     "This document has more than {max} parts: it isn't read. Split it."},
    {"DOCUMENT_TOO_LARGE",
     "Une partie de ce document dépasse {max} octets : il n'est pas lu. "
     "Partagez-le.",
     "A part of this document is larger than {max} bytes: it isn't read. Split "
     "it."},
    {"EXTRACTION_ANSWER_INVALID",
     "La lecture de ce fichier a donné une réponse impossible. Il n'est pas "
     "pris ; prévenez l'administrateur.",
     "Reading this file gave an impossible answer. It isn't taken; tell the "
     "administrator."},
    {"EXTRACTION_ANSWER_TOO_LARGE",
     "La lecture de ce fichier a donné plus de {max} octets. Il n'est pas "
     "pris ; prévenez l'administrateur.",
     "Reading this file gave more than {max} bytes. It isn't taken; tell the "
     "administrator."},
    {"EXTRACTION_CRASHED",
     "Ce fichier a fait échouer le programme qui le lit. Enregistrez-le de "
     "nouveau avec le logiciel qui l'a fait, puis redéposez-le.",
     "This file made the program that reads it fail. Save it again with the "
     "program that made it, then upload it again."},
    {"EXTRACTION_FORBIDDEN",
     "La lecture de ce fichier a tenté une action interdite et a été arrêtée. "
     "Il n'est pas pris ; prévenez l'administrateur.",
     "Reading this file tried something forbidden and was stopped. It isn't "
     "taken; tell the administrator."},
    {"EXTRACTION_MEMORY",
     "La lecture de ce fichier demande plus de mémoire que permis. Allégez-le "
     "ou partagez-le.",
     "Reading this file takes more memory than is allowed. Make it lighter or "
     "split it."},
    {"EXTRACTION_TIMEOUT",
     "La lecture de ce fichier a pris plus de {seconds} s et a été arrêtée. "
     "Allégez-le ou partagez-le.",
     "Reading this file took more than {seconds} s and was stopped. Make it "
     "lighter or split it."},
    {"EXTRACTION_UNAVAILABLE",
     "Le programme qui lit les fichiers n'a pas pu démarrer ({cause}). "
     "Réessayez ; si cela se répète, prévenez l'administrateur.",
     "The program that reads files couldn't be started ({cause}). Try again; "
     "if it happens again, tell the administrator."},
    {"FILE_EMPTY", "Ce fichier est vide.", "This file is empty."},
    {"FILE_POLYGLOT",
     "Ce fichier est à la fois {first} et {second} : il n'est pas pris. "
     "Enregistrez-le de nouveau sous une seule forme.",
     "This file is {first} and {second} at once: it isn't taken. Save it again "
     "as one of them."},
    {"FILE_TYPE_UNKNOWN",
     "Les fichiers de ce genre ({type}) ne sont pas pris. Sont pris : PDF, "
     "ODF, DOCX, XLSX, PPTX, EPUB, H5P, SCORM, Common Cartridge, pages web "
     "zippées, HTML, texte, Markdown, LaTeX, .ipynb, Scratch, GeoGebra, "
     "sauvegardes Moodle, images, sons, vidéos et sous-titres.",
     "Files of this kind ({type}) aren't taken. What is taken: PDF, ODF, DOCX, "
     "XLSX, PPTX, EPUB, H5P, SCORM, Common Cartridge, zipped web pages, HTML, "
     "text, Markdown, LaTeX, .ipynb, Scratch, GeoGebra, Moodle backups, "
     "images, sound, video and subtitles."},
    {"MOODLE_HAS_USERS",
     "Cette sauvegarde Moodle contient des données de personnes. Refaites-la "
     "en décochant « Inclure les utilisateurs inscrits ».",
     "This Moodle backup holds data of persons. Make it anew with \"Include "
     "enrolled users\" unticked."},
    {"SCANNER_FOUND",
     "L'antivirus a reconnu {name} dans ce fichier. Il n'est pas pris.",
     "The virus scanner recognised {name} in this file. It isn't taken."},
    {"SCANNER_LIMIT",
     "L'antivirus n'a pas pu lire tout ce fichier : il attend une décision. "
     "Déposez-le en plusieurs parties, ou prévenez l'administrateur.",
     "The virus scanner couldn't read all of this file: it waits for a "
     "decision. Upload it in several parts, or tell the administrator."},
    {"SCANNER_UNAVAILABLE",
     "L'antivirus ne répond pas : ce fichier attend, et sera examiné plus "
     "tard.",
     "The virus scanner doesn't answer: this file waits, and will be looked at "
     "later."},
};

}  // namespace

absl::Span<const Sentence> ExtractionTable() { return kTable; }

}  // namespace preau::messages::internal
