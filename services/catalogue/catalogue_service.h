#ifndef SERVICES_CATALOGUE_CATALOGUE_SERVICE_H_
#define SERVICES_CATALOGUE_CATALOGUE_SERVICE_H_

#include "preau/v1/admin_service.grpc.pb.h"
#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/vocabulary_service.grpc.pb.h"
#include "services/catalogue/admin.h"
#include "services/catalogue/deps.h"
#include "services/rpc/unary_call.h"

// The gRPC side of the handlers. Thread-safe.
namespace preau::services {

class CatalogueService : public v1::CatalogueService::CallbackService {
 public:
  CatalogueService(const CatalogueDeps& deps, const rpc::Runtime& runtime)
      : deps_(deps), runtime_(runtime) {}

  grpc::ServerUnaryReactor* GetResource(grpc::CallbackServerContext* context,
                                        const v1::GetResourceRequest* request,
                                        v1::Resource* response) override;
  grpc::ServerUnaryReactor* BatchGetResources(
      grpc::CallbackServerContext* context,
      const v1::BatchGetResourcesRequest* request,
      v1::BatchGetResourcesResponse* response) override;
  grpc::ServerUnaryReactor* ListResources(
      grpc::CallbackServerContext* context,
      const v1::ListResourcesRequest* request,
      v1::ListResourcesResponse* response) override;
  grpc::ServerUnaryReactor* CreateResource(
      grpc::CallbackServerContext* context,
      const v1::CreateResourceRequest* request,
      v1::Resource* response) override;
  grpc::ServerUnaryReactor* UpdateResource(
      grpc::CallbackServerContext* context,
      const v1::UpdateResourceRequest* request,
      v1::Resource* response) override;
  grpc::ServerUnaryReactor* WithdrawResource(
      grpc::CallbackServerContext* context,
      const v1::WithdrawResourceRequest* request,
      v1::Resource* response) override;
  grpc::ServerUnaryReactor* WriteResources(
      grpc::CallbackServerContext* context,
      const v1::WriteResourcesRequest* request,
      v1::WriteResourcesResponse* response) override;
  grpc::ServerWriteReactor<v1::ReadChangesResponse>* ReadChanges(
      grpc::CallbackServerContext* context,
      const v1::ReadChangesRequest* request) override;
  grpc::ServerUnaryReactor* GetStats(grpc::CallbackServerContext* context,
                                     const v1::GetStatsRequest* request,
                                     v1::Stats* response) override;
  grpc::ServerUnaryReactor* KeepImportReport(
      grpc::CallbackServerContext* context,
      const v1::KeepImportReportRequest* request,
      v1::ImportReport* response) override;
  grpc::ServerUnaryReactor* GetImportReport(
      grpc::CallbackServerContext* context,
      const v1::GetImportReportRequest* request,
      v1::ImportReport* response) override;
  grpc::ServerUnaryReactor* ListImportReports(
      grpc::CallbackServerContext* context,
      const v1::ListImportReportsRequest* request,
      v1::ListImportReportsResponse* response) override;

 private:
  const CatalogueDeps deps_;
  const rpc::Runtime runtime_;
};

class VocabularyService : public v1::VocabularyService::CallbackService {
 public:
  explicit VocabularyService(const rpc::Runtime& runtime) : runtime_(runtime) {}

  grpc::ServerUnaryReactor* ListVocabularies(
      grpc::CallbackServerContext* context,
      const v1::ListVocabulariesRequest* request,
      v1::ListVocabulariesResponse* response) override;
  grpc::ServerUnaryReactor* GetVocabulary(
      grpc::CallbackServerContext* context,
      const v1::GetVocabularyRequest* request,
      v1::Vocabulary* response) override;

 private:
  const rpc::Runtime runtime_;
};

class AdminService : public v1::AdminService::CallbackService {
 public:
  AdminService(const AdminDeps& deps, const rpc::Runtime& runtime)
      : deps_(deps), runtime_(runtime) {}

  grpc::ServerUnaryReactor* CreateMember(grpc::CallbackServerContext* context,
                                         const v1::CreateMemberRequest* request,
                                         v1::Member* response) override;
  grpc::ServerUnaryReactor* ListMembers(
      grpc::CallbackServerContext* context,
      const v1::ListMembersRequest* request,
      v1::ListMembersResponse* response) override;
  grpc::ServerUnaryReactor* CreateKey(grpc::CallbackServerContext* context,
                                      const v1::CreateKeyRequest* request,
                                      v1::CreateKeyResponse* response) override;
  grpc::ServerUnaryReactor* ListKeys(grpc::CallbackServerContext* context,
                                     const v1::ListKeysRequest* request,
                                     v1::ListKeysResponse* response) override;
  grpc::ServerUnaryReactor* RevokeKey(grpc::CallbackServerContext* context,
                                      const v1::RevokeKeyRequest* request,
                                      v1::Key* response) override;

 private:
  const AdminDeps deps_;
  const rpc::Runtime runtime_;
};

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_CATALOGUE_SERVICE_H_
