#include "storage/catalogue/verify.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/catalogue/publish.h"
#include "storage/catalogue/rows.h"
#include "storage/catalogue/table_keys.h"
#include "storage/catalogue/types.h"
#include "storage/crypto/crypto.h"
#include "storage/kv/keys.h"

namespace preau::catalogue {
namespace {

class Verifier {
 public:
  Verifier(const kv::Reader& store,
           absl::FunctionRef<void(absl::string_view)> fault)
      : store_(store), fault_(fault) {}

  absl::StatusOr<VerifyResult> Run() {
    PREAU_RETURN_IF_ERROR(CheckApplyLog());
    PREAU_RETURN_IF_ERROR(CheckMemberLogs());
    PREAU_RETURN_IF_ERROR(CheckAudit());
    PREAU_RETURN_IF_ERROR(CheckResources());
    PREAU_RETURN_IF_ERROR(CheckMembers());
    return result_;
  }

 private:
  template <typename... Parts>
  void Fault(const Parts&... parts) {
    ++result_.faults;
    fault_(absl::StrCat(parts...));
  }

  // Calls `visit` with each row of a table; rows that can't be read are faults.
  template <typename Row, typename Visit>
  absl::Status ForEach(kv::Table table, const Visit& visit) {
    kv::ScanOptions scan;
    scan.table = table;
    return store_.Scan(scan,
                       [&](absl::string_view key, absl::string_view value) {
                         absl::StatusOr<Row> row = ParseRow<Row>(value);
                         if (row.ok()) {
                           visit(key, value, *row);
                         } else {
                           Fault(kv::TableName(table), ": a row can't be read");
                         }
                         return true;
                       });
  }

  absl::Status CheckApplyLog() {
    return ForEach<ApplyEntry>(
        kv::Table::kApplyLog,
        [&](absl::string_view key, absl::string_view, const ApplyEntry& entry) {
          const uint64_t expected = ++result_.apply_entries;
          if (key != kv::BigEndian64(expected) ||
              entry.sequence() != expected) {
            Fault("apply log: ", entry.sequence(), " where ", expected,
                  " should be");
          }
          last_change_[entry.uid()] = entry.sequence();
        });
  }

  absl::Status CheckMemberLogs() {
    return ForEach<log::v1::Entry>(
        kv::Table::kMemberLog, [&](absl::string_view key, absl::string_view,
                                   const log::v1::Entry& entry) {
          ++result_.log_entries;
          uint64_t& last = log_end_[{entry.member(), entry.epoch()}];
          if (entry.sequence() != ++last ||
              key != LogKey(entry.member(), entry.epoch(), entry.sequence())) {
            Fault("log of ", entry.member(), ": ", entry.sequence(), " where ",
                  last, " should be");
          }
          absl::StatusOr<log::v1::SaltedPayload> payload =
              GetRow<log::v1::SaltedPayload>(store_, kv::Table::kPayloads, key);
          // Superseded or erased payloads are gone, and that is right.
          if (payload.ok() &&
              crypto::Sha256({payload->salt(), payload->payload()}) !=
                  entry.payload_sha256()) {
            Fault("log of ", entry.member(), ": the payload of ",
                  entry.sequence(), " isn't the one that was published");
          }
        });
  }

  absl::Status CheckAudit() {
    std::string previous;
    return ForEach<storage::v1::AuditEntry>(
        kv::Table::kAudit, [&](absl::string_view, absl::string_view bytes,
                               const storage::v1::AuditEntry& entry) {
          const uint64_t expected = ++result_.audit_entries;
          if (entry.number() != expected ||
              entry.previous_sha256() != previous) {
            Fault("audit: the chain is broken at ", expected);
          }
          previous = crypto::Sha256({bytes});
        });
  }

  absl::Status CheckResources() {
    return ForEach<StoredResource>(
        kv::Table::kResources, [&](absl::string_view key, absl::string_view,
                                   const StoredResource& resource) {
          ++result_.resources;
          StoredMember& count = counts_[resource.owner()];
          if (resource.state() == storage::v1::PUBLISHED) {
            count.set_published(count.published() + 1);
          } else if (resource.state() == storage::v1::WITHDRAWN) {
            count.set_withdrawn(count.withdrawn() + 1);
          } else {
            count.set_draft(count.draft() + 1);
          }
          if (key != resource.uid()) Fault("resource ", key, ": another's row");
          const auto change = last_change_.find(resource.uid());
          if (change == last_change_.end() ||
              change->second != resource.apply_sequence()) {
            Fault("resource ", key, ": not as the apply log says");
          }
          absl::StatusOr<storage::v1::NameTarget> target =
              GetRow<storage::v1::NameTarget>(store_, kv::Table::kNames,
                                              resource.name());
          if (!target.ok() || target->uid() != resource.uid()) {
            Fault("resource ", key, ": its name leads elsewhere");
          }
          if (resource.log_sequence() > 0) CheckPublished(resource);
        });
  }

  void CheckPublished(const StoredResource& resource) {
    absl::StatusOr<log::v1::SaltedPayload> salted =
        GetRow<log::v1::SaltedPayload>(
            store_, kv::Table::kPayloads,
            LogKey(resource.owner(), resource.log_epoch(),
                   resource.log_sequence()));
    if (!salted.ok()) {
      Fault("resource ", resource.uid(), ": its published payload is missing");
    } else if (resource.state() == storage::v1::PUBLISHED &&
               salted->payload() != MakePayload(resource).SerializeAsString()) {
      Fault("resource ", resource.uid(), ": published as something else");
    }
  }

  absl::Status CheckMembers() {
    return ForEach<StoredMember>(
        kv::Table::kMembers, [&](absl::string_view key, absl::string_view,
                                 const StoredMember& member) {
          const StoredMember& count = counts_[std::string(key)];
          if (member.published() != count.published() ||
              member.draft() != count.draft() ||
              member.withdrawn() != count.withdrawn()) {
            Fault("member ", key, ": its counts are wrong");
          }
          if (member.log_sequence() !=
              log_end_[{std::string(key), member.epoch()}]) {
            Fault("member ", key, ": its log ends elsewhere");
          }
        });
  }

  const kv::Reader& store_;
  const absl::FunctionRef<void(absl::string_view)> fault_;
  VerifyResult result_;
  std::map<std::string, uint64_t> last_change_;
  std::map<std::pair<std::string, uint64_t>, uint64_t> log_end_;
  std::map<std::string, StoredMember> counts_;
};

}  // namespace

absl::StatusOr<VerifyResult> Verify(
    const kv::Reader& store, absl::FunctionRef<void(absl::string_view)> fault) {
  return Verifier(store, fault).Run();
}

}  // namespace preau::catalogue
