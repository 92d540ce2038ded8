#include "tools/bench/value_shares.h"

namespace preau::bench {
namespace {

// Estimates by hand, after what public catalogues of French schools hold: most
// of them serve collège and primary school, mathematics and French come first,
// and half of the records don't say what one may do with the resource.
constexpr ValueShare kLevels[] = {
    {"cp", 45},      {"ce1", 50},          {"ce2", 52},       {"cm1", 58},
    {"cm2", 60},     {"6e", 76},           {"5e", 68},        {"4e", 68},
    {"3e", 72},      {"2de-gt", 62},       {"1re-gt", 20},    {"tle-gt", 20},
    {"cycle-1", 25}, {"cycle-2", 32},      {"cycle-3", 32},   {"cycle-4", 36},
    {"college", 28}, {"lycee", 20},        {"ps", 12},        {"ms", 13},
    {"gs", 17},      {"1re-generale", 20}, {"superieur", 14}, {"bts", 9},
    {"tle-pro", 5},  {"tle-generale", 20}, {"1re-pro", 5},    {"2de-pro", 5},
    {"cap", 5},      {"tous-niveaux", 16},
};
constexpr ValueShare kDisciplines[] = {
    {"mathematiques", 150},
    {"francais", 135},
    {"histoire", 70},
    {"geographie", 55},
    {"svt", 68},
    {"physique-chimie", 60},
    {"anglais", 58},
    {"emc", 36},
    {"arts-plastiques", 30},
    {"education-musicale", 24},
    {"eps", 26},
    {"technologie", 24},
    {"espagnol", 22},
    {"allemand", 20},
    {"emi", 24},
    {"sciences", 22},
    {"qlm", 20},
    {"nsi", 14},
    {"snt", 9},
    {"ses", 14},
    {"philosophie", 10},
    {"edd", 18},
    {"histoire-des-arts", 9},
    {"economie-gestion", 12},
};
constexpr ValueShare kKinds[] = {
    {"cours", 110},     {"exercice", 100},   {"exercice-interactif", 75},
    {"video", 120},     {"activite", 75},    {"fiche-pedagogique", 55},
    {"sequence", 42},   {"scenario", 35},    {"fiche-eleve", 30},
    {"audio", 28},      {"podcast", 20},     {"image", 28},
    {"animation", 25},  {"simulation", 22},  {"jeu", 24},
    {"evaluation", 24}, {"quiz", 20},        {"texte", 16},
    {"article", 16},    {"diaporama", 16},   {"carte", 14},
    {"tutoriel", 14},   {"manuel", 8},       {"site-web", 14},
    {"dossier", 12},    {"application", 10},
};
constexpr ValueShare kDocumentTypes[] = {
    {"text", 420},       {"moving-image", 170}, {"interactive-resource", 160},
    {"still-image", 70}, {"sound", 60},         {"collection", 40},
    {"software", 30},    {"image", 20},
};
constexpr ValueShare kAudiences[] = {
    {"teacher", 390},        {"pupil", 280},          {"learner", 110},
    {"subject-teacher", 50}, {"primary-teacher", 50}, {"family", 20},
    {"trainer", 18},         {"student", 18},         {"teacher-librarian", 14},
};
constexpr ValueShare kLanguages[] = {
    {"fr", 915}, {"en", 40}, {"es", 11}, {"de", 11}, {"it", 5},
};
constexpr ValueShare kLicences[] = {
    {"unknown", 330},
    {"all-rights-reserved", 150},
    {"all-rights-reserved-free-to-read", 60},
    {"cc-by-nc-sa", 130},
    {"cc-by-sa", 110},
    {"cc-by", 60},
    {"cc-by-nc-nd", 45},
    {"cc-by-nc", 35},
    {"licence-ouverte", 30},
    {"public-domain", 20},
};
constexpr ValueShare kAccess[] = {
    {"open", 620},   {"unknown", 170},     {"ent-gar", 110},
    {"account", 40}, {"free-account", 40},
};
constexpr ValueShare kPersonalData[] = {{"unknown", 700}, {"none", 190}};
constexpr ValueShare kFeatures[] = {
    {"captions", 260},     {"transcript", 180},
    {"tagged-pdf", 120},   {"alternative-text", 160},
    {"easy-to-read", 40},  {"dyslexia-friendly", 60},
    {"sign-language", 20}, {"audio-description", 20},
};
constexpr ValueShare kSpecialNeeds[] = {{"dys", 320}, {"dyslexia", 170}};
constexpr ValueShare kRoles[] = {
    {"author", 640},
    {"publisher", 170},
    {"contributor", 80},
};

}  // namespace

absl::Span<const ValueShare> LevelShares() { return kLevels; }
absl::Span<const ValueShare> DisciplineShares() { return kDisciplines; }
absl::Span<const ValueShare> KindShares() { return kKinds; }
absl::Span<const ValueShare> DocumentTypeShares() { return kDocumentTypes; }
absl::Span<const ValueShare> AudienceShares() { return kAudiences; }
absl::Span<const ValueShare> LanguageShares() { return kLanguages; }
absl::Span<const ValueShare> LicenceShares() { return kLicences; }
absl::Span<const ValueShare> AccessShares() { return kAccess; }
absl::Span<const ValueShare> PersonalDataShares() { return kPersonalData; }
absl::Span<const ValueShare> AccessibilityFeatureShares() { return kFeatures; }
absl::Span<const ValueShare> SpecialNeedShares() { return kSpecialNeeds; }
absl::Span<const ValueShare> ContributorRoleShares() { return kRoles; }

}  // namespace preau::bench
