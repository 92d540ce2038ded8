#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/conformance/concepts.h"
#include "services/ingestion/conformance/record_check.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::conformance {
namespace {

constexpr size_t kMaxShown = 200;

// The scheme that a purpose classifies by.
struct Purpose {
  // Ends of the concept's URI.
  absl::string_view id;
  absl::string_view scheme;
};
constexpr Purpose kPurposes[] = {
    {"/educational_level", "022"},        {"/scolomfr-voc-028-num-003", "015"},
    {"/scolomfr-voc-028-num-004", "015"}, {"/scolomfr-voc-028-num-011", "021"},
    {"/scolomfr-voc-028-num-013", "045"}, {"/scolomfr-voc-028-num-014", "046"},
    {"/scolomfr-voc-028-num-016", "029"}, {"/scolomfr-voc-028-num-017", "041"},
    {"/scolomfr-voc-028-num-019", "042"}, {"/scolomfr-voc-028-num-021", "016"},
    {"/scolomfr-voc-028-num-023", "043"}, {"/scolomfr-voc-028-num-032", "040"},
    {"/scolomfr-voc-028-num-033", "035"}, {"/scolomfr-voc-028-num-034", "036"},
    {"/scolomfr-voc-028-num-035", "037"}};

std::string Shown(absl::string_view text) {
  return std::string(text.substr(0, kMaxShown));
}

struct Taxon {
  Place place;
  std::string id;
  std::string label;
  // Null for what isn't ScoLOMFR's.
  const Concept* known = nullptr;

  std::string Name() const {
    return Shown(label.empty() ? id : absl::StrCat(label, " (", id, ")"));
  }
};

std::string FirstValue(const Place& place, absl::string_view names) {
  const std::vector<Place> found = Along(place, names);
  return found.empty() ? "" : ValueOf(found[0].node);
}

class ClassificationCheck {
 public:
  ClassificationCheck(const Rules& rules, Findings& findings)
      : rules_(rules), findings_(findings) {}

  void Classification(const Place& place) {
    const std::string value = FirstValue(place, "purpose/value");
    const Concepts& concepts = rules_.concepts;
    purpose_ = concepts.Find("028", value);
    if (purpose_ == nullptr) purpose_ = concepts.FindLabel("028", value);
    scheme_ = "";
    if (purpose_ != nullptr) {
      for (const Purpose& each : kPurposes) {
        if (absl::EndsWith(purpose_->uri, each.id)) scheme_ = each.scheme;
      }
    }
    if (Below(place, "purpose").empty()) {
      findings_.Add(Level::kAdvice, place, "SCOLOM_PURPOSE_MISSING");
    }
    for (const Place& path : Below(place, "taxonPath")) Path(path);
  }

 private:
  void Path(const Place& path) {
    const std::string source = FirstValue(path, "source/string");
    std::string named = readers::ScolomfrVocabularyOf(source);
    if (absl::StrContains(source, "-num-")) {
      findings_.Add(Level::kFault, path, "SCOLOM_PATH_SOURCE_NO_SCHEME",
                    {{"source", Shown(source)}});
      named.clear();
    } else if (!named.empty() && !scheme_.empty() && named != scheme_) {
      findings_.Add(Level::kFault, path, "SCOLOM_PATH_OF_OTHER_PURPOSE",
                    {{"source", named},
                     {"purpose", purpose_->labels[0]},
                     {"right", std::string(scheme_)}});
    }
    const Taxon* above = nullptr;
    std::vector<Taxon> taxons;
    for (const Place& place : Below(path, "taxon")) {
      taxons.push_back(TaxonAt(place));
    }
    for (const Taxon& taxon : taxons) {
      Member(taxon, named, above == nullptr);
      if (above != nullptr) Consecutive(*above, taxon);
      above = &taxon;
    }
  }

  Taxon TaxonAt(const Place& place) {
    Taxon taxon;
    taxon.place = place;
    taxon.id = FirstValue(place, "id");
    taxon.label = FirstValue(place, "entry/string");
    taxon.known = rules_.concepts.FindAnywhere(taxon.id);
    return taxon;
  }

