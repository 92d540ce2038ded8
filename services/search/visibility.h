#ifndef SERVICES_SEARCH_VISIBILITY_H_
#define SERVICES_SEARCH_VISIBILITY_H_

#include "indexer/search/search.h"
#include "services/rpc/guard.h"

namespace preau::services {

// What a caller is shown, in every call. All that is indexed is published, so
// nothing needs to be hidden yet.
inline search::Visibility VisibleTo(const rpc::CallContext& /*context*/) {
  return {};
}

}  // namespace preau::services

#endif  // SERVICES_SEARCH_VISIBILITY_H_
