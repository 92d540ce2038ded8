# shellcheck shell=bash
# What the scripts of this folder say, in French and English.
# Sourced; `say KEY [argument…]` prints a sentence in the person's language:
# French unless the locale says English.

declare -A FRENCH=(
  [installer_not_debian]='Préau se construit sur Debian 12 : apt-get est introuvable ici. Les paquets voulus sont dans tools/packages.txt.'
  [installer_other_debian]='Attention : Préau est fait pour Debian 12, et voici %s. Les versions des paquets peuvent ne pas convenir.'
  [installer_complete]='Tous les paquets sont déjà là.'
  [installer_missing]='Paquets à installer (%s) : %s'
  [installer_no_root]="Il faut les droits d'administration : relancez avec sudo, ou faites installer ces paquets :"
  [installer_sudo]="sudo va demander votre mot de passe, pour apt-get seulement."
  [installer_update]='Mise à jour de la liste des paquets…'
  [installer_no_network]="La liste des paquets n'a pas pu être téléchargée : vérifiez le réseau et /etc/apt/sources.list, puis relancez. Ce qu'a dit apt-get :"
  [installer_install]='Téléchargement et installation…'
  [installer_failed]="apt-get n'a pas pu tout installer. Ce qu'il a dit :"
  [installer_npm]='Installation des paquets npm de %s…'
  [installer_npm_failed]="npm n'a pas pu les installer : ces tests seront sautés. Ce qu'il a dit :"
  [installer_done]='Paquets installés.'
  [option_unknown]='Option inconnue : %s. Voir %s --help.'
  [quickstart_usage]="Usage : tools/quickstart [--no-install] [--stop]

Construit Préau, démarre un nœud, y importe les notices d'exemple et en
cherche une. À relancer sans crainte.

  --no-install   n'installe aucun paquet
  --stop         arrête le nœud que quickstart a démarré"
  [quickstart_packages]='[1/5] Paquets'
  [quickstart_build]='[2/5] Construction (la première fois, plusieurs minutes)'
  [quickstart_configure_failed]="La préparation a échoué ; la cause est dans les dernières lignes ci-dessus. Tout le détail : %s"
  [quickstart_build_failed]='La construction a échoué ; la première erreur est ci-dessus. Relancer tools/quickstart reprend où elle en était.'
  [quickstart_node]='[3/5] Nœud'
  [quickstart_node_running]='Un nœud tourne déjà (processus %s).'
  [quickstart_node_started]='Nœud démarré (processus %s), données dans %s.'
  [quickstart_node_failed]="Le nœud n'a pas démarré. La fin de son journal (%s) :"
  [quickstart_import]='[4/5] Import des notices de tools/samples'
  [quickstart_import_failed]="L'import a échoué. Le journal du nœud est dans %s."
  [quickstart_search]='[5/5] Recherche : preau search volcan'
  [quickstart_search_failed]='La recherche a échoué. Le journal du nœud est dans %s.'
  [quickstart_next]="C'est prêt. Dans ce terminal :

  export PATH=%s:\$PATH PREAU_SERVER=%s PREAU_HTTP=http://%s

Puis, par exemple :

  preau search fractions        une autre recherche
  preau import notices.csv      vos propres notices
  preau try                     la dernière recherche en curl, PHP, Python, JavaScript
  preau --help                  tout ce que sait faire la commande

Le nœud continue de tourner. Pour l'arrêter :  tools/quickstart --stop"
  [quickstart_not_running]='Aucun nœud de quickstart ne tourne.'
  [quickstart_stopped]='Nœud arrêté. Ses données restent dans %s.'
  [quickstart_not_stopped]="Le nœud (processus %s) ne s'est pas arrêté en 60 s. Son journal est dans %s."
)

declare -A ENGLISH=(
  [installer_not_debian]='Préau is built on Debian 12: there is no apt-get here. The packages that it needs are in tools/packages.txt.'
  [installer_other_debian]='Beware: Préau is made for Debian 12, and this is %s. The versions of the packages may not suit.'
  [installer_complete]='All packages are there.'
  [installer_missing]='Packages to install (%s): %s'
  [installer_no_root]='Administrator rights are needed: run this again with sudo, or have these packages installed:'
  [installer_sudo]='sudo will ask for your password, for apt-get only.'
  [installer_update]='Updating the list of packages…'
  [installer_no_network]='The list of packages could not be downloaded: check the network and /etc/apt/sources.list, then run this again. What apt-get said:'
  [installer_install]='Downloading and installing…'
  [installer_failed]='apt-get could not install everything. What it said:'
  [installer_npm]='Installing the npm packages of %s…'
  [installer_npm_failed]='npm could not install them: those tests will be skipped. What it said:'
  [installer_done]='Packages installed.'
  [option_unknown]='Unknown option: %s. See %s --help.'
  [quickstart_usage]='Usage: tools/quickstart [--no-install] [--stop]

Builds Préau, starts a node, imports the sample notices into it and searches
for one. Can be run again at any time.

  --no-install   install no package
  --stop         stop the node that quickstart started'
  [quickstart_packages]='[1/5] Packages'
  [quickstart_build]='[2/5] Build (several minutes the first time)'
  [quickstart_configure_failed]='The preparation failed; the cause is in the last lines above. All of it: %s'
  [quickstart_build_failed]='The build failed; the first error is above. Running tools/quickstart again goes on from there.'
  [quickstart_node]='[3/5] Node'
  [quickstart_node_running]='A node is running already (process %s).'
  [quickstart_node_started]='Node started (process %s), its data is in %s.'
  [quickstart_node_failed]='The node did not start. The end of its log (%s):'
  [quickstart_import]='[4/5] Import of the notices in tools/samples'
  [quickstart_import_failed]="The import failed. The node's log is %s."
  [quickstart_search]='[5/5] Search: preau search volcan'
  [quickstart_search_failed]="The search failed. The node's log is %s."
  [quickstart_next]='Ready. In this terminal:

  export PATH=%s:$PATH PREAU_SERVER=%s PREAU_HTTP=http://%s

Then, for example:

  preau search fractions        another search
  preau import notices.csv      your own notices
  preau try                     the last search as curl, PHP, Python, JavaScript
  preau --help                  all that the command can do

The node goes on running. To stop it:  tools/quickstart --stop'
  [quickstart_not_running]='No node of quickstart is running.'
  [quickstart_stopped]='Node stopped. Its data stays in %s.'
  [quickstart_not_stopped]='The node (process %s) did not stop within 60 s. Its log is %s.'
)

say() {
  local key=$1 text
  shift
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    en*) text=${ENGLISH[$key]} ;;
    *) text=${FRENCH[$key]} ;;
  esac
  # shellcheck disable=SC2059  # The sentences are ours, with %s in them.
  printf "$text\n" "$@"
}
