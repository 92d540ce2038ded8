#include "indexer/text/school_tokens.h"

namespace preau::text {
namespace {

constexpr SchoolToken::Kind kPlain = SchoolToken::Kind::kPlain;
constexpr SchoolToken::Kind kWord = SchoolToken::Kind::kWord;
constexpr SchoolToken::Kind kSeveralAndWord =
    SchoolToken::Kind::kSeveralAndWord;

constexpr SchoolToken kTokens[] = {
    {"maternelle", "", kPlain, "école maternelle|classe maternelle"},
    {"tps", "TPS", kPlain,
     "toute petite section|classe de toute petite section"},
    {"ps", "PS", kWord, "petite section|petite section de maternelle",
     "classe de ps|élève de ps|ps ms|ps ms gs|tps ps"},
    {"ms", "MS", kWord, "moyenne section|moyenne section de maternelle",
     "classe de ms|élève de ms|ps ms|ps ms gs|ms gs"},
    {"gs", "GS", kWord, "grande section|grande section de maternelle",
     "classe de gs|élève de gs|ps ms gs|ms gs|gs cp"},
    {"cp", "CP|C.P.", kPlain, "cours préparatoire|classe de CP"},
    {"ce1", "CE1|C.E.1", kPlain,
     "cours élémentaire 1|cours élémentaire 1re année|cours élémentaire "
     "première année|cours élémentaire un"},
    {"ce2", "CE2|C.E.2", kPlain,
     "cours élémentaire 2|cours élémentaire 2e année|cours élémentaire "
     "deuxième année|cours élémentaire deux"},
    {"cm1", "CM1|C.M.1", kPlain,
     "cours moyen 1|cours moyen 1re année|cours moyen première année|cours "
     "moyen un"},
    {"cm2", "CM2|C.M.2", kPlain,
     "cours moyen 2|cours moyen 2e année|cours moyen deuxième année|cours "
     "moyen deux"},
    {"6e", "6e|6ème|6eme|6°|6è|6 e|6 ème|6 eme", kPlain,
     "sixième|sixièmes|classe de sixième|élève de sixième|professeur de "
     "sixième|prof de sixième|programme de sixième|classe de 6e|6ième|6ièmes"},
    {"5e", "5e|5ème|5eme|5°|5è|5 e|5 ème|5 eme", kPlain,
     "classe de cinquième|élève de cinquième|professeur de cinquième|prof de "
     "cinquième|programme de cinquième|classe de 5e|5ième"},
    {"4e", "4e|4ème|4eme|4°|4è|4 e|4 ème|4 eme", kPlain,
     "classe de quatrième|élève de quatrième|professeur de quatrième|prof de "
     "quatrième|programme de quatrième|classe de 4e|4ième"},
    {"3e", "3e|3ème|3eme|3°|3è|3 e|3 ème|3 eme", kPlain,
     "classe de troisième|élève de troisième|professeur de troisième|prof de "
     "troisième|programme de troisième|classe de 3e|3ième"},
    {"seconde", "2de|2nde|2 nde", kPlain,
     "classe de seconde|élève de seconde|professeur de seconde|prof de "
     "seconde|programme de seconde|classe de 2de|classe de 2nde"},
    {"premiere", "1re|1ère|1ere|1 ère", kPlain,
     "classe de première|élève de première|professeur de première|prof de "
     "première|programme de première|classe de 1re"},
    {"terminale", "Tle|Term|Tles", kPlain,
     "terminale|terminales|classe de terminale|élève de terminale|année de "
     "terminale"},
    {"cycle-1", "cycle 1|cycle1|cycle I", kPlain,
     "cycle un|cycle des apprentissages premiers"},
    {"cycle-2", "cycle 2|cycle2|cycle II", kPlain,
     "cycle deux|cycle des apprentissages fondamentaux"},
    {"cycle-3", "cycle 3|cycle3|cycle III", kPlain,
     "cycle trois|cycle de consolidation"},
    {"cycle-4", "cycle 4|cycle4|cycle IV", kPlain,
     "cycle quatre|cycle des approfondissements"},
    {"primaire", "", kPlain,
     "école primaire|enseignement du premier degré|enseignant du premier "
     "degré|professeur du premier degré|école du premier degré|établissement "
     "du premier degré"},
    {"secondaire", "", kPlain,
     "enseignement du second degré|enseignant du second degré|professeur du "
     "second degré|établissement du second degré"},

    {"segpa", "SEGPA", kPlain,
     "section d'enseignement général et professionnel adapté"},
    {"erea", "EREA", kPlain, "établissement régional d'enseignement adapté"},
    {"ulis", "ULIS", kPlain,
     "unité localisée pour l'inclusion scolaire|dispositif ULIS"},
    {"clis", "CLIS", kPlain,
     "classe pour l'inclusion scolaire|classe d'intégration scolaire"},
    {"upe2a", "UPE2A|UPE 2A", kPlain,
     "unité pédagogique pour élèves allophones arrivants|unité pédagogique "
     "pour élèves allophones nouvellement arrivés"},
    {"upe2a-nsa", "UPE2A-NSA|UPE2A NSA", kPlain,
     "élèves non scolarisés antérieurement|non scolarisés antérieurement"},
    {"upe2a", "CLIN", kWord, "classe d'initiation"},
    {"upe2a", "CLA", kWord, "classe d'accueil"},
    {"eana", "EANA", kPlain,
     "élèves allophones nouvellement arrivés|élève allophone arrivant"},
    {"ash", "ASH", kWord,
     "adaptation scolaire et scolarisation des élèves handicapés"},
    {"rep", "REP", kWord, "réseau d'éducation prioritaire",
     "en rep|collège rep|école rep"},
    {"rep-plus", "REP+|REP plus", kPlain,
     "réseau d'éducation prioritaire renforcé"},
    {"zep", "ZEP", kPlain, "zone d'éducation prioritaire"},
    {"ime", "IME", kPlain, "institut médico-éducatif"},
    {"itep", "ITEP", kPlain, "institut thérapeutique éducatif et pédagogique"},
    {"sessad", "SESSAD", kPlain,
     "service d'éducation spéciale et de soins à domicile"},

    {"lycee-gt", "LGT|LEGT", kPlain,
     "lycée d'enseignement général et technologique|lycée général et "
     "technologique"},
    {"lycee-pro", "LP", kSeveralAndWord,
     "lycée professionnel|lycée d'enseignement professionnel"},
    {"licence-pro", "LP", kSeveralAndWord,
     "licence professionnelle|licence pro"},
    {"lycee-pro", "LPO", kPlain, "lycée polyvalent"},
    {"voie-generale", "bac général", kPlain, "baccalauréat général"},
    {"voie-techno", "bac techno|bac technologique", kPlain,
     "baccalauréat technologique"},
    {"bac-pro", "bac pro|bacpro", kPlain,
     "baccalauréat professionnel|bac professionnel"},
    {"stmg", "STMG", kPlain,
     "sciences et technologies du management et de la gestion"},
    {"sti2d", "STI2D", kPlain,
     "sciences et technologies de l'industrie et du développement durable"},
    {"st2s", "ST2S", kPlain,
     "sciences et technologies de la santé et du social"},
    {"stl", "STL", kPlain, "sciences et technologies de laboratoire"},
    {"std2a", "STD2A", kPlain,
     "sciences et technologies du design et des arts appliqués"},
    {"sthr", "STHR", kPlain,
     "sciences et technologies de l'hôtellerie et de la restauration"},
    {"s2tmd", "S2TMD", kPlain,
     "sciences et techniques du théâtre, de la musique et de la danse"},
    {"stav", "STAV", kPlain,
     "sciences et technologies de l'agronomie et du vivant"},

    {"dnb", "DNB", kPlain, "diplôme national du brevet|brevet des collèges"},
    {"cfg", "CFG", kPlain, "certificat de formation générale"},
    {"cap", "CAP", kWord, "certificat d'aptitude professionnelle",
     "en cap|classe de cap|diplôme cap|cap cuisine|cap coiffure|cap "
     "pâtisserie|cap boulanger|cap boulangerie|cap petite enfance|cap AEPE|cap "
     "électricien|cap maçon|cap menuisier|cap esthétique|cap commerce|cap "
     "vente"},
    {"cap", "CAPA", kWord, "certificat d'aptitude professionnelle agricole"},
    {"bep", "BEP", kPlain, "brevet d'études professionnelles"},
    {"bma", "BMA", kPlain, "brevet des métiers d'art"},
    {"bp", "BP", kWord, "brevet professionnel"},
    {"btm", "BTM", kPlain, "brevet technique des métiers"},
    {"bt", "BT", kWord, "brevet de technicien"},
    {"mention-complementaire", "MC", kWord, "mention complémentaire"},
    {"mention-complementaire", "CS", kWord, "certificat de spécialisation"},
    {"fcil", "FCIL", kPlain, "formation complémentaire d'initiative locale"},
    {"bts", "BTS", kPlain,
     "brevet de technicien supérieur|section de technicien supérieur"},
    {"bts", "BTSA", kPlain, "brevet de technicien supérieur agricole"},
    {"but", "BUT", kWord, "bachelor universitaire de technologie",
     "en but|but informatique|but GEA|but techniques de commercialisation"},
    {"but", "DUT", kWord, "diplôme universitaire de technologie"},
    {"but", "IUT", kPlain, "institut universitaire de technologie"},
    {"dnmade", "DNMADE|DN MADE", kPlain,
     "diplôme national des métiers d'art et du design"},
    {"dcg", "DCG", kPlain, "diplôme de comptabilité et de gestion"},
    {"cpge", "CPGE", kPlain, "classe préparatoire aux grandes écoles"},
    {"pcsi", "PCSI", kPlain, "physique, chimie et sciences de l'ingénieur"},
    {"mpsi", "MPSI", kPlain,
     "mathématiques, physique et sciences de l'ingénieur"},
    {"bcpst", "BCPST", kPlain,
     "biologie, chimie, physique et sciences de la Terre"},
    {"bia", "BIA", kPlain, "brevet d'initiation aéronautique"},
    {"delf", "DELF", kPlain, "diplôme d'études en langue française"},
    {"dalf", "DALF", kPlain, "diplôme approfondi de langue française"},
    {"daeu", "DAEU", kPlain, "diplôme d'accès aux études universitaires"},
    {"bafa", "BAFA", kPlain, "brevet d'aptitude aux fonctions d'animateur"},
    {"vae", "VAE", kPlain, "validation des acquis de l'expérience"},
    {"greta", "GRETA", kWord, "groupement d'établissements|réseau des greta",
     "au greta|le greta|du greta"},
    {"cfa", "CFA", kPlain, "centre de formation d'apprentis"},
    {"mlds", "MLDS", kPlain, "mission de lutte contre le décrochage scolaire"},
    {"abibac", "Abibac", kPlain, "baccalauréat franco-allemand"},
    {"esabac", "Esabac", kPlain, "baccalauréat franco-italien"},
    {"bachibac", "Bachibac", kPlain, "baccalauréat franco-espagnol"},
    {"bfi", "BFI", kPlain, "baccalauréat français international"},
    {"cecrl", "CECRL|CECR", kPlain,
     "cadre européen commun de référence|cadre européen commun de référence "
     "pour les langues"},
};

}  // namespace

absl::Span<const SchoolToken> LevelTokens() { return kTokens; }

}  // namespace preau::text
