#ifndef INDEXER_COLUMNS_DICTIONARY_H_
#define INDEXER_COLUMNS_DICTIONARY_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "indexer/document/fields.h"
#include "storage/base/mutex.h"

namespace preau::columns {

// A value of a field, by number.
using ValueId = uint32_t;

// Numbers the values of all fields. Only grows. Thread-safe.
class Dictionary {
 public:
  struct Value {
    size_t field;
    std::string id;
    // For fields without a vocabulary, what to show for it.
    std::string label;
  };

  ValueId Add(size_t field, absl::string_view id, absl::string_view label);
  std::optional<ValueId> Find(size_t field, absl::string_view id) const;
  // Stays valid.
  const Value& Get(ValueId value) const;
  size_t size() const;

 private:
  using Numbers = absl::flat_hash_map<std::string, ValueId>;

  mutable base::Mutex mutex_;
  std::deque<Value> values_ ABSL_GUARDED_BY(mutex_);
  Numbers by_field_[document::kFieldCount] ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::columns

#endif  // INDEXER_COLUMNS_DICTIONARY_H_
