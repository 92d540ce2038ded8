#include <algorithm>

#include "absl/strings/string_view.h"
#include "storage/vocabulary/rights_text.h"
#include "storage/vocabulary/token_reader.h"

namespace preau::vocabulary::internal {
namespace {

// More than these a text does not need to be ambiguous.
constexpr size_t kMaxMentions = 64;

// Reads the tokens from left to right.
class Reader : private TokenReader {
 public:
  explicit Reader(const std::vector<Token>& tokens);

  std::vector<Mention> Read();

 private:
  // Each gives the class and moves `i` behind what it read, or gives "".
  std::string LicenceOuverte(size_t& i, std::string& version) const;
  std::string Software(size_t& i, std::string& version) const;
  std::string Gnu(size_t& i, std::string& version) const;
  std::string Reserved(size_t& i) const;
  std::string SchoolUse(size_t& i) const;
  std::string Other(size_t& i, std::string& version) const;

  // The text says that one may read it for nothing.
  bool free_to_read_ = false;
};

Reader::Reader(const std::vector<Token>& tokens) : TokenReader(tokens) {
  static constexpr absl::string_view kFree[] = {"consultation gratuite",
                                                "consultation libre",
                                                "libre consultation",
                                                "acces gratuit",
                                                "acces libre",
                                                "libre acces",
                                                "consultable gratuitement",
                                                "accessible gratuitement",
                                                "consultables gratuitement",
                                                "accessibles gratuitement",
                                                "lecture gratuite",
                                                "gratuit",
                                                "gratuite",
                                                "gratuits",
                                                "gratuites",
                                                "free to read",
                                                "free of charge",
                                                "free access",
                                                "freely accessible"};
  for (size_t at = 0; at < size() && !free_to_read_; ++at) {
    const bool denied = at > 0 && Is(at - 1, {"non", "pas", "not", "sans"});
    free_to_read_ = !denied && AnyPhrase(at, kFree) != 0;
  }
}

std::string Reader::LicenceOuverte(size_t& i, std::string& version) const {
  size_t at = i;
  const bool french = Phrase(at, "licence ouverte") != 0;
  const bool english =
      Phrase(at, "open licence") != 0 || Phrase(at, "open license") != 0;
  if (french || english) {
    const bool proper = french && token(at + 1).capital;
    at += 2;
    bool etalab = at >= 3 && At(at - 3) == "etalab";
    bool both = false;
    std::string stated;
    for (int step = 0; step < 6; ++step) {
      if (Is(at, {"etalab"})) {
        etalab = true;
        ++at;
      } else if (const size_t other = std::max(
                     {Phrase(at, "open licence"), Phrase(at, "open license"),
                      Phrase(at, "licence ouverte")})) {
        both = true;
        at += other;
      } else if (Is(at, {"de", "d", "by", "la", "mission"}) &&
                 (Is(at + 1, {"etalab"}) || Is(at + 2, {"etalab"}))) {
        ++at;
      } else if (stated.empty() && !(stated = Version(at, false)).empty()) {
        continue;
      } else {
        break;
      }
    }
    // "Sous une licence ouverte" may be any open licence.
    if (!proper && !etalab && !both && stated.empty()) return "";
    i = at;
    version = std::move(stated);
    return "licence-ouverte";
  }
  const bool after_licence = i > 0 && Is(i - 1, {"licence", "license"});
  if (At(i) == "etalab") {
    size_t behind = i + 1;
    version = Version(behind, false);
    // The office of that name is not its licence.
    if (version.empty() && !after_licence && size() != 1) return "";
    i = behind;
    return "licence-ouverte";
  }
  if (At(i) == "lo" && (after_licence || i == 0)) {
    size_t behind = i + 1;
    version = Version(behind, false);
    if (version.empty()) return "";
    i = behind;
    return "licence-ouverte";
  }
  return "";
}

std::string Reader::Gnu(size_t& i, std::string& version) const {
  static constexpr struct {
    absl::string_view phrase;
    absl::string_view licence;
  } kNames[] = {
      {"gnu affero general public license", "agpl"},
      {"affero general public license", "agpl"},
      {"gnu lesser general public license", "lgpl"},
      {"lesser general public license", "lgpl"},
      {"gnu general public license", "gpl"},
      {"general public license", "gpl"},
      {"licence publique generale gnu", "gpl"},
      {"gnu free documentation license", "gfdl"},
      {"free documentation license", "gfdl"},
      {"licence de documentation libre gnu", "gfdl"},
      {"gnu agpl", "agpl"},
      {"gnu lgpl", "lgpl"},
      {"gnu gpl", "gpl"},
      {"gnu fdl", "gfdl"},
      {"agpl", "agpl"},
      {"agplv", "agpl"},
      {"lgpl", "lgpl"},
      {"lgplv", "lgpl"},
      {"gpl", "gpl"},
      {"gplv", "gpl"},
      {"gfdl", "gfdl"},
  };
  for (const auto& name : kNames) {
    if (const size_t count = Phrase(i, name.phrase)) {
      i += count;
      version = Version(i, true);
      return std::string(name.licence);
    }
  }
  // "fdl-1.3", as GNU's own pages call it.
  if (i == 0 && At(i) == "fdl") {
    ++i;
    version = Version(i, true);
    return "gfdl";
  }
  return "";
}

std::string Reader::Software(size_t& i, std::string& version) const {
  const bool licence_before = i > 0 && Is(i - 1, {"licence", "license"});
  const bool licence_behind = Is(i + 1, {"licence", "license"});
  if (Is(i, {"mit", "bsd", "isc"})) {
    // MIT is a university first.
    if (!licence_before && !licence_behind && size() != 1 &&
        !(At(i) == "bsd" && Is(i + 2, {"clause", "clauses"}))) {
      return "";
    }
    ++i;
    return "permissive-software";
  }
  if (At(i) == "apache") {
    size_t behind = i + 1;
    version = Version(behind, false);
    if (version.empty() && !licence_before && !licence_behind) return "";
    i = behind;
    return "permissive-software";
  }
  if (At(i) == "cecill") {
    ++i;
    version = Version(i, false);
    return "cecill";
  }
  return "";
}

std::string Reader::Other(size_t& i, std::string& version) const {
  static constexpr absl::string_view kDatabase[] = {
      "odbl", "open database license", "open database licence"};
  static constexpr absl::string_view kArtLibre[] = {
      "licence art libre", "art libre", "free art license", "free art licence",
      "licence lal"};
  static constexpr absl::string_view kPublicDomain[] = {"domaine public",
                                                        "public domain"};
  if (const size_t count = AnyPhrase(i, kDatabase)) {
    i += count;
    version = Version(i, false);
    return "odbl";
  }
  if (const size_t count = AnyPhrase(i, kArtLibre)) {
    i += count;
    version = Version(i, false);
    return "art-libre";
  }
  if (const size_t count = AnyPhrase(i, kPublicDomain)) {
    // The State's land and waters are another public domain.
    if (Is(i + count, {"maritime", "fluvial", "routier", "ferroviaire"})) {
      return "";
    }
    i += count;
    return "public-domain";
  }
  return "";
}

std::string Reader::Reserved(size_t& i) const {
  static constexpr absl::string_view kReserved[] = {
      "tous droits reserves",
      "tous les droits sont reserves",
      "tous droits de reproduction reserves",
      "tous droits de reproduction et de representation reserves",
      "all rights reserved",
      "all rights are reserved"};
  const size_t count = AnyPhrase(i, kReserved);
  if (count == 0) return "";
  i += count;
  return free_to_read_ ? "all-rights-reserved-free-to-read"
                       : "all-rights-reserved";
}

std::string Reader::SchoolUse(size_t& i) const {
  static constexpr absl::string_view kUse[] = {"usage scolaire",
                                               "usages scolaires",
                                               "cadre scolaire",
                                               "usage pedagogique",
                                               "usages pedagogiques",
                                               "usage en classe",
                                               "usage educatif",
                                               "utilisation en classe",
                                               "cadre pedagogique",
                                               "utilisation scolaire",
                                               "utilisation pedagogique",
                                               "cadre strictement scolaire",
                                               "exception pedagogique",
                                               "educational use",
                                               "educational purposes",
                                               "classroom use",
                                               "school use",
                                               "use in schools"};
  const size_t count = AnyPhrase(i, kUse);
  if (count == 0) return "";
  if (!Near(i, i + count, 8,
            {"uniquement", "seul",          "seule",    "seulement",
             "seuls",      "exclusivement", "exclusif", "strictement",
             "strict",     "reserve",       "reservee", "reserves",
             "reservees",  "limite",        "limitee",  "limites",
             "limitees",   "only",          "solely",   "restricted",
             "exclusively"})) {
    return "";
  }
  i += count;
  return "school-use-only";
}

std::vector<Mention> Reader::Read() {
  std::vector<Mention> mentions;
  size_t i = 0;
  while (i < size() && mentions.size() < kMaxMentions) {
    const size_t begin = i;
    std::string version;
    std::string licence = ReadCreativeCommons(*this, i, version);
    if (licence.empty()) licence = LicenceOuverte(i, version);
    if (licence.empty()) licence = Gnu(i, version);
    if (licence.empty()) licence = Software(i, version);
    if (licence.empty()) licence = Other(i, version);
    if (licence.empty()) licence = Reserved(i);
    if (licence.empty()) licence = SchoolUse(i);
    if (licence.empty()) {
      i = begin + 1;
      continue;
    }
    mentions.push_back({.licence = std::move(licence),
                        .version = std::move(version),
                        .begin = token(begin).begin,
                        .end = token(i - 1).end,
                        .negated = Denied(begin)});
  }
  return mentions;
}

}  // namespace

std::vector<Mention> MatchProse(const std::vector<Token>& tokens) {
  return Reader(tokens).Read();
}

}  // namespace preau::vocabulary::internal
