#ifndef SERVICES_INGESTION_READERS_ROW_MAPPER_H_
#define SERVICES_INGESTION_READERS_ROW_MAPPER_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "services/ingestion/readers/reader.h"

namespace preau::readers {

// Turns the rows of a spreadsheet into notices: by a mapping, else by what its
// header line says. Thread-compatible.
class RowMapper {
 public:
  // `mapping` may be empty.
  explicit RowMapper(Mapping mapping) : mapping_(std::move(mapping)) {}

  bool has_header() const { return !columns_.empty(); }
  // CSV_TITLE_COLUMN_MISSING, TOO_MANY{max}; field "header".
  absl::Status TakeHeader(std::vector<std::string> columns);

  // Fills in notice, key and status. EXAMPLE_LEFT for the line that a template
  // shows.
  void Map(const std::vector<std::string>& cells, ParsedRecord& record) const;

 private:
  Mapping mapping_;
  std::vector<std::string> columns_;
};

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_ROW_MAPPER_H_
