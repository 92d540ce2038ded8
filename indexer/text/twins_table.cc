#include "indexer/text/word_tables.h"

namespace preau::text {
namespace {

// Each word with its plural, and the forms of a verb that are written so. A
// stem with an accent is only theirs; one without is Snowball's, shared with
// the rest of its family. Words are here where both are usual in schools.
constexpr TwinRow kTwins[] = {
    {"pêche|pêches|pêcher", "pêche"},
    {"péché|péchés|pécher", "péché"},
    {"pêcheur|pêcheurs", "pêcheur"},
    {"pécheur|pécheurs", "pécheur"},
    {"élève|élèves", "élève"},
    {"élevé|élevée|élevés|élevées", "elev"},
    // "cote" is so often one of these that it is nothing by itself.
    {"côte|côtes|coté|cotés|cotée|cotées", "côte"},
    {"côté|côtés", "côté"},
    {"pâte|pâtes", "pâte"},
    {"pâté|pâtés", "pâté"},
    {"gène|gènes", "gène"},
    {"gêne|gênes|gêné|gênée|gênés|gênées|gêner", "gêne"},
    {"modèle|modèles", "modèle"},
    {"modelé|modelée|modelés|modelées", "model"},
    {"pré|prés", "pré"},
    {"près", "près"},
    {"marché|marchés", "marché"},
    {"marche|marches", "march"},
    {"tâche|tâches", "tâche"},
    {"tache|taches", "tach"},
    {"traité|traités", "traité"},
    {"traite|traites", "trait"},
    {"passé|passés", "passé"},
    {"passe|passes", "pass"},
    {"figuré|figurée|figurés|figurées", "figuré"},
    {"figure|figures", "figur"},
    {"salé|salée|salés|salées", "salé"},
    {"sale|sales", "sal"},
    {"mûr|mûrs|mûre|mûres", "mûr"},
    {"mur|murs", "mur"},
    {"jeûne|jeûnes|jeûner", "jeûne"},
    {"jeune|jeunes", "jeun"},
    {"curé|curés", "curé"},
    {"cure|cures", "cur"},
    {"comté|comtés", "comté"},
    {"comte|comtes", "comt"},
    {"côlon|côlons", "côlon"},
    {"colon|colons", "colon"},
    {"maïs", "maïs"},
    {"sûr|sûre|sûrs|sûres", "sûr"},
    {"dû", "dû"},
    {"dé|dés", "dé"},
    {"né|née|nés|nées", "né"},
};

}  // namespace

absl::Span<const TwinRow> Twins() { return kTwins; }

}  // namespace preau::text
