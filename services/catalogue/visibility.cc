#include "services/catalogue/visibility.h"

namespace preau::services {

bool MaySee(const rpc::Viewer& viewer,
            const catalogue::StoredResource& resource) {
  return resource.state() != storage::v1::DRAFT ||
         viewer.MayWrite(resource.owner());
}

void HideWithdrawn(const rpc::Viewer& viewer,
                   const catalogue::StoredResource& resource,
                   v1::Resource& api) {
  if (resource.state() != storage::v1::WITHDRAWN ||
      viewer.MayWrite(resource.owner())) {
    return;
  }
  api.mutable_withdrawal()->clear_note();
  api.clear_source();
  log::v1::Notice left;
  if (resource.withdrawal_reason() == log::v1::TAKEDOWN) {
    api.clear_credit_line();
  } else {
    *left.mutable_title() = resource.notice().title();
  }
  *api.mutable_notice() = left;
}

}  // namespace preau::services
