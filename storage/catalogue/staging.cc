#include "storage/catalogue/staging.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "storage/catalogue/publish.h"
#include "storage/catalogue/rows.h"
#include "storage/catalogue/table_keys.h"
#include "storage/crypto/crypto.h"

namespace preau::catalogue {
namespace {

constexpr int kPrunedAtOnce = 64;

bool SameDecisions(const StoredResource& a, const StoredResource& b) {
  return absl::c_equal(
      a.copy_decision(), b.copy_decision(), [](const auto& x, const auto& y) {
        return x.uid() == y.uid() && x.verdict() == y.verdict();
      });
}

bool SameContent(const StoredResource& a, const StoredResource& b) {
  // None of the messages holds a map, so equal messages have equal bytes.
  return a.state() == b.state() &&
         a.withdrawal_reason() == b.withdrawal_reason() &&
         a.withdrawal_note() == b.withdrawal_note() &&
         a.successor() == b.successor() && a.file_held() == b.file_held() &&
         SameDecisions(a, b) &&
         a.notice().SerializeAsString() == b.notice().SerializeAsString();
}

// What an edit may not touch is put back.
void Restore(const StoredResource& before, StoredResource& after) {
  after.set_uid(before.uid());
  after.set_name(before.name());
  after.set_owner(before.owner());
  after.set_revision(before.revision());
  after.set_create_time_micros(before.create_time_micros());
  after.set_update_time_micros(before.update_time_micros());
  after.set_source(before.source());
  after.set_source_key(before.source_key());
  after.set_log_epoch(before.log_epoch());
  after.set_log_sequence(before.log_sequence());
  after.set_apply_sequence(before.apply_sequence());
  after.set_original_id(before.original_id());
  after.set_original_sha256(before.original_sha256());
  after.set_work_uid(before.work_uid());
}

void Count(const StoredResource& resource, int64_t by, StoredMember& member) {
  const auto add = [by](uint64_t value) {
    return static_cast<uint64_t>(static_cast<int64_t>(value) + by);
  };
  switch (resource.state()) {
    case storage::v1::PUBLISHED:
      member.set_published(add(member.published()));
      break;
    case storage::v1::WITHDRAWN:
      member.set_withdrawn(add(member.withdrawn()));
      break;
    default:
      member.set_draft(add(member.draft()));
  }
}

}  // namespace

std::string Etag(const StoredResource& resource) {
  return absl::StrCat(resource.revision(), "-", resource.uid().substr(0, 8));
}

Staging::Staging(const kv::Reader* store, const Head& head, int64_t now_micros,
                 base::Random* random)
    : store_(store), now_micros_(now_micros), random_(random), head_(head) {}

absl::StatusOr<WriteResult> Staging::Apply(const WriteRequest& request) {
  PREAU_ASSIGN_OR_RETURN(std::optional<WriteResult> answer,
                         FindAnswer(request));
  if (answer.has_value()) return *std::move(answer);

  WriteResult result;
  bool changed = false;
  for (const Mutation& mutation : request.mutations) {
    absl::StatusOr<Outcome> outcome = ApplyMutation(request, mutation);
    if (!outcome.ok()) {
      // Refused; an earlier mutation of the request may stand.
      result.outcomes.push_back(
          {Outcome::Kind::kRefused, outcome.status(), StoredResource()});
      continue;
    }
    changed |= outcome->kind != Outcome::Kind::kUnchanged;
    result.outcomes.push_back(*std::move(outcome));
  }
  if (request.respond) result.response = request.respond(result.outcomes);
  result.sequence = head_.apply_sequence;
  if (changed && !request.dry_run) KeepAnswer(request, result);
  return result;
}

absl::StatusOr<std::optional<WriteResult>> Staging::FindAnswer(
    const WriteRequest& request) {
  if (request.request_id.empty() || request.dry_run) return std::nullopt;
  const std::string key = LedgerKey(request.actor.id, request.request_id);
  storage::v1::LedgerEntry entry;
  if (const auto staged = ledger_.find(key); staged != ledger_.end()) {
    entry = staged->second;
  } else {
    absl::StatusOr<storage::v1::LedgerEntry> row =
        GetRow<storage::v1::LedgerEntry>(*store_, kv::Table::kLedger, key);
    if (absl::IsNotFound(row.status())) return std::nullopt;
    PREAU_RETURN_IF_ERROR(row.status());
    entry = *std::move(row);
  }
  if (entry.request_sha256() != request.request_sha256) {
    return base::InvalidField("REQUEST_ID_REUSED", "request_id");
  }
  WriteResult result;
  result.response = entry.response();
  result.replayed = true;
  result.sequence = head_.apply_sequence;
  return result;
}

absl::StatusOr<Outcome> Staging::ApplyMutation(const WriteRequest& request,
                                               const Mutation& mutation) {
  PREAU_ASSIGN_OR_RETURN(const std::optional<StoredResource> before,
                         Find(mutation));
  if (before.has_value()) {
    if (mutation.existence == Mutation::Existence::kMustBeNew) {
      return base::MakeError(
          absl::StatusCode::kAlreadyExists,
          {"RESOURCE_EXISTS", "resource_id", {{"name", before->name()}}});
    }
    if (!mutation.owner.empty() && mutation.owner != before->owner()) {
      return base::MakeError(
          absl::StatusCode::kPermissionDenied,
          {"OWNER_DIFFERS", "", {{"owner", before->owner()}}});
    }
    if (!mutation.etag.empty() && mutation.etag != Etag(*before)) {
      return base::MakeError(
          absl::StatusCode::kAborted,
          {"ETAG_MISMATCH", "etag", {{"etag", Etag(*before)}}});
    }
  } else if (mutation.existence == Mutation::Existence::kMustExist) {
    return base::NotFound("RESOURCE_NOT_FOUND",
                          mutation.uid.empty() ? mutation.name : mutation.uid);
  }
  StoredResource resource =
      before.has_value() ? *before : NewResource(mutation);
  if (head_.members.count(resource.owner()) == 0) {
    return base::NotFound("MEMBER_NOT_FOUND", resource.owner());
  }
  const StoredResource unchanged = resource;
  PREAU_RETURN_IF_ERROR(mutation.edit(resource));
  Outcome outcome;
  if (mutation.only_work) {
    const std::string work_uid = resource.work_uid();
    resource = unchanged;
    resource.set_work_uid(work_uid);
    if (work_uid == unchanged.work_uid()) {
      outcome.kind = Outcome::Kind::kUnchanged;
    } else {
      outcome.kind = Outcome::Kind::kChanged;
      if (!request.dry_run) StoreWork(resource);
    }
    outcome.resource = std::move(resource);
    return outcome;
  }
  Restore(unchanged, resource);

  outcome.kind = !before.has_value()              ? Outcome::Kind::kCreated
                 : SameContent(*before, resource) ? Outcome::Kind::kUnchanged
                                                  : Outcome::Kind::kChanged;
  if (!request.dry_run) {
    if (mutation.original.has_value()) {
      KeepOriginal(*mutation.original, resource);
    }
    if (outcome.kind != Outcome::Kind::kUnchanged) {
      Store(request, mutation, before, resource);
    } else if (resource.original_id() != before->original_id()) {
      batch_.Put(kv::Table::kResources, resource.uid(),
                 resource.SerializeAsString());
      resources_[resource.uid()] = resource;
    }
  }
  if (outcome.kind == Outcome::Kind::kChanged) {
    outcome.before = unchanged.notice();
  }
  outcome.resource = std::move(resource);
  return outcome;
}

absl::StatusOr<std::optional<StoredResource>> Staging::Find(
    const Mutation& mutation) {
  std::string uid = mutation.uid;
  if (uid.empty() && !mutation.name.empty()) {
    PREAU_ASSIGN_OR_RETURN(uid, FindUidOf(kv::Table::kNames, mutation.name));
  } else if (uid.empty() && !mutation.source_key.empty()) {
    PREAU_ASSIGN_OR_RETURN(
        uid, FindUidOf(kv::Table::kSourceKeys,
                       SourceKey(mutation.source, mutation.source_key)));
  }
  if (uid.empty()) return std::nullopt;
  return FindUid(uid);
}

absl::StatusOr<std::optional<StoredResource>> Staging::FindUid(
    absl::string_view uid) {
  if (const auto staged = resources_.find(uid); staged != resources_.end()) {
    return staged->second;
  }
  absl::StatusOr<StoredResource> row =
      GetRow<StoredResource>(*store_, kv::Table::kResources, uid);
  if (absl::IsNotFound(row.status())) return std::nullopt;
  PREAU_RETURN_IF_ERROR(row.status());
  return *std::move(row);
}

absl::StatusOr<std::string> Staging::FindUidOf(kv::Table table,
                                               const std::string& key) {
  const auto staged = uids_.find({static_cast<int>(table), key});
  if (staged != uids_.end()) return staged->second;
  absl::StatusOr<storage::v1::NameTarget> row =
      GetRow<storage::v1::NameTarget>(*store_, table, key);
  if (absl::IsNotFound(row.status())) return std::string();
  PREAU_RETURN_IF_ERROR(row.status());
  return row->uid();
}

StoredResource Staging::NewResource(const Mutation& mutation) {
  StoredResource resource;
  resource.set_uid(base::NewUid(random_));
  resource.set_name(mutation.name.empty()
                        ? absl::StrCat("members/", mutation.owner,
                                       "/resources/", resource.uid())
                        : mutation.name);
  resource.set_owner(mutation.owner);
  resource.set_work_uid(resource.uid());
  resource.set_state(storage::v1::PUBLISHED);
  resource.set_source(mutation.source);
  resource.set_source_key(mutation.source_key);
  resource.set_create_time_micros(now_micros_);
  return resource;
}

void Staging::KeepOriginal(const Original& original, StoredResource& resource) {
  const std::string hash = crypto::Sha256({original.bytes});
  if (hash == resource.original_sha256()) return;
  if (!resource.original_id().empty()) {
    batch_.Delete(kv::Table::kOriginals, resource.original_id());
    batch_.Delete(kv::Table::kOriginalKeys, resource.original_id());
  }
  const std::string key = crypto::NewKey();
  storage::v1::Original row;
  row.set_sealed(crypto::Seal(original.bytes, key));
  row.set_media_type(original.media_type);
  row.set_time_micros(now_micros_);
  resource.set_original_id(base::NewUid(random_));
  resource.set_original_sha256(hash);
  batch_.Put(kv::Table::kOriginals, resource.original_id(),
             row.SerializeAsString());
  batch_.Put(kv::Table::kOriginalKeys, resource.original_id(), key);
}

ApplyEntry Staging::NextApplyEntry(StoredResource& resource) {
  resource.set_apply_sequence(++head_.apply_sequence);
  ApplyEntry entry;
  entry.set_sequence(head_.apply_sequence);
  entry.set_kind(ApplyEntry::RESOURCE);
  entry.set_uid(resource.uid());
  entry.set_time_micros(now_micros_);
  return entry;
}

void Staging::StoreWork(StoredResource& resource) {
  const ApplyEntry entry = NextApplyEntry(resource);
  batch_.Put(kv::Table::kApplyLog, kv::BigEndian64(entry.sequence()),
             entry.SerializeAsString());
  batch_.Put(kv::Table::kResources, resource.uid(),
             resource.SerializeAsString());
  resources_[resource.uid()] = resource;
}

void Staging::Store(const WriteRequest& request, const Mutation& mutation,
                    const std::optional<StoredResource>& before,
                    StoredResource& resource) {
  StoredMember& member = head_.members[resource.owner()];
  if (before.has_value()) Count(*before, -1, member);
  Count(resource, 1, member);

  resource.set_revision(resource.revision() + 1);
  resource.set_update_time_micros(now_micros_);
  ApplyEntry entry = NextApplyEntry(resource);
  const bool was_published =
      before.has_value() && before->state() == storage::v1::PUBLISHED;
  // Drafts are nobody else's business; leaving "published" is announced.
  if (was_published || resource.state() == storage::v1::PUBLISHED) {
    Publish(now_micros_, random_, member, resource, batch_);
    entry.set_member(resource.owner());
    entry.set_log_epoch(resource.log_epoch());
    entry.set_log_sequence(resource.log_sequence());
  }
  batch_.Put(kv::Table::kApplyLog, kv::BigEndian64(entry.sequence()),
             entry.SerializeAsString());
  batch_.Put(kv::Table::kMembers, member.id(), member.SerializeAsString());
  batch_.Put(kv::Table::kResources, resource.uid(),
             resource.SerializeAsString());
  if (!before.has_value()) {
    storage::v1::NameTarget target;
    target.set_uid(resource.uid());
    const std::string row = target.SerializeAsString();
    batch_.Put(kv::Table::kNames, resource.name(), row);
    uids_[{static_cast<int>(kv::Table::kNames), resource.name()}] =
        resource.uid();
    if (!resource.source_key().empty()) {
      const std::string key =
          SourceKey(resource.source(), resource.source_key());
      batch_.Put(kv::Table::kSourceKeys, key, row);
      uids_[{static_cast<int>(kv::Table::kSourceKeys), key}] = resource.uid();
    }
  }
  resources_[resource.uid()] = resource;
  Audit(request, mutation, resource);
}

void Staging::Audit(const WriteRequest& request, const Mutation& mutation,
                    const StoredResource& resource) {
  storage::v1::AuditEntry entry;
  entry.set_number(++head_.audit_number);
  entry.set_time_micros(now_micros_);
  entry.set_actor(request.actor.id);
  entry.set_method(request.actor.method);
  entry.set_uid(resource.uid());
  entry.set_revision(resource.revision());
  entry.set_apply_sequence(resource.apply_sequence());
  entry.set_request_id(request.request_id);
  entry.set_reason(mutation.reason);
  entry.set_previous_sha256(head_.audit_sha256);
  const std::string bytes = entry.SerializeAsString();
  batch_.Put(kv::Table::kAudit, kv::BigEndian64(entry.number()), bytes);
  head_.audit_sha256 = crypto::Sha256({bytes});
}

void Staging::KeepAnswer(const WriteRequest& request,
                         const WriteResult& result) {
  if (request.request_id.empty()) return;
  storage::v1::LedgerEntry entry;
  entry.set_request_sha256(request.request_sha256);
  entry.set_response(result.response);
  entry.set_time_micros(now_micros_);
  const std::string key = LedgerKey(request.actor.id, request.request_id);
  batch_.Put(kv::Table::kLedger, key, entry.SerializeAsString());
  batch_.Put(kv::Table::kLedger,
             LedgerTimeKey(static_cast<uint64_t>(now_micros_), key), "");
  ledger_[key] = std::move(entry);
}

absl::Status Staging::AddMember(const StoredMember& member) {
  if (!head_.members.emplace(member.id(), member).second) {
    return base::MakeError(
        absl::StatusCode::kAlreadyExists,
        {"MEMBER_EXISTS", "member_id", {{"member", member.id()}}});
  }
  batch_.Put(kv::Table::kMembers, member.id(), member.SerializeAsString());
  return absl::OkStatus();
}

absl::Status Staging::PruneLedger(int64_t before_micros,
                                  kv::WriteBatch& batch) const {
  if (before_micros <= 0) return absl::OkStatus();
  kv::ScanOptions scan;
  scan.table = kv::Table::kLedger;
  scan.from = LedgerTimeKey(0, "");
  scan.to = LedgerTimeKey(static_cast<uint64_t>(before_micros), "");
  int pruned = 0;
  return store_->Scan(
      scan, [&](absl::string_view key, absl::string_view /*value*/) {
        batch.Delete(kv::Table::kLedger, key);
        // After the mark and the time stands the key of the answer.
        batch.Delete(kv::Table::kLedger, key.substr(1 + sizeof(uint64_t)));
        return ++pruned < kPrunedAtOnce;
      });
}

kv::WriteBatch Staging::TakeBatch() { return std::move(batch_); }

}  // namespace preau::catalogue
