#include "indexer/text/school_tokens.h"

namespace preau::text {
namespace {

constexpr SchoolToken::Kind kPlain = SchoolToken::Kind::kPlain;
constexpr SchoolToken::Kind kWord = SchoolToken::Kind::kWord;
constexpr SchoolToken::Kind kSeveral = SchoolToken::Kind::kSeveral;
constexpr SchoolToken::Kind kSeveralAndWord =
    SchoolToken::Kind::kSeveralAndWord;

constexpr SchoolToken kTokens[] = {
    {"histoire-geographie", "HG", kWord,
     "histoire-géographie|histoire et géographie|histoire-géo|histoire et "
     "géo|hist-géo"},
    {"hgemc", "HGEMC|HG-EMC", kPlain,
     "histoire-géographie-EMC|histoire-géographie et enseignement moral et "
     "civique"},
    {"hggsp", "HGGSP", kPlain,
     "histoire-géographie, géopolitique et sciences politiques"},
    {"emc", "EMC", kPlain,
     "enseignement moral et civique|éducation morale et civique"},
    {"ecjs", "ECJS", kPlain, "éducation civique, juridique et sociale"},
    {"emi", "EMI", kPlain,
     "éducation aux médias et à l'information|éducation aux médias"},
    {"svt", "SVT", kPlain,
     "sciences de la vie et de la Terre|sciences de la vie"},
    {"physique-chimie", "PC", kWord, "physique-chimie|physique et chimie",
     "cours de pc|prof de pc|spécialité pc"},
    {"physique-chimie", "SPC|phys-chim", kPlain,
     "sciences physiques et chimiques|sciences physiques"},
    {"eps", "EPS", kPlain, "éducation physique et sportive|éducation physique"},
    {"eppcs", "EPPCS", kPlain,
     "éducation physique, pratiques et culture sportives"},
    {"ses", "SES", kWord, "sciences économiques et sociales",
     "cours de ses|prof de ses|professeur de ses|programme de ses|spécialité "
     "ses|enseignement de ses|manuel de ses|bac de ses"},
    {"nsi", "NSI", kPlain, "numérique et sciences informatiques"},
    {"isn", "ISN", kWord, "informatique et sciences du numérique"},
    {"snt", "SNT", kPlain, "sciences numériques et technologie"},
    {"hlp", "HLP", kPlain, "humanités, littérature et philosophie"},
    {"llcer", "LLCER|LLCE", kPlain,
     "langues, littératures et cultures étrangères et régionales|langues, "
     "littératures et cultures étrangères"},
    {"amc", "AMC", kPlain,
     "anglais, monde contemporain|anglais monde contemporain"},
    {"dgemc", "DGEMC", kPlain, "droit et grands enjeux du monde contemporain"},
    {"sciences-ingenieur", "SI", kSeveralAndWord, "sciences de l'ingénieur",
     "spécialité si|cours de si|prof de si"},
    {"systeme-information", "SI", kSeveralAndWord, "système d'information"},
    {"sciences-ingenieur", "SII", kPlain,
     "sciences industrielles de l'ingénieur"},
    {"2i2d", "2I2D", kPlain, "ingénierie, innovation et développement durable"},
    {"it", "IT", kWord, "innovation technologique"},
    {"lca", "LCA|LLCA", kPlain,
     "langues et cultures de l'Antiquité|langues anciennes|littérature et "
     "langues et cultures de l'Antiquité"},
    {"fca", "FCA", kPlain, "français et culture antique"},
    {"langues-vivantes", "LV", kWord,
     "langue vivante|langues étrangères|langues vivantes étrangères"},
    {"lv1", "LV1|LVA|LV 1|LV A", kPlain,
     "langue vivante 1|langue vivante A|première langue vivante"},
    {"lv2", "LV2|LVB|LV 2|LV B", kPlain,
     "langue vivante 2|langue vivante B|deuxième langue vivante|seconde langue "
     "vivante"},
    {"lv3", "LV3|LVC|LV 3|LV C", kPlain,
     "langue vivante 3|langue vivante C|troisième langue vivante"},
    {"langues-regionales", "LVR|LCR", kPlain,
     "langues et cultures régionales|langue vivante régionale"},
    {"etlv", "ETLV", kPlain, "enseignement technologique en langue vivante"},
    {"dnl", "DNL", kPlain, "discipline non linguistique"},
    {"emile", "EMILE", kWord,
     "enseignement d'une matière intégré à une langue étrangère|enseignement "
     "d'une matière par l'intégration d'une langue étrangère"},
    {"elco", "ELCO", kPlain, "enseignements de langue et de culture d'origine"},
    {"eile", "EILE", kPlain,
     "enseignements internationaux de langues étrangères"},
    {"fle", "FLE", kPlain,
     "français langue étrangère|français langue étrangère ou seconde"},
    {"fls", "FLS", kPlain, "français langue seconde"},
    {"flsco", "FLSco", kPlain, "français langue de scolarisation"},
    {"lsf", "LSF", kPlain, "langue des signes française|langue des signes"},
    {"lpc", "LPC|LfPC", kPlain,
     "langage parlé complété|langue française parlée complétée"},
    {"qlm", "QLM|DDM", kPlain, "questionner le monde|découverte du monde"},
    {"edd", "EDD|EEDD", kPlain,
     "éducation au développement durable|éducation à l'environnement et au "
     "développement durable|éducation à l'environnement"},
    {"eac", "EAC", kPlain, "éducation artistique et culturelle"},
    {"peac", "PEAC", kPlain,
     "parcours d'éducation artistique et culturelle|parcours artistique et "
     "culturel"},
    {"histoire-des-arts", "HDA|HIDA", kPlain,
     "histoire des arts|histoire de l'art"},
    {"education-musicale", "EMCC", kPlain,
     "éducation musicale et chant choral|éducation musicale"},
    {"cinema-audiovisuel", "CAV", kWord,
     "cinéma-audiovisuel|cinéma et audiovisuel"},
    {"arts-appliques", "AACA", kPlain,
     "arts appliqués et cultures artistiques|arts appliqués"},
    {"arts-plastiques", "arts pla", kPlain, "arts plastiques"},
    {"evars", "EVARS", kPlain,
     "éducation à la vie affective, relationnelle et à la sexualité|éducation "
     "à la vie affective et relationnelle et à la sexualité|éducation à la "
     "sexualité"},
    {"evars", "EVAR", kPlain, "éducation à la vie affective et relationnelle"},
    {"education-sante", "", kPlain,
     "éducation à la santé|éducation pour la santé"},
    {"pse", "PSE|VSP", kPlain,
     "prévention-santé-environnement|prévention, santé et environnement|vie "
     "sociale et professionnelle"},
    {"sante-social", "STSS", kPlain,
     "sciences et techniques sanitaires et sociales"},
    {"bph", "BPH", kPlain, "biologie et physiopathologie humaines"},
    {"cbph", "CBPH", kPlain, "chimie, biologie et physiopathologie humaines"},
    {"economie-gestion", "éco-gestion|éco gestion", kPlain,
     "économie et gestion|économie-gestion"},
    {"management", "MSDGN", kPlain,
     "management, sciences de gestion et numérique"},
    {"sciences-gestion", "SDGN", kPlain, "sciences de gestion et numérique"},
    {"ressources-humaines", "RHC", kPlain,
     "ressources humaines et communication"},
    {"epi", "EPI", kSeveralAndWord,
     "enseignements pratiques interdisciplinaires"},
    {"epi-protection", "EPI", kSeveralAndWord,
     "équipement de protection individuelle|équipements individuels de "
     "protection"},
    {"ap", "AP", kWord, "accompagnement personnalisé|aide personnalisée",
     "heure d'ap|cours d'ap|séance d'ap"},
    {"apc", "APC", kSeveral, "activités pédagogiques complémentaires"},
    {"approche-competences", "APC", kSeveral, "approche par compétences"},
    {"apq", "APQ", kPlain,
     "activité physique quotidienne|30 minutes d'activité physique"},
    {"tpe", "TPE", kSeveral, "travaux personnels encadrés"},
    {"tres-petite-entreprise", "TPE", kSeveral, "très petite entreprise"},
    {"tipe", "TIPE", kPlain, "travaux d'initiative personnelle encadrés"},
    {"tice", "TICE|TUIC", kPlain,
     "technologies de l'information et de la communication pour "
     "l'enseignement|technologies usuelles de l'information et de la "
     "communication|techniques usuelles de l'information et de la "
     "communication"},
    {"b2i", "B2i", kPlain, "brevet informatique et internet"},
    {"c2i", "C2i", kPlain, "certificat informatique et internet"},
    {"pix", "Pix", kPlain, "certification Pix|plateforme Pix"},
    {"crcn", "CRCN", kPlain, "cadre de référence des compétences numériques"},
    {"assr", "ASSR", kPlain, "attestation scolaire de sécurité routière"},
    {"assr-1", "ASSR1|ASSR 1", kPlain,
     "attestation scolaire de sécurité routière de niveau 1|attestation "
     "scolaire de sécurité routière niveau 1|ASSR de niveau 1|ASSR niveau 1"},
    {"assr-2", "ASSR2|ASSR 2", kPlain,
     "attestation scolaire de sécurité routière de niveau 2|attestation "
     "scolaire de sécurité routière niveau 2|ASSR de niveau 2|ASSR niveau 2"},
    {"aer", "AER", kPlain, "attestation d'éducation à la route"},
    {"aper", "APER", kPlain, "attestation de première éducation à la route"},
    {"srav", "SRAV", kPlain, "savoir rouler à vélo"},
    {"asns", "ASNS", kPlain,
     "attestation scolaire du savoir nager|attestation du savoir nager en "
     "sécurité"},
    {"psc1", "PSC1|PSC 1", kPlain,
     "prévention et secours civiques de niveau 1|prévention et secours "
     "civiques"},
    {"sst", "SST", kPlain, "sauveteur secouriste du travail"},
    {"prap", "PRAP", kPlain,
     "prévention des risques liés à l'activité physique"},
    {"appn", "APPN", kPlain,
     "activité physique de pleine nature|activités physiques de pleine nature"},
    {"apsa", "APSA", kPlain, "activités physiques, sportives et artistiques"},
    {"unss", "UNSS", kPlain, "union nationale du sport scolaire"},
    {"usep", "USEP", kPlain,
     "union sportive de l'enseignement du premier degré"},
    {"parcours-avenir", "", kPlain, "parcours avenir"},
    {"parcours-citoyen", "", kPlain,
     "parcours citoyen|parcours citoyen de l'élève"},
    {"parcours-sante", "", kPlain, "parcours éducatif de santé|parcours santé"},
    {"dp3", "DP3", kPlain,
     "découverte professionnelle 3 heures|découverte professionnelle"},
    {"melec", "MELEC", kPlain,
     "métiers de l'électricité et de ses environnements connectés"},
    {"assp", "ASSP", kPlain, "accompagnement, soins et services à la personne"},
    {"aepe", "AEPE", kPlain, "accompagnant éducatif petite enfance"},
    {"mcv", "MCV", kPlain, "métiers du commerce et de la vente"},
    {"metiers-batiment", "BTP", kPlain, "bâtiment et travaux publics"},
    {"ama", "AMA", kWord, "artisanat et métiers d'art"},
    {"ece", "ECE", kPlain,
     "évaluation des compétences expérimentales|épreuve de capacités "
     "expérimentales"},
    {"exao", "ExAO", kPlain, "expérimentation assistée par ordinateur"},
    {"cao", "CAO", kPlain, "conception assistée par ordinateur"},
    {"dao", "DAO", kPlain, "dessin assisté par ordinateur"},
    {"sig-carte", "SIG", kPlain, "système d'information géographique"},
    {"pao", "PAO", kPlain, "publication assistée par ordinateur"},
    {"mao", "MAO", kWord, "musique assistée par ordinateur"},
    {"ia", "IA", kPlain, "intelligence artificielle"},
};

}  // namespace

absl::Span<const SchoolToken> SubjectTokens() { return kTokens; }

}  // namespace preau::text
