#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRows[] = {
    {"teacher", "Enseignant", "Teacher",
     "enseignants|enseignante|professeur|professeurs|prof|profs|corps "
     "enseignant|teachers",
     "", "#teacher|role:teacher"},
    {"primary-teacher", "Professeur des écoles", "Primary school teacher",
     "PE|instituteur|maître|maîtresse|enseignant du premier degré|enseignant "
     "du 1er degré",
     "teacher", "#021-0023"},
    {"subject-teacher", "Enseignant d'une discipline", "Subject teacher",
     "enseignant des disciplines|professeur de collège|professeur de "
     "lycée|enseignant du second degré",
     "teacher", "#021-0009"},
    {"teacher-librarian", "Professeur documentaliste", "Teacher-librarian",
     "enseignant documentaliste|documentaliste|prof doc", "teacher",
     "#021-0010"},
    {"higher-teacher", "Enseignant du supérieur", "University teacher",
     "enseignant-chercheur", "teacher", "#021-0011"},
    {"trainer", "Formateur", "Trainer",
     "formatrice|formateurs|formateur numérique|conseiller "
     "pédagogique|formateur pédagogique|mentor",
     "", "#021-0024|<#021-0026|role:mentor"},
    {"learner", "Apprenant", "Learner", "apprenants|learners", "",
     "#learner|role:student"},
    {"pupil", "Élève", "Pupil",
     "élèves|enfant|enfants|collégien|lycéen|écolier|pupils", "learner",
     "#021-0007"},
    {"pupil-special-needs", "Élève à besoins éducatifs particuliers",
     "Pupil with special needs",
     "élève à besoins éducatifs spécifiques|EBEP|élève handicapé|élève en "
     "difficulté|élève à besoins spécifiques",
     "pupil", "#021-0008"},
    {"student", "Étudiant", "University student", "étudiants|étudiante",
     "learner", "#021-0012"},
    {"apprentice", "Apprenti", "Apprentice", "apprentis|alternant", "learner",
     ""},
    {"adult-learner", "Adulte en formation", "Adult learner",
     "stagiaire de formation|adulte", "learner", ""},
    {"family", "Famille", "Family",
     "familles|parent|parents|parents d'élèves|responsable légal|parents and "
     "carers",
     "", "#021-0013|role:parent"},
    {"school-staff", "Personnel de l'école", "School staff",
     "personnel|équipe éducative|personnels|personnel de l'éducation nationale",
     "", ""},
    {"head", "Personnel de direction", "Head or deputy",
     "chef d'établissement|directeur "
     "d'école|principal|proviseur|manager|gestionnaire|perdir|administrator",
     "school-staff", "#021-0019|<#manager|role:administrator"},
    {"inspector", "Personnel d'inspection", "Inspector",
     "inspecteur|IEN|IA-IPR|corps d'inspection", "school-staff", "#021-0017"},
    {"education-staff", "Personnel d'éducation", "Pupil welfare staff",
     "CPE|CPE (conseiller principal d'éducation)|vie scolaire|AED|conseiller "
     "principal d'éducation",
     "school-staff", "#021-0015"},
    {"guidance-staff", "Personnel d'orientation", "Career guidance staff",
     "psychologue de l'éducation nationale|PsyEN|conseiller d'orientation",
     "school-staff", "#021-0016"},
    {"administrative-staff", "Personnel administratif", "Administrative staff",
     "personnel d'administration|secrétariat", "school-staff", "#021-0014"},
    {"lab-staff", "Personnel de laboratoire", "Laboratory staff", "",
     "school-staff", "#021-0020"},
    {"workshop-head", "Directeur délégué aux formations",
     "Head of vocational training", "chef de travaux|DDFPT", "school-staff",
     "#021-0004"},
    {"health-staff", "Personnel médico-social", "Health and social staff",
     "infirmier scolaire|infirmière scolaire|médecin scolaire|assistant social",
     "school-staff", "#021-0022"},
    {"assistant", "Accompagnant (AESH, ATSEM)",
     "Classroom assistant (AESH, ATSEM)",
     "AESH|ATSEM|AVS|assistant|accompagnant d'élève en situation de handicap",
     "school-staff", "#021-0002"},
    {"librarian", "Bibliothécaire", "Librarian",
     "personnel de bibliothèque et de documentation|bibliothécaires", "",
     "#021-0018"},
    {"researcher", "Personnel de recherche et de formation", "Researcher",
     "chercheur|personnel de recherche", "", "#021-0021"},
    {"youth-worker", "Animateur", "Youth worker",
     "animateur socioculturel|animateur périscolaire|éducateur|professional",
     "", "#021-0001|<role:professional"},
    {"local-authority", "Collectivité territoriale", "Local authority",
     "collectivités territoriales|mairie|collectivité", "", "#021-0006"},
    {"author", "Auteur", "Author", "concepteur de ressources", "", "#author_2"},
    {"general-public", "Grand public", "General public",
     "tout public|tous publics|public|everyone", "",
     "role:generalPublic|<role:general_public"},
    {"other-audience", "Autre public", "Other audience", "autre", "",
     "#021-0003"},
};

}  // namespace

Table AudienceTable() { return {"audience", "Public", "Audience", kRows}; }

}  // namespace preau::vocabulary::internal
