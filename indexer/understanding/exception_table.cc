#include "indexer/understanding/meanings.h"

namespace preau::understanding {
namespace {

// Checked one by one by the tests.
constexpr const char* kExceptions[] = {
    // Years that are a place in a row.
    "# guerre mondiale|% guerre|# guerre punique|# coalition|# croisade",
    "# république|% empire|# reich|# internationale|# dimension",
    "# symphonie|# extinction|# personne|# groupe|# sens|# âge",
    "# continent|# millénaire|# élément|# arrondissement|# étage",
    "# avenue|# fois|# chance|# degré|# de couverture|# proportionnelle",
    "% planète|% étoile|% loi|% puissance|% conjugaison|% déclinaison",
    "% partie|% lettre|% art|% type|% état|% position|% place|% marche",
    "% chapitre|% acte|% scène|% tome|% volume|% épisode|% saison",
    "% étape|% jour|% semaine|% mois|% trimestre|% année|% séance",
    "% main|% révolution industrielle|% mi-temps|% vue|% nature",
    "% colonne|% couche|% ligne|% langue|3e trimestre|3ème trimestre",
    "terminale nerveuse|phase terminale",
    // Schools that are somewhere or somebody's, and classes that go away.
    "collège de France|collège électoral|sacré collège|lycée Papillon",
    "maternelle de Jaurès|langue maternelle|assistante maternelle|assistant "
    "maternelle",
    "lettre maternelle|école maternelle de Jaurès",
    "petite section de recherche",
    // Kinds that are what a resource is about.
    "jeu de l'oie|jeux olympiques|jeux paralympiques|jeu olympique",
    "jeux vidéo|jeu vidéo|jeux vidéos|jeu de rôle|jeu de mots",
    "jeux de mots|jeu des possibles|jeu d'acteur|jeu d'échecs",
    "jeu de cartes|jeux de cartes|hors jeu|théorie des jeux",
    "jeux d'argent|jeux du cirque|jeu de paume|carte d'identité",
    "carte grise|carte bancaire|carte vitale|carte postale|cartes postales",
    "carte bleue|carte génétique|carte mère|carte électronique",
    "carte micro bit|carte SIM|carte scolaire|carte graphique",
    "carte à puce|carte de visite|carte de vœux|cartes à jouer",
    "carte de séjour|carte son|vidéo surveillance|vidéo projecteur",
    "vidéo protection|montage vidéo|fiche de paie|fiche de paye",
    "fiche de salaire|fiche de poste|fiche technique|fiche métier",
    "fiches métiers|fiche de lecture|fiches de lecture|cours d'eau",
    "cours de récréation|cours de la bourse|au cours de|au cours du",
    "au cours des|en cours|cours du soir|cours martiale|image de soi",
    "droit à l'image|image de marque|éducation à l'image",
    "exercice du pouvoir|exercice comptable|exercice du droit",
    "exercice illégal|exercices physiques|exercice de style",
    "exercices de style|contrôle continu|contrôle technique",
    "contrôle des naissances|contrôle qualité|évaluation des risques",
    "affiche rouge|leçon de choses|leçons de choses|leçon inaugurale",
    "photo synthèse|chanson de Roland|chanson de geste",
    "chansons de geste|livre de la jungle|livre des morts",
    "livre sterling|livre d'or|animation culturelle",
    "animation socioculturelle|séquence ADN|conférence de Yalta",
    "conférence de Berlin|conférence de Wannsee|guide de haute montagne",
    "manuel de Falla|problème à résoudre|schéma actantiel",
    "schéma narratif|schéma corporel|schéma de Punnett|roman de Renart",
    "roman national|texte argumentatif|texte narratif",
    "expérience de Milgram|expérience de Rutherford|plan d'expérience",
    "film alimentaire|film plastique|dossier médical",
    // Subjects that are an adjective or part of a name.
    "Manche anglais|français libres",
    "anglais britannique|histoire vraie|histoire naturelle",
    "histoire drôle|petite histoire|histoire de l'éducation",
    "sciences politiques|sciences po|sciences humaines",
    "sciences sociales|sciences cognitives|sciences de l'éducation",
    "sciences occultes|sciences médico-sociales|fête de la science",
    "science fiction|physique quantique|activité physique",
    "activités physiques|handicap physique",
    "éducation physique au lycée professionnel|sport de combat",
    "sports d'hiver|danse macabre|musique de chambre|droit de vote",
    "droit d'auteur|état de droit|droit au logement|théâtre d'ombres",
    "théâtre des opérations|cinéma muet|arts martiaux|arts et métiers",
    "art nouveau|art déco|chimie amusante",
    // Audiences that are what it is about.
    "parents d'élèves|réunion parents professeurs|délégué des élèves",
    "délégués élèves|vie lycéenne|élève officier",
    "formation des enseignants|grève des enseignants",
    "métier d'enseignant|grands parents",
    // Money and doors.
    "école gratuite|instruction gratuite|enseignement gratuit",
    "acte gratuit|gratuite laïque|gratuite et obligatoire",
    "obligatoire et gratuite|laïque et gratuite|obligatoire gratuite",
    "laïque gratuite|domaine public maritime|domaine public fluvial",
    "domaine public hertzien",
    // Times and lengths.
    "cinq minutes de lecture|une minute de silence|une heure de nuit",
    "une heure supplémentaire",
    "une heure de peine|20 minutes journal",
    // Languages that are a people or a style.
    "jardin anglais|cor anglais|théâtre à l'italienne",
};

}  // namespace

absl::Span<const char* const> ExceptionRows() { return kExceptions; }

}  // namespace preau::understanding
