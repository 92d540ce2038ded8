#include "services/catalogue/catalogue_module.h"

#include <filesystem>
#include <utility>

#include "absl/strings/str_split.h"
#include "services/rpc/secret_file.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::services {
namespace {

absl::StatusOr<catalogue::StoredMember> ParseMember(const std::string& text) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(text, absl::MaxSplits('=', 1));
  absl::StatusOr<catalogue::StoredMember> member =
      MakeMember(parts.first, parts.second, "");
  if (!member.ok()) {
    return base::InvalidField("MEMBER_FLAG_INVALID", "member",
                              {{"member", text}});
  }
  return member;
}

rocks::RocksKeyValueStore::Options StoreOptions(const std::string& folder,
                                                bool create) {
  rocks::RocksKeyValueStore::Options options;
  options.path = folder + "/catalogue";
  options.create_if_missing = create;
  return options;
}

}  // namespace

absl::Status CatalogueOptions::Validate() const {
  for (const std::string& member : members) {
    PREAU_RETURN_IF_ERROR(ParseMember(member).status());
  }
  if (!public_url.empty() &&
      (!notice::IsWebAddress(public_url) || public_url.back() == '/')) {
    return base::InvalidField("URL_INVALID", "public_url",
                              {{"url", public_url}});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<CatalogueModule>> CatalogueModule::Create(
    const CatalogueOptions& options) {
  PREAU_RETURN_IF_ERROR(options.Validate());
  std::error_code ignored;
  std::filesystem::create_directories(options.folder, ignored);
  std::unique_ptr<CatalogueModule> module(new CatalogueModule);
  module->public_url_ = options.public_url;
  PREAU_ASSIGN_OR_RETURN(
      module->store_,
      rocks::RocksKeyValueStore::Open(StoreOptions(options.folder, true)));
  PREAU_ASSIGN_OR_RETURN(
      module->catalogue_,
      catalogue::Catalogue::Create({}, module->store_.get(),
                                   base::SystemClock(), base::SystemRandom()));
  PREAU_ASSIGN_OR_RETURN(
      module->works_,
      works::Works::Create(module->store_.get(), module->catalogue_.get()));
  module->reports_ = std::make_unique<catalogue::ReportStore>(
      module->store_.get(), base::SystemRandom());
  module->sources_ = std::make_unique<catalogue::SourceStore>(
      module->store_.get(), base::SystemClock(), base::SystemRandom());
  PREAU_ASSIGN_OR_RETURN(std::string pepper,
                         rpc::LoadOrCreateSecret(options.folder + "/pepper"));
  PREAU_ASSIGN_OR_RETURN(
      module->keys_,
      rpc::KeyStore::Create(module->store_.get(), std::move(pepper),
                            base::SystemClock(), base::SystemRandom()));
  PREAU_ASSIGN_OR_RETURN(
      std::string token_key,
      rpc::LoadOrCreateSecret(options.folder + "/page-tokens.key"));
  module->tokens_ = std::make_unique<rpc::TokenSealer>(std::move(token_key));
  PREAU_RETURN_IF_ERROR(module->AddMembers(options.members));
  return module;
}

absl::Status CatalogueModule::AddMembers(
    const std::vector<std::string>& members) {
  for (const std::string& text : members) {
    PREAU_ASSIGN_OR_RETURN(const catalogue::StoredMember member,
                           ParseMember(text));
    const absl::Status status = catalogue_->AddMember(member);
    if (!status.ok() && !absl::IsAlreadyExists(status)) return status;
  }
  if (!catalogue_->Members().empty()) return absl::OkStatus();
  PREAU_ASSIGN_OR_RETURN(
      const catalogue::StoredMember member,
      MakeMember("local", "Catalogue local", "Local catalogue"));
  return catalogue_->AddMember(member);
}

std::vector<grpc::Service*> CatalogueModule::MakeServices(
    const rpc::Runtime& runtime) {
  CatalogueDeps deps;
  deps.catalogue = catalogue_.get();
  deps.reports = reports_.get();
  deps.sources = sources_.get();
  deps.works = works_.get();
  deps.tokens = tokens_.get();
  deps.public_url = public_url_;
  deps.disk_bytes = [store = store_.get()] { return store->DiskBytes(); };
  catalogue_service_ = std::make_unique<CatalogueService>(deps, runtime);
  source_service_ = std::make_unique<SourceService>(deps, runtime);
  work_service_ = std::make_unique<WorkService>(deps, runtime);
  vocabulary_service_ = std::make_unique<VocabularyService>(runtime);
  admin_service_ = std::make_unique<AdminService>(
      AdminDeps{catalogue_.get(), keys_.get()}, runtime);
  return {catalogue_service_.get(), source_service_.get(), work_service_.get(),
          vocabulary_service_.get(), admin_service_.get()};
}

absl::StatusOr<catalogue::VerifyResult> CatalogueModule::Verify(
    const std::string& folder,
    absl::FunctionRef<void(absl::string_view)> fault) {
  PREAU_ASSIGN_OR_RETURN(
      const std::unique_ptr<rocks::RocksKeyValueStore> store,
      rocks::RocksKeyValueStore::Open(StoreOptions(folder, false)));
  PREAU_RETURN_IF_ERROR(store->VerifyChecksums());
  return catalogue::Verify(*store, fault);
}

}  // namespace preau::services
