#include "tools/preau/admin_commands.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "tools/preau/figures.h"
#include "tools/preau/small_file.h"

namespace preau::command {
namespace {

constexpr int kColumn = 16;

void ShowKey(const v1::Key& key, Output& output) {
  output.Line({key.name(), Style::kBold});
  const auto row = [&](absl::string_view code, const StyledText& value) {
    output.Row(absl::StrCat("  ", output.Say(code)), value, kColumn);
  };
  row("KEY_LABEL", {key.label()});
  row("KEY_ROLES", {absl::StrJoin(key.roles(), ", ")});
  row("KEY_MEMBERS",
      {key.members().empty() ? output.Say("KEY_ALL_MEMBERS")
                             : absl::StrJoin(key.members(), ", ")});
  row("KEY_CREATED", {Moment(key.create_time())});
  row("KEY_REVOKED_AT", {Moment(key.revoke_time()), Style::kBad});
}

void ShowMember(const v1::Member& member, Output& output) {
  output.Row(member.name(), {member.display_name(), Style::kBold}, 28);
}

}  // namespace

absl::Status RunKeyCreate(const KeyCreateOptions& options,
                          Connection& connection, Output& output) {
  v1::CreateKeyRequest request;
  request.set_label(options.label);
  for (const std::string& role : options.roles) request.add_roles(role);
  for (const std::string& member : options.members) {
    request.add_members(absl::StartsWith(member, "members/")
                            ? member
                            : base::MemberName(member));
  }
  PREAU_ASSIGN_OR_RETURN(
      v1::CreateKeyResponse response,
      connection.Call(connection.admin(), &v1::AdminService::Stub::CreateKey,
                      request));
  if (!options.output.empty()) {
    const absl::Status written =
        WriteSecretFile(options.output, absl::StrCat(response.secret(), "\n"));
    if (!written.ok()) {
      // Nobody knows the secret now, so the key is of no use.
      v1::RevokeKeyRequest revoke;
      revoke.set_name(response.key().name());
      connection
          .Call(connection.admin(), &v1::AdminService::Stub::RevokeKey, revoke)
          .status()
          .IgnoreError();
      return written;
    }
    response.clear_secret();
  }
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  ShowKey(response.key(), output);
  output.Line();
  if (options.output.empty()) {
    output.Line({response.secret(), Style::kMark});
    output.Note({output.Say("KEY_SHOWN_ONCE")});
  } else {
    output.Note({output.Say("KEY_WRITTEN", {{"file", options.output}})});
  }
  return absl::OkStatus();
}

absl::Status RunKeyList(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListKeysResponse response,
      connection.Call(connection.admin(), &v1::AdminService::Stub::ListKeys,
                      v1::ListKeysRequest()));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  if (response.keys().empty()) output.Note({output.Say("KEY_LIST_EMPTY")});
  for (const v1::Key& key : response.keys()) ShowKey(key, output);
  return absl::OkStatus();
}

absl::Status RunKeyRevoke(const KeyRevokeOptions& options,
                          Connection& connection, Output& output) {
  v1::RevokeKeyRequest request;
  request.set_name(absl::StartsWith(options.name, "keys/")
                       ? options.name
                       : absl::StrCat("keys/", options.name));
  PREAU_ASSIGN_OR_RETURN(
      const v1::Key key,
      connection.Call(connection.admin(), &v1::AdminService::Stub::RevokeKey,
                      request));
  if (output.json()) {
    output.Json(key);
  } else {
    ShowKey(key, output);
  }
  return absl::OkStatus();
}

absl::Status RunMemberCreate(const MemberCreateOptions& options,
                             Connection& connection, Output& output) {
  v1::CreateMemberRequest request;
  request.set_member_id(options.id);
  request.set_label_fr(options.label_fr);
  request.set_label_en(options.label_en);
  PREAU_ASSIGN_OR_RETURN(
      const v1::Member member,
      connection.Call(connection.admin(), &v1::AdminService::Stub::CreateMember,
                      request));
  if (output.json()) {
    output.Json(member);
  } else {
    ShowMember(member, output);
  }
  return absl::OkStatus();
}

absl::Status RunMemberList(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListMembersResponse response,
      connection.Call(connection.admin(), &v1::AdminService::Stub::ListMembers,
                      v1::ListMembersRequest()));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  for (const v1::Member& member : response.members()) {
    ShowMember(member, output);
  }
  return absl::OkStatus();
}

}  // namespace preau::command
