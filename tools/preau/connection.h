#ifndef TOOLS_PREAU_CONNECTION_H_
#define TOOLS_PREAU_CONNECTION_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "preau/v1/admin_service.grpc.pb.h"
#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/ingestion_service.grpc.pb.h"
#include "preau/v1/search_service.grpc.pb.h"
#include "preau/v1/source_service.grpc.pb.h"
#include "preau/v1/vocabulary_service.grpc.pb.h"
#include "preau/v1/work_service.grpc.pb.h"
#include "tools/preau/options.h"

namespace preau::command {

// The services that the command talks to. Thread-safe.
class Connection {
 public:
  // Connects at the first call only. ADDRESS_INVALID; KEY_FILE_UNREADABLE.
  static absl::StatusOr<std::unique_ptr<Connection>> Create(
      const GlobalOptions& options);

  // To services behind one channel, for instance in this process.
  Connection(std::shared_ptr<grpc::Channel> channel, base::Language language);

  v1::AdminService::Stub& admin() { return *admin_; }
  v1::CatalogueService::Stub& catalogue() { return *catalogue_; }
  v1::IngestionService::Stub& ingestion() { return *ingestion_; }
  v1::SearchService::Stub& search() { return *search_; }
  v1::SourceService::Stub& sources() { return *sources_; }
  v1::VocabularyService::Stub& vocabulary() { return *vocabulary_; }
  v1::WorkService::Stub& works() { return *works_; }

  // A context with the person's language and key.
  std::unique_ptr<grpc::ClientContext> NewContext() const;

  // What a call gave; SERVER_UNREACHABLE{server} when nobody answers.
  absl::Status ToStatus(const grpc::Status& status) const;

  // One call and one answer, within a minute.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(
      Stub& stub,
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                   Response*),
      const Request& request) const {
    const std::unique_ptr<grpc::ClientContext> context = NewContext();
    SetDeadline(*context);
    Response response;
    const absl::Status status =
        ToStatus((stub.*method)(context.get(), request, &response));
    if (!status.ok()) return status;
    return response;
  }

 private:
  Connection() = default;
  static void SetDeadline(grpc::ClientContext& context);

  std::string server_;
  std::string key_;
  base::Language language_ = base::Language::kFrench;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::CatalogueService::Stub> catalogue_;
  std::unique_ptr<v1::IngestionService::Stub> ingestion_;
  std::unique_ptr<v1::SearchService::Stub> search_;
  std::unique_ptr<v1::SourceService::Stub> sources_;
  std::unique_ptr<v1::VocabularyService::Stub> vocabulary_;
  std::unique_ptr<v1::WorkService::Stub> works_;
};

// The id of the member to work for: `asked`, or the only one of the server.
// MEMBER_TO_CHOOSE{members} when it has several; MEMBER_NONE.
absl::StatusOr<std::string> ChooseMember(const std::string& asked,
                                         Connection& connection);

}  // namespace preau::command

#endif  // TOOLS_PREAU_CONNECTION_H_
