#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRows[] = {
    {"open", "Accès libre", "Open access",
     "libre|sans inscription|sans compte|gratuit et sans compte|no login|no "
     "login required|freely accessible",
     "", "ka:no_login|<http://purl.org/coar/access_right/c_abf2"},
    {"account", "Avec un compte", "With an account",
     "inscription requise|compte requis|login required|connexion requise", "",
     "ka:login"},
    {"free-account", "Compte gratuit", "Free account",
     "inscription gratuite|compte gratuit requis|free registration", "account",
     ""},
    {"teacher-account", "Compte enseignant", "Teacher account",
     "compte professionnel enseignant|réservé aux enseignants|adresse "
     "académique|teachers only",
     "account", ""},
    {"ent-gar", "ENT ou GAR", "School portal (ENT or GAR)",
     "ENT|GAR|médiacentre|via l'ENT|gestionnaire d'accès aux ressources|espace "
     "numérique de travail",
     "account", ""},
    {"unknown", "Accès non précisé", "Access not stated", "inconnu|non précisé",
     "", ""},
};

}  // namespace

Table AccessTable() { return {"access", "Accès", "Access", kRows}; }

}  // namespace preau::vocabulary::internal
