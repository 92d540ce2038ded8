#include "services/ingestion/readers/xml_record.h"

#include <string>

#include "indexer/text/html_text.h"
#include "services/ingestion/readers/dc_mapper.h"
#include "services/ingestion/readers/ims_metadata.h"
#include "services/ingestion/readers/lido_mapper.h"
#include "services/ingestion/readers/lom_mapper.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/error.h"

namespace preau::readers {
namespace {

constexpr absl::string_view kLom = "http://ltsc.ieee.org/xsd/LOM";
constexpr absl::string_view kDublinCore[] = {
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "http://www.archives-ouvertes.fr/OAI/2.0/dc_plus_fr/",
    "http://ns.nsdl.org/nsdl_dc_v1.02/", "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/"};

bool IsDublinCore(absl::string_view space) {
  for (const absl::string_view known : kDublinCore) {
    if (space == known) return true;
  }
  return false;
}

std::string Shown(absl::string_view text, size_t max) {
  return CleanText(text::TruncateUtf8(text, max));
}

}  // namespace

void MapXmlRecord(pugi::xml_node root, ParsedRecord& record) {
  const absl::string_view space = NamespaceOf(root);
  const absl::string_view name = LocalName(root);
  if (name == "lom" && space == kLom) {
    MapLom(root, record);
  } else if (name == "lom" && IsImsMetadata(space)) {
    ImsToLom(root);
    MapLom(root, record);
  } else if ((name == "dc" || name == "nsdl_dc") && IsDublinCore(space)) {
    MapDublinCore(root, record);
  } else if (name == "lido" && IsLido(space)) {
    MapLido(root, record);
  } else if (name == "urlset" || name == "sitemapindex") {
    record.status = base::InvalidField("SITEMAP_HAS_NO_RECORDS", "");
  } else {
    record.status = base::InvalidField(
        "XML_KIND_UNKNOWN", "",
        {{"root", Shown(root.name(), 100)}, {"namespace", Shown(space, 200)}});
  }
}

}  // namespace preau::readers
