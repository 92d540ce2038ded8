#include "services/ingestion/sheets/template.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingestion/sheets/csv.h"
#include "services/ingestion/sheets/ods.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::sheets {
namespace {

constexpr TemplateColumn kColumns[] = {
    {"Identifiant", "identifier", "", kExampleKey,
     "Ce qui reconnaît la ressource d'un envoi à l'autre : une cote, un "
     "numéro. "
     "À défaut, l'adresse. Ne le changez plus ensuite."},
    {"Titre", "title", "", "Les volcans d'Auvergne", "Obligatoire."},
    {"Description", "description", "",
     "En quatre minutes, la chaîne des Puys vue du ciel.",
     "Quelques phrases : ce que c'est, ce qu'on en fait en classe."},
    {"Adresse", "url", "", "https://example.org/volcans",
     "L'adresse web de la ressource, en entier."},
    {"Niveau", "level", "level", "4e; Cycle 4",
     "Un ou plusieurs, séparés par « ; »."},
    {"Discipline", "discipline", "discipline", "SVT; Géographie",
     "Une ou plusieurs, séparées par « ; »."},
    {"Type", "kind", "kind", "Vidéo", "Un ou plusieurs, séparés par « ; »."},
    {"Public", "audience", "audience", "Élève; Enseignant",
     "Un ou plusieurs, séparés par « ; »."},
    {"Licence", "licence", "licence", "CC BY-SA 4.0",
     "Telle que le fournisseur la donne, ou son adresse."},
    {"Accès", "access", "access", "Accès libre",
     "Ce qu'il faut pour y entrer."},
    {"Mots-clés", "keyword", "", "volcan; lave; paysage", "Séparés par « ; »."},
    {"Langue", "language", "language", "Français",
     "Une ou plusieurs, séparées par « ; »."},
    {"Auteur", "author", "", "Claire Vasseur",
     "Un ou plusieurs noms, séparés par « ; »."},
    {"Éditeur", "provider", "", "Lumni", "La maison qui propose la ressource."},
    {"Durée", "duration", "", "4 min", "« 45 min », « 1 h 30 »."},
    {"Date", "date_published", "", "2021-03",
     "De publication : 2021, 2021-03 ou 15/03/2021."},
    {"Vignette", "thumbnail_url", "", "https://example.org/volcans.png",
     "L'adresse web d'une image."},
    {"Accessibilité", "accessibility", "accessibility-feature", "Sous-titres",
     "Un ou plusieurs, séparés par « ; »."},
};

std::vector<std::vector<std::string>> Lines() {
  std::vector<std::vector<std::string>> lines(2);
  for (const TemplateColumn& column : kColumns) {
    lines[0].emplace_back(column.header);
    lines[1].emplace_back(column.example);
  }
  return lines;
}

std::vector<std::vector<std::string>> Values() {
  std::vector<std::vector<std::string>> lines = {
      {"Colonne", "Valeur", "Aussi compris"}};
  for (const TemplateColumn& column : kColumns) {
    const vocabulary::Vocabulary* vocabulary =
        vocabulary::Vocabularies::BuiltIn().Find(column.vocabulary);
    if (vocabulary == nullptr) continue;
    for (const vocabulary::Term& term : vocabulary->terms()) {
      if (term.deprecated) continue;
      lines.push_back({std::string(column.header), term.label_fr,
                       absl::StrJoin(term.alternatives, ", ")});
    }
  }
  return lines;
}

std::vector<std::vector<std::string>> Hints() {
  std::vector<std::vector<std::string>> lines = {
      {"Colonne", "Ce qu'on y met", "Exemple"}};
  for (const TemplateColumn& column : kColumns) {
    lines.push_back({std::string(column.header), std::string(column.hint),
                     std::string(column.example)});
  }
  return lines;
}

std::string ToCsv(const std::vector<std::vector<std::string>>& lines) {
  std::string text = "\xEF\xBB\xBF";
  for (const std::vector<std::string>& line : lines) {
    absl::StrAppend(&text, JoinCsv(line, ';'), "\r\n");
  }
  return text;
}

}  // namespace

absl::Span<const TemplateColumn> TemplateColumns() { return kColumns; }

std::string TemplateCsv() { return ToCsv(Lines()); }

std::string TemplateValuesCsv() { return ToCsv(Values()); }

absl::StatusOr<std::string> TemplateOds() {
  return MakeOds({{"Notices", Lines()},
                  {"Valeurs", Values()},
                  {"Mode d'emploi", Hints()}});
}

}  // namespace preau::sheets
