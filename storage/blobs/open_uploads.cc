#include "storage/blobs/open_uploads.h"

#include <utility>

#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/blobs/upload_state.h"

namespace preau::blobs {

OpenUploads::Use::Use(OpenUploads* table, absl::string_view id)
    : table_(table), id_(id) {
  base::MutexLock lock(&table_->mutex_);
  std::unique_ptr<Entry>& entry = table_->entries_[id_];
  if (entry == nullptr) entry = std::make_unique<Entry>();
  ++entry->users;
  entry_ = entry.get();
}

OpenUploads::Use::~Use() {
  std::unique_ptr<Entry> last;
  base::MutexLock lock(&table_->mutex_);
  if (--entry_->users > 0) return;
  const auto found = table_->entries_.find(id_);
  // Closes its files while the table is locked, so that whoever opens it next
  // finds them closed.
  last = std::move(found->second);
  table_->entries_.erase(found);
  last.reset();
}

class OpenUploads::Writer : public UploadWriter {
 public:
  Writer(OpenUploads* table, absl::string_view id, uint64_t turn)
      : use_(table, id), turn_(turn) {}

  absl::StatusOr<UploadProgress> Append(uint64_t offset,
                                        absl::string_view piece) override {
    return Call<UploadProgress>(
        [&](UploadSession& session) { return session.Append(offset, piece); });
  }
  absl::StatusOr<UploadProgress> Checkpoint() override {
    return Call<UploadProgress>(
        [](UploadSession& session) { return session.Checkpoint(); });
  }
  absl::StatusOr<FinishedUpload> Finish() override {
    return Call<FinishedUpload>(
        [](UploadSession& session) { return session.Finish(); });
  }

 private:
  template <typename Answer>
  absl::StatusOr<Answer> Call(
      absl::FunctionRef<absl::StatusOr<Answer>(UploadSession&)> call) {
    base::MutexLock lock(&use_->mutex);
    if (use_->removed) return UploadUnknown(use_.id());
    if (use_->turn != turn_) {
      return base::MakeError(absl::StatusCode::kAborted,
                             {"UPLOAD_TAKEN_OVER", "", {}});
    }
    if (use_->session == nullptr) {
      return base::MakeError(absl::StatusCode::kUnavailable,
                             {"UPLOAD_INTERRUPTED", "", {}});
    }
    absl::StatusOr<Answer> answer = call(*use_->session);
    const UploadSession::Condition condition = use_->session->condition();
    use_->removed = condition == UploadSession::Condition::kGone;
    if (condition != UploadSession::Condition::kGood) use_->session.reset();
    return answer;
  }

  const Use use_;
  const uint64_t turn_;
};

OpenUploads::~OpenUploads() = default;

absl::StatusOr<std::unique_ptr<UploadWriter>> OpenUploads::Open(
    absl::string_view id,
    absl::FunctionRef<absl::StatusOr<std::unique_ptr<UploadSession>>()> load) {
  const Use use(this, id);
  base::MutexLock lock(&use->mutex);
  if (use->removed) return UploadUnknown(id);
  if (use->session == nullptr) {
    PREAU_ASSIGN_OR_RETURN(use->session, load());
  }
  ++use->turn;
  return std::make_unique<Writer>(this, id, use->turn);
}

std::optional<UploadInfo> OpenUploads::Info(absl::string_view id) {
  const Use use(this, id);
  base::MutexLock lock(&use->mutex);
  if (use->session == nullptr) return std::nullopt;
  return use->session->info();
}

absl::Status OpenUploads::Alone(
    absl::string_view id,
    absl::FunctionRef<absl::StatusOr<Outcome>(UploadSession* open)> work) {
  const Use use(this, id);
  base::MutexLock lock(&use->mutex);
  if (use->removed) return UploadUnknown(id);
  PREAU_ASSIGN_OR_RETURN(const Outcome outcome, work(use->session.get()));
  if (outcome == Outcome::kRemoved) {
    use->removed = true;
    use->session.reset();
  }
  return absl::OkStatus();
}

size_t OpenUploads::size() const {
  base::MutexLock lock(&mutex_);
  return entries_.size();
}

}  // namespace preau::blobs
