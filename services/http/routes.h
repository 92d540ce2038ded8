#ifndef SERVICES_HTTP_ROUTES_H_
#define SERVICES_HTTP_ROUTES_H_

#include <memory>
#include <string>
#include <vector>

#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/search_service.grpc.pb.h"
#include "preau/v1/vocabulary_service.grpc.pb.h"
#include "services/http/http_message.h"
#include "services/http/target.h"
#include "services/rpc/call_context.h"
#include "services/rpc/channel.h"
#include "services/rpc/keys.h"

namespace preau::http {

// An answer, and what is the same for the same one.
struct Found {
  std::string body;
  std::string tag;
};

// Answers HTTP requests with what the services say, as proto3 JSON of the same
// messages: docs and openapi.cc say which. Reads only. Thread-safe.
class Routes {
 public:
  struct Options {
    // How the services are reached.
    rpc::Link services;
    // Whose a key is; must outlive the routes.
    const rpc::KeyVerifier* keys = nullptr;
    // Web pages of these origins ("https://portail.example.org") may read the
    // answers; "*": of all.
    std::vector<std::string> allowed_origins;
  };

  explicit Routes(Options options);

  // Blocks while the services work.
  HttpResponse Answer(const HttpRequest& request) const;

 private:
  absl::StatusOr<Found> Find(const HttpRequest& request,
                             const rpc::CallContext& call) const;
  absl::StatusOr<Found> Search(const Target& target,
                               const rpc::CallContext& call) const;
  absl::StatusOr<Found> Suggest(const Target& target,
                                const rpc::CallContext& call) const;
  absl::StatusOr<Found> GetResource(const std::string& name,
                                    const rpc::CallContext& call) const;
  absl::StatusOr<Found> SimilarResources(const std::string& name,
                                         const Target& target,
                                         const rpc::CallContext& call) const;
  absl::StatusOr<Found> Rows(const Target& target,
                             const rpc::CallContext& call) const;
  absl::StatusOr<Found> ListResources(const Target& target,
                                      const rpc::CallContext& call) const;
  absl::StatusOr<Found> Vocabularies(const Target& target,
                                     const rpc::CallContext& call) const;
  absl::StatusOr<rpc::CallContext> Enter(const HttpRequest& request) const;
  void AllowOrigin(const HttpRequest& request, HttpResponse& response) const;

  const Options options_;
  const std::unique_ptr<v1::SearchService::Stub> search_;
  const std::unique_ptr<v1::CatalogueService::Stub> catalogue_;
  const std::unique_ptr<v1::VocabularyService::Stub> vocabulary_;
};

// The SearchRequest that parameters ask for: q, match, understanding, sort,
// page_size, page_token, snippet, facet (several; "level:20" for 20 values),
// and fields ("level=6e", "not.level=6e"; several values of one field are
// alternatives).
// INVALID_ARGUMENT: HTTP_PARAMETER_UNKNOWN{name, names},
// HTTP_PARAMETER_INVALID{name, value}.
absl::StatusOr<v1::SearchRequest> ToSearchRequest(const Target& target);

// The SuggestRequest of q and limit. Errors as above.
absl::StatusOr<v1::SuggestRequest> ToSuggestRequest(const Target& target);

// The ListSimilarResourcesRequest of limit, snippet and fields, and the
// BrowseRowsRequest of level, discipline, audience, rows, hits, date and
// snippet. Errors as above.
absl::StatusOr<v1::ListSimilarResourcesRequest> ToSimilarRequest(
    const std::string& name, const Target& target);
absl::StatusOr<v1::BrowseRowsRequest> ToRowsRequest(const Target& target);

}  // namespace preau::http

#endif  // SERVICES_HTTP_ROUTES_H_
