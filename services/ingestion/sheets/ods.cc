#include "services/ingestion/sheets/ods.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/ingestion/sheets/zip.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::sheets {
namespace {

using pugi::xml_node;

constexpr char kType[] = "application/vnd.oasis.opendocument.spreadsheet";
constexpr int kMaxRows = 100000;
constexpr int kMaxColumns = 500;
// A spreadsheet's own is some 15.
constexpr int kMaxDepth = 100;

absl::Status NotReadable() {
  return base::InvalidField("ODS_NOT_READABLE", "");
}

int Repeated(const xml_node& node, const char* attribute) {
  return std::max(node.attribute(attribute).as_int(1), 1);
}

bool IsCell(const xml_node& node) {
  const absl::string_view name = node.name();
  return name == "table:table-cell" || name == "table:covered-table-cell";
}

// Text below a paragraph; <text:s/> and <text:line-break/> are white space.
void AddText(const xml_node& node, std::string& text) {
  for (const xml_node& child : node.children()) {
    const absl::string_view name = child.name();
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      absl::StrAppend(&text, child.value());
    } else if (name == "text:s" || name == "text:tab") {
      text.push_back(' ');
    } else if (name == "text:line-break") {
      text.push_back('\n');
    } else if (!absl::EndsWith(name, "annotation")) {
      AddText(child, text);
    }
  }
}

// What is shown, but a date and a time as they are meant: "03/15/21" is one of
// many ways to show 2021-03-15.
std::string CellText(const xml_node& cell) {
  for (const char* name : {"office:date-value", "office:time-value"}) {
    const std::string value = cell.attribute(name).value();
    if (!value.empty()) {
      return std::string(absl::StripSuffix(value, "T00:00:00"));
    }
  }
  std::vector<std::string> paragraphs;
  for (const xml_node& paragraph : cell.children("text:p")) {
    paragraphs.emplace_back();
    AddText(paragraph, paragraphs.back());
  }
  const std::string text = absl::StrJoin(paragraphs, "\n");
  return std::string(absl::StripAsciiWhitespace(text));
}

