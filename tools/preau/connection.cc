#include "tools/preau/connection.h"

#include <chrono>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/rpc/channel.h"
#include "services/rpc/status.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/messages/messages.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

constexpr std::chrono::seconds kCallTime(60);
constexpr size_t kMaxKeyFileBytes = 4096;

absl::StatusOr<std::string> ReadKey(const std::string& path) {
  const absl::StatusOr<std::string> text =
      ReadSmallFile(path, kMaxKeyFileBytes);
  const std::string key(text.ok() ? absl::StripAsciiWhitespace(*text)
                                  : absl::string_view());
  // gRPC ends the process over metadata that isn't printable.
  for (const char c : key) {
    if (!absl::ascii_isgraph(static_cast<unsigned char>(c))) {
      return base::InvalidField("KEY_FILE_UNREADABLE", "", {{"path", path}});
    }
  }
  if (key.empty()) {
    return base::InvalidField("KEY_FILE_UNREADABLE", "", {{"path", path}});
  }
  return key;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> Connection::Create(
    const GlobalOptions& options) {
  PREAU_ASSIGN_OR_RETURN(const std::shared_ptr<grpc::Channel> channel,
                         rpc::Connect(options.server));
  PREAU_ASSIGN_OR_RETURN(const std::shared_ptr<grpc::Channel> search,
                         rpc::Connect(options.search_server));
  PREAU_ASSIGN_OR_RETURN(const std::shared_ptr<grpc::Channel> ingestion,
                         rpc::Connect(options.ingestion_server));
  auto connection = std::make_unique<Connection>(channel, options.language);
  if (!options.key_file.empty()) {
    PREAU_ASSIGN_OR_RETURN(connection->key_, ReadKey(options.key_file));
  }
  connection->server_ = options.server;
  connection->search_ = v1::SearchService::NewStub(search);
  connection->sources_ = v1::SourceService::NewStub(channel);
  connection->ingestion_ = v1::IngestionService::NewStub(ingestion);
  return connection;
}

Connection::Connection(std::shared_ptr<grpc::Channel> channel,
                       base::Language language)
    : language_(language),
      admin_(v1::AdminService::NewStub(channel)),
      catalogue_(v1::CatalogueService::NewStub(channel)),
      ingestion_(v1::IngestionService::NewStub(channel)),
      search_(v1::SearchService::NewStub(channel)),
      sources_(v1::SourceService::NewStub(channel)),
      vocabulary_(v1::VocabularyService::NewStub(channel)),
      works_(v1::WorkService::NewStub(channel)) {}

std::unique_ptr<grpc::ClientContext> Connection::NewContext() const {
  auto context = std::make_unique<grpc::ClientContext>();
  rpc::PrepareCall(language_, key_, *context);
  return context;
}

void Connection::SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kCallTime);
}

absl::Status Connection::ToStatus(const grpc::Status& status) const {
  absl::Status converted = rpc::FromGrpcStatus(status);
  if (converted.ok()) return converted;
  const std::optional<base::ErrorDetail> detail =
      base::GetErrorDetail(converted);
  if (!detail.has_value()) {
    if (!absl::IsUnavailable(converted)) return converted;
    return base::MakeError(absl::StatusCode::kUnavailable,
                           {"SERVER_UNREACHABLE", "", {{"server", server_}}});
  }
  if (messages::HasSentence(detail->reason)) return converted;
  // A server that is newer than this command brings its own sentence.
  return base::MakeError(
      converted.code(),
      {"SERVER_SAYS",
       detail->field,
       {{"sentence", status.error_message()}, {"reason", detail->reason}}});
}

absl::StatusOr<std::string> ChooseMember(const std::string& asked,
                                         Connection& connection) {
  if (!asked.empty()) {
    return std::string(absl::StripPrefix(asked, "members/"));
  }
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListMembersResponse response,
      connection.Call(connection.admin(), &v1::AdminService::Stub::ListMembers,
                      v1::ListMembersRequest()));
  if (response.members().empty()) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"MEMBER_NONE", "", {}});
  }
  if (response.members_size() > 1) {
    std::string members;
    for (const v1::Member& member : response.members()) {
      absl::StrAppend(&members, members.empty() ? "" : ", ",
                      absl::StripPrefix(member.name(), "members/"));
    }
    return base::InvalidField("MEMBER_TO_CHOOSE", "", {{"members", members}});
  }
  return std::string(absl::StripPrefix(response.members(0).name(), "members/"));
}

}  // namespace preau::command
