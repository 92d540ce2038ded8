// Spreadsheets in CSV, in any encoding: rows and cells, the answer that is
// given back in them, and records.

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "services/ingestion/sheets/csv.h"
#include "services/ingestion/sheets/encoding.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/records.h"

namespace preau {
namespace {

void RequireEncodings(absl::string_view file) {
  const std::string text = sheets::ToUtf8(file);
  fuzz::Require(sheets::IsUtf8(text), "ToUtf8() gives UTF-8");
  fuzz::Require(sheets::ToUtf8(text) == text, "UTF-8 stays as it is");
  if (!sheets::IsUtf8(file)) {
    fuzz::RequireText(sheets::ToUtf8(absl::StrReplaceAll(
                          file, {{absl::string_view("\0", 1), " "}})),
                      "Windows-1252 becomes well-formed");
  }
  sheets::ToWindows1252(file);
  if (sheets::IsUtf16(file)) {
    const std::string decoded = sheets::FromUtf16(file);
    fuzz::Require(decoded.size() <= file.size() + file.size() / 2,
                  "UTF-16 becomes half as much again at most");
  }
}

void RequireRows(absl::string_view file) {
  std::string rows;
  int last_line = 0;
  sheets::CsvRows reader;
  const auto take = [&](int line, std::string bytes) {
    fuzz::Require(line > last_line, "lines are counted upwards");
    last_line = line;
    rows += bytes;
    const char separator = sheets::FindSeparator(bytes);
    const std::vector<std::string> cells = sheets::SplitCsv(bytes, separator);
    fuzz::Require(!cells.empty(), "a row has a cell");
    for (const std::string& cell : cells) {
      fuzz::Require(absl::StripAsciiWhitespace(cell) == cell,
                    "no white space is around a cell");
    }
    return absl::OkStatus();
  };
  fuzz::Require(reader.Feed(file, take).ok() && reader.Finish(take).ok(),
                "small files are read");
  const auto without_space = [](absl::string_view text) {
    std::string kept;
    for (const char c : text) {
      if (!absl::ascii_isspace(static_cast<unsigned char>(c))) kept += c;
    }
    return kept;
  };
  fuzz::Require(without_space(rows) == without_space(file),
                "rows are all of the file");
}

struct Rows {
  // Of each row, the number of its first line and its cells.
  std::vector<int> lines;
  std::vector<std::vector<std::string>> cells;
};

Rows RowsOf(absl::string_view file) {
  Rows rows;
  char separator = 0;
  sheets::CsvRows reader;
  const auto take = [&](int line, std::string bytes) {
    if (rows.lines.empty()) separator = sheets::FindSeparator(bytes);
    rows.lines.push_back(line);
    rows.cells.push_back(sheets::SplitCsv(bytes, separator));
    return absl::OkStatus();
  };
  fuzz::Require(reader.Feed(file, take).ok() && reader.Finish(take).ok(),
                "small files are read");
  return rows;
}

// With an answer to each row.
std::string Annotate(absl::string_view file) {
  sheets::Answer answer;
  answer.result_header = "Résultat";
  answer.to_correct_header = "À corriger";
  for (const int line : RowsOf(file).lines) {
    answer.rows[line] = {"Créée", "a;\"b"};
  }
  const auto annotated = sheets::AnnotateCsv(file, answer);
  fuzz::Require(annotated.ok(), "small files are annotated");
  return *annotated;
}

void RequireAnswer(absl::string_view file) {
  const std::string once = Annotate(file);
  const Rows rows = RowsOf(once);
  fuzz::Require(rows.cells.size() == RowsOf(file).cells.size(),
                "an answer is as many rows as its file");
  for (const std::vector<std::string>& row : rows.cells) {
    fuzz::Require(row.size() == rows.cells[0].size(),
                  "all rows have an answer");
  }
  fuzz::Require(RowsOf(Annotate(once)).cells == rows.cells,
                "an answer takes the place of the one before");
}

void Test(absl::string_view file) {
  RequireEncodings(file);
  RequireRows(file);
  RequireAnswer(file);
  fuzz::ReadRecords(readers::Format::kCsv, file);
}

}  // namespace
}  // namespace preau

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  preau::Test(preau::fuzz::TextOf(data, size));
  return 0;
}
