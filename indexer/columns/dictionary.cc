#include "indexer/columns/dictionary.h"

namespace preau::columns {

ValueId Dictionary::Add(size_t field, absl::string_view id,
                        absl::string_view label) {
  base::MutexLock lock(&mutex_);
  Values& values = fields_[field];
  const auto [entry, added] = values.numbers.try_emplace(
      std::string(id), static_cast<ValueId>(values.by_number.size()));
  if (added) {
    values.by_number.push_back({std::string(id), std::string(label)});
  }
  return entry->second;
}

std::optional<ValueId> Dictionary::Find(size_t field,
                                        absl::string_view id) const {
  base::MutexLock lock(&mutex_);
  const auto found = fields_[field].numbers.find(id);
  if (found == fields_[field].numbers.end()) return std::nullopt;
  return found->second;
}

const Dictionary::Value& Dictionary::Get(size_t field, ValueId value) const {
  base::MutexLock lock(&mutex_);
  return fields_[field].by_number[value];
}

size_t Dictionary::size(size_t field) const {
  base::MutexLock lock(&mutex_);
  return fields_[field].by_number.size();
}

}  // namespace preau::columns
