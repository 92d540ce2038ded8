#include <algorithm>
#include <atomic>
#include <forward_list>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/mutex.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/fold.h"
#include "storage/vocabulary/vocabulary.h"

namespace preau::vocabulary {
namespace {

// Null for BuiltIn().
std::atomic<const Vocabularies*> current = nullptr;

// All that were ever current: terms that were found live in them.
class Kept {
 public:
  const Vocabularies* Add(Vocabularies vocabularies) {
    base::MutexLock lock(&mutex_);
    return &kept_.emplace_front(std::move(vocabularies));
  }

 private:
  base::Mutex mutex_;
  std::forward_list<Vocabularies> kept_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace

const Vocabularies& Vocabularies::Current() {
  const Vocabularies* set = current.load(std::memory_order_acquire);
  return set == nullptr ? BuiltIn() : *set;
}

void Vocabularies::SetCurrent(Vocabularies vocabularies) {
  static auto* const kept = new Kept;
  current.store(kept->Add(std::move(vocabularies)), std::memory_order_release);
}

const Vocabulary* Vocabularies::Find(absl::string_view id) const {
  const auto found = std::find_if(
      list_.begin(), list_.end(),
      [&](const auto& vocabulary) { return vocabulary->id() == id; });
  return found == list_.end() ? nullptr : found->get();
}

Resolution Vocabularies::Resolve(absl::string_view vocabulary,
                                 absl::string_view stated,
                                 absl::string_view stated_label) const {
  const Vocabulary* found = Find(vocabulary);
  if (found == nullptr) return {};
  if (found->id() == "language" && !IsUri(stated) &&
      !found->Resolve(stated, "").found()) {
    // BCP 47: what stands before the first '-' is the language itself.
    stated = absl::StripAsciiWhitespace(stated);
    stated = stated.substr(0, stated.find_first_of("-_"));
  }
  return found->Resolve(stated, stated_label);
}

absl::StatusOr<Vocabularies> Vocabularies::WithMappings(
    const std::vector<AddedMapping>& added) const {
  if (added.size() > kMaxAddedMappings) {
    return base::InvalidField("VOCABULARY_TOO_MANY_MAPPINGS", "mappings",
                              {{"max", absl::StrCat(kMaxAddedMappings)}});
  }
  std::map<std::string, std::vector<AddedMapping>> by_vocabulary;
  for (size_t i = 0; i < added.size(); ++i) {
    const std::string field = absl::StrCat("mappings[", i, "]");
    const AddedMapping& mapping = added[i];
    const Vocabulary* vocabulary = Find(mapping.vocabulary);
    if (vocabulary == nullptr) {
      return base::InvalidField("VOCABULARY_UNKNOWN", field,
                                {{"vocabulary", mapping.vocabulary}});
    }
    if (vocabulary->Find(mapping.term) == nullptr) {
      return base::InvalidField(
          "VOCABULARY_TERM_UNKNOWN", field,
          {{"vocabulary", mapping.vocabulary}, {"term", mapping.term}});
    }
    by_vocabulary[mapping.vocabulary].push_back(mapping);
  }

  std::vector<std::shared_ptr<const Vocabulary>> list = list_;
  for (auto& vocabulary : list) {
    const auto mappings = by_vocabulary.find(vocabulary->id());
    if (mappings == by_vocabulary.end()) continue;
    PREAU_ASSIGN_OR_RETURN(vocabulary,
                           vocabulary->WithMappings(mappings->second));
  }
  return Vocabularies(std::move(list));
}

}  // namespace preau::vocabulary
