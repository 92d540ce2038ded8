#ifndef SERVICES_CATALOGUE_CATALOGUE_MODULE_H_
#define SERVICES_CATALOGUE_CATALOGUE_MODULE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/catalogue/catalogue_service.h"
#include "services/catalogue/source_service.h"
#include "services/catalogue/work_service.h"
#include "services/rpc/keys.h"
#include "storage/catalogue/catalogue.h"
#include "storage/catalogue/reports.h"
#include "storage/catalogue/sources.h"
#include "storage/catalogue/verify.h"
#include "storage/rocks/rocks_key_value_store.h"
#include "storage/works/works.h"

namespace preau::services {

struct CatalogueOptions {
  // Holds the store, the pepper of the keys and the key of page tokens.
  std::string folder;
  std::string public_url;
  // Members to have, "id=Name"; without any, and without one in the store, a
  // first one, "local", is made.
  std::vector<std::string> members;

  // MEMBER_FLAG_INVALID{member}, URL_INVALID{url}.
  absl::Status Validate() const;
};

// The catalogue on its store, with its services. Thread-safe.
class CatalogueModule {
 public:
  static absl::StatusOr<std::unique_ptr<CatalogueModule>> Create(
      const CatalogueOptions& options);

  const rpc::KeyStore* keys() const { return keys_.get(); }

  // Makes the services; once, before the server that they are for.
  std::vector<grpc::Service*> MakeServices(const rpc::Runtime& runtime);

  absl::Status CheckWritable() const { return catalogue_->CheckWritable(); }

  // Checks the data of a catalogue that nothing else has open.
  static absl::StatusOr<catalogue::VerifyResult> Verify(
      const std::string& folder,
      absl::FunctionRef<void(absl::string_view)> fault);

 private:
  CatalogueModule() = default;
  absl::Status AddMembers(const std::vector<std::string>& members);

  std::string public_url_;
  std::unique_ptr<rocks::RocksKeyValueStore> store_;
  std::unique_ptr<catalogue::Catalogue> catalogue_;
  std::unique_ptr<works::Works> works_;
  std::unique_ptr<catalogue::ReportStore> reports_;
  std::unique_ptr<catalogue::SourceStore> sources_;
  std::unique_ptr<rpc::KeyStore> keys_;
  std::unique_ptr<rpc::TokenSealer> tokens_;
  std::unique_ptr<CatalogueService> catalogue_service_;
  std::unique_ptr<SourceService> source_service_;
  std::unique_ptr<WorkService> work_service_;
  std::unique_ptr<VocabularyService> vocabulary_service_;
  std::unique_ptr<AdminService> admin_service_;
};

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_CATALOGUE_MODULE_H_
