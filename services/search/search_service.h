#ifndef SERVICES_SEARCH_SEARCH_SERVICE_H_
#define SERVICES_SEARCH_SEARCH_SERVICE_H_

#include "indexer/search/index.h"
#include "preau/v1/search_service.grpc.pb.h"
#include "services/rpc/token.h"
#include "services/rpc/unary_call.h"
#include "storage/base/clock.h"

namespace preau::services {

// What the handlers work on; all outlive the service.
struct SearchDeps {
  search::Index* index = nullptr;
  const rpc::TokenSealer* tokens = nullptr;
  base::Clock* clock = nullptr;
};

absl::StatusOr<v1::SearchResponse> Search(const SearchDeps& deps,
                                          const rpc::CallContext& context,
                                          const v1::SearchRequest& request);

absl::StatusOr<v1::SuggestResponse> Suggest(const SearchDeps& deps,
                                            const rpc::CallContext& context,
                                            const v1::SuggestRequest& request);

absl::StatusOr<v1::ListSimilarResourcesResponse> ListSimilarResources(
    const SearchDeps& deps, const rpc::CallContext& context,
    const v1::ListSimilarResourcesRequest& request);

absl::StatusOr<v1::BrowseRowsResponse> BrowseRows(
    const SearchDeps& deps, const rpc::CallContext& context,
    const v1::BrowseRowsRequest& request);

absl::StatusOr<v1::IndexStatus> GetIndexStatus(const SearchDeps& deps);

// Thread-safe.
class SearchService : public v1::SearchService::CallbackService {
 public:
  SearchService(const SearchDeps& deps, const rpc::Runtime& runtime)
      : deps_(deps), runtime_(runtime) {}

  grpc::ServerUnaryReactor* Search(grpc::CallbackServerContext* context,
                                   const v1::SearchRequest* request,
                                   v1::SearchResponse* response) override;
  grpc::ServerUnaryReactor* Suggest(grpc::CallbackServerContext* context,
                                    const v1::SuggestRequest* request,
                                    v1::SuggestResponse* response) override;
  grpc::ServerUnaryReactor* ListSimilarResources(
      grpc::CallbackServerContext* context,
      const v1::ListSimilarResourcesRequest* request,
      v1::ListSimilarResourcesResponse* response) override;
  grpc::ServerUnaryReactor* BrowseRows(
      grpc::CallbackServerContext* context,
      const v1::BrowseRowsRequest* request,
      v1::BrowseRowsResponse* response) override;
  grpc::ServerUnaryReactor* GetIndexStatus(
      grpc::CallbackServerContext* context,
      const v1::GetIndexStatusRequest* request,
      v1::IndexStatus* response) override;

 private:
  const SearchDeps deps_;
  const rpc::Runtime runtime_;
};

}  // namespace preau::services

#endif  // SERVICES_SEARCH_SEARCH_SERVICE_H_
