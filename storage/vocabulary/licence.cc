#include "storage/vocabulary/licence.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace preau::vocabulary {
namespace {

// reuse, share, offline, commercial, credit, share-alike.
constexpr LicenceTraits kTraits[] = {
    {"public-domain", true, true, true, true, false, false},
    {"cc0", true, true, true, true, false, false},
    {"cc-by", true, true, true, true, true, false},
    {"cc-by-sa", true, true, true, true, true, true},
    {"cc-by-nc", true, true, true, false, true, false},
    {"cc-by-nd", false, true, true, true, true, false},
    {"cc-by-nc-sa", true, true, true, false, true, true},
    {"cc-by-nc-nd", false, true, true, false, true, false},
    {"licence-ouverte", true, true, true, true, true, false},
    {"gpl", true, true, true, true, true, true},
    {"agpl", true, true, true, true, true, true},
    {"lgpl", true, true, true, true, true, true},
    {"permissive-software", true, true, true, true, true, false},
    {"cecill", true, true, true, true, true, true},
    {"odbl", true, true, true, true, true, true},
    {"gfdl", true, true, true, true, true, true},
    {"art-libre", true, true, true, true, true, true},
    {"school-use-only", false, false, false, false, true, false},
    {"all-rights-reserved", false, false, false, false, true, false},
    {"all-rights-reserved-free-to-read", false, false, false, false, true,
     false},
    {"unknown", false, false, false, false, true, false},
};

bool IsVersion(absl::string_view version) {
  if (version.empty() || version.size() > 8) return false;
  for (const char c : version) {
    if (c != '.' && !absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      return false;
    }
  }
  return true;
}

}  // namespace

absl::Span<const LicenceTraits> AllLicenceTraits() { return kTraits; }

const LicenceTraits& TraitsOf(absl::string_view licence) {
  for (const LicenceTraits& traits : kTraits) {
    if (traits.licence == licence) return traits;
  }
  return kTraits[std::size(kTraits) - 1];
}

std::string LicenceLabel(absl::string_view licence, absl::string_view version,
                         Language language) {
  const Vocabulary* licences = Vocabularies::BuiltIn().Find("licence");
  const Term* term = licences == nullptr ? nullptr : licences->Find(licence);
  if (term == nullptr) return "";
  if (!IsVersion(version) || licence == "permissive-software") {
    return term->label(language);
  }
  if (licence == "licence-ouverte") {
    return absl::StrCat(
        language == Language::kFrench ? "Licence Ouverte " : "Open Licence ",
        version);
  }
  return absl::StrCat(term->label(language), " ", version);
}

std::string LicenceUrl(absl::string_view licence, absl::string_view version) {
  const bool versioned = IsVersion(version);
  if (licence == "cc0") {
    return "https://creativecommons.org/publicdomain/zero/1.0/";
  }
  if (licence == "public-domain") {
    return "https://creativecommons.org/publicdomain/mark/1.0/";
  }
  absl::string_view elements = licence;
  if (absl::ConsumePrefix(&elements, "cc-")) {
    return versioned ? absl::StrCat("https://creativecommons.org/licenses/",
                                    elements, "/", version, "/")
                     : "";
  }
  if (licence == "licence-ouverte") {
    return "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";
  }
  if (licence == "gpl" || licence == "agpl" || licence == "lgpl" ||
      licence == "gfdl") {
    const absl::string_view name = licence == "gfdl" ? "fdl" : licence;
    // GNU's pages name versions with a decimal: "gpl-3.0".
    const bool decimal = absl::StrContains(version, ".");
    return versioned
               ? absl::StrCat("https://www.gnu.org/licenses/", name, "-",
                              version, decimal ? "" : ".0", ".html")
               : absl::StrCat("https://www.gnu.org/licenses/", name, ".html");
  }
  if (licence == "odbl") return "https://opendatacommons.org/licenses/odbl/";
  if (licence == "art-libre") return "https://artlibre.org/licence/lal/";
  if (licence == "cecill") return "https://cecill.info/";
  return "";
}

}  // namespace preau::vocabulary
