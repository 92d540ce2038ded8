#ifndef SERVICES_CATALOGUE_DEPS_H_
#define SERVICES_CATALOGUE_DEPS_H_

#include <cstdint>
#include <functional>
#include <string>

#include "services/catalogue/convert.h"
#include "services/rpc/call_context.h"
#include "services/rpc/token.h"
#include "storage/catalogue/catalogue.h"
#include "storage/catalogue/reports.h"
#include "storage/catalogue/sources.h"
#include "storage/works/works.h"

namespace preau::services {

// What the catalogue's handlers work on; all outlive the service.
struct CatalogueDeps {
  catalogue::Catalogue* catalogue = nullptr;
  catalogue::ReportStore* reports = nullptr;
  catalogue::SourceStore* sources = nullptr;
  const works::Works* works = nullptr;
  const rpc::TokenSealer* tokens = nullptr;
  std::string public_url;
  // What the records take on disk.
  std::function<uint64_t()> disk_bytes;

  Presentation PresentationFor(const rpc::CallContext& context) const {
    Presentation presentation{context.language, {}, public_url};
    for (const catalogue::StoredMember& member : catalogue->Members()) {
      presentation.members[member.id()] =
          context.language == base::Language::kFrench ? member.label_fr()
                                                      : member.label_en();
    }
    return presentation;
  }
};

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_DEPS_H_
