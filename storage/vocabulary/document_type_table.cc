#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRows[] = {
    {"collection", "Collection", "Collection", "", "", "dcmi:Collection"},
    {"dataset", "Ensemble de données", "Dataset", "jeu de données|données", "",
     "dcmi:Dataset"},
    {"event", "Événement", "Event", "évènement", "", "dcmi:Event"},
    {"image", "Image", "Image", "images", "", "dcmi:Image"},
    {"interactive-resource", "Ressource interactive", "Interactive resource",
     "interactif", "", "dcmi:InteractiveResource"},
    {"moving-image", "Image en mouvement", "Moving image", "vidéo|film|video",
     "image", "dcmi:MovingImage"},
    {"physical-object", "Objet physique", "Physical object", "objet", "",
     "dcmi:PhysicalObject"},
    {"service", "Service", "Service", "", "", "dcmi:Service"},
    {"software", "Logiciel", "Software", "application", "", "dcmi:Software"},
    {"sound", "Son", "Sound", "audio|enregistrement sonore", "", "dcmi:Sound"},
    {"still-image", "Image fixe", "Still image", "photographie|dessin", "image",
     "dcmi:StillImage"},
    {"text", "Texte", "Text", "document texte", "", "dcmi:Text"},
};

}  // namespace

Table DocumentTypeTable() {
  return {"document-type", "Type documentaire", "Document type", kRows};
}

}  // namespace preau::vocabulary::internal
