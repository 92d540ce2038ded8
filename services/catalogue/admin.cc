#include "services/catalogue/admin.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/catalogue/convert.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"

namespace preau::services {
namespace {

constexpr size_t kMaxLabelBytes = 200;

v1::Key ToApi(const storage::v1::StoredKey& stored) {
  v1::Key key;
  key.set_name(absl::StrCat("keys/", stored.id()));
  key.set_label(stored.label());
  *key.mutable_roles() = stored.role();
  for (const std::string& member : stored.member()) {
    key.add_members(base::MemberName(member));
  }
  SetTime(stored.create_time_micros(), key.mutable_create_time());
  if (stored.revoke_time_micros() != 0) {
    SetTime(stored.revoke_time_micros(), key.mutable_revoke_time());
  }
  return key;
}

}  // namespace

absl::StatusOr<catalogue::StoredMember> MakeMember(
    const std::string& id, const std::string& label_fr,
    const std::string& label_en) {
  if (!base::IsNameId(id) || id.size() < 2 || id.size() > 32) {
    return base::InvalidField("MEMBER_ID_INVALID", "member_id",
                              {{"member", id}});
  }
  if (label_fr.empty() || label_fr.size() > kMaxLabelBytes) {
    return base::InvalidField("LABEL_MISSING", "label_fr");
  }
  catalogue::StoredMember member;
  member.set_id(id);
  member.set_label_fr(label_fr);
  member.set_label_en(label_en.empty() || label_en.size() > kMaxLabelBytes
                          ? label_fr
                          : label_en);
  return member;
}

absl::StatusOr<v1::Member> CreateMember(
    const AdminDeps& deps, const rpc::CallContext& context,
    const v1::CreateMemberRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const catalogue::StoredMember member,
      MakeMember(request.member_id(), request.label_fr(), request.label_en()));
  PREAU_RETURN_IF_ERROR(deps.catalogue->AddMember(member));
  return ToApi(member, context.language);
}

absl::StatusOr<v1::ListMembersResponse> ListMembers(
    const AdminDeps& deps, const rpc::CallContext& context) {
  v1::ListMembersResponse response;
  for (const catalogue::StoredMember& member : deps.catalogue->Members()) {
    *response.add_members() = ToApi(member, context.language);
  }
  return response;
}

absl::StatusOr<v1::CreateKeyResponse> CreateKey(
    const AdminDeps& deps, const v1::CreateKeyRequest& request) {
  std::vector<std::string> members;
  for (int i = 0; i < request.members_size(); ++i) {
    PREAU_ASSIGN_OR_RETURN(
        std::string member,
        base::ParseMemberName(request.members(i),
                              absl::StrCat("members[", i, "]")));
    members.push_back(std::move(member));
  }
  PREAU_ASSIGN_OR_RETURN(
      const rpc::KeyStore::NewKey made,
      deps.keys->Make(request.label(),
                      {request.roles().begin(), request.roles().end()},
                      members));
  v1::CreateKeyResponse response;
  *response.mutable_key() = ToApi(made.key);
  response.set_secret(made.secret);
  return response;
}

absl::StatusOr<v1::ListKeysResponse> ListKeys(const AdminDeps& deps) {
  v1::ListKeysResponse response;
  for (const storage::v1::StoredKey& key : deps.keys->List()) {
    *response.add_keys() = ToApi(key);
  }
  return response;
}

absl::StatusOr<v1::Key> RevokeKey(const AdminDeps& deps,
                                  const v1::RevokeKeyRequest& request) {
  PREAU_ASSIGN_OR_RETURN(
      const std::string id,
      base::ParseTopLevelName(request.name(), "keys", "name"));
  PREAU_ASSIGN_OR_RETURN(const storage::v1::StoredKey key,
                         deps.keys->Revoke(id));
  return ToApi(key);
}

}  // namespace preau::services
