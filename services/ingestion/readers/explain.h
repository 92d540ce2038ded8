#ifndef SERVICES_INGESTION_READERS_EXPLAIN_H_
#define SERVICES_INGESTION_READERS_EXPLAIN_H_

#include <string>
#include <vector>

#include "services/ingestion/readers/reader.h"

namespace preau::readers {

// What of a record became what, value by value.
struct Explanation {
  struct Row {
    // Of the notice: "level[0]".
    std::string field;
    std::string value;
    // Of the original, and what stood there where it was changed on the way.
    std::string path;
    std::string original;
    std::string rule;
  };
  std::vector<Row> rows;
  // Paths of the original at which something stands that nothing was made of,
  // each once: "/general/structure/value", "/teaches/0/id", a column.
  std::vector<std::string> unused;
  // There are more of those.
  bool unused_cut = false;
};
inline constexpr size_t kMaxUnused = 200;

// Thread-safe.
Explanation Explain(const ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_EXPLAIN_H_
