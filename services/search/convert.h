#ifndef SERVICES_SEARCH_CONVERT_H_
#define SERVICES_SEARCH_CONVERT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "indexer/search/search.h"
#include "preau/v1/search_service.pb.h"

namespace preau::services {

// Without the cursor. INVALID_ARGUMENT: LIMIT_INVALID, PAGE_SIZE_INVALID.
absl::StatusOr<search::Request> FromApi(const v1::SearchRequest& request,
                                        base::Language language);

// Without the page token.
v1::SearchResponse ToApi(const v1::SearchRequest& request,
                         const search::Response& response,
                         base::Language language);

// INVALID_ARGUMENT: LIMIT_INVALID.
absl::StatusOr<search::SuggestRequest> FromApi(
    const v1::SuggestRequest& request, base::Language language);

v1::SuggestResponse ToApi(const std::vector<search::Suggestion>& suggestions,
                          base::Language language);

std::string SerialiseCursor(const search::Cursor& cursor);
absl::StatusOr<search::Cursor> ParseCursor(absl::string_view text);

}  // namespace preau::services

#endif  // SERVICES_SEARCH_CONVERT_H_
