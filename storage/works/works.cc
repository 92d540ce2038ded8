#include "storage/works/works.h"

#include <chrono>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::works {
namespace {

using catalogue::StoredResource;

constexpr size_t kChangesAtOnce = 500;
constexpr size_t kWriteBytes = size_t{1} << 20;
// How long the end of the process may have to wait for the thread.
constexpr std::chrono::milliseconds kLook{100};
constexpr std::chrono::seconds kRest{1};

// What a step has read of the catalogue.
class Resources {
 public:
  explicit Resources(const catalogue::Catalogue* catalogue)
      : catalogue_(catalogue) {}

  void Add(StoredResource resource) {
    std::string uid = resource.uid();
    read_[std::move(uid)] = std::move(resource);
  }

  // Valid until the next call.
  absl::StatusOr<const StoredResource*> Get(const std::string& uid) {
    auto found = read_.find(uid);
    if (found == read_.end()) {
      PREAU_ASSIGN_OR_RETURN(StoredResource resource,
                             catalogue_->GetByUid(uid));
      found = read_.emplace(uid, std::move(resource)).first;
    }
    return &found->second;
  }

  absl::StatusOr<std::optional<Copy>> LoadCopy(const std::string& uid) {
    if (const auto made = copies_.find(uid); made != copies_.end()) {
      return made->second;
    }
    std::optional<Copy>& copy = copies_[uid];
    absl::StatusOr<const StoredResource*> resource = Get(uid);
    if (absl::IsNotFound(resource.status())) return std::nullopt;
    PREAU_RETURN_IF_ERROR(resource.status());
    if ((*resource)->state() == storage::v1::PUBLISHED) {
      copy = MakeCopy(**resource);
    }
    return copy;
  }

