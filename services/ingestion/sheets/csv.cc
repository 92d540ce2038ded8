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

// What each character of a row is.
class Cells {
 public:
  enum class Part { kText, kQuote, kSeparator };

  explicit Cells(char separator) : separator_(separator) {}

  Part Take(char c) {
    if (quoted_) {
      quoted_ = c != '"';
      closed_ = !quoted_;
      return quoted_ ? Part::kText : Part::kQuote;
    }
    const bool was_closed = std::exchange(closed_, false);
    if (c == separator_) {
      at_start_ = true;
      return Part::kSeparator;
    }
    if (c == '"' && (at_start_ || was_closed)) {
      quoted_ = true;
      at_start_ = false;
      // Two stand for one.
      return was_closed ? Part::kText : Part::kQuote;
    }
    at_start_ = at_start_ && c == ' ';
    return Part::kText;
  }

  // A quote is open.
  bool quoted() const { return quoted_; }

 private:
  const char separator_;
  bool quoted_ = false;
  bool at_start_ = true;
  // A quote has just closed.
  bool closed_ = false;
};

// The first `count` cells as they stand; those that aren't there are empty.
std::string FirstCells(absl::string_view row, char separator, size_t count) {
  if (count == 0) return "";
  Cells cells(separator);
  size_t found = 1;
  for (size_t i = 0; i < row.size(); ++i) {
    if (cells.Take(row[i]) != Cells::Part::kSeparator) continue;
    if (found == count) return std::string(row.substr(0, i));
    ++found;
  }
  // What follows is not to stand in a quote that nobody closed.
  return absl::StrCat(row, cells.quoted() ? "\"" : "",
                      std::string(count - found, separator));
}

// The row with the two cells at `column`, in the row's own encoding; one of
// ASCII is as the file, `in_utf8` or not.
std::string Annotated(absl::string_view row, char separator, size_t column,
                      const RowAnswer& answer, bool in_utf8) {
  const absl::string_view end = LineEnd(row);
  absl::string_view bare = absl::StripSuffix(row, end);
  const bool has_bom = absl::ConsumePrefix(&bare, kBom);
  const std::string kept = FirstCells(bare, separator, column);
  if (!std::all_of(kept.begin(), kept.end(), absl::ascii_isascii)) {
    in_utf8 = IsUtf8(kept);
  }
  const auto encoded = [&](const std::string& cell) {
    std::string quoted = Quoted(cell, separator);
    return in_utf8 ? quoted : ToWindows1252(quoted);
  };
  const std::string between(1, separator);
  return absl::StrCat(has_bom ? kBom : "", kept, between,
                      encoded(answer.result), between,
                      encoded(answer.to_correct), end.empty() ? "\n" : end);
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
  std::vector<std::string> cells(1);
  Cells parts(separator);
  for (const char c : ToUtf8(row)) {
    switch (parts.Take(c)) {
      case Cells::Part::kText:
        cells.back().push_back(c);
        break;
      case Cells::Part::kSeparator:
        cells.emplace_back();
        break;
      case Cells::Part::kQuote:
        break;
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
  const bool in_utf8 = absl::StartsWith(file, kBom) || IsUtf8(file);
  std::string annotated;
  char separator = ';';
  size_t column = 0;
  bool has_header = false;
  const auto take = [&](int line, std::string row) {
    RowAnswer given;
    if (!has_header) {
      has_header = true;
      separator = FindSeparator(row);
      column = AnswerColumn(SplitCsv(row, separator), answer);
      given = {answer.result_header, answer.to_correct_header};
    } else if (const auto found = answer.rows.find(line);
               found != answer.rows.end()) {
      given = found->second;
    }
    absl::StrAppend(&annotated,
                    Annotated(row, separator, column, given, in_utf8));
    return absl::OkStatus();
  };
  CsvRows rows;
  PREAU_RETURN_IF_ERROR(rows.Feed(file, take));
  PREAU_RETURN_IF_ERROR(rows.Finish(take));
  return annotated;
}

}  // namespace preau::sheets
