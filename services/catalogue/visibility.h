#ifndef SERVICES_CATALOGUE_VISIBILITY_H_
#define SERVICES_CATALOGUE_VISIBILITY_H_

#include "preau/v1/resource.pb.h"
#include "services/rpc/viewer.h"
#include "storage/catalogue/types.h"

namespace preau::services {

// Drafts exist only for those who may write for their owner.
bool MaySee(const rpc::Viewer& viewer,
            const catalogue::StoredResource& resource);

// Takes out what only the owner may see of a resource that was withdrawn: of
// the notice the title stays, and nothing at all after a takedown.
void HideWithdrawn(const rpc::Viewer& viewer,
                   const catalogue::StoredResource& resource,
                   v1::Resource& api);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_VISIBILITY_H_
