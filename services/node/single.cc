#include "services/node/single.h"

#include <utility>

#include "services/ingestion/ingestion_service.h"
#include "services/search/search_module.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

constexpr size_t kThreads = 8;
constexpr size_t kMaxQueued = 512;

// What the three have in common. Their services are destroyed after the
// server has stopped.
class Single : public launch::Program {
 public:
  explicit Single(const rpc::KeyVerifier* keys) : guard_(keys) {}
  ~Single() override { StopServer(); }

  const rpc::Server& server() const override { return *server_; }
  void SetServing(bool serving) override { server_->SetServing(serving); }

 protected:
  absl::Status Start(const rpc::ServerOptions& options,
                     const std::vector<grpc::Service*>& services) {
    PREAU_ASSIGN_OR_RETURN(server_, rpc::Server::Create(options, services));
    return absl::OkStatus();
  }
  void StopServer() {
    if (server_ != nullptr) server_->Stop();
  }
  const rpc::Runtime& runtime() const { return runtime_; }

 private:
  const rpc::Guard guard_;
  base::Executor executor_{kThreads, kMaxQueued};
  const rpc::Runtime runtime_{&guard_, &executor_};
  std::unique_ptr<rpc::Server> server_;
};

class CatalogueProgram : public Single {
 public:
  explicit CatalogueProgram(std::unique_ptr<CatalogueModule> module)
      : Single(module->keys()), module_(std::move(module)) {}
  ~CatalogueProgram() override { StopServer(); }

  absl::Status Serve(const rpc::ServerOptions& options) {
    return Start(options, module_->MakeServices(runtime()));
  }
  bool IsReady() override { return module_->CheckWritable().ok(); }

 private:
  const std::unique_ptr<CatalogueModule> module_;
};

const rpc::KeyVerifier* Forwarding() {
  static const rpc::ForwardingVerifier* const kVerifier =
      new rpc::ForwardingVerifier;
  return kVerifier;
}

class SearchProgram : public Single {
 public:
  SearchProgram() : Single(Forwarding()) {}
  ~SearchProgram() override {
    if (module_ != nullptr) module_->StopFollowing();
    StopServer();
  }

  absl::Status Serve(const launch::CommonOptions& common,
                     const rpc::Link& catalogue) {
    PREAU_ASSIGN_OR_RETURN(module_,
                           SearchModule::Create(common.data, runtime()));
    PREAU_RETURN_IF_ERROR(Start(common.server, {module_->service()}));
    module_->Follow(catalogue);
    return absl::OkStatus();
  }
  bool IsReady() override { return module_->ready(); }

 private:
  std::unique_ptr<SearchModule> module_;
};

class IngestionProgram : public Single {
 public:
  IngestionProgram() : Single(Forwarding()), service_(runtime()) {}
  ~IngestionProgram() override { StopServer(); }

  absl::Status Serve(const launch::CommonOptions& common,
                     const rpc::Link& catalogue) {
    service_.SetCatalogue(catalogue);
    return Start(common.server, {&service_});
  }
  bool IsReady() override { return true; }

 private:
  IngestionService service_;
};

}  // namespace

void CatalogueProgramOptions::AddFlags(launch::Flags& flags) {
  common.AddFlags(flags);
  flags.Add("member", &catalogue.members);
  flags.Add("public-url", &catalogue.public_url);
}

void FollowerOptions::AddFlags(launch::Flags& flags) {
  common.AddFlags(flags);
  catalogue.AddFlags(flags);
}

absl::StatusOr<std::unique_ptr<launch::Program>> MakeCatalogueProgram(
    CatalogueProgramOptions options) {
  PREAU_RETURN_IF_ERROR(options.common.Complete());
  options.catalogue.folder = options.common.data;
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<CatalogueModule> module,
                         CatalogueModule::Create(options.catalogue));
  auto program = std::make_unique<CatalogueProgram>(std::move(module));
  PREAU_RETURN_IF_ERROR(program->Serve(options.common.server));
  return program;
}

absl::StatusOr<std::unique_ptr<launch::Program>> MakeSearchProgram(
    FollowerOptions options) {
  PREAU_RETURN_IF_ERROR(options.common.Complete());
  PREAU_ASSIGN_OR_RETURN(const rpc::Link catalogue,
                         options.catalogue.Connect());
  auto program = std::make_unique<SearchProgram>();
  PREAU_RETURN_IF_ERROR(program->Serve(options.common, catalogue));
  return program;
}

absl::StatusOr<std::unique_ptr<launch::Program>> MakeIngestionProgram(
    FollowerOptions options) {
  PREAU_RETURN_IF_ERROR(options.common.Complete());
  PREAU_ASSIGN_OR_RETURN(const rpc::Link catalogue,
                         options.catalogue.Connect());
  auto program = std::make_unique<IngestionProgram>();
  PREAU_RETURN_IF_ERROR(program->Serve(options.common, catalogue));
  return program;
}

}  // namespace preau::services
