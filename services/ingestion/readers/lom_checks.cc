#include "services/ingestion/readers/lom_checks.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::readers {
namespace {

absl::Status CheckOnce(const pugi::xml_node& parent, absl::string_view name,
                       absl::string_view path) {
  if (Children(parent, name).size() <= 1) return absl::OkStatus();
  return base::InvalidField("LOM_ELEMENT_REPEATED", path,
                            {{"element", std::string(name)}});
}

std::string NameOf(const log::v1::Classification::Taxon& taxon) {
  return taxon.label().empty() ? taxon.id() : taxon.label(0).value();
}

}  // namespace

absl::Status CheckLomStructure(const pugi::xml_node& lom) {
  for (const absl::string_view name :
       {"general", "lifeCycle", "metaMetadata", "technical", "rights"}) {
    PREAU_RETURN_IF_ERROR(CheckOnce(lom, name, name));
  }
  const pugi::xml_node general = Child(lom, "general");
  for (const absl::string_view name :
       {"title", "structure", "aggregationLevel"}) {
    PREAU_RETURN_IF_ERROR(
        CheckOnce(general, name, absl::StrCat("general/", name)));
  }
  return absl::OkStatus();
}

void CheckTaxonPath(const log::v1::Classification& path,
                    NoticeBuilder& builder) {
  const std::string source = ScolomfrVocabularyOf(path.source());
  const vocabulary::Vocabulary& levels =
      *vocabulary::Vocabularies::Current().Find("level");
  const vocabulary::Term* above = nullptr;
  std::string above_name;
  for (const auto& taxon : path.taxon()) {
    const std::string name = NameOf(taxon);
    const std::string own = ScolomfrVocabularyOf(taxon.id());
    if (!source.empty() && !own.empty() && own != source) {
      builder.Remark("TAXON_OF_OTHER_VOCABULARY", "classification",
                     absl::StrCat(name, " (", taxon.id(), ")"));
    }
    const vocabulary::Term* level = levels.Resolve(taxon.id(), "").term;
    if (level == nullptr) continue;
    if (above != nullptr && !levels.IsWithin(level->id, above->id)) {
      builder.Remark("TAXON_NOT_BELOW", "classification",
                     absl::StrCat(above_name, " > ", name));
    }
    above = level;
    above_name = name;
  }
}

}  // namespace preau::readers
