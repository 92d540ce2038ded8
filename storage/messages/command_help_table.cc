#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"CMD_COMPLETION",
     "Écrit le script qui complète la commande dans votre shell : "
     "sous-commandes, options, niveaux, disciplines…",
     "Writes the script that completes the command in your shell: subcommands, "
     "options, levels, subjects…"},
    {"CMD_COMPLETION_EXAMPLES",
     "Exemples :\n  source <(preau completion bash)\n  preau completion zsh > "
     "~/.zfunc/_preau",
     "Examples:\n  source <(preau completion bash)\n  preau completion zsh > "
     "~/.zfunc/_preau"},
    {"CMD_COPIES",
     "Montre les autres notices de la même œuvre et pourquoi elles le sont, ou "
     "décide si d'autres le sont. Rien n'est supprimé : la recherche montre "
     "une notice par œuvre et nomme les autres.",
     "Shows the other records of the same work and why they are, or decides "
     "whether others are. Nothing is deleted: search shows one record of a "
     "work and names the others."},
    {"CMD_COPIES_EXAMPLES",
     "Exemples :\n  preau copies members/lille/resources/volcans\n  preau "
     "copies members/lille/resources/volcans --other resources/0123abcd",
     "Examples:\n  preau copies members/lille/resources/volcans\n  preau "
     "copies members/lille/resources/volcans --other resources/0123abcd"},
    {"CMD_EXPORT",
     "Écrit les notices publiées d'un membre, ou celles que l'on nomme, en "
     "ScoLOMFR, Dublin Core (dc), JSON-LD (amb), CSV ou UNIMARC. En XML, "
     "plusieurs notices font une réponse OAI-PMH, ou un fichier chacune dans "
     "un dossier ; « preau import » relit tout, sauf l'UNIMARC.",
     "Writes the published records of a member, or those that are named, as "
     "ScoLOMFR, Dublin Core (dc), JSON-LD (amb), CSV or UNIMARC. Several "
     "records in XML make an OAI-PMH answer, or one file each in a folder; "
     "\"preau import\" reads all of it again but UNIMARC."},
    {"CMD_EXPORT_EXAMPLES",
     "Exemples :\n  preau export --output notices/\n  preau export --format "
     "csv --output notices.csv\n  preau export --format unimarc --member lille "
     "--output cdi.mrc\n  preau export --format amb "
     "0123456789abcdef0123456789abcdef",
     "Examples:\n  preau export --output records/\n  preau export --format csv "
     "--output records.csv\n  preau export --format unimarc --member lille "
     "--output library.mrc\n  preau export --format amb "
     "0123456789abcdef0123456789abcdef"},
    {"CMD_GET",
     "Montre une notice, par son nom, son identifiant ou son lien permanent.",
     "Shows a record, by its name, its identifier or its permanent link."},
    {"CMD_GET_EXAMPLES",
     "Exemples :\n  preau get members/lille/resources/volcans-auvergne\n  "
     "preau get 0123456789abcdef0123456789abcdef --json",
     "Examples:\n  preau get members/lille/resources/volcans-auvergne\n  preau "
     "get 0123456789abcdef0123456789abcdef --json"},
    {"CMD_IMPORT",
     "Importe des notices : ScoLOMFR, LOM et Dublin Core (XML, OAI-PMH), CSV, "
     "JSON-LD (schema.org, AMB), GAR, JSON Lines. "
     "Importer deux fois ne change rien ; un import interrompu continue en "
     "relançant la même commande.",
     "Imports records: ScoLOMFR, LOM and Dublin Core (XML, OAI-PMH), CSV, "
     "JSON-LD (schema.org, AMB), GAR, JSON Lines. "
     "Importing twice changes nothing; an import that was interrupted goes on "
     "when the same command is run again."},
    {"CMD_IMPORT_EXAMPLES",
     "Exemples :\n  preau import notices/\n  preau import canope.csv --source "
     "canope --dry-run\n  preau import fiches.jsonl --mapping "
     "correspondance.json --member lille",
     "Examples:\n  preau import records/\n  preau import canope.csv --source "
     "canope --dry-run\n  preau import records.jsonl --mapping mapping.json "
     "--member lille"},
    {"CMD_KEY", "Les clés d'accès du serveur.",
     "The access keys of the server."},
    {"CMD_KEY_CREATE",
     "Crée une clé d'accès, dont le secret n'est montré qu'une fois.",
     "Makes an access key, whose secret is shown only once."},
    {"CMD_KEY_CREATE_EXAMPLES",
     "Exemples :\n  preau key create portail --role contributor --member "
     "lille\n  preau key create replique --role replica --output replique.key",
     "Examples:\n  preau key create portal --role contributor --member lille\n "
     " preau key create replica --role replica --output replica.key"},
    {"CMD_KEY_EXAMPLES",
     "Exemples :\n  preau key create portail --role contributor\n  preau key "
     "list",
     "Examples:\n  preau key create portal --role contributor\n  preau key "
     "list"},
    {"CMD_KEY_LIST", "Liste les clés, révoquées ou non, sans leur secret.",
     "Lists the keys, revoked or not, without their secret."},
    {"CMD_KEY_LIST_EXAMPLES", "Exemples :\n  preau key list",
     "Examples:\n  preau key list"},
    {"CMD_KEY_REVOKE",
     "Révoque une clé : elle ne vaut plus rien, tout de suite.",
     "Revokes a key: it is worth nothing any more, at once."},
    {"CMD_KEY_REVOKE_EXAMPLES",
     "Exemples :\n  preau key revoke 0123456789abcdef",
     "Examples:\n  preau key revoke 0123456789abcdef"},
    {"CMD_LIST", "Liste toutes les notices, une par ligne : nom et titre.",
     "Lists all records, one on a line: name and title."},
    {"CMD_LIST_EXAMPLES",
     "Exemples :\n  preau list --member lille\n  preau list --all --json > "
     "notices.jsonl",
     "Examples:\n  preau list --member lille\n  preau list --all --json > "
     "records.jsonl"},
    {"CMD_MEMBER",
     "Les membres que porte ce serveur : une académie, un opérateur national…",
     "The members that this server carries: an académie, a national provider…"},
    {"CMD_MEMBER_CREATE", "Ajoute un membre.", "Adds a member."},
    {"CMD_MEMBER_CREATE_EXAMPLES",
     "Exemples :\n  preau member create lille \"Académie de Lille\" --label-en "
     "\"Lille\"",
     "Examples:\n  preau member create lille \"Académie de Lille\" --label-en "
     "\"Lille\""},
    {"CMD_MEMBER_EXAMPLES",
     "Exemples :\n  preau member create lille \"Académie de Lille\"\n  preau "
     "member list",
     "Examples:\n  preau member create lille \"Académie de Lille\"\n  preau "
     "member list"},
    {"CMD_MEMBER_LIST", "Liste les membres.", "Lists the members."},
    {"CMD_MEMBER_LIST_EXAMPLES", "Exemples :\n  preau member list",
     "Examples:\n  preau member list"},
    {"CMD_PREAU",
     "Préau : le catalogue de ressources éducatives gratuites d'une académie.",
     "Préau: an académie's catalogue of free educational resources."},
    {"CMD_PREAU_EXAMPLES",
     "Exemples :\n  preau serve                       démarre un serveur ici\n "
     " preau import notices/             importe un dossier\n  preau search "
     "volcan --level 6e    cherche\n  preau COMMANDE --help             dit "
     "tout d'une commande\n\nVariables : PREAU_SERVER, PREAU_DATA, "
     "PREAU_KEY_FILE, NO_COLOR ; la langue est\ncelle de LANG. Statut de "
     "sortie : 0 fait, 1 échec, 2 commande pas comprise,\n130 interrompue.",
     "Examples:\n  preau serve                       starts a server here\n  "
     "preau import records/             imports a folder\n  preau search "
     "volcan --level 6e    searches\n  preau COMMAND --help              says "
     "all about a command\n\nVariables: PREAU_SERVER, PREAU_DATA, "
     "PREAU_KEY_FILE, NO_COLOR; the language is\nthat of LANG. Exit status: 0 "
     "done, 1 failed, 2 command not understood,\n130 interrupted."},
    {"CMD_ROWS",
     "Montre ce qu'une page d'accueil propose aujourd'hui : la saison "
     "scolaire, les nouveautés, et pourquoi.",
     "Shows what a home page proposes today: what the school year brings, what "
     "is new, and why."},
    {"CMD_ROWS_EXAMPLES",
     "Exemples :\n  preau rows\n  preau rows --level cycle-3 --subject svt\n  "
     "preau rows --date 2027-03-22",
     "Examples:\n  preau rows\n  preau rows --level cycle-3 --subject svt\n  "
     "preau rows --date 2027-03-22"},
    {"CMD_SEARCH",
     "Cherche des ressources. On écrit comme on parle : mots avec ou sans "
     "accents, \"une phrase exacte\", -exclu, titre:volcan, auteur:…, "
     "mot-cle:… Sans mot, tout est trouvé.",
     "Searches for resources. Write as you speak: words with or without "
     "accents, \"an exact phrase\", -excluded, title:volcan, author:…, "
     "keyword:… Without words everything is found."},
    {"CMD_SEARCH_EXAMPLES",
     "Exemples :\n  preau search volcan --level 6e --subject svt\n  preau "
     "search \"cycle de l'eau\" --kind video --facets level,licence\n  preau "
     "search fractions --not access=account --sort newest\n  preau search "
     "--level cycle-3 --page 2\n  preau search -- volcan -lave",
     "Examples:\n  preau search volcan --level 6e --subject svt\n  preau "
     "search \"cycle de l'eau\" --kind video --facets level,licence\n  preau "
     "search fractions --not access=account --sort newest\n  preau search "
     "--level cycle-3 --page 2\n  preau search -- volcan -lave"},
    {"CMD_SERVE",
     "Démarre un serveur complet dans ce terminal (le programme preau-node) ; "
     "Ctrl-C l'arrête. Les autres options lui sont transmises : « preau serve "
     "--listen … » ; « preau-node --help » les montre.",
     "Starts a whole server in this terminal (the program preau-node); Ctrl-C "
     "stops it. Other options are passed on to it: \"preau serve --listen …\"; "
     "\"preau-node --help\" shows them."},
    {"CMD_SERVE_EXAMPLES",
     "Exemples :\n  preau serve\n  preau serve --data /var/lib/preau --listen "
     "127.0.0.1:7070",
     "Examples:\n  preau serve\n  preau serve --data /var/lib/preau --listen "
     "127.0.0.1:7070"},
    {"CMD_SIMILAR",
     "Montre les ressources qui ressemblent à une autre, et en quoi.",
     "Shows the resources that are about the same as one, and how."},
    {"CMD_SIMILAR_EXAMPLES",
     "Exemples :\n  preau similar "
     "members/lille/resources/0123456789abcdef0123456789abcdef\n  preau "
     "similar 0123456789abcdef0123456789abcdef --limit 5",
     "Examples:\n  preau similar "
     "members/lille/resources/0123456789abcdef0123456789abcdef\n  preau "
     "similar 0123456789abcdef0123456789abcdef --limit 5"},
    {"CMD_STATS",
     "Montre ce que porte le serveur : notices par membre, journal, index, "
     "disque.",
     "Shows what the server holds: records of each member, log, index, disk."},
    {"CMD_STATS_EXAMPLES", "Exemples :\n  preau stats\n  preau stats --json",
     "Examples:\n  preau stats\n  preau stats --json"},
    {"CMD_TEMPLATE",
     "Écrit un tableur vide à remplir : en-têtes, ligne d'exemple, valeurs "
     "permises. En .ods, tout est dans un classeur ; en .csv, les valeurs sont "
     "dans un second fichier.",
     "Writes an empty spreadsheet to fill in: headers, an example, the values "
     "that are allowed. As .ods all is in one file; as .csv the values are in "
     "a second one."},
    {"CMD_TEMPLATE_EXAMPLES",
     "Exemples :\n  preau template notices.ods\n  preau template notices.csv",
     "Examples:\n  preau template records.ods\n  preau template records.csv"},
    {"CMD_TRY",
     "Montre la dernière recherche telle qu'un portail l'écrirait : curl, PHP, "
     "Python, JavaScript.",
     "Shows the last search as a portal would write it: curl, PHP, Python, "
     "JavaScript."},
    {"CMD_TRY_EXAMPLES",
     "Exemples :\n  preau search volcan --level 6e\n  preau try",
     "Examples:\n  preau search volcano --level 6e\n  preau try"},
    {"CMD_VALIDATE",
     "Vérifie si des notices sont conformes à ScoLOMFR : ce qui ne va pas, à "
     "quelle ligne, et ce qui serait juste. Aucun serveur n'est nécessaire. Le "
     "statut de sortie est 0 si toutes le sont, 1 sinon, 2 si un fichier ne "
     "peut pas être lu.",
     "Checks whether records conform to ScoLOMFR: what is wrong, on which "
     "line, and what would be right. No server is needed. The exit status is 0 "
     "if all do, 1 if not, 2 if a file can't be read."},
    {"CMD_VALIDATE_EXAMPLES",
     "Exemples :\n  preau validate notice.xml\n  preau validate notices/ "
     "--gar\n  preau validate page-oai.xml --json",
     "Examples:\n  preau validate notice.xml\n  preau validate notices/ "
     "--gar\n  preau validate page-oai.xml --json"},
    {"CMD_VERIFY",
     "Vérifie les données d'un serveur arrêté, et dit ce qui ne va pas.",
     "Checks the data of a server that is stopped, and says what is wrong."},
    {"CMD_VERIFY_EXAMPLES", "Exemples :\n  preau verify --data /var/lib/preau",
     "Examples:\n  preau verify --data /var/lib/preau"},
    {"CMD_VERSION", "Dit la version de la commande.",
     "Says the command's version."},
    {"CMD_VERSION_EXAMPLES", "Exemples :\n  preau version",
     "Examples:\n  preau version"},
    {"CMD_VOCABULARY",
     "Les vocabulaires : niveaux, disciplines, types, licences…",
     "The vocabularies: levels, subjects, kinds, licences…"},
    {"CMD_VOCABULARY_CHECK",
     "Vérifie des vocabulaires SKOS avant de les donner à un serveur (preau "
     "serve --vocabularies) : ce qui désigne un de nos termes, ce qui est "
     "refusé et pourquoi. Aucun serveur n'est nécessaire.",
     "Checks SKOS vocabularies before a server is given them (preau serve "
     "--vocabularies): what means a term of ours, what is refused and why. No "
     "server is needed."},
    {"CMD_VOCABULARY_CHECK_EXAMPLES",
     "Exemples :\n  preau vocabulary check scolomfr-v-3-2-0/SKOS\n  preau "
     "vocabulary check 15.rdf 22.rdf --unmapped\n  preau vocabulary check SKOS "
     "--json",
     "Examples:\n  preau vocabulary check scolomfr-v-3-2-0/SKOS\n  preau "
     "vocabulary check 15.rdf 22.rdf --unmapped\n  preau vocabulary check SKOS "
     "--json"},
    {"CMD_VOCABULARY_EXAMPLES",
     "Exemples :\n  preau vocabulary list\n  preau vocabulary show level "
     "--tree",
     "Examples:\n  preau vocabulary list\n  preau vocabulary show level "
     "--tree"},
    {"CMD_VOCABULARY_LIST", "Liste les vocabulaires.",
     "Lists the vocabularies."},
    {"CMD_VOCABULARY_LIST_EXAMPLES", "Exemples :\n  preau vocabulary list",
     "Examples:\n  preau vocabulary list"},
    {"CMD_VOCABULARY_SHOW",
     "Montre les termes d'un vocabulaire, avec les identifiants qu'acceptent "
     "les filtres.",
     "Shows the terms of a vocabulary, with the ids that filters take."},
    {"CMD_VOCABULARY_SHOW_EXAMPLES",
     "Exemples :\n  preau vocabulary show level --tree\n  preau vocabulary "
     "show discipline --ids",
     "Examples:\n  preau vocabulary show level --tree\n  preau vocabulary show "
     "discipline --ids"},
};

}  // namespace

absl::Span<const Sentence> CommandHelpTable() { return kTable; }

}  // namespace preau::messages::internal
