#include "services/node/verify.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "services/catalogue/catalogue_module.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"

namespace preau::services {

absl::Status VerifyData(const std::string& folder) {
  PREAU_ASSIGN_OR_RETURN(
      const catalogue::VerifyResult result,
      CatalogueModule::Verify(folder, [](absl::string_view fault) {
        std::printf("%s\n", std::string(fault).c_str());
      }));
  if (result.faults > 0) {
    return base::MakeError(
        absl::StatusCode::kDataLoss,
        {"VERIFY_FAULTS", "", {{"faults", absl::StrCat(result.faults)}}});
  }
  std::printf("%s\n",
              messages::Say("VERIFY_OK", base::LanguageFromEnvironment(),
                            {{"resources", absl::StrCat(result.resources)},
                             {"entries", absl::StrCat(result.apply_entries)},
                             {"audit", absl::StrCat(result.audit_entries)}})
                  .c_str());
  return absl::OkStatus();
}

}  // namespace preau::services
