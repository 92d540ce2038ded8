#include "indexer/hot/value_numbers.h"

namespace preau::hot {

ValueNumbers NumberValues(const Segment& segment,
                          columns::Dictionary& dictionary) {
  ValueNumbers numbers;
  for (size_t field = 0; field < document::kFieldCount; ++field) {
    const FieldColumn& column = segment.field(field);
    for (uint32_t value = 0; value < column.value_count(); ++value) {
      numbers[field].push_back(
          dictionary.Add(field, column.id(value), column.label(value)));
    }
  }
  return numbers;
}

}  // namespace preau::hot
