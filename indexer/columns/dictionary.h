#ifndef INDEXER_COLUMNS_DICTIONARY_H_
#define INDEXER_COLUMNS_DICTIONARY_H_

#include <array>
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

// A value of a field, by its number in that field: 0 for the first one seen.
using ValueId = uint32_t;

// Numbers the values of each field. Only grows. Thread-safe.
class Dictionary {
 public:
  struct Value {
    std::string id;
    // For fields without a vocabulary, what to show for it.
    std::string label;
  };

  ValueId Add(size_t field, absl::string_view id, absl::string_view label);
  std::optional<ValueId> Find(size_t field, absl::string_view id) const;
  // Stays valid.
  const Value& Get(size_t field, ValueId value) const;
  // How many values a field has.
  size_t size(size_t field) const;

 private:
  struct Values {
    std::deque<Value> by_number;
    absl::flat_hash_map<std::string, ValueId> numbers;
  };

  mutable base::Mutex mutex_;
  std::array<Values, document::kFieldCount> fields_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::columns

#endif  // INDEXER_COLUMNS_DICTIONARY_H_
