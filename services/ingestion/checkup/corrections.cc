#include "services/ingestion/checkup/corrections.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "indexer/document/quality.h"
#include "services/ingestion/checkup/elements.h"
#include "services/ingestion/checkup/trial_index.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::checkup {
namespace {

constexpr double kFullQuality = 255;

// ScoLOMFR's URI for a term; empty without one.
std::string UriOf(Field field, const std::string& id) {
  const vocabulary::Vocabulary* vocabulary =
      vocabulary::Vocabularies::BuiltIn().Find(NameOf(field));
  const vocabulary::Term* term =
      vocabulary == nullptr ? nullptr : vocabulary->Find(id);
  if (term == nullptr || term->own) return "";
  for (const std::string& mapping : term->mappings) {
    if (absl::StartsWith(mapping, "http") &&
        absl::StrContains(mapping, "scolomfr")) {
      return mapping;
    }
  }
  return "";
}

// Of a table whose columns or members have names of their own: the one that the
// field was taken from, where some record has it.
std::string PlaceOf(const std::string& format, Field field,
                    const std::vector<log::v1::Notice>& notices) {
  if (format == "sheet" || format == "jsonl") {
    const absl::string_view name = NameOf(field);
    for (const log::v1::Notice& notice : notices) {
      for (const log::v1::FieldSource& source : notice.provenance()) {
        absl::string_view of = source.field();
        of = of.substr(0, of.find('['));
        if (of == name && !source.path().empty()) return source.path();
      }
    }
  }
  return std::string(ElementFor(format, field));
}

void SayWhatToWrite(const std::string& format, const Supposed& supposed,
                    Correction& correction) {
  if (!HasVocabulary(correction.field)) return;
  const std::string& id = supposed.at(correction.field);
  const vocabulary::Vocabulary& vocabulary =
      *vocabulary::Vocabularies::BuiltIn().Find(NameOf(correction.field));
  // Of a language the tag is written, not its name.
  correction.value =
      correction.field == Field::kLanguage ? id : vocabulary.Find(id)->label_fr;
  if (format == "lom" && correction.field != Field::kLanguage) {
    correction.uri = UriOf(correction.field, id);
  }
}

}  // namespace

absl::StatusOr<std::vector<Correction>> MeasureCorrections(
    const std::vector<log::v1::Notice>& notices,
    const std::vector<Tried>& searches, const Supposed& supposed,
    const std::string& format, const std::function<bool()>& cancelled) {
  std::vector<Correction> corrections;
  for (const Field field : kFields) {
    if (cancelled()) return absl::CancelledError();
    Correction correction;
    correction.field = field;
    correction.element = PlaceOf(format, field, notices);
    std::vector<log::v1::Notice> corrected = notices;
    double completeness = 0;
    std::vector<bool> lacks(notices.size());
    for (size_t i = 0; i < notices.size(); ++i) {
      if (IsSaid(notices[i], field)) continue;
      lacks[i] = true;
      ++correction.lacking;
      if (!NotUnderstood(notices[i], field).empty())
        ++correction.not_understood;
      Suppose(field, HasVocabulary(field) ? supposed.at(field) : "",
              corrected[i]);
      completeness += document::QualityOf(corrected[i]).completeness -
                      document::QualityOf(notices[i]).completeness;
    }
    if (correction.lacking == 0 || correction.element.empty()) continue;
    PREAU_ASSIGN_OR_RETURN(const std::unique_ptr<TrialIndex> index,
                           TrialIndex::Create(corrected));
    for (const Tried& search : searches) {
      if (!lacks[search.record] || search.place > 0) continue;
      PREAU_ASSIGN_OR_RETURN(const size_t place,
                             index->PlaceOf(search.record, search.probe));
      if (place > 0) ++correction.searches;
    }
    correction.completeness = 100 * completeness / kFullQuality /
                              static_cast<double>(correction.lacking);
    SayWhatToWrite(format, supposed, correction);
    corrections.push_back(std::move(correction));
  }
  std::stable_sort(corrections.begin(), corrections.end(),
                   [](const Correction& a, const Correction& b) {
                     if (a.searches != b.searches) {
                       return a.searches > b.searches;
                     }
                     return a.completeness * static_cast<double>(a.lacking) >
                            b.completeness * static_cast<double>(b.lacking);
                   });
  return corrections;
}

}  // namespace preau::checkup
