#include "services/search/search_module.h"

#include <filesystem>
#include <utility>

#include "preau/v1/catalogue_service.grpc.pb.h"
#include "services/rpc/secret_file.h"
#include "services/rpc/status.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

class CatalogueStream : public pipeline::ChangeStream {
 public:
  CatalogueStream(const rpc::Link& catalogue, uint64_t after_sequence)
      : stub_(v1::CatalogueService::NewStub(catalogue.channel)) {
    catalogue.PrepareOwn(context_);
    v1::ReadChangesRequest request;
    request.set_after_sequence(after_sequence);
    request.set_follow(true);
    reader_ = stub_->ReadChanges(&context_, request);
  }
  bool Read(v1::ReadChangesResponse* response) override {
    return reader_->Read(response);
  }
  absl::Status Finish() override {
    return rpc::FromGrpcStatus(reader_->Finish());
  }
  void Cancel() override { context_.TryCancel(); }

 private:
  const std::unique_ptr<v1::CatalogueService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::ReadChangesResponse>> reader_;
};

class CatalogueSource : public pipeline::ChangeSource {
 public:
  explicit CatalogueSource(rpc::Link catalogue)
      : catalogue_(std::move(catalogue)) {}
  std::unique_ptr<pipeline::ChangeStream> Follow(
      uint64_t after_sequence) override {
    return std::make_unique<CatalogueStream>(catalogue_, after_sequence);
  }

 private:
  const rpc::Link catalogue_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<SearchModule>> SearchModule::Create(
    const std::string& folder, const rpc::Runtime& runtime) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  PREAU_ASSIGN_OR_RETURN(std::string key,
                         rpc::LoadOrCreateSecret(folder + "/page-tokens.key"));
  PREAU_ASSIGN_OR_RETURN(
      std::unique_ptr<search::Index> index,
      search::Index::Open({folder + "/index"}, base::SystemClock()));
  return std::unique_ptr<SearchModule>(
      new SearchModule(std::move(index), std::move(key), runtime));
}

SearchModule::SearchModule(std::unique_ptr<search::Index> index,
                           std::string key, const rpc::Runtime& runtime)
    : index_(std::move(index)),
      tokens_(std::move(key)),
      service_({index_.get(), &tokens_, base::SystemClock()}, runtime) {}

void SearchModule::Follow(const rpc::Link& catalogue) {
  source_ = std::make_unique<CatalogueSource>(catalogue);
  pipeline_ = std::make_unique<pipeline::Pipeline>(index_.get(), source_.get());
}

}  // namespace preau::services
