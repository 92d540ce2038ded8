#include "services/ingestion/readers/mapping.h"

namespace preau::readers {
namespace {

// rules/sheet.tsv says the same.
constexpr HeaderRule kRules[] = {
    {"titre", "title"},
    {"title", "title"},
    {"nom", "title"},
    {"name", "title"},
    {"description", "description"},
    {"resume", "description"},
    {"url", "url"},
    {"adresse", "url"},
    {"lien", "url"},
    {"adresse web", "url"},
    {"niveau", "level"},
    {"niveaux", "level"},
    {"level", "level"},
    {"levels", "level"},
    {"discipline", "discipline"},
    {"disciplines", "discipline"},
    {"matiere", "discipline"},
    {"matieres", "discipline"},
    {"subject", "discipline"},
    {"subjects", "discipline"},
    {"type", "kind"},
    {"type de ressource", "kind"},
    {"kind", "kind"},
    {"material types", "kind"},
    {"public", "audience"},
    {"audience", "audience"},
    {"licence", "licence"},
    {"license", "licence"},
    {"license url", "licence"},
    {"licence url", "licence"},
    {"droits", "licence"},
    {"acces", "access"},
    {"access", "access"},
    {"mots-cles", "keyword"},
    {"mots cles", "keyword"},
    {"mot-cle", "keyword"},
    {"keywords", "keyword"},
    {"tags", "keyword"},
    {"langue", "language"},
    {"language", "language"},
    {"languages", "language"},
    {"auteur", "author"},
    {"auteurs", "author"},
    {"author", "author"},
    {"editeur", "provider"},
    {"fournisseur", "provider"},
    {"provider", "provider"},
    {"duree", "duration"},
    {"duration", "duration"},
    {"date", "date_published"},
    {"date de publication", "date_published"},
    {"create date", "date_created"},
    {"vignette", "thumbnail_url"},
    {"identifiant", "identifier"},
    {"id", "identifier"},
    {"identifier", "identifier"},
    {"accessibilite", "accessibility"},
};

}  // namespace

absl::Span<const HeaderRule> HeaderRules() { return kRules; }

}  // namespace preau::readers
