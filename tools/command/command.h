#ifndef TOOLS_COMMAND_COMMAND_H_
#define TOOLS_COMMAND_COMMAND_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "preau/v1/admin_service.grpc.pb.h"
#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/ingestion_service.grpc.pb.h"
#include "preau/v1/search_service.grpc.pb.h"
#include "preau/v1/vocabulary_service.grpc.pb.h"
#include "services/rpc/channel.h"
#include "storage/messages/messages.h"
#include "tools/command/output.h"

// What the subcommands have in common.
namespace preau::tools {

// What every subcommand is given.
struct GlobalOptions {
  std::string data;
  std::string server;
  std::string search_server;
  std::string ingestion_server;
  std::string key_file;
  std::string member = "local";
};

// The services of a node, and how to speak to them. Thread-compatible.
class Connection {
 public:
  // ADDRESS_INVALID, KEY_FILE_UNREADABLE.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(
      const GlobalOptions& options, base::Language language);

  v1::CatalogueService::Stub& catalogue() { return *catalogue_; }
  v1::AdminService::Stub& admin() { return *admin_; }
  v1::VocabularyService::Stub& vocabulary() { return *vocabulary_; }
  v1::SearchService::Stub& search() { return *search_; }
  v1::IngestionService::Stub& ingestion() { return *ingestion_; }

  void Prepare(grpc::ClientContext& context) const {
    rpc::PrepareCall(language_, key_, context);
  }

 private:
  Connection() = default;

  base::Language language_ = base::Language::kFrench;
  std::string key_;
  std::unique_ptr<v1::CatalogueService::Stub> catalogue_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::VocabularyService::Stub> vocabulary_;
  std::unique_ptr<v1::SearchService::Stub> search_;
  std::unique_ptr<v1::IngestionService::Stub> ingestion_;
};

struct ImportOptions {
  std::vector<std::string> paths;
  std::string source = "import";
  std::string format;
  std::string mapping;
  bool dry_run = false;
  bool all = false;
};
absl::Status RunImport(const GlobalOptions& global,
                       const ImportOptions& options, Connection& connection,
                       Output& output);

struct SearchOptions {
  std::vector<std::string> words;
  // "field=value", with values separated by commas.
  std::vector<std::string> filters;
  std::vector<std::string> excluded;
  std::vector<std::string> facets;
  bool any = false;
  std::string sort;
  int page_size = 10;
  std::string next;
};
absl::Status RunSearch(const SearchOptions& options, Connection& connection,
                       Output& output);

absl::Status RunGet(const GlobalOptions& global, const std::string& name,
                    Connection& connection, Output& output);
absl::Status RunList(const GlobalOptions& global, bool all,
                     Connection& connection, Output& output);
absl::Status RunStats(Connection& connection, Output& output);
absl::Status RunVocabularyList(Connection& connection, Output& output);
absl::Status RunVocabularyShow(const std::string& id, bool tree,
                               Connection& connection, Output& output);
absl::Status RunMemberCreate(const std::string& id, const std::string& name,
                             Connection& connection, Output& output);
absl::Status RunMemberList(Connection& connection, Output& output);
absl::Status RunKeyCreate(const std::string& label,
                          const std::vector<std::string>& roles,
                          const std::vector<std::string>& members,
                          Connection& connection, Output& output);
absl::Status RunKeyList(Connection& connection, Output& output);
absl::Status RunKeyRevoke(const std::string& id, Connection& connection,
                          Output& output);

// Replaces this process by preau-node with the given arguments.
absl::Status RunServe(const GlobalOptions& global,
                      const std::vector<std::string>& arguments);

}  // namespace preau::tools

#endif  // TOOLS_COMMAND_COMMAND_H_
