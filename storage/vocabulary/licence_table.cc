#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kRows[] = {
    {"public-domain", "Domaine public", "Public domain",
     "marque du domaine public|public domain mark|PDM|libre de droits d'auteur "
     "(domaine public)",
     "", "http://creativecommons.org/publicdomain/mark/1.0"},
    {"cc0", "CC0", "CC0", "CC 0|CC-0|Creative Commons Zero", "",
     "http://creativecommons.org/publicdomain/zero/1.0"},
    {"cc-by", "CC BY", "CC BY",
     "Creative Commons Attribution|CC-BY|Creative Commons BY", "",
     "http://creativecommons.org/licenses/by"},
    {"cc-by-sa", "CC BY-SA", "CC BY-SA",
     "CC-BY-SA|CC BY SA|Creative Commons BY-SA", "",
     "http://creativecommons.org/licenses/by-sa"},
    {"cc-by-nc", "CC BY-NC", "CC BY-NC",
     "CC-BY-NC|CC BY NC|Creative Commons BY-NC", "",
     "http://creativecommons.org/licenses/by-nc"},
    {"cc-by-nd", "CC BY-ND", "CC BY-ND",
     "CC-BY-ND|CC BY ND|Creative Commons BY-ND", "",
     "http://creativecommons.org/licenses/by-nd"},
    {"cc-by-nc-sa", "CC BY-NC-SA", "CC BY-NC-SA",
     "CC-BY-NC-SA|CC BY NC SA|Creative Commons BY-NC-SA", "",
     "http://creativecommons.org/licenses/by-nc-sa"},
    {"cc-by-nc-nd", "CC BY-NC-ND", "CC BY-NC-ND",
     "CC-BY-NC-ND|CC BY NC ND|Creative Commons BY-NC-ND", "",
     "http://creativecommons.org/licenses/by-nc-nd"},
    {"licence-ouverte", "Licence Ouverte (Etalab)", "Open Licence (Etalab)",
     "Licence Ouverte|Etalab|LO|Licence Ouverte / Open Licence", "",
     "http://www.etalab.gouv.fr/licence-ouverte-open-licence"},
    {"gpl", "GNU GPL", "GNU GPL",
     "GPL|GNU General Public License|licence publique générale GNU", "",
     "http://www.gnu.org/licenses/gpl"},
    {"agpl", "GNU AGPL", "GNU AGPL", "AGPL|GNU Affero General Public License",
     "", "http://www.gnu.org/licenses/agpl"},
    {"lgpl", "GNU LGPL", "GNU LGPL", "LGPL|GNU Lesser General Public License",
     "", "http://www.gnu.org/licenses/lgpl"},
    {"permissive-software", "Licence logicielle permissive (MIT, BSD, Apache)",
     "Permissive software licence (MIT, BSD, Apache)",
     "MIT|licence MIT|BSD|Apache|Apache 2.0|licence Apache", "",
     "https://opensource.org/licenses/MIT|https://opensource.org/licenses/"
     "BSD-3-Clause|https://opensource.org/licenses/BSD-2-Clause|https://"
     "www.apache.org/licenses/LICENSE-2.0"},
    {"cecill", "CeCILL", "CeCILL", "licence CeCILL", "",
     "http://www.cecill.info"},
    {"odbl", "ODbL", "ODbL", "Open Database License|Open Database Licence", "",
     "https://opendatacommons.org/licenses/odbl"},
    {"gfdl", "GNU FDL", "GNU FDL", "GFDL|GNU Free Documentation License", "",
     "http://www.gnu.org/licenses/fdl"},
    {"art-libre", "Licence Art Libre", "Free Art Licence",
     "LAL|Art Libre|Free Art License", "", "https://artlibre.org/licence/lal"},
    {"school-use-only", "Usage scolaire seul, selon le fournisseur",
     "School use only, according to the provider",
     "usage scolaire|usage pédagogique uniquement|cadre scolaire", "", ""},
    {"all-rights-reserved", "Tous droits réservés", "All rights reserved",
     "copyright|copyrighted", "", ""},
    {"all-rights-reserved-free-to-read",
     "Tous droits réservés, consultation gratuite",
     "All rights reserved, free to read", "consultation gratuite|free to read",
     "all-rights-reserved", ""},
    {"unknown", "Licence inconnue", "Unknown licence",
     "inconnue|non précisée|not stated", "", ""},
};

}  // namespace

Table LicenceTable() { return {"licence", "Licence", "Licence", kRows}; }

}  // namespace preau::vocabulary::internal
