#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRows[] = {
    {"scolaire", "Enseignement scolaire", "School education", "école|school",
     "", "#school"},
    {"primaire", "Enseignement primaire", "Primary school",
     "premier degré|1er degré|école primaire|primaire|primary education",
     "scolaire", "#012-002"},
    {"secondaire", "Enseignement secondaire", "Secondary school",
     "second degré|2d degré|secondaire|secondary education", "scolaire",
     "#012-003"},

    {"cycle-1", "Cycle 1", "Cycle 1 (nursery)",
     "cycle 1 (2016)|cycle des apprentissages premiers|C1|"
     "cycle unique pour l'école maternelle",
     "", "#022-617|<#022-616|<#022-003"},
    {"cycle-2", "Cycle 2", "Cycle 2 (CP to CE2)",
     "cycle 2 (2016)|cycle des apprentissages fondamentaux|C2", "",
     "#022-619|<#022-009"},
    {"cycle-3", "Cycle 3", "Cycle 3 (CM1 to 6e)",
     "cycle 3 (2016)|cycle de consolidation|C3", "", "#022-620|<#022-012"},
    {"cycle-4", "Cycle 4", "Cycle 4 (5e to 3e)",
     "cycle 4 (2016)|cycle des approfondissements|C4", "", "#022-621"},
    {"cycle-terminal", "Cycle terminal", "Final cycle of lycée",
     "cycle terminal du lycée|1re et terminale", "", "#022-085"},

    {"maternelle", "École maternelle", "Nursery school",
     "maternelle|école mat|3-6 ans|preschool|kindergarten|"
     "early childhood education",
     "primaire|cycle-1", "#022-002|<#022-241|kl:0"},
    {"tps", "Toute petite section (TPS)", "Nursery, two-year-olds (TPS)",
     "toute petite section|TPS|toute-petite section", "maternelle", "#022-004",
     Row::kYear},
    {"ps", "Petite section (PS)", "Nursery, three-year-olds (PS)",
     "petite section|PS|petite section de maternelle", "maternelle", "#022-005",
     Row::kYear},
    {"ms", "Moyenne section (MS)", "Nursery, four-year-olds (MS)",
     "moyenne section|MS|moyenne section de maternelle", "maternelle",
     "#022-006", Row::kYear},
    {"gs", "Grande section (GS)", "Nursery, five-year-olds (GS)",
     "grande section|GS|grande section de maternelle", "maternelle", "#022-007",
     Row::kYear},

    {"elementaire", "École élémentaire", "Elementary school",
     "élémentaire|école élém|6-11 ans|elementary", "primaire",
     "#022-008|<#022-242|kl:1"},
    {"cp", "CP", "CP (first year of elementary school)",
     "cours préparatoire|C.P.|Year 2", "elementaire|cycle-2", "#022-010",
     Row::kYear},
    {"ce1", "CE1", "CE1 (second year of elementary school)",
     "cours élémentaire 1|cours élémentaire 1re année|"
     "cours élémentaire première année|cours élémentaire 1ère année|C.E.1",
     "elementaire|cycle-2", "#022-011", Row::kYear},
    {"ce2", "CE2", "CE2 (third year of elementary school)",
     "cours élémentaire 2|cours élémentaire 2e année|"
     "cours élémentaire deuxième année|cours élémentaire 2ème année|C.E.2",
     "elementaire|cycle-2", "#022-013", Row::kYear},
    {"cm1", "CM1", "CM1 (fourth year of elementary school)",
     "cours moyen 1|cours moyen 1re année|cours moyen première année|"
     "cours moyen 1ère année|C.M.1",
     "elementaire|cycle-3", "#022-014", Row::kYear},
    {"cm2", "CM2", "CM2 (fifth year of elementary school)",
     "cours moyen 2|cours moyen 2e année|cours moyen deuxième année|"
     "cours moyen 2ème année|C.M.2",
     "elementaire|cycle-3", "#022-015", Row::kYear},

    {"college", "Collège", "Collège (lower secondary)",
     "collèges|11-15 ans|lower secondary education|middle school", "secondaire",
     "#022-016|<#022-141|<#022-239|<#022-019|kl:2"},
    {"6e", "6e", "6e (first year of collège)", "6ème|sixième|6°|6 ème|6 e",
     "college|cycle-3", "#022-018|<#022-017", Row::kYear},
    {"5e", "5e", "5e (second year of collège)", "5ème|cinquième|5°|5 ème|5 e",
     "college|cycle-4", "#022-020", Row::kYear},
    {"4e", "4e", "4e (third year of collège)", "4ème|quatrième|4°|4 ème|4 e",
     "college|cycle-4", "#022-021|<#022-139", Row::kYear},
    {"3e", "3e", "3e (last year of collège)", "3ème|troisième|3°|3 ème|3 e",
     "college|cycle-4", "#022-023|<#022-022|<#022-608", Row::kYear},
    {"3e-prepa-metiers", "3e prépa-métiers",
     "3e leading to vocational school (prépa-métiers)",
     "troisième prépa-métiers|3ème prépa-métiers|3e prépa pro|"
     "3e professionnelle|troisième prépro|troisième professionnelle",
     "3e", "<#022-138", Row::kYear},
    {"segpa", "SEGPA", "SEGPA (adapted teaching in collège)",
     "section d'enseignement général et professionnel adapté", "college", "",
     Row::kYear},

    {"lycee", "Lycée", "Lycée (upper secondary)",
     "lycées|15-18 ans|upper secondary education|high school|"
     "voies générale, technologique, professionnelle",
     "secondaire", "<#022-240|<#022-234|kl:3"},
    {"lycee-gt", "Lycée général et technologique",
     "General and technological lycée",
     "LGT|lycée d'enseignement général et technologique|lycée général|"
     "lycée technologique|voie générale et technologique",
     "lycee", "#022-142|<#022-066|LYCGEN"},
    {"lycee-pro", "Lycée professionnel", "Vocational lycée",
     "LP|lycée pro|voie professionnelle|enseignement professionnel", "lycee",
     "#022-165|<#022-065"},
    {"voie-generale", "Voie générale", "General track",
     "bac général|baccalauréat général", "lycee-gt", "#022-230"},
    {"voie-techno", "Voie technologique", "Technological track",
     "bac techno|bac technologique|baccalauréat technologique", "lycee-gt",
     "#022-233"},
    {"bac-pro", "Baccalauréat professionnel", "Vocational baccalauréat",
     "bac pro|bac professionnel", "lycee-pro", ""},

    {"seconde", "Seconde", "Seconde (first year of lycée)", "2de|2nde", "lycee",
     "", Row::kYear},
    {"premiere", "Première", "Première (second year of lycée)",
     "1re|1ère|1e|1ere", "lycee", "", Row::kYear},
    {"terminale", "Terminale", "Terminale (last year of lycée)",
     "tle|term|terminales|Tle|Tale", "lycee", "", Row::kYear},

    {"2de-gt", "2de générale et technologique",
     "Seconde, general and technological",
     "seconde générale et technologique|2nde générale et technologique|"
     "2de GT|2nde GT|seconde GT|2de générale|2nde générale|seconde générale|"
     "2de technologique|seconde technologique|classe de détermination",
     "lycee-gt|seconde", "#022-136|<#022-084", Row::kYear},
    {"2de-pro", "2de professionnelle", "Seconde, vocational",
     "seconde professionnelle|2nde professionnelle|2de pro|2nde pro|"
     "seconde pro|2de bac pro|seconde bac pro",
     "bac-pro|seconde", "#022-027", Row::kYear},
    {"1re-gt", "1re générale et technologique",
     "Première, general and technological",
     "première générale et technologique|1ère générale et technologique|"
     "1re GT|1ère GT|première GT",
     "lycee-gt|premiere|cycle-terminal", "#022-123", Row::kYear},
    {"1re-generale", "1re générale", "Première, general",
     "première générale|1ère générale|1re G|1re S|première S|1ère S|"
     "première scientifique|1re ES|première ES|1ère ES|"
     "première économique et sociale|1re L|première L|1ère L|"
     "première littéraire",
     "1re-gt|voie-generale", "#022-146|<#022-122|<#022-124|<#022-128",
     Row::kYear},
    {"1re-techno", "1re technologique", "Première, technological",
     "première technologique|1ère technologique|1re techno|première techno|"
     "1ère techno",
     "1re-gt|voie-techno", "#022-237", Row::kYear},
    {"1re-pro", "1re professionnelle", "Première, vocational",
     "première professionnelle|1ère professionnelle|1re pro|première pro|"
     "1ère pro|1re bac pro|première bac pro|1ère bac pro",
     "bac-pro|premiere", "#022-127|<#022-125|<#022-126", Row::kYear},
    {"tle-gt", "Terminale générale et technologique",
     "Terminale, general and technological",
     "tle générale et technologique|tle GT|terminale GT",
     "lycee-gt|terminale|cycle-terminal", "#022-088", Row::kYear},
    {"tle-generale", "Terminale générale", "Terminale, general",
     "tle générale|tle G|terminale S|tle S|T S|terminale scientifique|"
     "terminale ES|tle ES|T ES|terminale économique et sociale|terminale L|"
     "tle L|T L|terminale littéraire",
     "tle-gt|voie-generale", "#022-201|<#022-040|<#022-041|<#022-042",
     Row::kYear},
    {"tle-techno", "Terminale technologique", "Terminale, technological",
     "tle technologique|terminale techno|tle techno", "tle-gt|voie-techno",
     "#022-211", Row::kYear},
    {"tle-pro", "Terminale professionnelle", "Terminale, vocational",
     "tle professionnelle|terminale pro|tle pro|terminale bac pro|"
     "tle bac pro",
     "bac-pro|terminale", "#022-050|<#022-089|<#022-090", Row::kYear},

    {"stmg", "Série STMG", "STMG series (management and administration)",
     "STMG|bac STMG|sciences et technologies du management et de la "
     "gestion|filière STMG|bac STG",
     "voie-techno", ""},
    {"1re-stmg", "1re STMG", "Première STMG",
     "1re sciences et technologies du management et de la gestion|1re STG|1re "
     "sciences et technologies de la gestion|1ère STMG|1ère sciences et "
     "technologies du management et de la gestion|1ère STG|1ère sciences et "
     "technologies de la gestion|première STMG|première sciences et "
     "technologies du management et de la gestion|première STG|première "
     "sciences et technologies de la gestion",
     "1re-techno|stmg", "#022-133", Row::kYear},
    {"tle-stmg", "Terminale STMG", "Final year STMG",
     "tle STMG|tle sciences et technologies du management et de la gestion|tle "
     "STG|tle sciences et technologies de la gestion|terminale STMG|terminale "
     "sciences et technologies du management et de la gestion|terminale "
     "STG|terminale sciences et technologies de la gestion|T STMG|T sciences "
     "et technologies du management et de la gestion|T STG|T sciences et "
     "technologies de la gestion",
     "tle-techno|stmg", "#022-083", Row::kYear},
    {"sti2d", "Série STI2D",
     "STI2D series (industry and sustainable development)",
     "STI2D|bac STI2D|sciences et technologies de l'industrie et du "
     "développement durable|filière STI2D|bac STI",
     "voie-techno", ""},
    {"1re-sti2d", "1re STI2D", "Première STI2D",
     "1re sciences et technologies de l'industrie et du développement "
     "durable|1re STI|1re sciences et technologies industrielles|1ère "
     "STI2D|1ère sciences et technologies de l'industrie et du développement "
     "durable|1ère STI|1ère sciences et technologies industrielles|première "
     "STI2D|première sciences et technologies de l'industrie et du "
     "développement durable|première STI|première sciences et technologies "
     "industrielles",
     "1re-techno|sti2d", "#022-131", Row::kYear},
    {"tle-sti2d", "Terminale STI2D", "Final year STI2D",
     "tle STI2D|tle sciences et technologies de l'industrie et du "
     "développement durable|tle STI|tle sciences et technologies "
     "industrielles|terminale STI2D|terminale sciences et technologies de "
     "l'industrie et du développement durable|terminale STI|terminale sciences "
     "et technologies industrielles|T STI2D|T sciences et technologies de "
     "l'industrie et du développement durable|T STI|T sciences et technologies "
     "industrielles",
     "tle-techno|sti2d", "#022-047", Row::kYear},
    {"st2s", "Série ST2S", "ST2S series (health and social care)",
     "ST2S|bac ST2S|sciences et technologies de la santé et du social|filière "
     "ST2S|bac SMS",
     "voie-techno", ""},
    {"1re-st2s", "1re ST2S", "Première ST2S",
     "1re sciences et technologies de la santé et du social|1re SMS|1ère "
     "ST2S|1ère sciences et technologies de la santé et du social|1ère "
     "SMS|première ST2S|première sciences et technologies de la santé et du "
     "social|première SMS",
     "1re-techno|st2s", "#022-134", Row::kYear},
    {"tle-st2s", "Terminale ST2S", "Final year ST2S",
     "tle ST2S|tle sciences et technologies de la santé et du social|tle "
     "SMS|terminale ST2S|terminale sciences et technologies de la santé et du "
     "social|terminale SMS|T ST2S|T sciences et technologies de la santé et du "
     "social|T SMS",
     "tle-techno|st2s", "#022-043", Row::kYear},
    {"stl", "Série STL", "STL series (laboratory work)",
     "STL|bac STL|sciences et technologies de laboratoire|filière STL",
     "voie-techno", ""},
    {"1re-stl", "1re STL", "Première STL",
     "1re sciences et technologies de laboratoire|1ère STL|1ère sciences et "
     "technologies de laboratoire|première STL|première sciences et "
     "technologies de laboratoire",
     "1re-techno|stl", "#022-132", Row::kYear},
    {"tle-stl", "Terminale STL", "Final year STL",
     "tle STL|tle sciences et technologies de laboratoire|terminale "
     "STL|terminale sciences et technologies de laboratoire|T STL|T sciences "
     "et technologies de laboratoire",
     "tle-techno|stl", "#022-048", Row::kYear},
    {"std2a", "Série STD2A", "STD2A series (design and applied arts)",
     "STD2A|bac STD2A|sciences et technologies du design et des arts "
     "appliqués|filière STD2A",
     "voie-techno", ""},
    {"1re-std2a", "1re STD2A", "Première STD2A",
     "1re sciences et technologies du design et des arts appliqués|1ère "
     "STD2A|1ère sciences et technologies du design et des arts "
     "appliqués|première STD2A|première sciences et technologies du design et "
     "des arts appliqués",
     "1re-techno|std2a", "#022-129", Row::kYear},
    {"tle-std2a", "Terminale STD2A", "Final year STD2A",
     "tle STD2A|tle sciences et technologies du design et des arts "
     "appliqués|terminale STD2A|terminale sciences et technologies du design "
     "et des arts appliqués|T STD2A|T sciences et technologies du design et "
     "des arts appliqués",
     "tle-techno|std2a", "#022-044", Row::kYear},
    {"sthr", "Série STHR", "STHR series (hotels and catering)",
     "STHR|bac STHR|sciences et technologies de l'hôtellerie et de la "
     "restauration|filière STHR",
     "voie-techno", ""},
    {"1re-sthr", "1re STHR", "Première STHR",
     "1re sciences et technologies de l'hôtellerie et de la restauration|1re "
     "techno hôtellerie|1re technologique hôtellerie|1re hôtellerie|1ère "
     "STHR|1ère sciences et technologies de l'hôtellerie et de la "
     "restauration|1ère techno hôtellerie|1ère technologique hôtellerie|1ère "
     "hôtellerie|première STHR|première sciences et technologies de "
     "l'hôtellerie et de la restauration|première techno hôtellerie|première "
     "technologique hôtellerie|première hôtellerie",
     "1re-techno|sthr", "<#022-135", Row::kYear},
    {"tle-sthr", "Terminale STHR", "Final year STHR",
     "tle STHR|tle sciences et technologies de l'hôtellerie et de la "
     "restauration|tle techno hôtellerie|tle technologique hôtellerie|tle "
     "hôtellerie|terminale STHR|terminale sciences et technologies de "
     "l'hôtellerie et de la restauration|terminale techno hôtellerie|terminale "
     "technologique hôtellerie|terminale hôtellerie|T STHR|T sciences et "
     "technologies de l'hôtellerie et de la restauration|T techno hôtellerie|T "
     "technologique hôtellerie|T hôtellerie",
     "tle-techno|sthr", "<#022-049", Row::kYear},
    {"s2tmd", "Série S2TMD", "S2TMD series (theatre, music and dance)",
     "S2TMD|bac S2TMD|sciences et techniques du théâtre, de la musique et de "
     "la danse|filière S2TMD|bac TMD",
     "voie-techno", ""},
    {"1re-s2tmd", "1re S2TMD", "Première S2TMD",
     "1re sciences et techniques du théâtre, de la musique et de la danse|1re "
     "TMD|1re techniques de la musique et de la danse|1ère S2TMD|1ère sciences "
     "et techniques du théâtre, de la musique et de la danse|1ère TMD|1ère "
     "techniques de la musique et de la danse|première S2TMD|première sciences "
     "et techniques du théâtre, de la musique et de la danse|première "
     "TMD|première techniques de la musique et de la danse",
     "1re-techno|s2tmd", "<#022-238", Row::kYear},
    {"tle-s2tmd", "Terminale S2TMD", "Final year S2TMD",
     "tle S2TMD|tle sciences et techniques du théâtre, de la musique et de la "
     "danse|tle TMD|tle techniques de la musique et de la danse|terminale "
     "S2TMD|terminale sciences et techniques du théâtre, de la musique et de "
     "la danse|terminale TMD|terminale techniques de la musique et de la "
     "danse|T S2TMD|T sciences et techniques du théâtre, de la musique et de "
     "la danse|T TMD|T techniques de la musique et de la danse",
     "tle-techno|s2tmd", "<#022-212", Row::kYear},
    {"stav", "Série STAV", "STAV series (agronomy and life sciences)",
     "STAV|bac STAV|sciences et technologies de l'agronomie et du "
     "vivant|filière STAV",
     "voie-techno", ""},
    {"1re-stav", "1re STAV", "Première STAV",
     "1re sciences et technologies de l'agronomie et du vivant|1ère STAV|1ère "
     "sciences et technologies de l'agronomie et du vivant|première "
     "STAV|première sciences et technologies de l'agronomie et du vivant",
     "1re-techno|stav", "", Row::kYear},
    {"tle-stav", "Terminale STAV", "Final year STAV",
     "tle STAV|tle sciences et technologies de l'agronomie et du "
     "vivant|terminale STAV|terminale sciences et technologies de l'agronomie "
     "et du vivant|T STAV|T sciences et technologies de l'agronomie et du "
     "vivant",
     "tle-techno|stav", "", Row::kYear},

    {"cap", "CAP", "CAP (vocational certificate)",
     "certificat d'aptitude professionnelle|voie CAP|C.A.P.|CAPA|"
     "CAP - certificat d'aptitude professionnelle",
     "lycee-pro", "#022-223"},
    {"cap-1", "CAP, 1re année", "CAP, first year",
     "CAP 1re année|CAP 1ère année|CAP - 1re année|CAP première année|CAP 1|"
     "première année de CAP|1re année de CAP|CAP1",
     "cap", "#022-103"},
    {"cap-2", "CAP, 2e année", "CAP, second year",
     "CAP 2e année|CAP 2ème année|CAP - 2e année|CAP deuxième année|CAP 2|"
     "deuxième année de CAP|2e année de CAP|CAP2",
     "cap", "#022-104"},
    {"cap-3", "CAP, 3e année", "CAP, third year",
     "CAP 3e année|CAP 3ème année|CAP troisième année|CAP 3|CAP3", "cap", ""},
    {"bep", "BEP", "BEP (former vocational diploma)",
     "brevet d'études professionnelles|voie BEP", "lycee-pro", "#022-213",
     Row::kDeprecated},
    {"bma", "BMA", "BMA (arts and crafts diploma)",
     "brevet des métiers d'art|voie BMA", "lycee-pro",
     "#022-214|<#022-095|<#022-096"},
    {"bp", "BP", "BP (professional diploma)", "brevet professionnel|voie BP",
     "lycee-pro", "#022-215|<#022-097|<#022-098"},
    {"btm", "BTM", "BTM (trades technical diploma)",
     "brevet technique des métiers|voie BTM", "lycee-pro",
     "#022-222|<#022-099|<#022-100"},
    {"bt", "BT", "BT (former technician diploma)",
     "brevet de technicien|voie BT", "lycee-pro",
     "#022-221|<#022-153|<#022-154", Row::kDeprecated},
    {"mention-complementaire", "Certificat de spécialisation",
     "Specialisation certificate",
     "mention complémentaire|MC|voie MC|CS|voie mention complémentaire",
     "lycee-pro", "#022-231"},
    {"fcil", "Formation complémentaire d'initiative locale",
     "Local complementary training",
     "FCIL|formation complémentaire|voie FC|voie FCIL", "lycee-pro",
     "#022-227|<#022-288|<#022-298"},

    {"superieur", "Enseignement supérieur", "Higher education",
     "supérieur|post-bac|université|études supérieures|university", "",
     "#higher_education|kl:A|<kl:5|<#022-162"},
    {"bts", "BTS", "BTS (higher technician diploma)",
     "section BTS|brevet de technicien supérieur|STS|BTSA|"
     "section de technicien supérieur",
     "superieur", "#022-195"},
    {"bts-1", "BTS, 1re année", "BTS, first year",
     "BTS 1re année|BTS 1ère année|BTS - 1re année|BTS première année|BTS 1|"
     "première année de BTS|BTS1",
     "bts", "#022-101"},
    {"bts-2", "BTS, 2e année", "BTS, second year",
     "BTS 2e année|BTS 2ème année|BTS - 2e année|BTS deuxième année|BTS 2|"
     "deuxième année de BTS|BTS2",
     "bts", "#022-102"},
    {"cpge", "CPGE", "CPGE (classes preparing for the grandes écoles)",
     "classes préparatoires aux grandes écoles|voie CPGE|prépa|"
     "classe préparatoire|classes préparatoires",
     "superieur", "#022-226"},
    {"cpge-1", "CPGE, 1re année", "CPGE, first year",
     "CPGE 1re année|CPGE - 1re année|CPGE 1ère année|CPGE première année|"
     "maths sup|CPGE 1",
     "cpge", "#022-109"},
    {"cpge-2", "CPGE, 2e année", "CPGE, second year",
     "CPGE 2e année|CPGE - 2e année|CPGE 2ème année|CPGE deuxième année|"
     "maths spé|CPGE 2",
     "cpge", "#022-110"},
    {"but", "BUT", "BUT (technology degree)",
     "bachelor universitaire de technologie|DUT|IUT|section DUT|"
     "diplôme universitaire de technologie",
     "superieur", "<#022-198|<#022-111|<#022-112"},
    {"licence", "Licence", "Bachelor's degree",
     "licence universitaire|L1|L2|L3|bachelor", "superieur",
     "#012-005|<#022-185|<#022-187|kl:6"},
    {"master", "Master", "Master's degree", "M1|M2|mastère|mastère spécialisé",
     "superieur", "#012-006|<#012-013|kl:7"},
    {"doctorat", "Doctorat", "Doctorate", "thèse|PhD", "superieur",
     "#012-007|kl:8"},

    {"formation-adultes", "Formation des adultes", "Adult education",
     "formation continue|formation professionnelle continue des adultes|"
     "GRETA|formation tout au long de la vie|adult learning",
     "", "#022-164|<#012-009|<kl:C"},
    {"formation-pro", "Formation professionnelle", "Vocational training",
     "formation pro|apprentissage en CFA|CFA|vocational education|training", "",
     "#022-284|<#training|<#012-010|<kl:4"},
    {"formation-personnels", "Formation des personnels de l'éducation",
     "Training of school staff",
     "formation des enseignants|formation des personnels de l'éducation "
     "nationale|INSPE|formation continue des enseignants|teacher training|"
     "formation continue des personnels de l'éducation nationale",
     "", "#022-163|<#022-063|<kl:B"},

    {"ash", "École inclusive (ASH)", "Inclusive schooling (ASH)",
     "ASH|ASSEH|adaptation scolaire et scolarisation des élèves handicapés|"
     "école inclusive|enseignement adapté",
     "", "#022-140|<#022-150|<#022-151"},
    {"ulis", "ULIS", "ULIS (local unit for inclusive schooling)",
     "unité localisée pour l'inclusion scolaire|CLIS|"
     "classe pour l'inclusion scolaire|dispositif ULIS",
     "ash", ""},
    {"upe2a", "UPE2A", "UPE2A (unit for newly arrived pupils)",
     "unité pédagogique pour élèves allophones arrivants|élèves allophones|"
     "EANA|classe d'accueil|CLA|CLIN|"
     "unité pédagogique pour élèves allophones nouvellement arrivés",
     "", ""},
    {"tous-niveaux", "Tous niveaux", "All levels",
     "tout niveau|tout public scolaire|all ages", "", ""},
    {"autre-niveau", "Autre niveau", "Other level", "autres|autre", "",
     "#other"},
};

}  // namespace

Table LevelTable() { return {"level", "Niveau", "Level", kRows}; }

}  // namespace preau::vocabulary::internal
