#include "services/ingestion/ingestion_service.h"

#include <memory>

#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/source_service.grpc.pb.h"
#include "services/catalogue/harvest_checks.h"
#include "services/ingestion/harvest/trial.h"
#include "services/ingestion/importer.h"
#include "services/rpc/status.h"
#include "services/rpc/stream_call.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

using ImportPeer = rpc::StreamPeer<v1::ImportRequest, v1::ImportResponse>;

class CatalogueSink : public RecordSink {
 public:
  CatalogueSink(const rpc::Link& catalogue, const rpc::CallContext& call)
      : catalogue_(catalogue),
        call_(call),
        stub_(v1::CatalogueService::NewStub(catalogue.channel)) {}

  absl::StatusOr<v1::WriteResourcesResponse> Write(
      const v1::WriteResourcesRequest& request) override {
    grpc::ClientContext context;
    catalogue_.Prepare(call_, context);
    v1::WriteResourcesResponse response;
    PREAU_RETURN_IF_ERROR(rpc::FromGrpcStatus(
        stub_->WriteResources(&context, request, &response)));
    return response;
  }

  absl::StatusOr<v1::ImportReport> Keep(
      const v1::ImportReport& report) override {
    grpc::ClientContext context;
    catalogue_.Prepare(call_, context);
    v1::KeepImportReportRequest request;
    *request.mutable_report() = report;
    v1::ImportReport kept;
    PREAU_RETURN_IF_ERROR(
        rpc::FromGrpcStatus(stub_->KeepImportReport(&context, request, &kept)));
    return kept;
  }

 private:
  const rpc::Link& catalogue_;
  const rpc::CallContext& call_;
  const std::unique_ptr<v1::CatalogueService::Stub> stub_;
};

absl::Status TakeChunks(const rpc::CallContext& call, ImportPeer& peer,
                        Importer& importer) {
  v1::ImportRequest request;
  while (peer.Read(&request)) {
    if (!request.has_chunk()) {
      return base::InvalidField("CHUNK_MISSING", "chunk");
    }
    PREAU_RETURN_IF_ERROR(importer.Take(request.chunk()));
  }
  // A caller that went away didn't end its files.
  PREAU_RETURN_IF_ERROR(call.CheckAlive());
  return importer.Finish();
}

absl::Status RunImport(const rpc::Link& catalogue, const rpc::CallContext& call,
                       ImportPeer& peer) {
  v1::ImportRequest request;
  if (!peer.Read(&request) || !request.has_start()) {
    return base::InvalidField("IMPORT_START_MISSING", "start");
  }
  CatalogueSink sink(catalogue, call);
  PREAU_ASSIGN_OR_RETURN(
      const std::unique_ptr<Importer> importer,
      Importer::Create(request.start(), call.language, base::SystemClock(),
                       &sink, [&](const v1::ImportResponse& response) {
                         return peer.Write(response) ? absl::OkStatus()
                                                     : absl::CancelledError();
                       }));
  const absl::Status status = TakeChunks(call, peer, *importer);
  if (!status.ok()) importer->Abandon(status);
  return status;
}

// The catalogue begins it on the caller's behalf, so it is who says whether the
// caller may.
absl::StatusOr<v1::Harvest> StartHarvest(const rpc::Link& catalogue,
                                         const rpc::CallContext& call,
                                         const v1::RunHarvestRequest& request) {
  const auto stub = v1::SourceService::NewStub(catalogue.channel);
  grpc::ClientContext context;
  catalogue.Prepare(call, context);
  v1::StartHarvestRequest start;
  start.set_source(request.source());
  start.set_complete(request.complete());
  v1::Harvest harvest;
  PREAU_RETURN_IF_ERROR(
      rpc::FromGrpcStatus(stub->StartHarvest(&context, start, &harvest)));
  return harvest;
}

absl::StatusOr<v1::Trial> Try(const rpc::Link& catalogue,
                              const IngestionService::MakeReader& make_reader,
                              const rpc::CallContext& call,
                              const v1::TrySourceRequest& request) {
  PREAU_ASSIGN_OR_RETURN(const std::string member,
                         base::ParseMemberName(request.parent(), "parent"));
  PREAU_RETURN_IF_ERROR(CheckHarvesting(request.harvesting(), "harvesting"));
  CatalogueSink sink(catalogue, call);
  // Only who may write here makes this node ask somebody something.
  v1::WriteResourcesRequest nothing;
  nothing.set_source(base::MakeResourceName(member, "sources", "trial"));
  nothing.set_dry_run(true);
  PREAU_RETURN_IF_ERROR(sink.Write(nothing).status());
  const std::unique_ptr<harvest::SourceReader> reader =
      make_reader(request.harvesting());
  PREAU_ASSIGN_OR_RETURN(v1::Trial trial,
                         harvest::TrySource(
                             member, request.harvesting(), *reader,
                             [&](const v1::WriteResourcesRequest& write) {
                               return sink.Write(write);
                             },
                             [&] { return !call.CheckAlive().ok(); }));
  SayRemarks(call.language, *trial.mutable_remarks());
  for (v1::HarvestedRecord& record : *trial.mutable_records()) {
    if (record.has_problem())
      SayRemark(call.language, *record.mutable_problem());
  }
  return trial;
}

}  // namespace

grpc::ServerBidiReactor<v1::ImportRequest, v1::ImportResponse>*
IngestionService::Import(grpc::CallbackServerContext* context) {
  return rpc::BidiStreamCall<v1::ImportRequest, v1::ImportResponse>(
      runtime_, "/preau.v1.IngestionService/Import", context,
      [this](const rpc::CallContext& call, ImportPeer& peer) {
        return RunImport(catalogue_, call, peer);
      });
}

grpc::ServerUnaryReactor* IngestionService::RunHarvest(
    grpc::CallbackServerContext* context, const v1::RunHarvestRequest* request,
    v1::Harvest* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.IngestionService/RunHarvest",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          absl::StatusOr<v1::Harvest> harvest =
                              StartHarvest(catalogue_, call, *request);
                          if (harvest.ok()) wake_();
                          return harvest;
                        });
}

grpc::ServerUnaryReactor* IngestionService::TrySource(
    grpc::CallbackServerContext* context, const v1::TrySourceRequest* request,
    v1::Trial* response) {
  return rpc::UnaryCall(runtime_, "/preau.v1.IngestionService/TrySource",
                        context, response,
                        [this, request](const rpc::CallContext& call) {
                          return Try(catalogue_, make_reader_, call, *request);
                        });
}

}  // namespace preau::services
