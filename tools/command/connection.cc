#include <unistd.h>

#include <filesystem>

#include "services/rpc/secret_file.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "tools/command/command.h"

namespace preau::tools {

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(
    const GlobalOptions& options, base::Language language) {
  std::unique_ptr<Connection> connection(new Connection);
  connection->language_ = language;
  if (!options.key_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(connection->key_,
                           rpc::ReadKeyFile(options.key_file));
  }
  const std::string server = options.server.empty()
                                 ? "unix:" + options.data + "/preau.sock"
                                 : options.server;
  PREAU_ASSIGN_OR_RETURN(const auto main, rpc::Connect(server));
  PREAU_ASSIGN_OR_RETURN(
      const auto search,
      rpc::Connect(options.search_server.empty() ? server
                                                 : options.search_server));
  PREAU_ASSIGN_OR_RETURN(const auto ingestion,
                         rpc::Connect(options.ingestion_server.empty()
                                          ? server
                                          : options.ingestion_server));
  connection->catalogue_ = v1::CatalogueService::NewStub(main);
  connection->admin_ = v1::AdminService::NewStub(main);
  connection->vocabulary_ = v1::VocabularyService::NewStub(main);
  connection->search_ = v1::SearchService::NewStub(search);
  connection->ingestion_ = v1::IngestionService::NewStub(ingestion);
  return connection;
}

absl::Status RunServe(const GlobalOptions& global,
                      const std::vector<std::string>& arguments) {
  std::error_code ignored;
  const std::filesystem::path self =
      std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::string node = self.parent_path() / "preau-node";
  std::vector<std::string> all = {node, "--data", global.data};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(all.size() + 1);
  for (std::string& argument : all) argv.push_back(argument.data());
  argv.push_back(nullptr);
  execv(node.c_str(), argv.data());
  return base::MakeError(absl::StatusCode::kFailedPrecondition,
                         {"NODE_NOT_FOUND", "", {{"path", node}}});
}

}  // namespace preau::tools