  // Of the scheme that its path names, else of the one of the purpose.
  void Member(const Taxon& taxon, const std::string& named, bool first) {
    const std::string scheme = named.empty() ? std::string(scheme_) : named;
    if (taxon.known != nullptr) {
      if (!scheme.empty() && taxon.known->scheme != scheme) {
        findings_.Add(Level::kFault, taxon.place, "SCOLOM_TAXON_OF_OTHER",
                      {{"taxon", taxon.Name()},
                       {"scheme", scheme},
                       {"other", taxon.known->scheme}});
      }
      if (taxon.known->deprecated) {
        Verdict verdict =
            JudgeDeprecated(*taxon.known, taxon.id, rules_.concepts);
        if (taxon.known->labels.empty() && !taxon.label.empty()) {
          verdict.args["label"] = Shown(taxon.label);
        }
        findings_.Add(taxon.place, verdict);
      }
      Label(taxon);
    } else if (LooksLikeScolomfr(taxon.id)) {
      // At the top may be a collection, which a thesaurus doesn't have.
      const bool newer = rules_.MayBeNewer(
          first ? "" : readers::ScolomfrVocabularyOf(taxon.id));
      findings_.Add(
          newer ? Level::kUnjudged : Level::kFault, taxon.place,
          newer ? "SCOLOM_VALUE_NEWER" : "SCOLOM_TAXON_UNKNOWN",
          {{"value", Shown(taxon.id)}, {"version", rules_.version.name}});
    } else if (!named.empty() &&
               rules_.concepts.FindLabel(named, taxon.label) == nullptr) {
      // Their own taxons are welcome, under a source of their own.
      findings_.Add(Level::kFault, taxon.place, "SCOLOM_TAXON_NOT_MEMBER",
                    {{"taxon", taxon.Name()}, {"scheme", named}});
    }
  }

  void Label(const Taxon& taxon) {
    if (taxon.label.empty()) return;
    const std::string folded = vocabulary::FoldLabel(taxon.label);
    if (taxon.known->labels.empty()) {
      // Of the schemes of thousands, what our own terms know of them.
      const vocabulary::Resolution found =
          vocabulary::Vocabularies::BuiltIn().Resolve("discipline", taxon.id,
                                                      taxon.label);
      if (taxon.known->scheme == "015" && found.label_mismatch) {
        AddLabel(taxon, found.term->label_fr, true);
      }
      return;
    }
    for (const std::string& label : taxon.known->labels) {
      if (vocabulary::FoldLabel(label) == folded) return;
    }
    const bool other =
        rules_.concepts.FindLabel(taxon.known->scheme, taxon.label) != nullptr;
    AddLabel(taxon, taxon.known->labels[0], other);
  }

  void AddLabel(const Taxon& taxon, const std::string& right, bool other) {
    findings_.Add(other ? Level::kFault : Level::kAdvice, taxon.place,
                  other ? "SCOLOM_LABEL_OF_OTHER" : "SCOLOM_LABEL_UNKNOWN",
                  {{"label", Shown(taxon.label)},
                   {"value", Shown(taxon.id)},
                   {"right", right}});
  }

  // Each level below the one before it, as far as our levels tell. (SKOS files
  // tell less: much of what stands between is a collection, not a concept.)
  void Consecutive(const Taxon& above, const Taxon& below) {
    const vocabulary::Vocabulary& levels =
        *vocabulary::Vocabularies::BuiltIn().Find("level");
    const vocabulary::Term* upper = levels.Resolve(above.id, "").term;
    const vocabulary::Term* lower = levels.Resolve(below.id, "").term;
    if (upper == nullptr || lower == nullptr ||
        levels.IsWithin(lower->id, upper->id)) {
      return;
    }
    findings_.Add(Level::kFault, below.place, "SCOLOM_TAXON_NOT_BELOW",
                  {{"above", above.Name()}, {"below", below.Name()}});
  }

  const Rules& rules_;
  Findings& findings_;
  const Concept* purpose_ = nullptr;
  absl::string_view scheme_;
};

}  // namespace

void CheckClassifications(const Place& lom, const Rules& rules,
                          Findings& findings) {
  ClassificationCheck check(rules, findings);
  for (const Place& place : Below(lom, "classification")) {
    check.Classification(place);
  }
}

}  // namespace preau::conformance