 private:
  const catalogue::Catalogue* const catalogue_;
  absl::flat_hash_map<std::string, StoredResource> read_;
  absl::flat_hash_map<std::string, std::optional<Copy>> copies_;
};

// Lays the changed resources over `index`; gives those whose work may have
// changed with them.
absl::StatusOr<absl::flat_hash_set<std::string>> TakeChanged(
    const absl::flat_hash_set<std::string>& changed, Resources& resources,
    KeyIndex& index) {
  std::vector<storage::v1::StoredCopy> rows;
  absl::flat_hash_set<std::string> affected;
  for (const std::string& uid : changed) {
    PREAU_ASSIGN_OR_RETURN(const std::optional<Copy> copy,
                           resources.LoadCopy(uid));
    PREAU_ASSIGN_OR_RETURN(std::optional<storage::v1::StoredCopy> before,
                           index.Find(uid));
    std::optional<storage::v1::StoredCopy> after;
    if (copy.has_value()) after = MakeRow(*copy);
    if (before.has_value() == after.has_value() &&
        (!after.has_value() || before->fingerprint() == after->fingerprint())) {
      continue;
    }
    affected.insert(uid);
    PREAU_RETURN_IF_ERROR(index.Set(uid, after));
    if (before.has_value()) rows.push_back(*std::move(before));
    if (after.has_value()) rows.push_back(*std::move(after));
  }
  for (const storage::v1::StoredCopy& row : rows) {
    PREAU_RETURN_IF_ERROR(AddAffected(index, row, affected));
  }
  return affected;
}

// The work of each of `affected` and of all that is tied to it.
absl::StatusOr<absl::flat_hash_map<std::string, std::string>> FindWorks(
    const absl::flat_hash_set<std::string>& affected, Resources& resources,
    const KeyIndex& index) {
  absl::flat_hash_map<std::string, std::string> work_of;
  for (const std::string& uid : affected) {
    if (work_of.contains(uid)) continue;
    // What isn't published is nobody's copy.
    work_of[uid] = uid;
    PREAU_ASSIGN_OR_RETURN(
        const std::vector<Tied> groups,
        FindTied(index, uid, [&resources](const std::string& each) {
          return resources.LoadCopy(each);
        }));
    for (const Tied& tied : groups) {
      for (const Work& work : Join(tied)) {
        for (const size_t i : work.copies) {
          work_of[tied.copies[i].uid] = work.uid;
        }
      }
    }
  }
  return work_of;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Works>> Works::Create(
    kv::KeyValueStore* store, catalogue::Catalogue* catalogue) {
  PREAU_ASSIGN_OR_RETURN(const uint64_t cursor, KeyIndex(store).ReadCursor());
  return std::unique_ptr<Works>(new Works(store, catalogue, cursor));
}

Works::Works(kv::KeyValueStore* store, catalogue::Catalogue* catalogue,
             uint64_t cursor)
    : store_(store),
      catalogue_(catalogue),
      cursor_(cursor),
      thread_([this] { Run(); }) {}

Works::~Works() {
  stopping_ = true;
  {
    base::MutexLock lock(&mutex_);
    changed_.NotifyAll();
  }
  thread_.join();
}

void Works::Run() {
  while (!stopping_) {
    const absl::StatusOr<bool> more = Step();
    if (!more.ok()) {
      // A full disk heals; what doesn't is said by all other writes as well.
      base::LogWarning("copies aren't found for now: ",
                       more.status().ToString());
      base::MutexLock lock(&mutex_);
      const auto until = std::chrono::steady_clock::now() + kRest;
      while (!stopping_ && std::chrono::steady_clock::now() < until) {
        changed_.WaitUntil(&mutex_, until);
      }
    } else if (!*more) {
      uint64_t cursor = 0;
      {
        base::MutexLock lock(&mutex_);
        cursor = cursor_;
      }
      catalogue_->WaitForChange(cursor,
                                std::chrono::steady_clock::now() + kLook);
    }
  }
}

absl::StatusOr<bool> Works::Step() {
  uint64_t cursor = 0;
  {
    base::MutexLock lock(&mutex_);
    cursor = cursor_;
  }
  PREAU_ASSIGN_OR_RETURN(std::vector<catalogue::Change> changes,
                         catalogue_->ReadChanges(cursor, kChangesAtOnce));
  if (changes.empty()) return false;
  KeyIndex index(store_);
  Resources resources(catalogue_);
  absl::flat_hash_set<std::string> changed;
  for (catalogue::Change& change : changes) {
    cursor = change.entry.sequence();
    changed.insert(change.entry.uid());
    resources.Add(std::move(change.resource));
  }
  PREAU_ASSIGN_OR_RETURN(const absl::flat_hash_set<std::string> affected,
                         TakeChanged(changed, resources, index));
  PREAU_ASSIGN_OR_RETURN(const auto work_of,
                         FindWorks(affected, resources, index));

  // The works before the keys: what is done again after a crash in between has
  // the old keys to go by.
  std::vector<catalogue::Mutation> mutations;
  size_t bytes = 0;
  for (const auto& [uid, work_uid] : work_of) {
    const absl::StatusOr<const StoredResource*> resource = resources.Get(uid);
    if (!resource.ok() || (*resource)->work_uid() == work_uid) continue;
    catalogue::Mutation mutation;
    mutation.uid = uid;
    mutation.existence = catalogue::Mutation::Existence::kMustExist;
    mutation.only_work = true;
    mutation.edit = [work_uid = work_uid](StoredResource& edited) {
      edited.set_work_uid(work_uid);
      return absl::OkStatus();
    };
    mutations.push_back(std::move(mutation));
    bytes += (*resource)->ByteSizeLong();
    if (bytes >= kWriteBytes) {
      PREAU_RETURN_IF_ERROR(Write(std::move(mutations), bytes));
      mutations.clear();
      bytes = 0;
    }
  }
  if (!mutations.empty()) {
    PREAU_RETURN_IF_ERROR(Write(std::move(mutations), bytes));
  }
  PREAU_RETURN_IF_ERROR(store_->Write(index.TakeBatch(cursor), kv::Sync::kNo));
  base::MutexLock lock(&mutex_);
  cursor_ = cursor;
  changed_.NotifyAll();
  return true;
}

absl::Status Works::Write(std::vector<catalogue::Mutation> mutations,
                          size_t bytes) {
  catalogue::WriteRequest request;
  request.actor = {"preau", "Works"};
  request.mutations = std::move(mutations);
  request.bytes = bytes;
  return catalogue_->Write(std::move(request)).status();
}

absl::StatusOr<WorkCopies> Works::Explain(absl::string_view uid) const {
  const KeyIndex index(store_);
  Resources resources(catalogue_);
  const std::string id(uid);
  PREAU_ASSIGN_OR_RETURN(
      const std::vector<Tied> groups,
      FindTied(index, id, [&resources](const std::string& each) {
        return resources.LoadCopy(each);
      }));
  for (const Tied& tied : groups) {
    for (Work& work : Join(tied)) {
      WorkCopies found;
      bool is_it = false;
      absl::flat_hash_map<size_t, size_t> place;
      for (const size_t i : work.copies) {
        is_it |= tied.copies[i].uid == uid;
        place[i] = found.copies.size();
        PREAU_ASSIGN_OR_RETURN(const StoredResource* resource,
                               resources.Get(tied.copies[i].uid));
        found.copies.push_back(*resource);
      }
      if (!is_it) continue;
      found.uid = std::move(work.uid);
      found.links = std::move(work.links);
      for (Link& link : found.links) {
        link.a = place[link.a];
        link.b = place[link.b];
      }
      return found;
    }
  }
  return base::NotFound("RESOURCE_NOT_FOUND", uid);
}

bool Works::WaitFor(uint64_t sequence,
                    std::chrono::steady_clock::time_point deadline) const {
  base::MutexLock lock(&mutex_);
  while (cursor_ < sequence) {
    if (!changed_.WaitUntil(&mutex_, deadline)) return cursor_ >= sequence;
  }
  return true;
}

}  // namespace preau::works
