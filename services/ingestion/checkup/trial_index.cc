#include "services/ingestion/checkup/trial_index.h"

#include <stdlib.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_format.h"
#include "indexer/document/document.h"
#include "indexer/hot/store.h"
#include "preau/v1/resource.pb.h"
#include "storage/base/clock.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::checkup {
namespace {

namespace fs = std::filesystem;

// As many as there are records.
constexpr size_t kPageSize = 100;

std::string UidOf(size_t number) { return absl::StrFormat("%032x", number); }

}  // namespace

absl::StatusOr<std::unique_ptr<TrialIndex>> TrialIndex::Create(
    const std::vector<log::v1::Notice>& notices) {
  std::error_code ignored;
  std::string pattern =
      (fs::temp_directory_path(ignored) / "preau-check-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    return base::MakeError(absl::StatusCode::kFailedPrecondition,
                           {"FILE_NOT_WRITTEN", "", {{"path", pattern}}});
  }
  std::unique_ptr<TrialIndex> trial(new TrialIndex(pattern));
  search::Index::Options options;
  options.path = pattern + "/index";
  // A search that has to be whole, however slow the machine.
  options.budget_micros = 0;
  options.cached_hits = 0;
  PREAU_ASSIGN_OR_RETURN(trial->index_,
                         search::Index::Open(options, base::SystemClock()));
  std::vector<hot::Change> changes;
  for (size_t i = 0; i < notices.size(); ++i) {
    v1::Resource resource;
    resource.set_uid(UidOf(i));
    resource.set_name("members/trial/resources/" + UidOf(i));
    resource.set_owner("members/trial");
    resource.set_state(v1::Resource::PUBLISHED);
    *resource.mutable_notice() = notices[i];
    changes.push_back({UidOf(i), document::MakeDocument(resource)});
  }
  PREAU_RETURN_IF_ERROR(trial->index_->Apply(changes, 1));
  return trial;
}

TrialIndex::~TrialIndex() {
  index_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

absl::StatusOr<size_t> TrialIndex::PlaceOf(size_t wanted,
                                           const Probe& probe) const {
  search::Request request;
  request.query = probe.query;
  request.spelling = search::SpellingMode::kOff;
  request.page_size = kPageSize;
  request.snippet_chars = 0;
  if (!probe.filter_field.empty()) {
    request.filters.push_back({probe.filter_field, {probe.filter_value}});
  }
  PREAU_ASSIGN_OR_RETURN(const search::Response response,
                         index_->Search({}, request));
  for (size_t i = 0; i < response.hits.size(); ++i) {
    if (response.hits[i].record->uid() == UidOf(wanted)) return i + 1;
    for (const auto& copy : response.hits[i].copies) {
      if (copy->uid() == UidOf(wanted)) return i + 1;
    }
  }
  return 0;
}

}  // namespace preau::checkup
