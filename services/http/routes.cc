#include "services/http/routes.h"

#include <google/protobuf/util/json_util.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/http/openapi.h"
#include "services/rpc/status.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/crypto/crypto.h"
#include "storage/messages/messages.h"

namespace preau::http {
namespace {

constexpr auto kDeadline = std::chrono::seconds(10);

int HttpStatus(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
    case absl::StatusCode::kFailedPrecondition:
      return 400;
    case absl::StatusCode::kUnauthenticated:
      return 401;
    case absl::StatusCode::kPermissionDenied:
      return 403;
    case absl::StatusCode::kNotFound:
      return 404;
    case absl::StatusCode::kAborted:
      return 409;
    case absl::StatusCode::kResourceExhausted:
      return 429;
    case absl::StatusCode::kUnavailable:
      return 503;
    case absl::StatusCode::kDeadlineExceeded:
      return 504;
    default:
      return 500;
  }
}

absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message) {
  std::string json;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &json);
  if (!status.ok()) {
    return absl::InternalError(
        absl::StrCat("JSON: ", std::string(status.message())));
  }
  return json;
}

// As google.rpc's errors look in JSON over HTTP, with what a person reads.
std::string ErrorJson(const absl::Status& status, base::Language language) {
  nlohmann::ordered_json error;
  error["code"] = absl::StatusCodeToString(status.code());
  if (const auto detail = base::GetErrorDetail(status); detail.has_value()) {
    error["reason"] = detail->reason;
    if (!detail->field.empty()) error["field"] = detail->field;
  }
  error["message"] = messages::SayStatus(status, language);
  return nlohmann::ordered_json{{"error", error}}.dump(
      -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// A page token is another one each time for the same answer, so it doesn't
// count.
template <typename Response>
std::string TagOf(Response response) {
  if constexpr (requires { response.clear_next_page_token(); }) {
    response.clear_next_page_token();
  }
  const std::string hash = crypto::Sha256({response.SerializeAsString()});
  return absl::BytesToHexString(hash.substr(0, 16));
}

template <typename Request, typename Response, typename Stub>
absl::StatusOr<Found> Call(const rpc::Link& link, const rpc::CallContext& call,
                           Stub& stub,
                           grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                        const Request&,
                                                        Response*),
                           const Request& request) {
  grpc::ClientContext context;
  link.Prepare(call, context);
  Response response;
  PREAU_RETURN_IF_ERROR(
      rpc::FromGrpcStatus((stub.*method)(&context, request, &response)));
  PREAU_ASSIGN_OR_RETURN(std::string body, ToJson(response));
  return Found{std::move(body), TagOf(response)};
}

absl::Status NoSuchPath() {
  return base::MakeError(absl::StatusCode::kNotFound,
                         {"HTTP_PATH_UNKNOWN", "target", {}});
}

}  // namespace

Routes::Routes(Options options)
    : options_(std::move(options)),
      search_(v1::SearchService::NewStub(options_.services.channel)),
      catalogue_(v1::CatalogueService::NewStub(options_.services.channel)),
      vocabulary_(v1::VocabularyService::NewStub(options_.services.channel)) {}

HttpResponse Routes::Answer(const HttpRequest& request) const {
  HttpResponse response;
  AllowOrigin(request, response);
  const base::Language language =
      base::LanguageFromAcceptHeader(request.accept_language);
  if (request.method == "OPTIONS") {
    response.status = 204;
    return response;
  }
  absl::StatusOr<Found> found;
  if (request.method != "GET" && request.method != "HEAD") {
    response.status = 405;
    response.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    found = base::MakeError(absl::StatusCode::kUnimplemented,
                            {"HTTP_METHOD_UNKNOWN", "method", {}});
  } else if (absl::StatusOr<rpc::CallContext> call = Enter(request);
             !call.ok()) {
    found = call.status();
  } else {
    found = Find(request, *call);
  }
  response.headers.emplace_back("Content-Type",
                                "application/json; charset=utf-8");
  response.headers.emplace_back("Content-Language",
                                std::string(base::LanguageTag(language)));
  response.headers.emplace_back("Vary",
                                "Accept-Language, Authorization, Origin");
  if (!found.ok()) {
    if (response.status == 200) {
      response.status = HttpStatus(found.status().code());
    }
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = ErrorJson(found.status(), language);
    return response;
  }
  // Weak (RFC 9110, 8.8.1): the same answer, if not byte for byte.
  const std::string etag =
      absl::StrCat("W/\"", found->tag, "-", base::LanguageTag(language), "\"");
  response.headers.emplace_back("ETag", etag);
  response.headers.emplace_back("Cache-Control", "no-cache");
  if (absl::StrContains(request.if_none_match, etag)) {
    response.status = 304;
    return response;
  }
  response.body = std::move(found->body);
  return response;
}

