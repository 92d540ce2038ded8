#include "services/search/search_service.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/search/convert.h"
#include "services/search/visibility.h"
#include "storage/base/status_macros.h"

namespace preau::services {

namespace {

// Who sends a query on: keys are portals', not persons'. Without one it may be
// anybody, who doesn't count.
absl::string_view PortalOf(const rpc::CallContext& context) {
  absl::string_view key = context.viewer.principal;
  return absl::ConsumePrefix(&key, "key:") ? key : absl::string_view();
}

}  // namespace

absl::StatusOr<v1::SearchResponse> Search(const SearchDeps& deps,
                                          const rpc::CallContext& context,
                                          const v1::SearchRequest& request) {
  PREAU_ASSIGN_OR_RETURN(search::Request asked,
                         FromApi(request, context.language));
  // A token is its viewer's as well as its request's.
  const auto digest = [&] {
    return absl::StrCat(rpc::RequestDigest(request),
                        context.viewer.Serialise());
  };
  if (!request.page_token().empty()) {
    PREAU_ASSIGN_OR_RETURN(
        const std::string cursor,
        deps.tokens->Open("Search", digest(), request.page_token()));
    PREAU_ASSIGN_OR_RETURN(asked.cursor, ParseCursor(cursor));
  }
  PREAU_ASSIGN_OR_RETURN(const search::Response response,
                         deps.index->Search(VisibleTo(context), asked));
  deps.index->CountAsked(asked, response, PortalOf(context));
  v1::SearchResponse api = ToApi(request, response, context.language);
  if (response.next.has_value()) {
    api.set_next_page_token(
        deps.tokens->Seal("Search", digest(), SerialiseCursor(*response.next)));
  }
  return api;
}

absl::StatusOr<v1::SuggestResponse> Suggest(const SearchDeps& deps,
                                            const rpc::CallContext& context,
                                            const v1::SuggestRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const search::SuggestRequest asked,
                         FromApi(request, context.language));
  PREAU_ASSIGN_OR_RETURN(const std::vector<search::Suggestion> suggestions,
                         deps.index->Suggest(VisibleTo(context), asked));
  return ToApi(suggestions, context.language);
}

absl::StatusOr<v1::IndexStatus> GetIndexStatus(const SearchDeps& deps) {
  v1::IndexStatus status;
  status.set_applied_sequence(deps.index->sequence());
  status.set_documents(deps.index->documents());
  return status;
}

grpc::ServerUnaryReactor* SearchService::Search(
    grpc::CallbackServerContext* context, const v1::SearchRequest* request,
    v1::SearchResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SearchService/Search", context,
                        response,
                        [this, request](const rpc::CallContext& call) {
                          return services::Search(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SearchService::Suggest(
    grpc::CallbackServerContext* context, const v1::SuggestRequest* request,
    v1::SuggestResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SearchService/Suggest", context,
                        response,
                        [this, request](const rpc::CallContext& call) {
                          return services::Suggest(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SearchService::ListSimilarResources(
    grpc::CallbackServerContext* context,
    const v1::ListSimilarResourcesRequest* request,
    v1::ListSimilarResourcesResponse* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.SearchService/ListSimilarResources", context,
      response, [this, request](const rpc::CallContext& call) {
        return services::ListSimilarResources(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* SearchService::BrowseRows(
    grpc::CallbackServerContext* context, const v1::BrowseRowsRequest* request,
    v1::BrowseRowsResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SearchService/BrowseRows", context,
                        response,
                        [this, request](const rpc::CallContext& call) {
                          return services::BrowseRows(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* SearchService::GetIndexStatus(
    grpc::CallbackServerContext* context,
    const v1::GetIndexStatusRequest* /*request*/, v1::IndexStatus* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.SearchService/GetIndexStatus",
                        context, response, [this](const rpc::CallContext&) {
                          return services::GetIndexStatus(deps_);
                        });
}

}  // namespace preau::services
