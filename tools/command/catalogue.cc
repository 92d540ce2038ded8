#include <algorithm>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/rpc/status.h"
#include "storage/base/random.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"
#include "tools/command/command.h"

namespace preau::tools {
namespace {

// Makes a call and gives its answer.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(Connection& connection, Stub& stub,
                              grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                           const Request&,
                                                           Response*),
                              const Request& request) {
  grpc::ClientContext context;
  connection.Prepare(context);
  Response response;
  PREAU_RETURN_IF_ERROR(
      rpc::FromGrpcStatus((stub.*method)(&context, request, &response)));
  return response;
}

void ShowTerms(absl::string_view code,
               const google::protobuf::RepeatedPtrField<log::v1::Term>& terms,
               Output& output) {
  std::vector<std::string> labels;
  for (const log::v1::Term& term : terms) labels.push_back(Plain(term.label()));
  if (labels.empty()) return;
  output.Line(absl::StrCat(output.Dim(output.Say(code)), "  ",
                           absl::StrJoin(labels, ", ")));
}

void ShowText(absl::string_view code, absl::string_view text, Output& output) {
  if (text.empty()) return;
  output.Line(absl::StrCat(output.Dim(output.Say(code)), "  ", Plain(text)));
}

}  // namespace

absl::Status RunGet(const GlobalOptions& global, const std::string& name,
                    Connection& connection, Output& output) {
  v1::GetResourceRequest request;
  request.set_name(absl::StrContains(name, "/") ? name
                   : base::IsUid(name) ? absl::StrCat("resources/", name)
                                       : absl::StrCat("members/", global.member,
                                                      "/resources/", name));
  PREAU_ASSIGN_OR_RETURN(
      const v1::Resource resource,
      Call(connection, connection.catalogue(),
           &v1::CatalogueService::Stub::GetResource, request));
  if (output.json()) {
    output.Json(resource);
    return absl::OkStatus();
  }
  const log::v1::Notice& notice = resource.notice();
  output.Line(
      output.Bold(Plain(notice::BestText(notice.title(), output.language()))));
  output.Line(Plain(notice::BestText(notice.description(), output.language())));
  output.Line("");
  ShowText("GET_URL", notice.url(), output);
  ShowTerms("FACET_LEVEL", notice.level(), output);
  ShowTerms("FACET_DISCIPLINE", notice.discipline(), output);
  ShowTerms("FACET_KIND", notice.kind(), output);
  ShowTerms("FACET_AUDIENCE", notice.audience(), output);
  ShowText("FACET_LICENCE", notice.licence().term().label(), output);
  ShowText("FACET_ACCESS", notice.access().term().label(), output);
  ShowText("FACET_PROVIDER", notice.provider(), output);
  ShowText("GET_CREDIT", resource.credit_line(), output);
  ShowText("GET_NAME", resource.name(), output);
  ShowText("GET_LINK", resource.permanent_link(), output);
  return absl::OkStatus();
}

