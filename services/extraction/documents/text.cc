#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/text/html_text.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/html.h"
#include "services/ingestion/sheets/encoding.h"
#include "storage/base/error.h"

namespace preau::documents {
namespace {

// The beginning of a long file only.
std::string TextOfFile(absl::string_view file) {
  file = text::TruncateUtf8(file, 2 * kMaxTextBytes);
  std::string text = sheets::IsUtf16(file)
                         ? sheets::FromUtf16(file)
                         : sheets::ToUtf8(file, 2 * kMaxTextBytes);
  if (absl::StartsWith(text, "\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

// The first line, when it is short enough to be a title.
std::string FirstLine(absl::string_view text) {
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    const std::string clean = CleanValue(line);
    if (clean.empty()) continue;
    return clean.size() <= 200 ? clean : "";
  }
  return "";
}

std::string Unquoted(absl::string_view value) {
  value = absl::StripAsciiWhitespace(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return std::string(value);
}

// "key: value" lines between two "---"; returns where the text begins.
size_t ReadYamlHead(absl::string_view text, Collector& collector) {
  if (!absl::StartsWith(text, "---\n") && !absl::StartsWith(text, "---\r\n")) {
    return 0;
  }
  const size_t begin = text.find('\n') + 1;
  const size_t end = text.find("\n---", begin - 1);
  if (end == text.npos) return 0;
  extraction::Facts& facts = collector.facts();
  for (const absl::string_view line :
       absl::StrSplit(text.substr(begin, end + 1 - begin), '\n')) {
    const size_t colon = line.find(':');
    if (colon == line.npos) continue;
    const std::string key = absl::AsciiStrToLower(line.substr(0, colon));
    const std::string value = Unquoted(line.substr(colon + 1));
    const std::string at = absl::StrCat("head#", key);
    if (key == "title") {
      collector.Add(facts.mutable_title(), value, at, "markdown.head");
    } else if (key == "author") {
      collector.Add(facts.mutable_author(), value, at, "markdown.head");
    } else if (key == "lang" || key == "language") {
      collector.AddLanguage(value, at, "markdown.head");
    } else if (key == "license" || key == "licence" || key == "rights") {
      collector.Add(facts.mutable_rights(), value, at, "markdown.head");
    } else if (key == "description" || key == "abstract") {
      collector.Add(facts.mutable_description(), value, at, "markdown.head");
    } else if (key == "keywords" || key == "tags") {
      collector.AddKeywords(
          absl::StripPrefix(absl::StripSuffix(value, "]"), "["), at,
          "markdown.head");
    } else if (key == "date") {
      collector.Add(facts.mutable_created(), value, at, "markdown.head");
    }
  }
  const size_t after = text.find('\n', end + 1);
  return after == text.npos ? text.size() : after + 1;
}

// Images "![alt](target)" of a line.
void ReadImages(absl::string_view line, Collector& collector) {
  for (size_t at = line.find("!["); at != line.npos;
       at = line.find("![", at + 2)) {
    const size_t middle = line.find("](", at);
    if (middle == line.npos) return;
    collector.CountImage(line.substr(at + 2, middle - at - 2));
    const absl::string_view target =
        line.substr(middle + 2, line.find(')', middle) - middle - 2);
    if (IsRemote(target)) collector.AddRemote(target, "");
  }
}

// The braces' content after `command`, with braces in it; "" without it.
std::string Argument(absl::string_view text, absl::string_view command) {
  for (size_t at = text.find(command); at != text.npos;
       at = text.find(command, at + 1)) {
    size_t open = at + command.size();
    // An optional argument may come first.
    if (open < text.size() && text[open] == '[') {
      open = text.find(']', open);
      if (open == text.npos) return "";
      ++open;
    }
    if (open >= text.size() || text[open] != '{') continue;
    int depth = 0;
    for (size_t i = open; i < text.size() && i < open + kMaxValueBytes; ++i) {
      depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
      if (depth == 0) return std::string(text.substr(open + 1, i - open - 1));
    }
    return "";
  }
  return "";
}

// What is read of LaTeX: commands and comments taken out.
std::string LatexText(absl::string_view source) {
  std::string text;
  for (size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '%') {
      i = std::min(source.find('\n', i), source.size() - 1);
      text.push_back('\n');
    } else if (c == '\\') {
      const size_t begin = i + 1;
      while (i + 1 < source.size() &&
             absl::ascii_isalpha(static_cast<uint8_t>(source[i + 1]))) {
        ++i;
      }
      const absl::string_view command = source.substr(begin, i + 1 - begin);
      if (command.empty() && i + 1 < source.size()) {
        ++i;
        if (source[i] == '\\') text.push_back('\n');
        if (source[i] == '%' || source[i] == '&' || source[i] == '$') {
          text.push_back(source[i]);
        }
      } else if ((command == "begin" || command == "end" ||
                  command == "usepackage" || command == "documentclass" ||
                  command == "label" || command == "ref" ||
                  command == "includegraphics") &&
                 source.find('}', i) != source.npos) {
        i = source.find('}', i);
      }
      text.push_back(' ');
    } else {
      text.push_back(c == '{' || c == '}' || c == '~' || c == '$' ? ' ' : c);
    }
  }
  return text;
}

// "00:01:02,500" or "01:02.500" in seconds; negative when it is no time.
double TimeOf(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  text = text.substr(0, text.find(' '));
  double seconds = 0;
  int parts = 0;
  for (const absl::string_view part : absl::StrSplit(text, ':')) {
    std::string number(part);
    std::replace(number.begin(), number.end(), ',', '.');
    double value = 0;
    if (++parts > 3 || !absl::SimpleAtod(number, &value) || !(value >= 0) ||
        value > 1e6) {
      return -1;
    }
    seconds = 60 * seconds + value;
  }
  return parts >= 2 ? seconds : -1;
}

}  // namespace

absl::Status ReadPlainText(absl::string_view file, Collector& collector) {
  const std::string text = TextOfFile(file);
  collector.Add(collector.facts().mutable_title(), FirstLine(text), "line 1",
                "text.first-line");
  collector.AddPage(0, "", text);
  return absl::OkStatus();
}

absl::Status ReadMarkdown(absl::string_view file, Collector& collector) {
  const std::string text = TextOfFile(file);
  const size_t begin = ReadYamlHead(text, collector);
  bool is_code = false;
  int number = 0;
  for (const absl::string_view line :
       absl::StrSplit(absl::string_view(text).substr(begin), '\n')) {
    ++number;
    if (absl::StartsWith(line, "```")) is_code = !is_code;
    if (is_code) continue;
    ReadImages(line, collector);
    const size_t hashes = line.find_first_not_of('#');
    if (hashes == 0 || hashes > 6 || hashes == line.npos ||
        line[hashes] != ' ') {
      continue;
    }
    collector.accessibility().set_headings(
        collector.accessibility().headings() + 1);
    if (collector.facts().title().empty()) {
      collector.Add(collector.facts().mutable_title(), line.substr(hashes),
                    absl::StrCat("line ", number), "markdown.heading");
    }
  }
  collector.AddPage(0, "", absl::string_view(text).substr(begin));
  return absl::OkStatus();
}

absl::Status ReadLatex(absl::string_view file, Collector& collector) {
  const std::string text = TextOfFile(file);
  extraction::Facts& facts = collector.facts();
  for (const char* command : {"\\title", "\\author", "\\date", "pdftitle="}) {
    const std::string value = LatexText(Argument(text, command));
    const absl::string_view name = command;
    if (name == "\\author") {
      collector.Add(facts.mutable_author(), value, name, "latex.command");
    } else if (name == "\\date") {
      collector.Add(facts.mutable_created(), value, name, "latex.command");
    } else {
      collector.Add(facts.mutable_title(), value, name, "latex.command");
    }
  }
  const std::string babel = Argument(text, "\\setdefaultlanguage");
  if (absl::StrContains(text, "[french]{babel}") || babel == "french") {
    collector.AddLanguage("fr", "babel", "latex.babel");
  } else if (absl::StrContains(text, "[english]{babel}") ||
             babel == "english") {
    collector.AddLanguage("en", "babel", "latex.babel");
  }
  int headings = 0;
  for (size_t at = text.find("section"); at != text.npos;
       at = text.find("section", at + 1)) {
    ++headings;
  }
  collector.accessibility().set_headings(headings);
  const size_t begin = text.find("\\begin{document}");
  collector.AddPage(
      0, "",
      LatexText(begin == text.npos ? absl::string_view(text)
                                   : absl::string_view(text).substr(begin)));
  return absl::OkStatus();
}

absl::Status ReadHtmlFile(absl::string_view file, Collector& collector) {
  ReadHtml(file, "", 0, HtmlUse::kDocument, collector);
  return absl::OkStatus();
}

absl::Status ReadSubtitles(absl::string_view file, Collector& collector) {
  const std::string all = TextOfFile(file);
  std::string text;
  double end = 0;
  int cues = 0;
  bool is_cue = false;
  for (const absl::string_view raw : absl::StrSplit(all, '\n')) {
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    const size_t arrow = line.find("-->");
    if (arrow != line.npos) {
      const double to = TimeOf(line.substr(arrow + 3));
      if (TimeOf(line.substr(0, arrow)) < 0 || to < 0) {
        return base::InvalidField("DOCUMENT_DAMAGED",
                                  absl::StrCat("cue ", cues + 1));
      }
      ++cues;
      end = std::max(end, to);
      is_cue = true;
    } else if (line.empty()) {
      is_cue = false;
    } else if (is_cue) {
      absl::StrAppend(&text, line, "\n");
    }
  }
  if (cues == 0) return base::InvalidField("DOCUMENT_DAMAGED", "");
  collector.facts().set_duration_seconds(end);
  collector.AddPage(0, "", text);
  return absl::OkStatus();
}

}  // namespace preau::documents
