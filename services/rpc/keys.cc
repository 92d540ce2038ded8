#include "services/rpc/keys.h"

#include <sodium.h>

#include <set>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"

namespace preau::rpc {
namespace {

constexpr size_t kIdDigits = 16;
constexpr size_t kSecretBytes = 32;
constexpr size_t kPepperBytes = 32;
constexpr size_t kMaxSecretText = 128;
constexpr size_t kMaxLabelBytes = 200;
constexpr size_t kMaxMembers = 100;

const unsigned char* Bytes(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

absl::Status Invalid() {
  return base::MakeError(absl::StatusCode::kUnauthenticated,
                         {"KEY_INVALID", "", {}});
}

}  // namespace

absl::StatusOr<Viewer> ForwardingVerifier::Verify(
    absl::string_view secret) const {
  if (!absl::StartsWith(secret, "preau_") || secret.size() > kMaxSecretText) {
    return Invalid();
  }
  return Viewer{"forwarded", {"contributor"}, {}};
}

absl::StatusOr<std::unique_ptr<KeyStore>> KeyStore::Create(
    kv::KeyValueStore* store, std::string pepper, base::Clock* clock,
    base::Random* random) {
  if (sodium_init() < 0) return absl::InternalError("libsodium");
  // With less the hash would be keyed weakly, or not at all.
  if (pepper.size() != kPepperBytes) return absl::InternalError("pepper");
  kv::ScanOptions scan;
  scan.table = kv::Table::kPrincipals;
  absl::Status status;
  std::map<std::string, storage::v1::StoredKey> rows;
  PREAU_RETURN_IF_ERROR(
      store->Scan(scan, [&](absl::string_view key, absl::string_view value) {
        storage::v1::StoredKey row;
        if (!row.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
          status = base::MakeError(absl::StatusCode::kDataLoss,
                                   {"STORAGE_DAMAGED", "", {}});
          return false;
        }
        rows[std::string(key)] = std::move(row);
        return true;
      }));
  PREAU_RETURN_IF_ERROR(status);
  return std::unique_ptr<KeyStore>(
      new KeyStore(store, std::move(pepper), clock, random, std::move(rows)));
}

KeyStore::KeyStore(kv::KeyValueStore* store, std::string pepper,
                   base::Clock* clock, base::Random* random,
                   std::map<std::string, storage::v1::StoredKey> keys)
    : store_(store),
      pepper_(std::move(pepper)),
      clock_(clock),
      random_(random),
      keys_(std::move(keys)) {}

std::string KeyStore::Hash(absl::string_view secret) const {
  std::string hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     Bytes(secret), secret.size(), Bytes(pepper_),
                     pepper_.size());
  return hash;
}

absl::StatusOr<Viewer> KeyStore::Verify(absl::string_view secret) const {
  absl::string_view rest = secret;
  if (secret.size() > kMaxSecretText || !absl::ConsumePrefix(&rest, "preau_") ||
      rest.size() < kIdDigits) {
    return Invalid();
  }
  const std::string hash = Hash(secret);
  base::MutexLock lock(&mutex_);
  const auto row = keys_.find(std::string(rest.substr(0, kIdDigits)));
  if (row == keys_.end() || row->second.hash().size() != hash.size() ||
      sodium_memcmp(row->second.hash().data(), hash.data(), hash.size()) != 0 ||
      row->second.revoke_time_micros() != 0) {
    return Invalid();
  }
  const storage::v1::StoredKey& key = row->second;
  return Viewer{absl::StrCat("key:", key.id()),
                {key.role().begin(), key.role().end()},
                {key.member().begin(), key.member().end()}};
}

absl::StatusOr<KeyStore::NewKey> KeyStore::Make(
    absl::string_view label, const std::vector<std::string>& roles,
    const std::vector<std::string>& members) {
  if (label.empty() || label.size() > kMaxLabelBytes) {
    return base::InvalidField("KEY_LABEL_MISSING", "label");
  }
  for (size_t i = 0; i < roles.size(); ++i) {
    if (!IsRole(roles[i])) {
      return base::InvalidField("ROLE_UNKNOWN", absl::StrCat("roles[", i, "]"),
                                {{"role", roles[i]}});
    }
  }
  if (roles.empty()) {
    return base::InvalidField("ROLE_UNKNOWN", "roles", {{"role", ""}});
  }
  if (members.size() > kMaxMembers) {
    return base::InvalidField("FIELD_TOO_MANY", "members",
                              {{"max", absl::StrCat(kMaxMembers)}});
  }
  for (size_t i = 0; i < members.size(); ++i) {
    if (!base::IsNameId(members[i])) {
      return base::InvalidField("MEMBER_ID_INVALID",
                                absl::StrCat("members[", i, "]"),
                                {{"member", members[i]}});
    }
  }
  NewKey made;
  made.key.set_id(base::NewUid(random_).substr(0, kIdDigits));
  std::string secret;
  absl::WebSafeBase64Escape(random_->Bytes(kSecretBytes), &secret);
  made.secret = absl::StrCat("preau_", made.key.id(), "_", secret);
  made.key.set_label(std::string(label));
  made.key.set_hash(Hash(made.secret));
  for (const std::string& role : std::set(roles.begin(), roles.end())) {
    made.key.add_role(role);
  }
  for (const std::string& member : std::set(members.begin(), members.end())) {
    made.key.add_member(member);
  }
  made.key.set_create_time_micros(clock_->NowMicros());
  PREAU_RETURN_IF_ERROR(Save(made.key));
  base::MutexLock lock(&mutex_);
  keys_[made.key.id()] = made.key;
  return made;
}

std::vector<storage::v1::StoredKey> KeyStore::List() const {
  base::MutexLock lock(&mutex_);
  std::vector<storage::v1::StoredKey> keys;
  for (const auto& [id, key] : keys_) keys.push_back(key);
  return keys;
}

absl::StatusOr<storage::v1::StoredKey> KeyStore::Revoke(absl::string_view id) {
  storage::v1::StoredKey key;
  {
    base::MutexLock lock(&mutex_);
    const auto row = keys_.find(std::string(id));
    if (row == keys_.end()) {
      return base::NotFound("KEY_NOT_FOUND", absl::StrCat("keys/", id));
    }
    // At once, whatever becomes of the write.
    if (row->second.revoke_time_micros() == 0) {
      row->second.set_revoke_time_micros(clock_->NowMicros());
    }
    key = row->second;
  }
  // Also when it was revoked before: that write may have failed.
  PREAU_RETURN_IF_ERROR(Save(key));
  return key;
}

absl::Status KeyStore::Save(const storage::v1::StoredKey& key) {
  kv::WriteBatch batch;
  batch.Put(kv::Table::kPrincipals, key.id(), key.SerializeAsString());
  return store_->Write(batch, kv::Sync::kYes);
}

}  // namespace preau::rpc
