#ifndef STORAGE_CATALOGUE_STAGING_H_
#define STORAGE_CATALOGUE_STAGING_H_

#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/base/clock.h"
#include "storage/base/random.h"
#include "storage/catalogue/head.h"
#include "storage/catalogue/types.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

// The writes of one synced batch, before they are written: what is in the store
// with the requests so far laid over it. Used by the sequencer's thread alone.
class Staging {
 public:
  Staging(const kv::Reader* store, const Head& head, int64_t now_micros,
          base::Random* random);

  // Adds what `request` does. An error (a request id that was used for
  // something else, a store that can't be read) adds nothing.
  absl::StatusOr<WriteResult> Apply(const WriteRequest& request);

  // ALREADY_EXISTS (MEMBER_EXISTS).
  absl::Status AddMember(const StoredMember& member);

  // Adds to `batch` the removal of answers that are older than `before_micros`;
  // a few at a time.
  absl::Status PruneLedger(int64_t before_micros, kv::WriteBatch& batch) const;

  // The batch and where the logs end once it is written.
  kv::WriteBatch TakeBatch();
  const Head& head() const { return head_; }

 private:
  absl::StatusOr<std::optional<WriteResult>> FindAnswer(
      const WriteRequest& request);
  absl::StatusOr<Outcome> ApplyMutation(const WriteRequest& request,
                                        const Mutation& mutation);
  absl::StatusOr<std::optional<StoredResource>> Find(const Mutation& mutation);
  absl::StatusOr<std::optional<StoredResource>> FindUid(absl::string_view uid);
  absl::StatusOr<std::string> FindUidOf(kv::Table table,
                                        const std::string& key);
  StoredResource NewResource(const Mutation& mutation);
  void KeepOriginal(const Original& original, StoredResource& resource);
  ApplyEntry NextApplyEntry(StoredResource& resource);
  void StoreWork(StoredResource& resource);
  void Store(const WriteRequest& request, const Mutation& mutation,
             const std::optional<StoredResource>& before,
             StoredResource& resource);
  void Audit(const WriteRequest& request, const Mutation& mutation,
             const StoredResource& resource);
  void KeepAnswer(const WriteRequest& request, const WriteResult& result);

  const kv::Reader* const store_;
  const int64_t now_micros_;
  base::Random* const random_;
  Head head_;
  kv::WriteBatch batch_;
  absl::flat_hash_map<std::string, StoredResource> resources_;
  // Rows of names and source_keys: table and key to uid.
  absl::flat_hash_map<std::pair<int, std::string>, std::string> uids_;
  absl::flat_hash_map<std::string, storage::v1::LedgerEntry> ledger_;
};

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_STAGING_H_
