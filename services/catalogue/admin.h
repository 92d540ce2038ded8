#ifndef SERVICES_CATALOGUE_ADMIN_H_
#define SERVICES_CATALOGUE_ADMIN_H_

#include "absl/status/statusor.h"
#include "preau/v1/admin_service.pb.h"
#include "services/rpc/call_context.h"
#include "services/rpc/keys.h"
#include "storage/catalogue/catalogue.h"

// Handlers of members and keys. Thread-safe.
namespace preau::services {

// Outlive the service.
struct AdminDeps {
  catalogue::Catalogue* catalogue = nullptr;
  rpc::KeyStore* keys = nullptr;
};

absl::StatusOr<v1::Member> CreateMember(const AdminDeps& deps,
                                        const rpc::CallContext& context,
                                        const v1::CreateMemberRequest& request);
absl::StatusOr<v1::ListMembersResponse> ListMembers(
    const AdminDeps& deps, const rpc::CallContext& context);
absl::StatusOr<v1::CreateKeyResponse> CreateKey(
    const AdminDeps& deps, const v1::CreateKeyRequest& request);
absl::StatusOr<v1::ListKeysResponse> ListKeys(const AdminDeps& deps);
absl::StatusOr<v1::Key> RevokeKey(const AdminDeps& deps,
                                  const v1::RevokeKeyRequest& request);

// A member with an id and its names, checked.
absl::StatusOr<catalogue::StoredMember> MakeMember(const std::string& id,
                                                   const std::string& label_fr,
                                                   const std::string& label_en);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_ADMIN_H_
