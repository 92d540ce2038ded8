#ifndef SERVICES_INGESTION_SHEETS_TEMPLATE_H_
#define SERVICES_INGESTION_SHEETS_TEMPLATE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

// An empty spreadsheet for a documentalist to fill in.
namespace preau::sheets {

struct TemplateColumn {
  absl::string_view header;
  // As a mapping names it.
  absl::string_view field;
  // Whose terms may stand there; empty: anything.
  absl::string_view vocabulary;
  absl::string_view example;
  // What goes in.
  absl::string_view hint;
};
absl::Span<const TemplateColumn> TemplateColumns();

// What the example's line has for an identifier: a line that is to go.
inline constexpr absl::string_view kExampleKey = "EXEMPLE";

// Header and example, with ";" and a BOM, as Excel and LibreOffice open it.
std::string TemplateCsv();

// One line for each value that a column takes: column, value, what else is
// understood. A file beside TemplateCsv().
std::string TemplateValuesCsv();

// The same as two sheets, and a third that says how to fill in each column.
absl::StatusOr<std::string> TemplateOds();

}  // namespace preau::sheets

#endif  // SERVICES_INGESTION_SHEETS_TEMPLATE_H_
