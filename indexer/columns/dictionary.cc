#include "indexer/columns/dictionary.h"

namespace preau::columns {

ValueId Dictionary::Add(size_t field, absl::string_view id,
                        absl::string_view label) {
  base::MutexLock lock(&mutex_);
  const auto [entry, added] = by_field_[field].try_emplace(
      std::string(id), static_cast<ValueId>(values_.size()));
  if (added) {
    values_.push_back({field, std::string(id), std::string(label)});
  }
  return entry->second;
}

std::optional<ValueId> Dictionary::Find(size_t field,
                                        absl::string_view id) const {
  base::MutexLock lock(&mutex_);
  const auto found = by_field_[field].find(id);
  if (found == by_field_[field].end()) return std::nullopt;
  return found->second;
}

const Dictionary::Value& Dictionary::Get(ValueId value) const {
  base::MutexLock lock(&mutex_);
  return values_[value];
}

size_t Dictionary::size() const {
  base::MutexLock lock(&mutex_);
  return values_.size();
}

}  // namespace preau::columns
