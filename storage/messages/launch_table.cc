#include "storage/messages/tables.h"

namespace preau::messages::internal {
namespace {

constexpr Sentence kTable[] = {
    {"ADDRESS_INVALID",
     "« {address} » n'est pas une adresse. Écrivez hôte:port, ou unix:/chemin.",
     "\"{address}\" isn't an address. Write host:port, or unix:/path."},
    {"DATA_FOLDER_MISSING", "Dites où sont les données : --data DOSSIER.",
     "Say where the data are: --data FOLDER."},
    {"FLAG_CATALOGUE", "Adresse du catalogue : hôte:port, ou unix:/chemin.",
     "Address of the catalogue: host:port, or unix:/path."},
    {"FLAG_CATALOGUE_KEY_FILE",
     "Fichier de la clé avec laquelle ce service parle au catalogue.",
     "File with the key with which this service speaks to the catalogue."},
    {"FLAG_CATALOGUE_TLS",
     "Parler au catalogue par TLS, en se fiant aux certificats du système.",
     "Speak to the catalogue through TLS, trusting the system's certificates."},
    {"FLAG_CATALOGUE_TLS_ROOTS",
     "Parler au catalogue par TLS, en se fiant aux certificats de ce fichier "
     "PEM.",
     "Speak to the catalogue through TLS, trusting the certificates of this "
     "PEM file."},
    {"FLAG_DATA", "Dossier des données ; créé s'il manque.",
     "Folder of the data; made if it isn't there."},
    {"FLAG_HELP", "Montre ceci.", "Shows this."},
    {"FLAG_HTTP",
     "Adresse où répondre en JSON sur HTTP, en lecture, par exemple "
     "127.0.0.1:7080 ; sans elle, pas de HTTP. Sans TLS : hors de cette "
     "machine, mettez un mandataire qui l'a.",
     "Address to answer on as JSON over HTTP, for reading, for instance "
     "127.0.0.1:7080; without it, no HTTP. Without TLS: beyond this machine, "
     "put a proxy that has it before it."},
    {"FLAG_HTTP_ORIGIN",
     "Origine dont les pages web peuvent lire les réponses HTTP, par exemple "
     "https://portail.example.org ; plusieurs fois, ou « * ».",
     "Origin whose web pages may read the HTTP answers, for instance "
     "https://portail.example.org; several times, or \"*\"."},
    {"FLAG_LISTEN",
     "Adresse TCP où répondre, par exemple 127.0.0.1:7070 ; port 0 : le "
     "système "
     "en choisit un. Sans elle, seul le socket du dossier répond.",
     "TCP address to answer on, for instance 127.0.0.1:7070; port 0: the "
     "system "
     "chooses one. Without it, only the folder's socket answers."},
    {"FLAG_MEMBER",
     "Membre que porte ce serveur, « identifiant=Nom » ; plusieurs fois si "
     "besoin. Sans cette option, un premier membre « local » est créé.",
     "Member that this server carries, \"id=Name\"; several times if need be. "
     "Without it a first member \"local\" is made."},
    {"FLAG_HARVEST_PRIVATE_NETWORKS",
     "Permet de moissonner les adresses des réseaux privés et de cette machine",
     "Lets addresses of private networks and of this machine be harvested"},
    {"FLAG_CONTACT",
     "Adresse où un producteur apprend qui le moissonne (page ou courriel)",
     "Address where a provider learns who harvests it (a page or an e-mail)"},
    {"FLAG_PUBLIC_URL", "Adresse web publique, début des liens permanents.",
     "Public web address, with which permanent links begin."},
    {"FLAG_SOCKET",
     "Chemin du socket local ; par défaut preau.sock dans le dossier des "
     "données.",
     "Path of the local socket; by default preau.sock in the data folder."},
    {"FLAG_TLS_CERTIFICATE", "Fichier PEM du certificat, pour TLS.",
     "PEM file of the certificate, for TLS."},
    {"FLAG_TLS_KEY", "Fichier PEM de la clé du certificat.",
     "PEM file of the certificate's key."},
    {"FLAG_UNKNOWN",
     "L'option « {flag} » est inconnue. « {program} --help » les montre.",
     "There is no option \"{flag}\". \"{program} --help\" shows those there "
     "are."},
    {"FLAG_VERIFY",
     "Vérifie que les données sont entières, dit ce qui ne l'est pas, et "
     "s'arrête.",
     "Checks that the data are whole, says what isn't, and ends."},
    {"FLAG_VOCABULARIES",
     "Dossier de vocabulaires SKOS (.rdf), par exemple ceux de ScoLOMFR : "
     "leurs "
     "concepts désignent alors nos termes. « preau vocabulary check » les "
     "vérifie.",
     "Folder of SKOS vocabularies (.rdf), for instance ScoLOMFR's: their "
     "concepts then mean our terms. \"preau vocabulary check\" checks them."},
    {"FLAG_WITHOUT_VALUE", "L'option {flag} demande une valeur.",
     "The option {flag} needs a value."},
    {"HTTP_ORIGIN_INVALID",
     "« {origin} » n'est pas une origine. Écrivez-la comme un navigateur "
     "l'envoie : https://portail.example.org, sans chemin.",
     "\"{origin}\" isn't an origin. Write it as a browser sends it: "
     "https://portail.example.org, without a path."},
    {"MEMBER_FLAG_INVALID",
     "« {member} » n'a pas la forme attendue : identifiant=Nom, par exemple "
     "lille=Académie de Lille.",
     "\"{member}\" doesn't have the expected form: id=Name, for instance "
     "lille=Académie de Lille."},
    {"PROGRAM_CATALOGUE",
     "preau-catalogue : le catalogue seul (notices, journal, vocabulaires, "
     "clés).\n\n  preau-catalogue --data /var/lib/preau --listen 0.0.0.0:7071",
     "preau-catalogue: the catalogue alone (records, log, vocabularies, "
     "keys).\n\n  preau-catalogue --data /var/lib/preau --listen 0.0.0.0:7071"},
    {"PROGRAM_INGESTION",
     "preau-ingestion : les imports seuls.\n\n  preau-ingestion --data "
     "/var/lib/preau-ingestion --catalogue 127.0.0.1:7071 --listen "
     "0.0.0.0:7073",
     "preau-ingestion: imports alone.\n\n  preau-ingestion --data "
     "/var/lib/preau-ingestion --catalogue 127.0.0.1:7071 --listen "
     "0.0.0.0:7073"},
    {"PROGRAM_NODE",
     "preau-node : tout Préau en un processus.\n\n  preau-node --data "
     "/var/lib/preau --listen 127.0.0.1:7070 --member \"lille=Académie de "
     "Lille\"",
     "preau-node: all of Préau in one process.\n\n  preau-node --data "
     "/var/lib/preau --listen 127.0.0.1:7070 --member \"lille=Académie de "
     "Lille\""},
    {"PROGRAM_SEARCH",
     "preau-search : la recherche seule ; suit un catalogue et garde son "
     "propre "
     "index.\n\n  preau-search --data /var/lib/preau-search --catalogue "
     "127.0.0.1:7071 --catalogue-key-file replica.key --listen 0.0.0.0:7072",
     "preau-search: search alone; follows a catalogue and keeps an index of "
     "its "
     "own.\n\n  preau-search --data /var/lib/preau-search --catalogue "
     "127.0.0.1:7071 --catalogue-key-file replica.key --listen 0.0.0.0:7072"},
    {"TLS_HALF",
     "TLS demande les deux fichiers : --tls-certificate et --tls-key.",
     "TLS needs both files: --tls-certificate and --tls-key."},
    {"VERIFY_FAULTS",
     "{faults} défauts trouvés dans les données. Restaurez une sauvegarde, ou "
     "demandez de l'aide avec les lignes ci-dessus.",
     "{faults} faults found in the data. Restore a backup, or ask for help "
     "with "
     "the lines above."},
    {"VERIFY_OK",
     "Tout est en ordre : {resources} ressources, {entries} changements, "
     "{audit} lignes d'audit.",
     "All is well: {resources} resources, {entries} changes, {audit} lines of "
     "audit."},
};

}  // namespace

absl::Span<const Sentence> LaunchTable() { return kTable; }

}  // namespace preau::messages::internal