std::vector<std::string> CellsOf(const xml_node& row) {
  std::vector<std::string> cells;
  for (const xml_node& cell : row.children()) {
    if (!IsCell(cell)) continue;
    const std::string text = CellText(cell);
    const int times = Repeated(cell, "table:number-columns-repeated");
    for (int i = 0; i < times; ++i) {
      if (cells.size() >= kMaxColumns) break;
      cells.push_back(text);
    }
  }
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

// Rows of a table, those in groups too.
void CollectRows(const xml_node& node, std::vector<xml_node>& rows) {
  for (const xml_node& child : node.children()) {
    const absl::string_view name = child.name();
    if (name == "table:table-row") {
      rows.push_back(child);
    } else if (name == "table:table-header-rows" ||
               name == "table:table-row-group" || name == "table:table-rows") {
      CollectRows(child, rows);
    }
  }
}

// An unzipped spreadsheet with its content parsed.
class Document {
 public:
  absl::Status Load(absl::string_view file) {
    if (file.size() > kMaxOdsBytes) {
      return base::InvalidField("RECORD_TOO_LARGE", "",
                                {{"max", absl::StrCat(kMaxOdsBytes)}});
    }
    PREAU_ASSIGN_OR_RETURN(entries_, ReadZip(file, kMaxOdsBytes));
    for (ZipEntry& entry : entries_) {
      if (entry.name == "content.xml") content_ = &entry;
    }
    if (content_ == nullptr ||
        !xml_.load_buffer(content_->bytes.data(), content_->bytes.size(),
                          pugi::parse_default | pugi::parse_ws_pcdata)) {
      return NotReadable();
    }
    struct Depth : pugi::xml_tree_walker {
      bool for_each(xml_node&) override { return depth() < kMaxDepth; }
    } depth;
    if (!xml_.traverse(depth)) return NotReadable();
    const xml_node table = xml_.child("office:document-content")
                               .child("office:body")
                               .child("office:spreadsheet")
                               .child("table:table");
    if (!table) return NotReadable();
    CollectRows(table, rows_);
    return absl::OkStatus();
  }

  // Calls `visit(number, row)` for rows with something in them. One that is
  // repeated is told apart first when `split`.
  template <typename Visit>
  absl::Status ForEachRow(bool split, Visit visit) {
    int number = 0;
    int seen = 0;
    for (xml_node row : rows_) {
      const int times = Repeated(row, "table:number-rows-repeated");
      if (CellsOf(row).empty()) {
        number += std::min(times, 1 << 24);
        continue;
      }
      for (int i = 0; i < times; ++i) {
        if (++seen > kMaxRows) {
          return base::InvalidField("TOO_MANY", "rows",
                                    {{"max", absl::StrCat(kMaxRows)}});
        }
        xml_node each = row;
        if (split && i + 1 < times) {
          each = row.parent().insert_copy_before(row, row);
        }
        if (split) each.remove_attribute("table:number-rows-repeated");
        visit(++number, each);
      }
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> Save() {
    std::ostringstream out;
    xml_.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    content_->bytes = out.str();
    return WriteZip(entries_);
  }

 private:
  std::vector<ZipEntry> entries_;
  ZipEntry* content_ = nullptr;
  pugi::xml_document xml_;
  std::vector<xml_node> rows_;
};

void AppendCell(xml_node row, const std::string& text) {
  xml_node cell = row.append_child("table:table-cell");
  if (text.empty()) return;
  cell.append_attribute("office:value-type").set_value("string");
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    cell.append_child("text:p").text().set(std::string(line).c_str());
  }
}

// Cuts the row, or fills it up, to `count` cells.
void Resize(xml_node row, int count) {
  int have = 0;
  for (xml_node cell = row.first_child(); cell;) {
    const xml_node next = cell.next_sibling();
    if (IsCell(cell)) {
      constexpr char kRepeated[] = "table:number-columns-repeated";
      const int times = Repeated(cell, kRepeated);
      const int kept = std::min(times, count - have);
      if (kept <= 0) {
        row.remove_child(cell);
      } else if (kept < times) {
        cell.attribute(kRepeated).set_value(kept);
      }
      have += std::max(kept, 0);
    }
    cell = next;
  }
  for (; have < count; ++have) AppendCell(row, "");
}

ZipEntry Manifest() {
  return {"META-INF/manifest.xml",
          absl::StrCat(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:"
              "opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
              "<manifest:file-entry manifest:full-path=\"/\" "
              "manifest:media-type=\"",
              kType,
              "\"/><manifest:file-entry manifest:full-path=\"content.xml\" "
              "manifest:media-type=\"text/xml\"/></manifest:manifest>")};
}

}  // namespace

absl::StatusOr<std::vector<OdsRow>> ReadOds(absl::string_view file) {
  Document document;
  PREAU_RETURN_IF_ERROR(document.Load(file));
  std::vector<OdsRow> rows;
  PREAU_RETURN_IF_ERROR(
      document.ForEachRow(false, [&](int number, const xml_node& row) {
        rows.push_back({number, CellsOf(row)});
      }));
  return rows;
}

absl::StatusOr<std::string> AnnotateOds(absl::string_view file,
                                        const Answer& answer) {
  Document document;
  PREAU_RETURN_IF_ERROR(document.Load(file));
  bool has_header = false;
  int column = 0;
  PREAU_RETURN_IF_ERROR(
      document.ForEachRow(true, [&](int number, const xml_node& row) {
        if (!has_header) {
          has_header = true;
          column = static_cast<int>(AnswerColumn(CellsOf(row), answer));
          Resize(row, column);
          AppendCell(row, answer.result_header);
          AppendCell(row, answer.to_correct_header);
          return;
        }
        Resize(row, column);
        if (const auto found = answer.rows.find(number);
            found != answer.rows.end()) {
          AppendCell(row, found->second.result);
          AppendCell(row, found->second.to_correct);
        }
      }));
  return document.Save();
}

absl::StatusOr<std::string> MakeOds(const std::vector<NewSheet>& sheets) {
  pugi::xml_document xml;
  xml_node root = xml.append_child("office:document-content");
  const std::pair<const char*, const char*> kNamespaces[] = {
      {"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
      {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
      {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
      {"office:version", "1.2"}};
  for (const auto& [name, value] : kNamespaces) {
    root.append_attribute(name).set_value(value);
  }
  xml_node body =
      root.append_child("office:body").append_child("office:spreadsheet");
  for (const NewSheet& sheet : sheets) {
    xml_node table = body.append_child("table:table");
    table.append_attribute("table:name").set_value(sheet.name.c_str());
    for (const std::vector<std::string>& cells : sheet.rows) {
      xml_node row = table.append_child("table:table-row");
      for (const std::string& cell : cells) AppendCell(row, cell);
    }
  }
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return WriteZip(
      {{"mimetype", kType}, {"content.xml", out.str()}, Manifest()});
}

}  // namespace preau::sheets
