#include "indexer/rows/recipe.h"

namespace preau::rows {
namespace {

using Needs = Recipe::Needs;
using Order = Recipe::Order;

// What one does without a class.
constexpr absl::string_view kHolidays =
    "kind=jeu,conte,livre,livre-numerique,roman,album-bd,chanson,podcast,"
    "exposition,film;audience=learner,family,general-public;"
    "!level=formation-personnels,formation-adultes,formation-pro,superieur,"
    "lycee-pro";

constexpr Recipe kRecipes[] = {
    // Of a season.
    {"rentree", "rentree", "Réussir la rentrée", "A good start", "", "",
     "titre:rentrée mot-cle:rentrée \"premiers jours\" "
     "\"règles de vie\" \"règles de la classe\" "
     "titre:bonjour",
     ""},
    {"developpement-durable", "developpement-durable", "Agir pour la planète",
     "For the planet", "", "", "", "discipline=edd", Order::kDaily},
    {"langues", "langues", "Parler d'autres langues", "Speak other languages",
     "", "", "", "discipline=langues-vivantes,langues-regionales",
     Order::kDaily},
    {"science", "fete-de-la-science", "Expériences à faire",
     "Experiments to make", "", "", "",
     "kind=experience,demonstration,simulation;"
     "discipline=sciences,physique-chimie,svt,sciences-et-technologie,"
     "explorer-le-monde,qlm,technologie",
     Order::kDaily},
    {"gout", "gout", "Goûter et bien manger", "Taste and eat well", "", "",
     "titre:goût mot-cle:goût mot-cle:alimentation mot-cle:cuisine "
     "titre:cuisine mot-cle:saveur mot-cle:recette titre:recette "
     "mot-cle:nutrition titre:déjeuner mot-cle:équilibre",
     ""},
    {"harcelement", "harcelement", "Contre le harcèlement", "Against bullying",
     "", "", "harcèlement cyberharcèlement mot-cle:empathie titre:empathie",
     ""},
    {"armistice", "armistice", "Se souvenir des guerres", "Remember the wars",
     "", "",
     "\"grande guerre\" \"première guerre mondiale\" \"monument aux morts\" "
     "poilu \"11 novembre\" mot-cle:guerre titre:guerre mot-cle:résistance",
     ""},
    {"droits-de-l-enfant", "droits-de-l-enfant", "Les droits de l'enfant",
     "Children's rights", "", "",
     "\"droits de l'enfant\" \"droits des enfants\" \"travail des enfants\" "
     "\"enfants au travail\"",
     ""},
    {"handicap", "handicap", "Vivre avec un handicap",
     "Living with a disability", "", "", "handicap inclusion accessibilité",
     ""},
    {"laicite", "laicite", "La laïcité en classe", "Laïcité in class", "", "",
     "laïcité \"loi de 1905\" mot-cle:fraternité titre:laïcité", ""},
    {"orientation", "orientation", "Choisir sa voie", "Choose one's way", "",
     "", "", "discipline=orientation", Order::kDaily},
    {"internet", "internet-sans-crainte", "Internet sans crainte",
     "The internet without fear", "", "",
     "mot-cle:\"données personnelles\" cyberharcèlement \"réseaux sociaux\" "
     "mot-cle:internet titre:internet titre:écran \"temps d'écran\"",
     ""},
    {"femmes", "droits-des-femmes", "L'égalité entre filles et garçons",
     "Girls and boys as equals", "", "",
     "\"droits des femmes\" mot-cle:égalité mot-cle:mixité titre:mixité "
     "titre:femmes mot-cle:femmes titre:filles stéréotypes \"olympe de "
     "gouges\"",
     ""},
    {"mathematiques", "mathematiques", "Des mathématiques autrement",
     "Another kind of mathematics", "", "", "",
     "discipline=mathematiques,premiers-outils-mathematiques", Order::kDaily},
    {"poesie", "poetes", "De la poésie", "Poetry", "", "",
     "mot-cle:poésie titre:poésie titre:poème mot-cle:poème mot-cle:poète "
     "mot-cle:slam titre:fables mot-cle:fable",
     ""},
    {"francophonie", "francophonie", "Jouer avec les mots", "Play with words",
     "", "",
     "francophonie mot-cle:vocabulaire titre:mots mot-cle:slam titre:slam",
     "discipline=francais,fle,lca,langage-maternelle"},
    {"presse", "presse", "Lire et faire l'information",
     "Read and make the news", "", "",
     "mot-cle:presse titre:presse titre:médias "
     "mot-cle:médias \"éducation aux médias\" titre:radio mot-cle:radio "
     "webradio mot-cle:désinformation mot-cle:rumeur titre:rumeur "
     "\"fausses nouvelles\" \"journal de collège\"",
     ""},
    {"annales-bac", "bac", "Préparer le bac", "Prepare for the bac", "", "", "",
     "kind=annales,sujet-examen,preparation-examen,corrige,methode;"
     "level=premiere,terminale",
     Order::kDaily},
    {"annales-brevet", "brevet", "Préparer le brevet", "Prepare for the brevet",
     "", "", "brevet dnb mot-cle:brevet", "level=college"},
    {"grand-oral", "grand-oral", "Parler au grand oral",
     "Speak at the grand oral", "", "",
     "\"grand oral\" mot-cle:oral titre:oral éloquence", "level=lycee"},
    {"fin-d-annee", "fin-d-annee", "Finir l'année en jouant",
     "End the year with games", "", "", "",
     "kind=jeu,quiz,chanson;"
     "!level=formation-personnels,formation-adultes,formation-pro",
     Order::kDaily},
    {"vacances", "vacances-ete", "Cahier de vacances", "For the holidays", "",
     "", "", kHolidays, Order::kDaily},
    {"vacances-toussaint", "vacances-toussaint", "Pendant les vacances",
     "During the holidays", "", "", "", kHolidays, Order::kDaily},
    {"vacances-noel", "vacances-noel", "Pendant les vacances",
     "During the holidays", "", "", "", kHolidays, Order::kDaily},
    {"vacances-hiver", "vacances-hiver", "Pendant les vacances",
     "During the holidays", "", "", "", kHolidays, Order::kDaily},
    {"vacances-printemps", "vacances-printemps", "Pendant les vacances",
     "During the holidays", "", "", "", kHolidays, Order::kDaily},

    // All year.
    {"newest-watched", "", "Nouveautés : {watched}", "New: {watched}",
     "Parce que vous regardez : {watched}",
     "Because you are looking at: {watched}", "", "", Order::kNewest, "",
     Needs::kWatched},
    {"newest", "", "Nouveautés", "New", "Parce que ce sont les plus récentes",
     "Because these are the newest", "", "", Order::kNewest, "",
     Needs::kUnwatched},
    {"short-videos", "", "Vidéos courtes", "Short videos",
     "Parce qu'elles tiennent dans une séance",
     "Because they fit into a lesson", "",
     "kind=video,film,animation;duration=under-5-min,5-15-min", Order::kDaily},
    {"printable", "", "À imprimer", "To print",
     "Parce qu'une fiche se distribue sans écran",
     "Because a sheet can be handed out without a screen", "",
     "kind=fiche-eleve,fiche-pedagogique,exercice,affiche,evaluation",
     Order::kDaily},
    {"interactive", "", "Exercices et jeux interactifs",
     "Interactive exercises and games", "Parce que les élèves y agissent",
     "Because pupils act in them", "",
     "kind=exercice-interactif,quiz,jeu,simulation,video-interactive,"
     "image-interactive",
     Order::kDaily},
    {"special-needs", "", "Pour les élèves à besoins particuliers",
     "For pupils with special needs",
     "Parce que ces ressources sont faites pour eux",
     "Because these were made for them", "",
     "special_need=hearing,vision,multiple-disabilities,intellectual,motor,"
     "psychological,dys,adhd,visceral,autism,several,gifted,newly-arrived,"
     "away-from-school",
     Order::kDaily},
    {"lesson-plans", "", "Des séances prêtes à mener", "Lessons ready to teach",
     "Parce que le déroulé y est déjà écrit",
     "Because how they go is written down already", "",
     "kind=scenario,sequence,seance,fiche-pedagogique", Order::kDaily,
     "teacher"},
    {"listen", "", "À écouter", "To listen to",
     "Parce qu'on apprend aussi par l'oreille",
     "Because one also learns by ear", "", "kind=audio,podcast,chanson",
     Order::kDaily},
    {"accessible", "", "Sous-titres, transcriptions, lecture facile",
     "Captions, transcripts, easy reading",
     "Parce que tout le monde peut s'en servir", "Because everybody can use it",
     "",
     "accessibility=captions,transcript,audio-description,sign-language,"
     "easy-to-read,dyslexia-friendly,large-print,braille",
     Order::kDaily},
    {"offline", "", "Sans connexion", "Offline",
     "Parce qu'on peut les emporter", "Because one can take them along", "",
     "offline=yes", Order::kDaily},
    {"open", "", "Sans compte", "Without an account",
     "Parce qu'elles s'ouvrent sans inscription",
     "Because they open without signing up", "", "access=open", Order::kDaily},
    {"training", "", "Pour se former", "For one's own training",
     "Parce qu'on enseigne mieux à plusieurs",
     "Because one teaches better together", "", "level=formation-personnels",
     Order::kDaily, "teacher"},
};

}  // namespace

absl::Span<const Recipe> Recipes() { return kRecipes; }

}  // namespace preau::rows
