#include "services/ingestion/readers/row_mapper.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/line_reader.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/sheets/template.h"
#include "storage/base/error.h"

namespace preau::readers {
namespace {

constexpr size_t kMaxColumns = 200;

}  // namespace

absl::Status RowMapper::TakeHeader(std::vector<std::string> columns) {
  if (columns.size() > kMaxColumns) {
    return base::InvalidField("TOO_MANY", "header",
                              {{"max", absl::StrCat(kMaxColumns)}});
  }
  columns_ = std::move(columns);
  if (!mapping_.empty()) return absl::OkStatus();
  mapping_ = MappingForHeader(columns_);
  if (mapping_.fields.count("title") == 0) {
    return base::InvalidField("CSV_TITLE_COLUMN_MISSING", "header");
  }
  return absl::OkStatus();
}

void RowMapper::Map(const std::vector<std::string>& cells,
                    ParsedRecord& record) const {
  Apply(
      mapping_,
      [&](const std::string& column) {
        std::vector<std::string> values;
        for (size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
          if (columns_[i] == column && !cells[i].empty()) {
            values.push_back(cells[i]);
          }
        }
        return values;
      },
      "sheet", record);
  std::set<std::string> used = {mapping_.key};
  for (const log::v1::FieldSource& source : record.notice.provenance()) {
    used.insert(source.path());
  }
  for (size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
    if (!CleanText(cells[i]).empty() && used.count(columns_[i]) == 0) {
      record.unused_columns.push_back(columns_[i]);
    }
  }
  if (record.key == sheets::kExampleKey) {
    record.status = base::InvalidField("EXAMPLE_LEFT", "identifier");
  }
}

}  // namespace preau::readers
