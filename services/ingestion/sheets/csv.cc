#include "services/ingestion/sheets/csv.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "services/ingestion/sheets/encoding.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::sheets {
namespace {

constexpr absl::string_view kBom = "\xEF\xBB\xBF";

bool IsBetween(char c) { return c == ';' || c == ',' || c == '\t'; }

std::string Quoted(const std::string& cell, char separator) {
  const bool plain = std::none_of(cell.begin(), cell.end(), [&](char c) {
    return c == separator || c == '"' || c == '\n' || c == '\r';
  });
  if (plain) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

absl::string_view LineEnd(absl::string_view row) {
  if (absl::EndsWith(row, "\r\n")) return "\r\n";
  return absl::EndsWith(row, "\n") ? "\n" : "";
}

// The row with the two cells at `column`.
std::string Annotated(absl::string_view row, char separator, size_t column,
                      const std::string& result,
                      const std::string& to_correct) {
  const absl::string_view end = LineEnd(row);
  absl::string_view bare = absl::StripSuffix(row, end);
  const bool has_bom = absl::ConsumePrefix(&bare, kBom);
  std::vector<std::string> cells = SplitCsv(bare, separator);
  const bool as_it_stands = cells.size() == column;
  std::string kept(bare);
  if (!as_it_stands) {
    cells.resize(column);
    kept = JoinCsv(cells, separator);
  }
  return absl::StrCat(has_bom ? kBom : "", kept, std::string(1, separator),
                      Quoted(result, separator), std::string(1, separator),
                      Quoted(to_correct, separator), end.empty() ? "\n" : end);
}

}  // namespace

absl::Status CsvRows::Feed(absl::string_view piece, Take take) {
  for (const char c : piece) {
    if (row_.size() >= kMaxRowBytes) {
      return base::InvalidField("RECORD_TOO_LARGE",
                                absl::StrCat("line ", line_),
                                {{"max", absl::StrCat(kMaxRowBytes)}});
    }
    row_.push_back(c);
    if (c == '\n') ++line_;
    if (quoted_) {
      quoted_ = c != '"';
      // Another right after it stands for itself.
      may_open_ = !quoted_;
      continue;
    }
    quoted_ = c == '"' && may_open_;
    may_open_ = IsBetween(c) || (may_open_ && c == ' ') || row_ == kBom;
    if (c == '\n') PREAU_RETURN_IF_ERROR(EndRow(take));
  }
  return absl::OkStatus();
}

absl::Status CsvRows::Finish(Take take) {
  ++line_;
  return EndRow(take);
}

absl::Status CsvRows::EndRow(Take take) {
  quoted_ = false;
  may_open_ = true;
  std::string row = std::exchange(row_, "");
  const int line = std::exchange(row_line_, line_);
  if (absl::StripAsciiWhitespace(row).empty()) return absl::OkStatus();
  return take(line, std::move(row));
}

char FindSeparator(absl::string_view header) {
  char separator = ';';
  std::ptrdiff_t best = 0;
  for (const char candidate : {';', ',', '\t'}) {
    const std::ptrdiff_t count =
        std::count(header.begin(), header.end(), candidate);
    if (count > best) {
      best = count;
      separator = candidate;
    }
  }
  return separator;
}

std::vector<std::string> SplitCsv(absl::string_view row, char separator) {
  absl::ConsumePrefix(&row, kBom);
  const std::string text = ToUtf8(row);
  std::vector<std::string> cells(1);
  bool quoted = false;
  bool at_start = true;
  bool closed = false;
  for (const char c : text) {
    std::string& cell = cells.back();
    if (quoted) {
      quoted = c != '"';
      closed = !quoted;
      if (quoted) cell.push_back(c);
    } else if (c == separator) {
      cells.emplace_back();
      at_start = true;
      closed = false;
    } else if (c == '"' && (at_start || closed)) {
      if (closed) cell.push_back('"');
      quoted = true;
      at_start = false;
      closed = false;
    } else {
      cell.push_back(c);
      at_start = at_start && c == ' ';
      closed = false;
    }
  }
  for (std::string& cell : cells) {
    cell = std::string(absl::StripAsciiWhitespace(cell));
  }
  return cells;
}

std::string JoinCsv(const std::vector<std::string>& cells, char separator) {
  std::vector<std::string> quoted;
  quoted.reserve(cells.size());
  for (const std::string& cell : cells) {
    quoted.push_back(Quoted(cell, separator));
  }
  return absl::StrJoin(quoted, std::string(1, separator));
}

absl::StatusOr<std::string> AnnotateCsv(absl::string_view file,
                                        const Answer& answer) {
  const std::string text = ToUtf8(file);
  const bool is_utf8 = text == file;
  std::string annotated;
  char separator = ';';
  size_t column = 0;
  bool has_header = false;
  const auto take = [&](int line, std::string row) {
    if (!has_header) {
      has_header = true;
      separator = FindSeparator(row);
      column = AnswerColumn(SplitCsv(row, separator), answer);
      absl::StrAppend(&annotated,
                      Annotated(row, separator, column, answer.result_header,
                                answer.to_correct_header));
      return absl::OkStatus();
    }
    const auto found = answer.rows.find(line);
    const RowAnswer given =
        found == answer.rows.end() ? RowAnswer() : found->second;
    absl::StrAppend(&annotated, Annotated(row, separator, column, given.result,
                                          given.to_correct));
    return absl::OkStatus();
  };
  CsvRows rows;
  PREAU_RETURN_IF_ERROR(rows.Feed(text, take));
  PREAU_RETURN_IF_ERROR(rows.Finish(take));
  return is_utf8 ? annotated : ToWindows1252(annotated);
}

}  // namespace preau::sheets
