#include "storage/catalogue/publish.h"

#include "storage/catalogue/table_keys.h"
#include "storage/crypto/crypto.h"

namespace preau::catalogue {
namespace {

constexpr size_t kSaltBytes = 32;

}  // namespace

log::v1::Payload MakePayload(const StoredResource& resource) {
  log::v1::Payload payload;
  if (resource.state() != storage::v1::PUBLISHED) {
    log::v1::Tombstone& tombstone = *payload.mutable_tombstone();
    tombstone.set_uid(resource.uid());
    tombstone.set_reason(resource.state() == storage::v1::WITHDRAWN
                             ? resource.withdrawal_reason()
                             : log::v1::WITHDRAWN);
    tombstone.set_successor(resource.successor());
    return payload;
  }
  log::v1::Record& record = *payload.mutable_record();
  record.set_uid(resource.uid());
  record.set_name(resource.name());
  record.set_owner(resource.owner());
  record.set_work_uid(resource.uid());
  record.set_revision(resource.revision());
  record.set_create_time_micros(resource.create_time_micros());
  record.set_update_time_micros(resource.update_time_micros());
  *record.mutable_notice() = resource.notice();
  record.set_source(resource.source());
  record.set_file_held(resource.file_held());
  *record.mutable_copy_decision() = resource.copy_decision();
  return payload;
}

void Publish(int64_t now_micros, base::Random* random, StoredMember& member,
             StoredResource& resource, kv::WriteBatch& batch) {
  if (resource.log_sequence() > 0) {
    batch.Delete(kv::Table::kPayloads,
                 LogKey(resource.owner(), resource.log_epoch(),
                        resource.log_sequence()));
  }
  member.set_log_sequence(member.log_sequence() + 1);
  resource.set_log_epoch(member.epoch());
  resource.set_log_sequence(member.log_sequence());

  log::v1::SaltedPayload salted;
  salted.set_salt(random->Bytes(kSaltBytes));
  MakePayload(resource).SerializeToString(salted.mutable_payload());

  log::v1::Entry entry;
  entry.set_member(resource.owner());
  entry.set_epoch(member.epoch());
  entry.set_sequence(member.log_sequence());
  entry.set_uid(resource.uid());
  entry.set_version(resource.revision());
  entry.set_kind(resource.state() == storage::v1::PUBLISHED
                     ? log::v1::Entry::RECORD
                     : log::v1::Entry::TOMBSTONE);
  entry.set_schema_version(kSchemaVersion);
  entry.set_minimum_reader_version(kSchemaVersion);
  entry.set_time_micros(now_micros);
  entry.set_payload_sha256(crypto::Sha256({salted.salt(), salted.payload()}));

  const std::string key =
      LogKey(resource.owner(), member.epoch(), member.log_sequence());
  batch.Put(kv::Table::kMemberLog, key, entry.SerializeAsString());
  batch.Put(kv::Table::kPayloads, key, salted.SerializeAsString());
}

}  // namespace preau::catalogue
