#include "storage/works/ties.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "storage/base/status_macros.h"

namespace preau::works {
namespace {

constexpr absl::string_view kSame = "same:";
// What a walk comes by at most, so that no set of records makes it endless.
constexpr size_t kMaxWalked = 10000;
constexpr size_t kMaxDecisions = 512;

struct Walk {
  std::vector<std::string> uids;
  absl::flat_hash_set<std::string> common;
};

// All that decisions, and unless `only_decisions` keys, tie to `start`.
absl::StatusOr<Walk> WalkFrom(const KeyIndex& index, const std::string& start,
                              bool only_decisions) {
  Walk walk;
  absl::flat_hash_set<std::string> seen = {start};
  absl::flat_hash_set<std::string> seen_keys;
  std::vector<std::string> waiting = {start};
  const auto meet = [&](const std::string& uid) {
    if (seen.insert(uid).second) waiting.push_back(uid);
  };
  while (!waiting.empty() && walk.uids.size() < kMaxWalked) {
    const std::string uid = std::move(waiting.back());
    waiting.pop_back();
    PREAU_ASSIGN_OR_RETURN(const std::optional<storage::v1::StoredCopy> row,
                           index.Find(uid));
    if (!row.has_value()) continue;
    walk.uids.push_back(uid);
    PREAU_ASSIGN_OR_RETURN(
        const std::vector<std::string> deciders,
        index.Sharing(absl::StrCat(kSame, uid), kMaxDecisions));
    for (const std::string& decider : deciders) meet(decider);
    for (const std::string& key : row->key()) {
      absl::string_view other = key;
      if (absl::ConsumePrefix(&other, kSame)) {
        meet(std::string(other));
        continue;
      }
      if (only_decisions || !seen_keys.insert(key).second) continue;
      PREAU_ASSIGN_OR_RETURN(const std::vector<std::string> sharing,
                             index.Sharing(key, kMaxSharing + 1));
      if (sharing.size() > kMaxSharing) {
        walk.common.insert(key);
        continue;
      }
      for (const std::string& sharer : sharing) meet(sharer);
    }
  }
  return walk;
}

absl::StatusOr<Tied> Load(Walk walk, bool only_decisions, CopyLoader load) {
  Tied tied;
  tied.common = std::move(walk.common);
  tied.only_decisions = only_decisions;
  for (const std::string& uid : walk.uids) {
    PREAU_ASSIGN_OR_RETURN(std::optional<Copy> copy, load(uid));
    if (copy.has_value()) tied.copies.push_back(*std::move(copy));
  }
  return tied;
}

}  // namespace

storage::v1::StoredCopy MakeRow(const Copy& copy) {
  storage::v1::StoredCopy row;
  for (const std::string& key : copy.identities) row.add_key(key);
  for (const std::string& key : copy.bands) row.add_key(key);
  for (const std::string& uid : copy.same)
    row.add_key(absl::StrCat(kSame, uid));
  row.set_fingerprint(Fingerprint(copy));
  return row;
}

absl::StatusOr<std::vector<Tied>> FindTied(const KeyIndex& index,
                                           const std::string& uid,
                                           CopyLoader load) {
  std::vector<Tied> groups;
  PREAU_ASSIGN_OR_RETURN(Walk walk, WalkFrom(index, uid, false));
  if (walk.uids.size() <= kMaxTied) {
    PREAU_ASSIGN_OR_RETURN(Tied tied, Load(std::move(walk), false, load));
    groups.push_back(std::move(tied));
    return groups;
  }
  absl::flat_hash_set<std::string> done;
  for (const std::string& each : walk.uids) {
    if (done.contains(each)) continue;
    PREAU_ASSIGN_OR_RETURN(Walk decided, WalkFrom(index, each, true));
    done.insert(decided.uids.begin(), decided.uids.end());
    PREAU_ASSIGN_OR_RETURN(Tied tied, Load(std::move(decided), true, load));
    groups.push_back(std::move(tied));
  }
  return groups;
}

absl::Status AddAffected(const KeyIndex& index,
                         const storage::v1::StoredCopy& row,
                         absl::flat_hash_set<std::string>& uids) {
  for (const std::string& key : row.key()) {
    absl::string_view other = key;
    if (absl::ConsumePrefix(&other, kSame)) {
      uids.insert(std::string(other));
      continue;
    }
    PREAU_ASSIGN_OR_RETURN(const std::vector<std::string> sharing,
                           index.Sharing(key, kMaxSharing + 2));
    // One more or fewer makes no difference to what so many have.
    if (sharing.size() > kMaxSharing + 1) continue;
    uids.insert(sharing.begin(), sharing.end());
  }
  return absl::OkStatus();
}

}  // namespace preau::works
