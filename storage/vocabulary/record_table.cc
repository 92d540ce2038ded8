#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRoles[] = {
    {"author", "Auteur", "Author", "autrice|auteurs|auteure", "",
     "#author|schema:author|schema:creator"},
    {"publisher", "Éditeur", "Publisher", "éditeurs", "",
     "#publisher|schema:publisher"},
    {"content-publisher", "Éditeur de contenu", "Content publisher", "",
     "publisher", "#003-028"},
    {"publication-publisher", "Éditeur de publication", "Publication publisher",
     "", "publisher", "#003-029"},
    {"publication-director", "Directeur de la publication",
     "Publication director", "directrice de la publication", "", "#editor"},
    {"work-director", "Directeur d'ouvrage", "Volume editor", "", "",
     "#003-030"},
    {"contributor", "Contributeur", "Contributor",
     "contributrice|contributeurs", "", "#003-005|schema:contributor"},
    {"distributor", "Distributeur", "Distributor", "diffuseur / distributeur",
     "", "#003-017|schema:provider"},
    {"broadcaster", "Diffuseur", "Broadcaster", "", "distributor", "#003-027"},
    {"technical-distributor", "Distributeur technique", "Technical distributor",
     "", "distributor", "#003-026"},
    {"illustrator", "Illustrateur", "Illustrator", "illustratrice", "",
     "#003-031|schema:illustrator"},
    {"graphical-designer", "Concepteur graphique", "Graphic designer",
     "graphiste|graphic designer", "", "#graphical_designer"},
    {"instructional-designer", "Concepteur pédagogique",
     "Instructional designer", "", "", "#instructional_designer"},
    {"script-writer", "Rédacteur de scénario", "Script writer", "scénariste",
     "", "#script_writer"},
    {"subject-matter-expert", "Expert du domaine", "Subject expert",
     "expert|subject matter expert", "", "#subject_matter_expert"},
    {"technical-implementer", "Implémenteur technique", "Developer",
     "développeur|développeur informatique|technical implementer", "",
     "#technical_implementer"},
    {"content-provider", "Fournisseur de contenu", "Content provider", "", "",
     "#content_provider"},
    {"initiator", "Initiateur", "Initiator", "", "", "#initiator"},
    {"terminator", "Terminateur", "Terminator", "", "", "#terminator"},
    {"validator", "Valideur", "Validator", "validateur|valideur juridique", "",
     "#validator_2|<#validator"},
    {"educational-validator", "Valideur pédagogique", "Educational validator",
     "validateur pédagogique", "validator", "#educational_validator"},
    {"technical-validator", "Valideur technique", "Technical validator",
     "validateur technique", "validator", "#technical_validator"},
    {"record-creator", "Créateur de la notice", "Record creator",
     "auteur de la notice", "", "#creator"},
    {"conversion-software", "Logiciel de conversion", "Conversion software",
     "logiciel de conversion de métadonnées", "", "#003-019"},
    {"entry-software", "Logiciel de saisie", "Data entry software",
     "logiciel de saisie de métadonnées", "", "#003-021"},
    {"translator", "Traducteur", "Translator", "traductrice", "",
     "schema:translator"},
    {"funder", "Financeur", "Funder", "financeurs|mécène", "", "schema:funder"},
    {"unknown", "Rôle inconnu", "Unknown role", "inconnu", "", "#unknown"},
};

constexpr Row kDifficulties[] = {
    {"very-easy", "Très facile", "Very easy", "", "", "#very_easy"},
    {"easy", "Facile", "Easy", "", "", "#easy"},
    {"medium", "Moyen", "Medium", "moyenne", "", "#medium"},
    {"difficult", "Difficile", "Difficult", "hard", "", "#difficult"},
    {"very-difficult", "Très difficile", "Very difficult", "very hard", "",
     "#very_difficult"},
};

constexpr Row kStatuses[] = {
    {"draft", "Brouillon", "Draft", "document de travail", "", "#draft"},
    {"final", "Finale", "Final", "final|version finale", "", "#final"},
    {"revised", "Révisée", "Revised", "révisé|version révisée", "", "#revised"},
    {"unavailable", "Indisponible", "Unavailable", "", "", "#unavailable"},
};

constexpr Row kPersonalData[] = {
    {"none", "Aucune, hors code de l'établissement",
     "None but the school's code",
     "personnalisation nulle|personnalisation nulle : la seule donnée envoyée "
     "attachée à l'utilisateur est le code établissement",
     "", "#044-001"},
    {"low", "Données qui n'identifient personne", "Data that identify nobody",
     "personnalisation faible|personnalisation faible : les données "
     "transférées ne peuvent en aucun cas permettre d'identifier l'utilisateur",
     "", "#044-002"},
    {"medium", "Données qui n'identifient pas directement",
     "Data that do not identify directly",
     "personnalisation moyenne|personnalisation moyenne : les données "
     "transférées ne permettent pas d'identifier directement l'utilisateur",
     "", "#044-003"},
    {"high", "Données qui identifient la personne",
     "Data that identify the person",
     "personnalisation forte|personnalisation forte : les données transférées "
     "permettent d'identifier directement l'individu et/ou comportent des "
     "éléments de son état civil ou de sa vie privée",
     "", "#044-004"},
    {"unknown", "Données personnelles non précisées",
     "Personal data not stated", "non précisé", "", ""},
};

}  // namespace

Table ContributorRoleTable() {
  return {"contributor-role", "Rôle du contributeur", "Contributor's role",
          kRoles};
}

Table DifficultyTable() {
  return {"difficulty", "Difficulté", "Difficulty", kDifficulties};
}

Table StatusTable() { return {"status", "État", "Status", kStatuses}; }

Table PersonalDataTable() {
  return {"personal-data", "Données personnelles", "Personal data",
          kPersonalData};
}

}  // namespace preau::vocabulary::internal
