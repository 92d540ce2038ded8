#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "storage/vocabulary/token_reader.h"

namespace preau::vocabulary::internal {

std::string ReadCreativeCommons(const TokenReader& reader, size_t& i,
                                std::string& version) {
  static constexpr absl::string_view kNonCommercial[] = {
      "nc",
      "pas d utilisation commerciale",
      "pas d usage commercial",
      "pas d utilisation a des fins commerciales",
      "utilisation non commerciale",
      "usage non commercial",
      "non commercial",
      "non commerciale",
      "noncommercial"};
  static constexpr absl::string_view kNoDerivatives[] = {
      "nd",
      "pas de modification",
      "pas de modifications",
      "pas de travaux derives",
      "pas d oeuvre derivee",
      "pas d oeuvres derivees",
      "sans modification",
      "no derivatives",
      "no derivative works",
      "no derivs",
      "noderivatives",
      "noderivs"};
  static constexpr absl::string_view kShareAlike[] = {
      "sa",
      "partage dans les memes conditions",
      "partage a l identique",
      "partage des conditions initiales a l identique",
      "share alike",
      "sharealike"};
  static constexpr absl::string_view kAttribution[] = {"by", "attribution",
                                                       "paternite"};
  size_t at = i;
  bool named = false;
  bool by = false, nc = false, nd = false, sa = false;
  if (const size_t count = reader.Phrase(at, "creative commons")) {
    at += count;
    named = true;
  } else if (reader.At(at) == "cc") {
    ++at;
    named = true;
  } else if (absl::StartsWith(reader.At(at), "ccby")) {
    absl::string_view rest = reader.At(at).substr(4);
    while (!rest.empty()) {
      if (absl::ConsumePrefix(&rest, "nc")) {
        nc = true;
      } else if (absl::ConsumePrefix(&rest, "nd")) {
        nd = true;
      } else if (absl::ConsumePrefix(&rest, "sa")) {
        sa = true;
      } else {
        return "";
      }
    }
    ++at;
    named = by = true;
  } else if (!reader.Is(at, {"by", "attribution", "paternite"})) {
    return "";
  }
  if (named && !by && (reader.At(at) == "0" || reader.At(at) == "zero")) {
    i = at + 1;
    version = reader.Version(i, false);
    return "cc0";
  }

  // Words that stand between the elements and mean nothing by themselves.
  // Without "Creative Commons" the elements have to follow one another.
  const size_t max_fillers = named ? 4 : 0;
  // Bounds the work; no licence repeats itself so often.
  constexpr int kMaxElements = 8;

  size_t fillers = 0;
  size_t end = at;
  int elements = by ? 1 : 0;
  while (at < reader.size() && fillers <= max_fillers &&
         elements < kMaxElements &&
         reader.token(at).sentence == reader.token(i).sentence) {
    size_t count = 0;
    if ((count = reader.AnyPhrase(at, kAttribution)) != 0) {
      by = true;
    } else if ((count = reader.AnyPhrase(at, kNonCommercial)) != 0) {
      nc = true;
    } else if ((count = reader.AnyPhrase(at, kNoDerivatives)) != 0) {
      nd = true;
    } else if ((count = reader.AnyPhrase(at, kShareAlike)) != 0) {
      sa = true;
    }
    if (count != 0) {
      ++elements;
      fillers = 0;
      at += count;
      end = at;
      continue;
    }
    size_t behind = at;
    std::string stated = reader.Version(behind, false);
    if (!stated.empty() && version.empty()) {
      version = std::move(stated);
      at = behind;
      if (by) {
        end = at;
        break;
      }
      continue;
    }
    // Another licence begins.
    if (reader.Is(at, {"cc", "creative", "gpl", "etalab", "ou", "or"})) break;
    ++fillers;
    ++at;
  }
  // Bare "by" and "attribution" are ordinary words.
  const bool plausible = named || nc || nd || sa ||
                         (reader.At(i) == "attribution" && !version.empty());
  if (!by || (nd && sa) || !plausible) {
    version.clear();
    return "";
  }
  i = end;
  return absl::StrCat("cc-by", nc ? "-nc" : "", nd ? "-nd" : "",
                      sa ? "-sa" : "");
}

}  // namespace preau::vocabulary::internal
