#ifndef STORAGE_CATALOGUE_TYPES_H_
#define STORAGE_CATALOGUE_TYPES_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "preau/storage/v1/storage.pb.h"

// What goes into the catalogue and what comes out of it.
namespace preau::catalogue {

using storage::v1::ApplyEntry;
using storage::v1::StoredMember;
using storage::v1::StoredResource;

// Who writes, for the audit: a pseudonym, never a name.
struct Actor {
  std::string id;
  // "CatalogueService.UpdateResource".
  std::string method;
};

// What was received, byte for byte.
struct Original {
  std::string bytes;
  std::string media_type;
};

// A change of one resource, found by its uid, else by its name, else by its key
// in a source.
struct Mutation {
  std::string uid;
  std::string name;
  std::string source;
  std::string source_key;

  enum class Existence { kMustExist, kMustBeNew, kEither };
  Existence existence = Existence::kEither;
  // Member that a new resource belongs to. An existing one's must be the same
  // when this isn't empty.
  std::string owner;
  // The present one's, or empty.
  std::string etag;
  // Why, for the audit; may be empty.
  std::string reason;
  // Sets nothing but `work_uid`, which this node finds out by itself: the
  // resource gets no revision, nothing is published, no audit entry made.
  bool only_work = false;
  // Changes `notice`, `state` and what belongs to them; what else it sets is
  // ignored. Runs on the sequencer's thread: quick, and without calls to the
  // catalogue. An error refuses the change.
  std::function<absl::Status(StoredResource& resource)> edit;
  // Kept sealed beside the resource, in place of the one that is there.
  std::optional<Original> original;
};

struct Outcome {
  enum class Kind { kCreated, kChanged, kUnchanged, kRefused };
  Kind kind = Kind::kRefused;
  // Why, for kRefused.
  absl::Status status;
  // As it is now, unless refused.
  StoredResource resource;
  // For kChanged: the notice as it was.
  log::v1::Notice before;
};

struct WriteRequest {
  Actor actor;
  // When not empty: a request of the same actor with the same id gets the first
  // answer again, if its `request_sha256` is the same.
  std::string request_id;
  std::string request_sha256;
  std::vector<Mutation> mutations;
  // About how much the mutations hold.
  size_t bytes = 0;
  // Only says what would become of each.
  bool dry_run = false;
  // The answer to keep for the request id. Runs on the sequencer's thread.
  std::function<std::string(absl::Span<const Outcome>)> respond;
};

struct WriteResult {
  // In the order of the mutations; empty when `replayed`.
  std::vector<Outcome> outcomes;
  // What `respond` gave, now or the first time.
  std::string response;
  bool replayed = false;
  // Everything up to this apply sequence is durable.
  uint64_t sequence = 0;
};

// One step of this node's history, with the resource as it is now.
struct Change {
  ApplyEntry entry;
  StoredResource resource;
};

// Changes with each revision.
std::string Etag(const StoredResource& resource);

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_TYPES_H_
