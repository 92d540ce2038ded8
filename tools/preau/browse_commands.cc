#include "tools/preau/browse_commands.h"

#include "storage/base/status_macros.h"
#include "tools/preau/catalogue_commands.h"
#include "tools/preau/search_view.h"

namespace preau::command {
namespace {

constexpr int kIndent = 4;

void ShowRow(const v1::Row& row, Output& output) {
  output.Line({row.title(), Style::kBold});
  output.Paragraph({row.reason(), Style::kDim});
  for (const v1::Hit& hit : row.hits()) {
    output.Paragraph(Marked(hit.title(), Style::kPlain, Style::kMark), kIndent,
                     2);
    output.Paragraph({Facts(hit, output.language()), Style::kDim}, kIndent);
  }
  output.Line();
}

}  // namespace

absl::Status RunSimilar(const SimilarOptions& options, Connection& connection,
                        Output& output) {
  v1::ListSimilarResourcesRequest request;
  request.set_name(NameOf(options.name));
  request.set_limit(options.limit);
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListSimilarResourcesResponse response,
      connection.Call(connection.search(),
                      &v1::SearchService::Stub::ListSimilarResources, request));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  int number = 0;
  for (const v1::SimilarResource& each : response.resources()) {
    ShowHit(++number, each.hit(), output, each.reason().text());
  }
  if (number == 0) output.Paragraph({output.Say("SIMILAR_NOTHING")});
  return absl::OkStatus();
}

absl::Status RunRows(const RowsOptions& options, Connection& connection,
                     Output& output) {
  v1::BrowseRowsRequest request;
  request.set_level(options.level);
  request.set_discipline(options.discipline);
  request.set_audience(options.audience);
  request.set_rows(options.rows);
  request.set_hits_per_row(options.hits);
  request.set_date(options.date);
  PREAU_ASSIGN_OR_RETURN(
      const v1::BrowseRowsResponse response,
      connection.Call(connection.search(), &v1::SearchService::Stub::BrowseRows,
                      request));
  if (output.json()) {
    output.Json(response);
    return absl::OkStatus();
  }
  for (const v1::Row& row : response.rows()) ShowRow(row, output);
  if (response.rows().empty()) output.Paragraph({output.Say("ROWS_NOTHING")});
  return absl::OkStatus();
}

}  // namespace preau::command
