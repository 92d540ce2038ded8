#include "services/node/single.h"

#include <utility>

#include "services/node/vocabularies.h"
#include "services/search/search_module.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

class CatalogueProgram : public launch::Program {
 public:
  explicit CatalogueProgram(std::unique_ptr<CatalogueModule> module)
      : Program(module->keys()), module_(std::move(module)) {}
  ~CatalogueProgram() override { StopServer(); }

  absl::Status Begin(const rpc::ServerOptions& options) {
    return Serve(options, module_->MakeServices(runtime()));
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

class SearchProgram : public launch::Program {
 public:
  SearchProgram() : Program(Forwarding()) {}
  ~SearchProgram() override {
    if (module_ != nullptr) module_->StopFollowing();
    StopServer();
  }

  absl::Status Begin(const launch::CommonOptions& common,
                     const rpc::Link& catalogue) {
    PREAU_ASSIGN_OR_RETURN(module_,
                           SearchModule::Create(common.data, runtime()));
    PREAU_RETURN_IF_ERROR(Serve(common.server, {module_->service()}));
    module_->Follow(catalogue);
    return absl::OkStatus();
  }
  bool IsReady() override { return module_->ready(); }

 private:
  std::unique_ptr<SearchModule> module_;
};

class IngestionProgram : public launch::Program {
 public:
  IngestionProgram() : Program(Forwarding()) {}
  ~IngestionProgram() override {
    if (module_ != nullptr) module_->StopHarvesting();
    StopServer();
  }

  absl::Status Begin(const IngestionProgramOptions& options,
                     const rpc::Link& catalogue) {
    PREAU_ASSIGN_OR_RETURN(
        module_, IngestionModule::Create(options.ingestion, runtime()));
    module_->Follow(catalogue);
    return Serve(options.follower.common.server, {module_->service()});
  }
  bool IsReady() override { return true; }

 private:
  std::unique_ptr<IngestionModule> module_;
};

}  // namespace

void CatalogueProgramOptions::AddFlags(launch::Flags& flags) {
  common.AddFlags(flags);
  flags.Add("member", &catalogue.members);
  flags.Add("public-url", &catalogue.public_url);
  flags.Add("vocabularies", &vocabularies);
}

void FollowerOptions::AddFlags(launch::Flags& flags) {
  common.AddFlags(flags);
  catalogue.AddFlags(flags);
}

void IngestionProgramOptions::AddFlags(launch::Flags& flags) {
  follower.AddFlags(flags);
  ingestion.AddFlags(flags);
  flags.Add("vocabularies", &vocabularies);
}

absl::StatusOr<std::unique_ptr<launch::Program>> MakeCatalogueProgram(
    CatalogueProgramOptions options) {
  PREAU_RETURN_IF_ERROR(options.common.Complete());
  PREAU_RETURN_IF_ERROR(UseVocabularies(options.vocabularies));
  options.catalogue.folder = options.common.data;
  PREAU_ASSIGN_OR_RETURN(std::unique_ptr<CatalogueModule> module,
                         CatalogueModule::Create(options.catalogue));
  auto program = std::make_unique<CatalogueProgram>(std::move(module));
  PREAU_RETURN_IF_ERROR(program->Begin(options.common.server));
  return program;
}

absl::StatusOr<std::unique_ptr<launch::Program>> MakeSearchProgram(
    FollowerOptions options) {
  PREAU_RETURN_IF_ERROR(options.common.Complete());
  PREAU_ASSIGN_OR_RETURN(const rpc::Link catalogue,
                         options.catalogue.Connect());
  auto program = std::make_unique<SearchProgram>();
  PREAU_RETURN_IF_ERROR(program->Begin(options.common, catalogue));
  return program;
}

absl::StatusOr<std::unique_ptr<launch::Program>> MakeIngestionProgram(
    IngestionProgramOptions options) {
  PREAU_RETURN_IF_ERROR(options.follower.common.Complete());
  PREAU_RETURN_IF_ERROR(UseVocabularies(options.vocabularies));
  PREAU_ASSIGN_OR_RETURN(const rpc::Link catalogue,
                         options.follower.catalogue.Connect());
  auto program = std::make_unique<IngestionProgram>();
  PREAU_RETURN_IF_ERROR(program->Begin(options, catalogue));
  return program;
}

}  // namespace preau::services
