#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"CONTROL_CHARACTER",
     "Ce texte contient un caractère de contrôle invisible. Retapez-le.",
     "This text holds an invisible control character. Type it again."},
    {"DATE_INVALID",
     "« {date} » n'est pas une date. Écrivez 2015, 2015-06 ou 2015-06-22.",
     "\"{date}\" isn't a date. Write 2015, 2015-06 or 2015-06-22."},
    {"FIELD_TOO_LONG",
     "Ce champ est trop long : {max} octets au plus. Raccourcissez-le.",
     "This field is too long: {max} bytes at most. Shorten it."},
    {"FIELD_TOO_MANY",
     "Ce champ a trop de valeurs : {max} au plus. Retirez-en.",
     "This field has too many values: {max} at most. Remove some."},
    {"NOTICE_TOO_LARGE",
     "Cette notice est trop grande : {max} octets au plus, tous champs réunis.",
     "This notice is too large: {max} bytes at most, all fields together."},
    {"NUMBER_NEGATIVE", "Ce nombre ne peut pas être négatif.",
     "This number can't be negative."},
    {"PERSONAL_CONTACT",
     "Ce champ contient une adresse électronique ou un numéro de téléphone. "
     "Retirez-le : les notices sont publiques.",
     "This field holds an e-mail address or a telephone number. Remove it: "
     "notices are public."},
    {"TERM_EMPTY",
     "Cette valeur est vide. Donnez un identifiant du vocabulaire {vocabulary} "
     "(« preau vocabulary show {vocabulary} »).",
     "This value is empty. Give an id of the vocabulary {vocabulary} (\"preau "
     "vocabulary show {vocabulary}\")."},
    {"TERM_UNKNOWN",
     "Le vocabulaire {vocabulary} n'a pas de terme « {id} ». « preau "
     "vocabulary show {vocabulary} » montre ceux qu'il a.",
     "The vocabulary {vocabulary} has no term \"{id}\". \"preau vocabulary "
     "show {vocabulary}\" shows those that it has."},
    {"TERM_VOCABULARY",
     "Ce champ prend ses valeurs dans le vocabulaire {vocabulary}.",
     "This field takes its values from the vocabulary {vocabulary}."},
    {"TITLE_MISSING", "Cette notice n'a pas de titre. Donnez-lui-en un.",
     "This notice has no title. Give it one."},
    {"URL_INVALID",
     "« {url} » n'est pas une adresse web. Elle doit commencer par https:// ou "
     "http://.",
     "\"{url}\" isn't a web address. It must start with https:// or http://."},
};

}  // namespace

absl::Span<const Sentence> NoticeTable() { return kTable; }

}  // namespace preau::messages::internal
