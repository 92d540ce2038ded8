#include "services/ingestion/readers/lom_classification.h"

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/lom_checks.h"
#include "services/ingestion/readers/lom_purpose.h"
#include "services/ingestion/readers/lom_value.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::readers {
namespace {

using pugi::xml_node;

// Every taxon of the path that its vocabulary knows; a path that gives
// nothing is kept as it is.
void TakeTaxons(const LomValue& purpose, const log::v1::Classification& path,
                NoticeBuilder& builder) {
  log::v1::Notice& notice = builder.notice();
  bool taken = false;
  for (const auto& taxon : path.taxon()) {
    const absl::string_view field =
        PurposeField(purpose.value, purpose.label, taxon.id());
    const std::string label =
        taxon.label().empty() ? "" : taxon.label(0).value();
    const Origin origin{"classification/taxonPath/taxon",
                        absl::StrCat("lom.", field)};
    const bool last = &taxon == &path.taxon(path.taxon_size() - 1);
    const absl::string_view vocabulary =
        field == "special_need" ? "special-need" : field;
    if (field.empty() || (!last && !vocabulary::Vocabularies::Current()
                                        .Resolve(vocabulary, taxon.id(), label)
                                        .found())) {
      continue;
    }
    auto* terms = field == "level"        ? notice.mutable_level()
                  : field == "discipline" ? notice.mutable_discipline()
                  : field == "audience"
                      ? notice.mutable_audience()
                      : notice.mutable_accessibility()->mutable_special_need();
    builder.AddTerm(terms, field, vocabulary, taxon.id(), label, origin);
    taken = true;
  }
  if (!taken && !path.taxon().empty() && notice.classification_size() < 200) {
    *notice.add_classification() = path;
    builder.SaidLast("classification", notice.classification_size(),
                     {"classification", "lom.classification"});
  }
}

}  // namespace

void MapLomClassification(const xml_node& classification,
                          const std::string& default_language,
                          NoticeBuilder& builder) {
  const LomValue purpose = LomValueOf(Child(classification, "purpose"));
  for (const xml_node& path : Children(classification, "taxonPath")) {
    log::v1::Classification kept;
    kept.set_purpose(purpose.label.empty() ? purpose.value : purpose.label);
    kept.set_source(CleanText(TextOf(Child(Child(path, "source"), "string"))));
    // What is said of the path in the end says it of its taxons.
    ParsedRecord aside;
    NoticeBuilder labels(&aside);
    for (const xml_node& taxon : Children(path, "taxon")) {
      auto& each = *kept.add_taxon();
      each.set_id(CleanText(TextOf(Child(taxon, "id"))));
      AddLomTexts(taxon, "entry", each.mutable_label(), "classification",
                  "classification/taxonPath/taxon", default_language, labels);
    }
    CheckTaxonPath(kept, builder);
    TakeTaxons(purpose, kept, builder);
  }
  AddLomTexts(classification, "keyword", builder.notice().mutable_keyword(),
              "keyword", "classification", default_language, builder);
}

}  // namespace preau::readers
