#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRows[] = {
    {"school", "Établissement scolaire", "School",
     "en établissement|en établissement scolaire|école|à l'école", "",
     "#017-006"},
    {"classroom", "Salle de classe", "Classroom",
     "en salle de classe|en classe|classe", "school", "#017-005"},
    {"computer-room", "Salle informatique", "Computer room",
     "en salle informatique", "school", "#017-0020"},
    {"multimedia-room", "Salle multimédia", "Multimedia room",
     "en salle multimédia", "school", "#017-0021"},
    {"laboratory", "Laboratoire", "Laboratory",
     "en laboratoire|en laboratoire scientifique|labo", "school", "#017-0014"},
    {"language-laboratory", "Laboratoire de langues", "Language laboratory",
     "en laboratoire de langues", "school", "#017-0015"},
    {"workshop", "Atelier", "Workshop", "en atelier", "school",
     "#017-002|<#017-003"},
    {"cdi", "CDI", "School library (CDI)",
     "en CDI|centre de documentation et d'information|en CDI (Centre de "
     "documentation et d'information)",
     "school", "#017-004"},
    {"special-room", "Espace dédié à une pratique", "Dedicated room",
     "espace dédié à une pratique spécifique", "school", "#017-007"},
    {"canteen", "Restauration scolaire", "School canteen",
     "en restauration scolaire|cantine", "school", "#017-042"},
    {"lecture-hall", "Amphithéâtre", "Lecture hall", "en amphithéâtre|amphi",
     "", "#017-001"},
    {"outside", "Hors établissement", "Out of school",
     "hors établissement scolaire|en sortie|sortie scolaire|dehors|classe "
     "dehors",
     "", "#017-0011"},
    {"museum", "Musée", "Museum", "en musée|au musée|musées", "outside",
     "#017-0010"},
    {"library", "Bibliothèque, médiathèque", "Library",
     "en bibliothèque, médiathèque|bibliothèque|médiathèque|en bibliothèque",
     "outside", "#017-009"},
    {"cultural-venue", "Établissement culturel", "Cultural venue",
     "en établissement socioculturel|au cinéma|au théâtre|à l'opéra", "outside",
     "#017-008"},
    {"sports-venue", "Installation sportive", "Sports venue",
     "en installation sportive|gymnase|piscine|stade", "outside", "#017-0013"},
    {"leisure-venue", "Installation de loisirs", "Leisure venue",
     "en installation de loisirs|aire de jeux", "outside", "#017-0012"},
    {"field", "Terrain d'observation", "Field",
     "en terrain d'observation|sur le terrain|nature", "outside", "#017-0022"},
    {"home", "Maison", "Home",
     "en milieu familial|à la maison|à domicile|en famille|at home", "outside",
     "#017-0016"},
    {"workplace", "Milieu professionnel", "Workplace",
     "en milieu professionnel", "outside", "#017-0017"},
    {"company", "Entreprise", "Company", "en entreprise", "workplace",
     "#017-0018"},
    {"leisure-centre", "Accueil de loisirs", "Leisure centre",
     "en accueil de loisirs|centre de loisirs|ALSH|colonie de vacances",
     "outside", "#017-041|<#017-0411|<#017-0412"},
    {"on-the-move", "En mobilité", "On the move", "mobilité|en déplacement",
     "outside", "#017-026"},
    {"unknown", "Lieu non précisé", "Place not stated", "non précisé", "",
     "#017-0019"},
};

}  // namespace

Table PlaceTable() { return {"place", "Lieu", "Place", kRows}; }

}  // namespace preau::vocabulary::internal
