#ifndef SERVICES_SEARCH_CONVERT_H_
#define SERVICES_SEARCH_CONVERT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "indexer/columns/filters.h"
#include "indexer/search/search.h"
#include "preau/v1/search_service.pb.h"
#include "services/search/convert_hit.h"

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

// What other calls of the service have in common with a search.
std::vector<columns::Filter> FiltersOf(
    const google::protobuf::RepeatedPtrField<v1::Filter>& filters);
// `standard` where 0 is asked. INVALID_ARGUMENT: LIMIT_INVALID{min, max}.
absl::StatusOr<size_t> NumberWithin(absl::string_view field, int asked,
                                    int standard, int min, int max);
absl::StatusOr<size_t> SnippetChars(int asked);

std::string SerialiseCursor(const search::Cursor& cursor);
absl::StatusOr<search::Cursor> ParseCursor(absl::string_view text);

}  // namespace preau::services

#endif  // SERVICES_SEARCH_CONVERT_H_
