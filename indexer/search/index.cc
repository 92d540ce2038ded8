#include "indexer/search/index.h"

#include <algorithm>
#include <utility>

#include "indexer/document/fields.h"
#include "indexer/search/phrases.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::search {
namespace {

std::shared_ptr<const understanding::ProviderNames> NamesOf(
    const columns::Dictionary& dictionary, size_t field) {
  std::vector<std::string> names;
  const size_t count =
      std::min(dictionary.size(field), understanding::ProviderNames::kMax);
  for (size_t i = 0; i < count; ++i) {
    names.push_back(dictionary.Get(field, static_cast<columns::ValueId>(i)).id);
  }
  return std::make_shared<const understanding::ProviderNames>(names);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Index>> Index::Open(const Options& options,
                                                   base::Clock* clock) {
  std::unique_ptr<Index> index(new Index(options, clock));
  hot::Store::Options store;
  store.folder = options.path;
  PREAU_ASSIGN_OR_RETURN(index->store_,
                         hot::Store::Open(store, &index->dictionary_));
  const std::shared_ptr<const hot::Snapshot> snapshot =
      index->store_->snapshot();
  index->AddPhrases({});
  index->ReadAsked();
  if (snapshot->documents() <= options.titles_at_once) {
    index->words_.FollowAtOnce(*snapshot);
    index->LoadTitles(snapshot);
  } else {
    index->words_.Follow(*snapshot);
    index->title_loader_ = std::thread(
        [raw = index.get(), snapshot] { raw->LoadTitles(snapshot); });
  }
  // Makes the tables that all searches share before one comes that has a
  // budget.
  index->Find(hot::Snapshot({}, 0, 0), {}, Request{"a"}, 0)
      .status()
      .IgnoreError();
  return index;
}

Index::~Index() {
  stopping_ = true;
  if (title_loader_.joinable()) title_loader_.join();
  WriteAsked();
}

void Index::LoadTitles(std::shared_ptr<const hot::Snapshot> snapshot) {
  const auto loaded = suggest::Completions().With(
      AllTitles(*snapshot, stopping_), [](const suggest::Phrase&) {
        // Nothing is dropped from what is new.
        return true;
      });
  base::MutexLock phrases(&phrases_mutex_);
  auto joined = loaded->Joined(*completions());
  base::MutexLock lock(&mutex_);
  completions_ = std::move(joined);
}

Index::Index(Options options, base::Clock* clock)
    : options_(std::move(options)),
      answers_(clock, options_.cached_hits),
      pinned_(clock),
      asked_({options_.min_portals}),
      clock_(clock),
      completions_(std::make_shared<const suggest::Completions>()),
      provider_names_(std::make_shared<const understanding::ProviderNames>()) {}

std::shared_ptr<const suggest::Completions> Index::completions() const {
  base::MutexLock lock(&mutex_);
  return completions_;
}

std::shared_ptr<const understanding::ProviderNames> Index::provider_names()
    const {
  base::MutexLock lock(&mutex_);
  return provider_names_;
}

void Index::AddPhrases(std::vector<suggest::Phrase> titles) {
  base::MutexLock changing(&phrases_mutex_);
  std::vector<suggest::Phrase> phrases = std::move(titles);
  static const size_t kProvider = *document::FieldIndex("provider");
  const size_t known_providers = phrased_values_[kProvider];
  AddNewValues(dictionary_, phrased_values_, phrases);
  std::shared_ptr<const understanding::ProviderNames> names;
  if (phrased_values_[kProvider] > known_providers &&
      known_providers < understanding::ProviderNames::kMax) {
    names = NamesOf(dictionary_, kProvider);
  }
  const std::shared_ptr<const hot::Snapshot> snapshot = store_->snapshot();
  auto next = completions()->With(std::move(phrases),
                                  [&](const suggest::Phrase& phrase) {
                                    return IsCurrent(*snapshot, phrase);
                                  });
  base::MutexLock lock(&mutex_);
  completions_ = std::move(next);
  if (names != nullptr) provider_names_ = std::move(names);
}

absl::Status Index::Apply(absl::Span<const hot::Change> changes,
                          uint64_t sequence) {
  const std::shared_ptr<const hot::Snapshot> before = store_->snapshot();
  if (const absl::Status status = store_->Apply(changes, sequence);
      !status.ok()) {
    if (absl::IsAborted(status)) AddPhrases({});
    return status;
  }
  words_.Follow(*store_->snapshot());
  AddPhrases(NewTitles(*before, changes));
  return absl::OkStatus();
}

absl::Status Index::Reset() {
  PREAU_RETURN_IF_ERROR(store_->Reset());
  words_.Follow(*store_->snapshot());
  AddPhrases({});
  return absl::OkStatus();
}

absl::StatusOr<Response> Index::Search(const Visibility& visibility,
                                       const Request& request) const {
  PREAU_RETURN_IF_ERROR(columns::CheckFilters(request.filters));
  PREAU_RETURN_IF_ERROR(columns::CheckFacets(request.facets));
  std::shared_ptr<const hot::Snapshot> snapshot = store_->snapshot();
  bool index_changed = false;
  if (request.cursor.has_value()) {
    if (request.cursor->depth >= kMaxDepth) {
      return base::InvalidField("PAGE_TOO_DEEP", "page_token",
                                {{"max", std::to_string(kMaxDepth)}});
    }
    if (request.cursor->generation != snapshot->generation()) {
      auto pinned = pinned_.Find(request.cursor->generation);
      index_changed = pinned == nullptr;
      if (pinned != nullptr) snapshot = std::move(pinned);
    }
  }
  PREAU_ASSIGN_OR_RETURN(
      const std::shared_ptr<const Answer> answer,
      answers_.FindOrMake(
          AnswerKey(visibility, request), snapshot->generation(),
          [&]() -> absl::StatusOr<Answer> {
            // Without all words what was meant may not be known yet.
            const bool knows_words = words_.complete();
            PREAU_ASSIGN_OR_RETURN(Response found,
                                   FindOrRescue(snapshot, visibility, request));
            const bool is_few = found.total < kFewHits;
            return Answer{snapshot, std::move(found), is_few && !knows_words};
          }));
  Response response = answer->response;
  if (response.next.has_value()) pinned_.Pin(answer->snapshot);
  response.index_changed = index_changed;
  return response;
}

}  // namespace preau::search
