#include "services/ingestion/writers/term_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::writers {
namespace {

constexpr absl::string_view kConcept =
    "http://data.education.fr/voc/scolomfr/concept/";
// Those of others that ScoLOMFR has made its own.
constexpr absl::string_view kAdopted[] = {
    "http://purl.org/dc/dcmitype/", "http://purl.org/dc/terms/",
    "http://id.loc.gov/vocabulary/iso639-2/"};

// Roles of those who made a record (voc-013): they read as ours, but no
// resource has them.
constexpr absl::string_view kRecordRoles[] = {
    "http://data.education.fr/voc/scolomfr/concept/creator",
    "http://data.education.fr/voc/scolomfr/concept/validator"};

const vocabulary::Term* Find(const log::v1::Term& term) {
  const vocabulary::Vocabulary* vocabulary =
      vocabulary::Vocabularies::BuiltIn().Find(term.vocabulary());
  return vocabulary == nullptr || term.id().empty()
             ? nullptr
             : vocabulary->Find(term.id());
}

bool IsScolomfr(absl::string_view uri) {
  for (const absl::string_view role : kRecordRoles) {
    if (uri == role) return false;
  }
  if (absl::StartsWith(uri, kConcept)) return true;
  for (const absl::string_view adopted : kAdopted) {
    if (absl::StartsWith(uri, adopted)) return true;
  }
  return false;
}

// Whether the source wrote a label where an id might stand.
bool StatesLabel(const log::v1::Term& term) {
  if (term.stated().empty() || vocabulary::IsUri(term.stated())) return false;
  if (term.id().empty()) return true;
  const vocabulary::Resolution found =
      vocabulary::Vocabularies::BuiltIn().Resolve(term.vocabulary(), "",
                                                  term.stated());
  return found.found() && found.term->id == term.id();
}

}  // namespace

std::string ScolomfrNumber(absl::string_view uri) {
  constexpr absl::string_view kMark = "scolomfr-voc-";
  const size_t at = uri.find(kMark);
  if (at == absl::string_view::npos) return "";
  return std::string(uri.substr(at + kMark.size(), 3));
}

std::string ScolomfrUri(const log::v1::Term& term) {
  const vocabulary::Term* known = Find(term);
  if (known == nullptr) return "";
  const std::string stated = vocabulary::NormalizeUri(term.stated());
  std::string own;
  for (const std::string& mapping : known->mappings) {
    if (!IsScolomfr(mapping)) continue;
    if (vocabulary::NormalizeUri(mapping) == stated ||
        mapping.substr(mapping.rfind('/') + 1) == term.stated()) {
      return mapping;
    }
    // The first is the one to write out.
    if (own.empty() && !known->own) own = mapping;
  }
  return own;
}

std::string ScolomfrLabel(const log::v1::Term& term, bool with_uri) {
  if (!term.stated_label().empty()) return term.stated_label();
  if (StatesLabel(term)) return term.stated();
  const vocabulary::Term* known = Find(term);
  if (known == nullptr) return term.stated();
  // A bare URI comes back as one.
  if (with_uri && vocabulary::NormalizeUri(term.stated()) ==
                      vocabulary::NormalizeUri(ScolomfrUri(term))) {
    return "";
  }
  return known->label_fr;
}

Taxon TaxonOf(const log::v1::Term& term) {
  const std::string& stated = term.stated();
  if (absl::StrContains(stated, "scolomfr-voc-") ||
      absl::StartsWith(stated, kConcept)) {
    return {stated, term.stated_label()};
  }
  const bool is_code = !stated.empty() && !term.stated_label().empty();
  const std::string uri = ScolomfrUri(term);
  if (!uri.empty() && (!is_code || vocabulary::IsUri(stated))) {
    return {uri, ScolomfrLabel(term, true)};
  }
  if (is_code || vocabulary::IsUri(stated)) {
    return {stated, term.stated_label()};
  }
  return {"", ScolomfrLabel(term, false)};
}

std::string UriWith(const log::v1::Term& term, absl::string_view mark) {
  const vocabulary::Term* known = Find(term);
  if (known == nullptr) return "";
  for (size_t i = 0; i < known->exact; ++i) {
    const std::string& mapping = known->mappings[i];
    if (vocabulary::IsUri(mapping) && absl::StrContains(mapping, mark)) {
      return mapping;
    }
  }
  return "";
}

std::string Label(const log::v1::Term& term, base::Language language) {
  const vocabulary::Term* known = Find(term);
  if (known != nullptr) return known->label(language);
  return term.stated_label().empty() ? term.stated() : term.stated_label();
}

}  // namespace preau::writers