absl::Status RunList(const GlobalOptions& global, bool all,
                     Connection& connection, Output& output) {
  v1::ListResourcesRequest request;
  request.set_parent(absl::StrCat("members/", global.member));
  request.set_page_size(500);
  request.set_show_all(all);
  do {
    PREAU_ASSIGN_OR_RETURN(
        const v1::ListResourcesResponse response,
        Call(connection, connection.catalogue(),
             &v1::CatalogueService::Stub::ListResources, request));
    for (const v1::Resource& resource : response.resources()) {
      if (output.json()) {
        output.Json(resource);
        continue;
      }
      output.Line(absl::StrCat(output.Dim(resource.uid()), "  ",
                               Plain(notice::BestText(resource.notice().title(),
                                                      output.language()))));
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::Status RunStats(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::Stats stats,
      Call(connection, connection.catalogue(),
           &v1::CatalogueService::Stub::GetStats, v1::GetStatsRequest()));
  PREAU_ASSIGN_OR_RETURN(const v1::IndexStatus index,
                         Call(connection, connection.search(),
                              &v1::SearchService::Stub::GetIndexStatus,
                              v1::GetIndexStatusRequest()));
  if (output.json()) {
    output.Json(stats);
    return absl::OkStatus();
  }
  for (const v1::Member& member : stats.members()) {
    output.Tell("STATS_MEMBER",
                {{"name", Plain(member.display_name())},
                 {"id", member.name()},
                 {"published", absl::StrCat(member.published())},
                 {"drafts", absl::StrCat(member.drafts())},
                 {"withdrawn", absl::StrCat(member.withdrawn())}});
  }
  output.Tell("STATS_INDEX",
              {{"documents", absl::StrCat(index.documents())},
               {"behind", absl::StrCat(stats.applied_sequence() -
                                       index.applied_sequence())}});
  return absl::OkStatus();
}

absl::Status RunVocabularyList(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(const v1::ListVocabulariesResponse response,
                         Call(connection, connection.vocabulary(),
                              &v1::VocabularyService::Stub::ListVocabularies,
                              v1::ListVocabulariesRequest()));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  for (const v1::Vocabulary& vocabulary : response.vocabularies()) {
    const std::string id =
        vocabulary.name().substr(vocabulary.name().find('/') + 1);
    output.Line(absl::StrCat(
        id, std::string(26 - std::min<size_t>(25, id.size()), ' '),
        Plain(vocabulary.label()), " (", vocabulary.term_count(), ")"));
  }
  return absl::OkStatus();
}

namespace {

// A term with those below it; `depth` ends what a broken graph would begin.
void ShowTree(
    const std::multimap<std::string, const v1::VocabularyTerm*>& below,
    const v1::VocabularyTerm& term, int depth, Output& output) {
  output.Line(absl::StrCat(std::string(static_cast<size_t>(2 * depth), ' '),
                           Plain(term.label()), "  ", output.Dim(term.id())));
  if (depth > 10) return;
  const auto [begin, end] = below.equal_range(term.id());
  for (auto it = begin; it != end; ++it) {
    ShowTree(below, *it->second, depth + 1, output);
  }
}

}  // namespace

absl::Status RunVocabularyShow(const std::string& id, bool tree,
                               Connection& connection, Output& output) {
  v1::GetVocabularyRequest request;
  request.set_name(absl::StrCat("vocabularies/", id));
  PREAU_ASSIGN_OR_RETURN(
      const v1::Vocabulary vocabulary,
      Call(connection, connection.vocabulary(),
           &v1::VocabularyService::Stub::GetVocabulary, request));
  if (output.json()) {
    output.Json(vocabulary);
    return absl::OkStatus();
  }
  if (tree) {
    std::multimap<std::string, const v1::VocabularyTerm*> below;
    for (const v1::VocabularyTerm& term : vocabulary.terms()) {
      for (const std::string& parent : term.parents()) {
        below.emplace(parent, &term);
      }
    }
    for (const v1::VocabularyTerm& term : vocabulary.terms()) {
      if (term.parents().empty()) ShowTree(below, term, 0, output);
    }
    return absl::OkStatus();
  }
  for (const v1::VocabularyTerm& term : vocabulary.terms()) {
    output.Line(absl::StrCat(term.id(), "\t", Plain(term.label())));
  }
  return absl::OkStatus();
}

absl::Status RunMemberCreate(const std::string& id, const std::string& name,
                             Connection& connection, Output& output) {
  v1::CreateMemberRequest request;
  request.set_member_id(id);
  request.set_label_fr(name);
  PREAU_ASSIGN_OR_RETURN(const v1::Member member,
                         Call(connection, connection.admin(),
                              &v1::AdminService::Stub::CreateMember, request));
  output.Line(absl::StrCat(member.name(), "  ", Plain(member.display_name())));
  return absl::OkStatus();
}

absl::Status RunMemberList(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListMembersResponse response,
      Call(connection, connection.admin(), &v1::AdminService::Stub::ListMembers,
           v1::ListMembersRequest()));
  for (const v1::Member& member : response.members()) {
    output.Line(
        absl::StrCat(member.name(), "  ", Plain(member.display_name())));
  }
  return absl::OkStatus();
}

absl::Status RunKeyCreate(const std::string& label,
                          const std::vector<std::string>& roles,
                          const std::vector<std::string>& members,
                          Connection& connection, Output& output) {
  v1::CreateKeyRequest request;
  request.set_label(label);
  request.mutable_roles()->Add(roles.begin(), roles.end());
  for (const std::string& member : members) {
    request.add_members(absl::StrCat("members/", member));
  }
  PREAU_ASSIGN_OR_RETURN(const v1::CreateKeyResponse response,
                         Call(connection, connection.admin(),
                              &v1::AdminService::Stub::CreateKey, request));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  output.Line(response.secret());
  output.Tell("KEY_ONCE", {{"name", response.key().name()}});
  return absl::OkStatus();
}

absl::Status RunKeyList(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListKeysResponse response,
      Call(connection, connection.admin(), &v1::AdminService::Stub::ListKeys,
           v1::ListKeysRequest()));
  for (const v1::Key& key : response.keys()) {
    output.Line(absl::StrCat(key.name(), "  ", Plain(key.label()), "  ",
                             absl::StrJoin(key.roles(), ","),
                             key.has_revoke_time()
                                 ? absl::StrCat("  ", output.Say("KEY_REVOKED"))
                                 : ""));
  }
  return absl::OkStatus();
}

absl::Status RunKeyRevoke(const std::string& id, Connection& connection,
                          Output& output) {
  v1::RevokeKeyRequest request;
  request.set_name(absl::StrContains(id, "/") ? id : absl::StrCat("keys/", id));
  PREAU_ASSIGN_OR_RETURN(const v1::Key key,
                         Call(connection, connection.admin(),
                              &v1::AdminService::Stub::RevokeKey, request));
  output.Line(absl::StrCat(key.name(), "  ", output.Say("KEY_REVOKED")));
  return absl::OkStatus();
}

}  // namespace preau::tools
