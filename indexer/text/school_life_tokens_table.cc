#include "indexer/text/school_tokens.h"

namespace preau::text {
namespace {

constexpr SchoolToken::Kind kPlain = SchoolToken::Kind::kPlain;
constexpr SchoolToken::Kind kWord = SchoolToken::Kind::kWord;
constexpr SchoolToken::Kind kSeveral = SchoolToken::Kind::kSeveral;

constexpr SchoolToken kTokens[] = {
    // People.
    {"aesh", "AESH", kPlain,
     "accompagnant d'élèves en situation de handicap|accompagnant des élèves "
     "en situation de handicap"},
    {"avs", "AVS", kPlain, "auxiliaire de vie scolaire"},
    {"atsem", "ATSEM", kPlain,
     "agent territorial spécialisé des écoles maternelles"},
    {"aed", "AED", kPlain, "assistant d'éducation"},
    {"cpe", "CPE", kPlain,
     "conseiller principal d'éducation|conseillère principale d'éducation"},
    {"psyen", "PsyEN|Psy-EN", kPlain, "psychologue de l'éducation nationale"},
    {"ien", "IEN", kPlain,
     "inspecteur de l'éducation nationale|inspectrice de l'éducation "
     "nationale"},
    {"ia-ipr", "IA-IPR|IPR", kPlain,
     "inspecteur pédagogique régional|inspecteur d'académie inspecteur "
     "pédagogique régional"},
    {"dasen", "DASEN", kPlain,
     "directeur académique des services de l'éducation nationale"},
    {"ddfpt", "DDFPT", kPlain,
     "directeur délégué aux formations professionnelles et technologiques"},
    {"perdir", "perdir", kPlain, "personnel de direction"},
    {"pe", "PE", kWord, "professeur des écoles|professeure des écoles"},
    {"plp", "PLP", kPlain, "professeur de lycée professionnel"},
    {"tzr", "TZR", kPlain, "titulaire sur zone de remplacement"},
    {"erun", "ERUN", kPlain,
     "enseignant référent aux usages du numérique|enseignant référent pour les "
     "usages du numérique"},
    {"rupn", "RUPN", kPlain,
     "référent aux usages pédagogiques numériques|référent pour les usages "
     "pédagogiques numériques"},
    {"conseiller-pedagogique", "CPC", kPlain,
     "conseiller pédagogique de circonscription"},
    {"prof-doc", "prof doc|profs docs", kPlain,
     "professeur documentaliste|enseignant documentaliste"},

    // Places and bodies.
    {"cdi", "CDI", kSeveral, "centre de documentation et d'information"},
    {"contrat-cdi", "CDI", kSeveral, "contrat à durée indéterminée"},
    {"bcd", "BCD", kPlain,
     "bibliothèque centre documentaire|bibliothèque-centre documentaire"},
    {"cned", "CNED", kPlain, "centre national d'enseignement à distance"},
    {"canope", "Canopé", kPlain, "réseau Canopé"},
    {"cnam", "CNAM", kPlain, "conservatoire national des arts et métiers"},
    {"onisep", "ONISEP", kPlain,
     "office national d'information sur les enseignements et les professions"},
    {"cio", "CIO", kPlain, "centre d'information et d'orientation"},
    {"clemi", "CLEMI", kPlain,
     "centre de liaison de l'enseignement et des médias d'information|centre "
     "pour l'éducation aux médias et à l'information"},
    {"inspe", "INSPE|INSPÉ|ESPE", kPlain,
     "institut national supérieur du professorat et de l'éducation|école "
     "supérieure du professorat et de l'éducation"},
    {"eafc", "EAFC", kPlain, "école académique de la formation continue"},
    {"rased", "RASED", kPlain,
     "réseau d'aides spécialisées aux élèves en difficulté"},
    {"mdph", "MDPH", kPlain, "maison départementale des personnes handicapées"},
    {"cdaph", "CDAPH", kPlain,
     "commission des droits et de l'autonomie des personnes handicapées"},
    {"pial", "PIAL", kPlain, "pôle inclusif d'accompagnement localisé"},
    {"cvl", "CVL", kPlain,
     "conseil de la vie lycéenne|conseil des délégués pour la vie lycéenne"},
    {"cvc", "CVC", kPlain, "conseil de la vie collégienne"},
    {"cesc", "CESC|CESCE", kPlain,
     "comité d'éducation à la santé et à la citoyenneté|comité d'éducation à "
     "la santé, à la citoyenneté et à l'environnement"},
    {"mdl", "MDL", kPlain, "maison des lycéens"},
    {"fse", "FSE", kPlain, "foyer socio-éducatif"},
    {"eple", "EPLE", kPlain, "établissement public local d'enseignement"},
    {"uai", "UAI", kPlain, "unité administrative immatriculée"},
    {"drane", "DRANE", kPlain,
     "délégation régionale académique au numérique éducatif"},
    {"dane", "DANE", kWord, "délégation académique au numérique éducatif"},
    {"dgesco", "DGESCO", kPlain,
     "direction générale de l'enseignement scolaire"},
    {"csen", "CSEN", kPlain, "conseil scientifique de l'éducation nationale"},

    // Papers, plans and exams.
    {"ppre", "PPRE", kPlain, "programme personnalisé de réussite éducative"},
    {"pap", "PAP", kWord, "plan d'accompagnement personnalisé",
     "en pap|un pap|mise en place d'un pap"},
    {"pai", "PAI", kPlain, "projet d'accueil individualisé"},
    {"pps", "PPS", kPlain, "projet personnalisé de scolarisation"},
    {"gevasco", "GEVASco|GEVA-Sco|GEVA Sco", kPlain,
     "guide d'évaluation des besoins de compensation en matière de "
     "scolarisation"},
    {"lsu", "LSU", kPlain, "livret scolaire unique"},
    {"lpi", "LPI", kPlain, "livret de parcours inclusif"},
    {"socle-commun", "S4C", kPlain,
     "socle commun|socle commun de connaissances, de compétences et de "
     "culture"},
    {"ppms", "PPMS", kPlain, "plan particulier de mise en sûreté"},
    {"duerp", "DUERP", kPlain,
     "document unique d'évaluation des risques professionnels"},
    {"eaf", "EAF", kPlain,
     "épreuves anticipées de français|épreuve anticipée de français|bac de "
     "français|bac français"},
    {"grand-oral", "", kPlain,
     "grand oral|grand oral du bac|épreuve du grand oral"},
    {"chef-d-oeuvre-pro", "", kPlain,
     "chef-d'œuvre|chef d'oeuvre|réalisation du chef-d'œuvre"},
    {"pfmp", "PFMP", kPlain, "période de formation en milieu professionnel"},
    {"ccf", "CCF", kPlain, "contrôle en cours de formation"},
    {"dhg", "DHG", kPlain, "dotation horaire globale"},
    {"pnf", "PNF", kPlain, "plan national de formation"},
    {"paf", "PAF", kWord, "plan académique de formation"},
    {"praf", "PrAF", kPlain, "programme académique de formation"},
    {"capes", "CAPES", kPlain,
     "certificat d'aptitude au professorat de l'enseignement du second degré"},
    {"crpe", "CRPE", kPlain,
     "concours de recrutement de professeurs des écoles"},
    {"cafipemf", "CAFIPEMF", kPlain,
     "certificat d'aptitude aux fonctions d'instituteur ou de professeur des "
     "écoles maître formateur"},
    {"cappei", "CAPPEI", kPlain,
     "certificat d'aptitude professionnelle aux pratiques de l'éducation "
     "inclusive"},
    {"boen", "BOEN", kPlain, "bulletin officiel de l'éducation nationale"},
    {"tnd", "TND", kPlain, "trouble du neurodéveloppement"},
    {"snu", "SNU", kPlain, "service national universel"},
    {"jdc", "JDC", kPlain, "journée défense et citoyenneté"},
    {"journee-defense", "JAPD", kPlain,
     "journée d'appel de préparation à la défense"},

    // Needs.
    {"ebep", "EBEP", kPlain,
     "élève à besoins éducatifs particuliers|besoins éducatifs particuliers"},
    {"tdah", "TDAH|TDA/H|TDA", kPlain,
     "trouble du déficit de l'attention|trouble du déficit de l'attention avec "
     "ou sans hyperactivité|trouble déficitaire de l'attention|trouble de "
     "l'attention"},
    {"tsa", "TSA", kPlain,
     "trouble du spectre de l'autisme|trouble du spectre autistique|autisme"},
    {"ted", "TED", kWord, "trouble envahissant du développement"},
    {"dys", "DYS|troubles dys", kPlain,
     "trouble spécifique des apprentissages|trouble spécifique du langage et "
     "des apprentissages|trouble des apprentissages|trouble de "
     "l'apprentissage"},
    {"dys", "TSLA|TSA langage", kPlain,
     "trouble spécifique du langage et des apprentissages"},
    {"dyslexie", "", kPlain, "trouble spécifique de la lecture|dyslexie"},
    {"dysorthographie", "", kPlain,
     "trouble spécifique de l'orthographe|dysorthographie"},
    {"dyspraxie", "TDC", kPlain,
     "trouble développemental de la coordination|trouble d'acquisition de la "
     "coordination|dyspraxie"},
    {"dyscalculie", "", kPlain, "trouble spécifique du calcul|dyscalculie"},
    {"dysphasie", "TDL", kPlain,
     "trouble développemental du langage|dysphasie"},
    {"hpi", "HPI|EHP", kPlain,
     "haut potentiel intellectuel|élève à haut potentiel|haut potentiel"},
    {"hpi", "EIP", kPlain,
     "élève intellectuellement précoce|enfant intellectuellement précoce"},
    {"falc", "FALC", kPlain, "facile à lire et à comprendre"},
    {"rgaa", "RGAA", kPlain,
     "référentiel général d'amélioration de l'accessibilité"},
    {"cua", "CUA", kPlain, "conception universelle de l'apprentissage"},
    {"caa", "CAA", kPlain,
     "communication alternative et améliorée|communication améliorée et "
     "alternative"},

    // Tools.
    {"ent", "ENT", kPlain, "espace numérique de travail"},
    {"gar", "GAR", kPlain, "gestionnaire d'accès aux ressources"},
    {"educonnect", "ÉduConnect|Edu Connect", kPlain, "compte ÉduConnect"},
    {"lumni", "Lumni", kPlain, "plateforme Lumni"},
    {"tni", "VNI|TNI|TBI", kPlain,
     "tableau numérique interactif|tableau blanc interactif|vidéoprojecteur "
     "numérique interactif|vidéoprojecteur interactif"},
    {"rgpd", "RGPD", kPlain, "règlement général sur la protection des données"},
    {"lms", "LMS", kPlain,
     "plateforme de formation en ligne|système de gestion de l'apprentissage"},
    {"mooc", "MOOC|CLOM", kPlain,
     "cours en ligne ouvert et massif|formation en ligne ouverte à tous"},
    {"rel", "REL", kWord, "ressource éducative libre"},
    {"oer", "OER", kPlain, "open educational resource"},
    {"bnrs", "BNRS", kPlain, "banque nationale de ressources scolaires"},
    {"brne", "BRNE", kPlain,
     "banque de ressources numériques pour l'école|banque de ressources "
     "numériques éducatives"},
    {"tne", "TNE", kPlain, "territoires numériques éducatifs"},

    // Kinds of work.
    {"qcm", "QCM", kPlain,
     "questionnaire à choix multiple|question à choix multiple"},
    {"tp", "TP", kPlain, "travaux pratiques"},
    {"td", "TD", kPlain, "travaux dirigés"},
    {"ds", "DS|DST", kWord, "devoir surveillé|devoir sur table"},
    {"dm", "DM", kWord, "devoir maison|devoir à la maison"},
    {"edt", "EDT", kPlain, "emploi du temps"},
    {"pdt", "PDT", kPlain, "plan de travail"},
};

}  // namespace

absl::Span<const SchoolToken> SchoolLifeTokens() { return kTokens; }

}  // namespace preau::text
