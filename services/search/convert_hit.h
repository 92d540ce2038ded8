#ifndef SERVICES_SEARCH_CONVERT_HIT_H_
#define SERVICES_SEARCH_CONVERT_HIT_H_

#include <cstddef>
#include <string>

#include "indexer/search/search.h"
#include "preau/v1/search_service.pb.h"

namespace preau::services {

v1::Hit ToApi(const search::Hit& hit, base::Language language);

// A value of a field with its label.
v1::LabelledValue Labelled(size_t field, const std::string& id,
                           base::Language language);

void SetMarked(const text::Snippet& snippet, v1::MarkedText* marked);

}  // namespace preau::services

#endif  // SERVICES_SEARCH_CONVERT_HIT_H_
