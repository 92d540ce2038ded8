#include "services/ingestion/writers/amb_values.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/values.h"
#include "storage/notice/notice.h"

namespace preau::writers {
namespace {

using base::Language;

constexpr absl::string_view kKim = "w3id.org/kim/";

// Whose licences AMB knows, by the beginning of their addresses.
constexpr absl::string_view kLicences[] = {
    "creativecommons.org/licenses/",     "creativecommons.org/licences/",
    "creativecommons.org/publicdomain/", "www.gnu.org/licenses/",
    "www.apache.org/licenses/",          "opensource.org/licenses/MIT",
    "www.opensource.org/licenses/BSD"};

constexpr absl::string_view kMediaTypes[] = {
    "application/", "audio/", "example/",   "font/", "image/",
    "message/",     "model/", "multipart/", "text/", "video/"};

template <typename List>
bool StartsWithOne(absl::string_view text, const List& list) {
  return std::any_of(
      std::begin(list), std::end(list),
      [&](absl::string_view start) { return absl::StartsWith(text, start); });
}

bool IsSchemeCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '+' ||
         c == '-' || c == '.';
}

bool IsUriCharacter(char c) {
  return absl::ascii_isgraph(static_cast<unsigned char>(c)) &&
         !absl::StrContains("<>\"{}|\\^`[]", absl::string_view(&c, 1));
}

}  // namespace

std::string Clean(absl::string_view text) { return text::SanitiseUtf8(text); }

bool IsPlainUri(absl::string_view text) {
  const size_t colon = text.find(':');
  return colon != absl::string_view::npos && colon > 0 &&
         colon + 1 < text.size() &&
         absl::ascii_isalpha(static_cast<unsigned char>(text[0])) &&
         std::all_of(text.begin(), text.begin() + colon, IsSchemeCharacter) &&
         std::all_of(text.begin(), text.end(), IsUriCharacter);
}

bool IsWholeDate(absl::string_view date) {
  return notice::IsDate(date) && date.size() >= 10;
}

Json Labels(const log::v1::Term& term) {
  Json labels = Json::object();
  labels["fr"] =
      Clean(term.stated_label().empty() ? Label(term, Language::kFrench)
                                        : term.stated_label());
  if (!term.id().empty()) labels["en"] = Clean(Label(term, Language::kEnglish));
  return labels;
}

Json ConceptOf(const std::string& id, const log::v1::Term& term) {
  return {{"type", "Concept"}, {"id", id}, {"prefLabel", Labels(term)}};
}

std::string UriOf(const log::v1::Term& term) {
  if (IsPlainUri(term.stated())) return term.stated();
  const std::string kim = UriWith(term, kKim);
  return kim.empty() ? ScolomfrUri(term) : kim;
}

std::string KimUri(const log::v1::Term& term, absl::string_view vocabulary) {
  return UriWith(term, absl::StrCat(kKim, vocabulary));
}

bool IsAmbLicence(absl::string_view url) {
  const size_t at = url.find("://");
  return at != absl::string_view::npos &&
         StartsWithOne(url.substr(at + 3), kLicences);
}

bool IsAmbFormat(absl::string_view media_type) {
  return IsMediaType(media_type) && StartsWithOne(media_type, kMediaTypes);
}

}  // namespace preau::writers
