#include "services/catalogue/catalogue_service.h"

#include <chrono>

#include "services/catalogue/reads.h"
#include "services/catalogue/reports.h"
#include "services/catalogue/vocabularies.h"
#include "services/catalogue/writes.h"
#include "services/rpc/stream_call.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

constexpr size_t kChangesAtOnce = 500;
// How often a stream that waits looks whether its reader is still there.
constexpr auto kLook = std::chrono::milliseconds(200);

absl::Status SendChanges(const CatalogueDeps& deps,
                         const rpc::CallContext& call,
                         const v1::ReadChangesRequest& request,
                         rpc::StreamWriter<v1::ReadChangesResponse>& writer) {
  uint64_t after = request.after_sequence();
  bool told = false;
  while (true) {
    PREAU_RETURN_IF_ERROR(call.CheckAlive());
    PREAU_ASSIGN_OR_RETURN(const v1::ReadChangesResponse response,
                           ReadChanges(deps, call, after, kChangesAtOnce));
    const bool level = response.changes().empty();
    // Once, an answer without changes says that there are no more for now.
    if (!level || !told) {
      if (!writer.Write(response)) return absl::CancelledError();
      told = level;
    }
    if (!level) {
      after = response.changes().rbegin()->sequence();
      continue;
    }
    if (!request.follow()) return absl::OkStatus();
    while (!deps.catalogue->WaitForChange(
        after, std::chrono::steady_clock::now() + kLook)) {
      PREAU_RETURN_IF_ERROR(call.CheckAlive());
    }
  }
}

}  // namespace

grpc::ServerUnaryReactor* CatalogueService::GetResource(
    grpc::CallbackServerContext* context, const v1::GetResourceRequest* request,
    v1::Resource* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.CatalogueService/GetResource",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::GetResource(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* CatalogueService::BatchGetResources(
    grpc::CallbackServerContext* context,
    const v1::BatchGetResourcesRequest* request,
    v1::BatchGetResourcesResponse* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/BatchGetResources", context,
      response, [this, request](const rpc::CallContext& call) {
        return services::BatchGetResources(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* CatalogueService::ListResources(
    grpc::CallbackServerContext* context,
    const v1::ListResourcesRequest* request,
    v1::ListResourcesResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.CatalogueService/ListResources",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::ListResources(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* CatalogueService::CreateResource(
    grpc::CallbackServerContext* context,
    const v1::CreateResourceRequest* request, v1::Resource* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/CreateResource", context, response,
      [this, request](const rpc::CallContext& call) {
        return services::CreateResource(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* CatalogueService::UpdateResource(
    grpc::CallbackServerContext* context,
    const v1::UpdateResourceRequest* request, v1::Resource* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/UpdateResource", context, response,
      [this, request](const rpc::CallContext& call) {
        return services::UpdateResource(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* CatalogueService::WithdrawResource(
    grpc::CallbackServerContext* context,
    const v1::WithdrawResourceRequest* request, v1::Resource* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/WithdrawResource", context,
      response, [this, request](const rpc::CallContext& call) {
        return services::WithdrawResource(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* CatalogueService::WriteResources(
    grpc::CallbackServerContext* context,
    const v1::WriteResourcesRequest* request,
    v1::WriteResourcesResponse* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/WriteResources", context, response,
      [this, request](const rpc::CallContext& call) {
        return services::WriteResources(deps_, call, *request);
      });
}

grpc::ServerWriteReactor<v1::ReadChangesResponse>*
CatalogueService::ReadChanges(grpc::CallbackServerContext* context,
                              const v1::ReadChangesRequest* request) {
  return rpc::ServerStreamCall<v1::ReadChangesResponse>(
      runtime_, "/preau.v1.CatalogueService/ReadChanges", context,
      [this, request](const rpc::CallContext& call,
                      rpc::StreamWriter<v1::ReadChangesResponse>& writer) {
        return SendChanges(deps_, call, *request, writer);
      });
}

grpc::ServerUnaryReactor* CatalogueService::GetStats(
    grpc::CallbackServerContext* context, const v1::GetStatsRequest* request,
    v1::Stats* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.CatalogueService/GetStats",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::GetStats(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* CatalogueService::KeepImportReport(
    grpc::CallbackServerContext* context,
    const v1::KeepImportReportRequest* request, v1::ImportReport* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/KeepImportReport", context,
      response, [this, request](const rpc::CallContext& call) {
        return services::KeepImportReport(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* CatalogueService::GetImportReport(
    grpc::CallbackServerContext* context,
    const v1::GetImportReportRequest* request, v1::ImportReport* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/GetImportReport", context, response,
      [this, request](const rpc::CallContext& call) {
        return services::GetImportReport(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* CatalogueService::ListImportReports(
    grpc::CallbackServerContext* context,
    const v1::ListImportReportsRequest* request,
    v1::ListImportReportsResponse* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.CatalogueService/ListImportReports", context,
      response, [this, request](const rpc::CallContext& call) {
        return services::ListImportReports(deps_, call, *request);
      });
}

grpc::ServerUnaryReactor* VocabularyService::ListVocabularies(
    grpc::CallbackServerContext* context,
    const v1::ListVocabulariesRequest* request,
    v1::ListVocabulariesResponse* response) {
  return rpc::UnaryCall(runtime_,
                        "/preau.v1.VocabularyService/ListVocabularies", context,
                        response, [request](const rpc::CallContext& call) {
                          return services::ListVocabularies(call, *request);
                        });
}

grpc::ServerUnaryReactor* VocabularyService::GetVocabulary(
    grpc::CallbackServerContext* context,
    const v1::GetVocabularyRequest* request, v1::Vocabulary* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.VocabularyService/GetVocabulary",
                        context, response,
                        [request](const rpc::CallContext& call) {
                          return services::GetVocabulary(call, *request);
                        });
}

grpc::ServerUnaryReactor* AdminService::CreateMember(
    grpc::CallbackServerContext* context,
    const v1::CreateMemberRequest* request, v1::Member* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.AdminService/CreateMember",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return services::CreateMember(deps_, call, *request);
                        });
}

grpc::ServerUnaryReactor* AdminService::ListMembers(
    grpc::CallbackServerContext* context,
    const v1::ListMembersRequest* /*request*/,
    v1::ListMembersResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.AdminService/ListMembers", context,
                        response, [this](const rpc::CallContext& call) {
                          return services::ListMembers(deps_, call);
                        });
}

grpc::ServerUnaryReactor* AdminService::CreateKey(
    grpc::CallbackServerContext* context, const v1::CreateKeyRequest* request,
    v1::CreateKeyResponse* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.AdminService/CreateKey", context,
                        response, [this, request](const rpc::CallContext&) {
                          return services::CreateKey(deps_, *request);
                        });
}

grpc::ServerUnaryReactor* AdminService::RevokeKey(
    grpc::CallbackServerContext* context, const v1::RevokeKeyRequest* request,
    v1::Key* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.AdminService/RevokeKey", context,
                        response, [this, request](const rpc::CallContext&) {
                          return services::RevokeKey(deps_, *request);
                        });
}

grpc::ServerUnaryReactor* AdminService::ListKeys(
    grpc::CallbackServerContext* context,
    const v1::ListKeysRequest* /*request*/, v1::ListKeysResponse* response) {
  return rpc::UnaryCall(
      runtime_, "/preau.v1.AdminService/ListKeys", context, response,
      [this](const rpc::CallContext&) { return services::ListKeys(deps_); });
}

}  // namespace preau::services