absl::StatusOr<Found> Routes::Find(const HttpRequest& request,
                                   const rpc::CallContext& call) const {
  PREAU_ASSIGN_OR_RETURN(const Target target, ParseTarget(request.target));
  const std::vector<std::string>& path = target.path;
  if (path == std::vector<std::string>{"openapi.json"}) {
    return Found{OpenApi(), "v1"};
  }
  if (path.empty() || path[0] != "v1") return NoSuchPath();
  if (path.size() == 2 && path[1] == "search") return Search(target, call);
  if (path.size() == 2 && path[1] == "suggest") return Suggest(target, call);
  if (path.size() == 2 && path[1] == "rows") return Rows(target, call);
  if (path.size() == 4 && path[1] == "resources" && path[3] == "similar") {
    return SimilarResources(absl::StrCat("resources/", path[2]), target, call);
  }
  if (path.size() == 3 && path[1] == "resources") {
    return GetResource(absl::StrCat("resources/", path[2]), call);
  }
  if (path.size() >= 4 && path[1] == "members" && path[3] == "resources") {
    if (path.size() == 4) return ListResources(target, call);
    if (path.size() == 5) {
      return GetResource(
          absl::StrCat("members/", path[2], "/resources/", path[4]), call);
    }
    if (path.size() == 6 && path[5] == "similar") {
      return SimilarResources(
          absl::StrCat("members/", path[2], "/resources/", path[4]), target,
          call);
    }
  }
  if (path.size() <= 3 && path.size() > 1 && path[1] == "vocabularies") {
    return Vocabularies(target, call);
  }
  return NoSuchPath();
}

absl::StatusOr<Found> Routes::Search(const Target& target,
                                     const rpc::CallContext& call) const {
  PREAU_ASSIGN_OR_RETURN(const v1::SearchRequest request,
                         ToSearchRequest(target));
  return Call(options_.services, call, *search_,
              &v1::SearchService::Stub::Search, request);
}

absl::StatusOr<Found> Routes::Suggest(const Target& target,
                                      const rpc::CallContext& call) const {
  PREAU_ASSIGN_OR_RETURN(const v1::SuggestRequest request,
                         ToSuggestRequest(target));
  return Call(options_.services, call, *search_,
              &v1::SearchService::Stub::Suggest, request);
}

absl::StatusOr<Found> Routes::SimilarResources(
    const std::string& name, const Target& target,
    const rpc::CallContext& call) const {
  PREAU_ASSIGN_OR_RETURN(const v1::ListSimilarResourcesRequest request,
                         ToSimilarRequest(name, target));
  return Call(options_.services, call, *search_,
              &v1::SearchService::Stub::ListSimilarResources, request);
}

absl::StatusOr<Found> Routes::Rows(const Target& target,
                                   const rpc::CallContext& call) const {
  PREAU_ASSIGN_OR_RETURN(const v1::BrowseRowsRequest request,
                         ToRowsRequest(target));
  return Call(options_.services, call, *search_,
              &v1::SearchService::Stub::BrowseRows, request);
}

absl::StatusOr<Found> Routes::GetResource(const std::string& name,
                                          const rpc::CallContext& call) const {
  v1::GetResourceRequest request;
  request.set_name(name);
  return Call(options_.services, call, *catalogue_,
              &v1::CatalogueService::Stub::GetResource, request);
}

absl::StatusOr<Found> Routes::ListResources(
    const Target& target, const rpc::CallContext& call) const {
  v1::ListResourcesRequest request;
  request.set_parent(absl::StrCat("members/", target.path[2]));
  for (const auto& [name, value] : target.parameters) {
    int32_t size = 0;
    if (name == "page_token") {
      request.set_page_token(value);
    } else if (name == "page_size" && absl::SimpleAtoi(value, &size)) {
      request.set_page_size(size);
    } else {
      return base::InvalidField("HTTP_PARAMETER_INVALID", name,
                                {{"name", name}, {"value", value}});
    }
  }
  return Call(options_.services, call, *catalogue_,
              &v1::CatalogueService::Stub::ListResources, request);
}

absl::StatusOr<Found> Routes::Vocabularies(const Target& target,
                                           const rpc::CallContext& call) const {
  if (target.path.size() == 2) {
    return Call(options_.services, call, *vocabulary_,
                &v1::VocabularyService::Stub::ListVocabularies,
                v1::ListVocabulariesRequest());
  }
  v1::GetVocabularyRequest request;
  request.set_name(absl::StrCat("vocabularies/", target.path[2]));
  return Call(options_.services, call, *vocabulary_,
              &v1::VocabularyService::Stub::GetVocabulary, request);
}

// Whoever comes through HTTP is anybody, unless a key says otherwise.
absl::StatusOr<rpc::CallContext> Routes::Enter(
    const HttpRequest& request) const {
  rpc::CallContext call;
  call.language = base::LanguageFromAcceptHeader(request.accept_language);
  call.deadline = std::chrono::system_clock::now() + kDeadline;
  absl::string_view key = request.authorization;
  if (key.empty()) return call;
  if (!absl::ConsumePrefix(&key, "Bearer ")) {
    return base::MakeError(absl::StatusCode::kUnauthenticated,
                           {"KEY_INVALID", "", {}});
  }
  PREAU_ASSIGN_OR_RETURN(call.viewer, options_.keys->Verify(key));
  call.key = std::string(key);
  return call;
}

void Routes::AllowOrigin(const HttpRequest& request,
                         HttpResponse& response) const {
  if (request.origin.empty()) return;
  for (const std::string& allowed : options_.allowed_origins) {
    if (allowed != "*" && allowed != request.origin) continue;
    response.headers.emplace_back("Access-Control-Allow-Origin", allowed);
    response.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD");
    response.headers.emplace_back("Access-Control-Allow-Headers",
                                  "Accept-Language, Authorization, "
                                  "If-None-Match");
    response.headers.emplace_back("Access-Control-Expose-Headers", "ETag");
    return;
  }
}

}  // namespace preau::http
