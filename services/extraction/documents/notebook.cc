#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/json.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using Json = nlohmann::json;

// A string, or its lines.
std::string Joined(const Json& source) {
  if (source.is_string()) return source.get<std::string>();
  std::string text;
  if (!source.is_array()) return text;
  for (const Json& line : source) {
    if (line.is_string()) text += line.get<std::string>();
  }
  return text;
}

const Json& Member(const Json& object, const char* name) {
  static const Json* const kNull = new Json;
  if (!object.is_object()) return *kNull;
  const auto found = object.find(name);
  return found == object.end() ? *kNull : *found;
}

}  // namespace

absl::Status ReadNotebook(absl::string_view file, Collector& collector) {
  PREAU_ASSIGN_OR_RETURN(const Json notebook, ParseJson(file, ""));
  const Json* cells = &Member(notebook, "cells");
  // Before nbformat 4 they stood in worksheets.
  if (cells->is_null() && Member(notebook, "worksheets").is_array() &&
      !Member(notebook, "worksheets").empty()) {
    cells = &Member(Member(notebook, "worksheets")[0], "cells");
  }
  if (!cells->is_array())
    return base::InvalidField("DOCUMENT_DAMAGED", "cells");
  const Json& metadata = Member(notebook, "metadata");
  extraction::Facts& facts = collector.facts();
  collector.Add(facts.mutable_title(), StringOf(metadata, "title"),
                "metadata/title", "notebook.metadata");
  if (Member(metadata, "authors").is_array()) {
    for (const Json& author : metadata["authors"]) {
      collector.Add(facts.mutable_author(), StringOf(author, "name"),
                    "metadata/authors", "notebook.metadata");
    }
  }
  collector.Add(facts.mutable_rights(), StringOf(metadata, "license"),
                "metadata/license", "notebook.metadata");
  collector.Add(facts.mutable_keyword(),
                StringOf(Member(metadata, "language_info"), "name"),
                "metadata/language_info", "notebook.metadata");
  std::string text;
  for (size_t i = 0; i < cells->size(); ++i) {
    const Json& cell = (*cells)[i];
    const std::string source =
        Joined(Member(cell, "source").is_null() ? Member(cell, "input")
                                                : Member(cell, "source"));
    absl::StrAppend(&text, source, "\n\n");
    if (StringOf(cell, "cell_type") == "markdown" &&
        absl::StartsWith(source, "#")) {
      collector.accessibility().set_headings(
          collector.accessibility().headings() + 1);
      if (facts.title().empty()) {
        const std::string line = source.substr(0, source.find('\n'));
        const size_t begin = line.find_first_not_of("# ");
        collector.Add(facts.mutable_title(),
                      begin == line.npos ? "" : line.substr(begin),
                      absl::StrCat("cells/", i), "notebook.heading");
      }
    }
    for (const Json& output : Member(cell, "outputs")) {
      const Json& html = Member(Member(output, "data"), "text/html");
      if (absl::StrContains(Joined(html), "<script")) {
        collector.AddFinding(extraction::Finding::SCRIPT, "JavaScript",
                             absl::StrCat("cells/", i), "notebook.output");
      }
    }
  }
  collector.AddPage(0, "", text);
  return absl::OkStatus();
}

}  // namespace preau::documents
