#include "services/ingestion/writers/lom_classification.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/writers/lom_element.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/xml_text.h"
#include "storage/vocabulary/fold.h"

namespace preau::writers {
namespace {

using Terms = google::protobuf::RepeatedPtrField<log::v1::Term>;

// A classification that a field of the notice fills.
struct Purpose {
  const char* token;
  const char* label;
  // Of the vocabulary that its taxons come from.
  const char* source;
};
constexpr Purpose kLevel = {"educational_level", "niveau éducatif détaillé",
                            "scolomfr-voc-022"};
constexpr Purpose kDiscipline = {"scolomfr-voc-028-num-003",
                                 "domaine d'enseignement", "scolomfr-voc-015"};
constexpr Purpose kAudience = {"scolomfr-voc-028-num-011",
                               "public cible détaillé", "scolomfr-voc-021"};
constexpr Purpose kSpecialNeed = {"scolomfr-voc-028-num-017", "type de trouble",
                                  "scolomfr-voc-041"};

// ScoLOMFR's voc-028: ids and what sources call them.
struct Known {
  const char* token;
  const char* labels;
};
constexpr Known kPurposes[] = {
    {"accessibility_restrictions", "restriction d'accessibilité"},
    {"competency", "compétence"},
    {"discipline", "champ disciplinaire"},
    {"educational_level", "niveau éducatif détaillé"},
    {"educational_objective", "objectif pédagogique"},
    {"idea", "notion"},
    {"prerequisite", "pré-requis"},
    {"scolomfr-voc-028-num-003", "domaine d'enseignement"},
    {"scolomfr-voc-028-num-011", "public cible détaillé"},
    {"scolomfr-voc-028-num-013", "label"},
    {"scolomfr-voc-028-num-014", "type de distribution"},
    {"scolomfr-voc-028-num-016", "diplôme"},
    {"scolomfr-voc-028-num-017", "type de trouble"},
    {"scolomfr-voc-028-num-019",
     "cadre européen commun de référence pour les langues"},
    {"scolomfr-voc-028-num-021", "socle commun"},
    {"scolomfr-voc-028-num-023", "support"},
    {"scolomfr-voc-028-num-032", "cadre pédagogique"},
    {"scolomfr-voc-028-num-033", "type d'accès au concours"},
    {"scolomfr-voc-028-num-034", "concours de l'Éducation nationale"},
    {"scolomfr-voc-028-num-035",
     "statuts des personnels de l'Éducation nationale"},
    {"security_level", "niveau de sécurité"},
    {"skill_level", "niveau de compétence"},
};

std::string PurposeUri(absl::string_view stated) {
  const absl::string_view last = stated.substr(stated.rfind('/') + 1);
  for (const Known& known : kPurposes) {
    if (vocabulary::FoldId(last) == vocabulary::FoldId(known.token) ||
        vocabulary::FoldLabel(stated) == vocabulary::FoldLabel(known.labels)) {
      return absl::StrCat(kScolomfrConcept, known.token);
    }
  }
  return "";
}

pugi::xml_node AddPath(pugi::xml_node classification,
                       absl::string_view source) {
  pugi::xml_node path = classification.append_child("taxonPath");
  if (!source.empty()) {
    AddElement(path.append_child("source"), "string", source);
  }
  return path;
}

class Classifications {
 public:
  explicit Classifications(pugi::xml_node lom) : lom_(lom) {}

  // One path for each term that `educational` doesn't say.
  void Add(const Purpose& purpose, const Terms& terms, bool may_be_coarse) {
    pugi::xml_node node;
    for (const log::v1::Term& term : terms) {
      if (may_be_coarse && IsCoarse(term)) continue;
      const Taxon taxon = TaxonOf(term);
      if (taxon.id.empty() && taxon.label.empty()) continue;
      if (!node) {
        node = lom_.append_child("classification");
        AddValue(node, "", "purpose",
                 absl::StrCat(kScolomfrConcept, purpose.token), purpose.label);
      }
      // Others' taxons, and labels alone, aren't of ScoLOMFR's vocabulary.
      const bool own = absl::StrContains(taxon.id, purpose.source);
      pugi::xml_node each =
          AddPath(node, own ? purpose.source : "").append_child("taxon");
      AddElement(each, "id", taxon.id);
      if (!taxon.label.empty()) {
        AddString(each.append_child("entry"), taxon.label);
      }
    }
  }

  void AddKept(const log::v1::Classification& kept) {
    if (kept.taxon().empty()) return;
    pugi::xml_node node = lom_.append_child("classification");
    const std::string uri = PurposeUri(kept.purpose());
    AddValue(node, "", "purpose", uri,
             uri == kept.purpose() ? "" : kept.purpose());
    pugi::xml_node path = AddPath(node, kept.source());
    for (const auto& taxon : kept.taxon()) {
      pugi::xml_node each = path.append_child("taxon");
      AddElement(each, "id", taxon.id());
      AddTogether(each, "entry", taxon.label());
    }
  }

 private:
  pugi::xml_node lom_;
};

}  // namespace

bool IsCoarse(const log::v1::Term& term) {
  const std::string uri = ScolomfrUri(term);
  if (uri.empty()) return false;
  const std::string number = ScolomfrNumber(uri);
  // LOM's own words ("…/concept/teacher") are all coarse.
  return number.empty() || number == "011" || number == "012";
}

void AddClassifications(pugi::xml_node lom, const log::v1::Notice& notice) {
  Classifications classifications(lom);
  classifications.Add(kLevel, notice.level(), true);
  classifications.Add(kDiscipline, notice.discipline(), false);
  classifications.Add(kAudience, notice.audience(), true);
  classifications.Add(kSpecialNeed, notice.accessibility().special_need(),
                      false);
  for (const auto& kept : notice.classification()) {
    classifications.AddKept(kept);
  }
}

}  // namespace preau::writers
