#ifndef STORAGE_CATALOGUE_PUBLISH_H_
#define STORAGE_CATALOGUE_PUBLISH_H_

#include <cstdint>

#include "preau/log/v1/record.pb.h"
#include "storage/base/random.h"
#include "storage/catalogue/types.h"
#include "storage/kv/key_value_store.h"

namespace preau::catalogue {

// Version of the payloads that this program writes.
inline constexpr uint32_t kSchemaVersion = 1;

// What the published log says of a resource: its record while it is published,
// else a tombstone.
log::v1::Payload MakePayload(const StoredResource& resource);

// Appends the resource as it is to its owner's log: advances `member`, sets the
// resource's log position, and adds envelope and salted payload to `batch`. The
// payload that it supersedes is dropped; its envelope stays.
void Publish(int64_t now_micros, base::Random* random, StoredMember& member,
             StoredResource& resource, kv::WriteBatch& batch);

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_PUBLISH_H_
