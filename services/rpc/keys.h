#ifndef SERVICES_RPC_KEYS_H_
#define SERVICES_RPC_KEYS_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "preau/storage/v1/storage.pb.h"
#include "services/rpc/viewer.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "storage/base/random.h"
#include "storage/kv/key_value_store.h"

namespace preau::rpc {

// Tells who a key's secret belongs to. Thread-safe.
class KeyVerifier {
 public:
  virtual ~KeyVerifier() = default;
  // Doesn't block. UNAUTHENTICATED (KEY_INVALID).
  virtual absl::StatusOr<Viewer> Verify(absl::string_view secret) const = 0;
};

// For a process without keys of its own: every key passes as "forwarded" with
// the roles that a service asks for at its door, and the catalogue, to which it
// is sent on, is who checks it.
class ForwardingVerifier : public KeyVerifier {
 public:
  absl::StatusOr<Viewer> Verify(absl::string_view secret) const override;
};

// API keys: "preau_{id}_{secret}" with 256 random bits, kept as BLAKE2b keyed
// with a pepper from outside the store, compared in constant time. Thread-safe.
class KeyStore : public KeyVerifier {
 public:
  struct NewKey {
    storage::v1::StoredKey key;
    // Shown once.
    std::string secret;
  };

  // `store`, `clock` and `random` must outlive it. `pepper` has 32 bytes.
  static absl::StatusOr<std::unique_ptr<KeyStore>> Create(
      kv::KeyValueStore* store, std::string pepper, base::Clock* clock,
      base::Random* random);

  absl::StatusOr<Viewer> Verify(absl::string_view secret) const override;

  // INVALID_ARGUMENT: KEY_LABEL_MISSING, ROLE_UNKNOWN{role},
  // MEMBER_ID_INVALID{member}, FIELD_TOO_MANY{max}.
  absl::StatusOr<NewKey> Make(absl::string_view label,
                              const std::vector<std::string>& roles,
                              const std::vector<std::string>& members);
  // By id.
  std::vector<storage::v1::StoredKey> List() const;
  // From now on the key opens nothing. NOT_FOUND (KEY_NOT_FOUND); after any
  // other error it opens nothing until the next start: revoke it again.
  absl::StatusOr<storage::v1::StoredKey> Revoke(absl::string_view id);

 private:
  KeyStore(kv::KeyValueStore* store, std::string pepper, base::Clock* clock,
           base::Random* random,
           std::map<std::string, storage::v1::StoredKey> keys);

  std::string Hash(absl::string_view secret) const;
  absl::Status Save(const storage::v1::StoredKey& key);

  kv::KeyValueStore* const store_;
  const std::string pepper_;
  base::Clock* const clock_;
  base::Random* const random_;
  mutable base::Mutex mutex_;
  std::map<std::string, storage::v1::StoredKey> keys_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::rpc

#endif  // SERVICES_RPC_KEYS_H_
