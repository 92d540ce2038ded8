#include "storage/vocabulary/licence_matcher.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "storage/vocabulary/rights_text.h"

namespace preau::vocabulary {
namespace {

using internal::Mention;

// Where one text says both, the second says the more.
bool Specialises(absl::string_view general, absl::string_view special) {
  return general == "all-rights-reserved" &&
         (special == "school-use-only" ||
          special == "all-rights-reserved-free-to-read");
}

// Drops what another mention makes more precise.
void DropGeneral(std::vector<Mention>& mentions) {
  const std::vector<Mention> all = mentions;
  mentions.erase(
      std::remove_if(mentions.begin(), mentions.end(),
                     [&](const Mention& mention) {
                       return std::any_of(
                           all.begin(), all.end(), [&](const Mention& other) {
                             return Specialises(mention.licence, other.licence);
                           });
                     }),
      mentions.end());
}

}  // namespace

LicenceMatch MatchLicence(absl::string_view text_or_url) {
  const absl::string_view text = text_or_url.substr(0, kMaxRightsBytes);
  LicenceMatch match;

  std::vector<Mention> mentions;
  // URLs are blanked, so that their words are not read as prose.
  std::string prose(text);
  size_t url_mentions = 0;
  for (const internal::Url& url : internal::FindUrls(text)) {
    std::fill(prose.begin() + static_cast<std::ptrdiff_t>(url.begin),
              prose.begin() + static_cast<std::ptrdiff_t>(url.end), ' ');
    Mention mention = internal::MatchUrl(url);
    if (mention.licence.empty()) continue;
    mentions.push_back(std::move(mention));
    ++url_mentions;
  }
  for (Mention& mention : internal::MatchProse(internal::Tokenize(prose))) {
    mentions.push_back(std::move(mention));
  }
  if (mentions.empty()) return match;

  bool denied = false;
  for (const Mention& mention : mentions) {
    if (std::find(match.candidates.begin(), match.candidates.end(),
                  mention.licence) == match.candidates.end()) {
      match.candidates.push_back(mention.licence);
    }
    denied = denied || mention.negated;
  }
  const Mention first = mentions.front();
  match.matched =
      std::string(text.substr(first.begin, first.end - first.begin));
  match.evidence = url_mentions > 0 ? LicenceMatch::Evidence::kUrl
                                    : LicenceMatch::Evidence::kProse;
  DropGeneral(mentions);
  const bool agree = std::all_of(
      mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return mention.licence == mentions.front().licence;
      });
  if (denied || !agree) {
    match.ambiguous = true;
    return match;
  }

  const Mention& kept = mentions.front();
  match.licence = kept.licence;
  match.matched = std::string(text.substr(kept.begin, kept.end - kept.begin));
  for (const Mention& mention : mentions) {
    if (mention.version.empty() || mention.version == match.version) continue;
    if (!match.version.empty()) {
      match.version.clear();
      break;
    }
    match.version = mention.version;
  }
  return match;
}

}  // namespace preau::vocabulary
