#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "storage/vocabulary/rights_text.h"

namespace preau::vocabulary::internal {
namespace {

bool IsVersion(absl::string_view text) {
  return text.size() == 3 && text[0] >= '0' && text[0] <= '9' &&
         text[1] == '.' && text[2] >= '0' && text[2] <= '9';
}

// "by-sa-nc" -> "cc-by-nc-sa"; "" when these are not a licence's elements.
std::string CreativeCommonsClass(absl::string_view elements) {
  bool by = false, nc = false, nd = false, sa = false;
  for (const absl::string_view element : absl::StrSplit(elements, '-')) {
    if (element == "by") {
      by = true;
    } else if (element == "nc") {
      nc = true;
    } else if (element == "nd") {
      nd = true;
    } else if (element == "sa") {
      sa = true;
    } else {
      return "";
    }
  }
  if (!by || (nd && sa)) return "";
  return absl::StrCat("cc-by", nc ? "-nc" : "", nd ? "-nd" : "",
                      sa ? "-sa" : "");
}

void MatchCreativeCommons(const std::vector<absl::string_view>& path,
                          Mention& mention) {
  if (path.size() < 2) return;
  if (path[0] == "publicdomain") {
    if (path[1] == "zero") mention.licence = "cc0";
    if (path[1] == "mark") mention.licence = "public-domain";
  } else if (path[0] == "licenses" || path[0] == "licences" ||
             path[0] == "license") {
    if (path[1] == "publicdomain") {
      mention.licence = "public-domain";
      return;
    }
    mention.licence = CreativeCommonsClass(path[1]);
  }
  if (!mention.licence.empty() && path.size() > 2 && IsVersion(path[2])) {
    mention.version = std::string(path[2]);
  }
}

// What is read as a name: "gpl-3.0", "etalab-2.0", "license-2.0".
void MatchName(absl::string_view name, Mention& mention) {
  for (const absl::string_view suffix :
       {".html", ".txt", ".md", ".json", ".php", ".en", ".fr"}) {
    absl::ConsumeSuffix(&name, suffix);
  }
  if (absl::StrContains(name, "faq")) return;
  const std::vector<Mention> found = MatchProse(Tokenize(name));
  if (found.size() == 1) {
    mention.licence = found[0].licence;
    mention.version = found[0].version;
  }
}

void MatchEtalab(absl::string_view path, Mention& mention) {
  const std::string dashed =
      absl::StrReplaceAll(path, {{"_", "-"}, {"%20", "-"}});
  const size_t at = std::min(
      dashed.find("licence-ouverte"),
      std::min(dashed.find("open-licence"), dashed.find("open-license")));
  if (at == std::string::npos) return;
  mention.licence = "licence-ouverte";
  for (const Token& token : Tokenize(absl::string_view(dashed).substr(at))) {
    if (IsVersion(token.text)) {
      mention.version = token.text;
      return;
    }
  }
}

}  // namespace

Mention MatchUrl(const Url& url) {
  Mention mention{.begin = url.begin, .end = url.end};
  const absl::string_view whole_path = url.path;
  const std::vector<absl::string_view> path =
      absl::StrSplit(whole_path.substr(0, whole_path.find_first_of("?#")), '/',
                     absl::SkipEmpty());
  const absl::string_view host = url.host;
  const absl::string_view last = path.empty() ? "" : path.back();
  if (host == "creativecommons.org" ||
      absl::EndsWith(host, ".creativecommons.org")) {
    MatchCreativeCommons(path, mention);
  } else if (host == "etalab.gouv.fr" ||
             (host == "github.com" && !path.empty() && path[0] == "etalab")) {
    MatchEtalab(whole_path, mention);
  } else if (host == "gnu.org" || host == "fsf.org") {
    const bool is_licence =
        path.size() > 1 && (path[0] == "licenses" || path[0] == "copyleft");
    if (is_licence) MatchName(last, mention);
  } else if (host == "spdx.org" || host == "opensource.org") {
    if (path.size() > 1 && (path[0] == "licenses" || path[0] == "license")) {
      MatchName(absl::StrCat("licence ", path[1]), mention);
    }
  } else if (host == "apache.org") {
    if (path.size() > 1 && path[0] == "licenses") {
      MatchName(absl::StrCat("apache ", last), mention);
    }
  } else if (host == "opendatacommons.org") {
    if (path.size() > 1 && path[0] == "licenses" && path[1] == "odbl") {
      mention.licence = "odbl";
      if (path.size() > 2) {
        const std::string version = absl::StrReplaceAll(path[2], {{"-", "."}});
        if (IsVersion(version)) mention.version = version;
      }
    }
  } else if (host == "artlibre.org") {
    mention.licence = "art-libre";
  } else if (host == "cecill.info") {
    mention.licence = "cecill";
  } else if (host == "rightsstatements.org") {
    if (path.size() > 1 && (path[0] == "vocab" || path[0] == "page")) {
      if (path[1] == "inc") mention.licence = "all-rights-reserved";
      if (path[1] == "inc-edu") mention.licence = "school-use-only";
    }
  }
  return mention;
}

}  // namespace preau::vocabulary::internal
