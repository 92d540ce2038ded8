#include "services/extraction/type/text_type.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace preau::file_type::internal {
namespace {

bool IsHtml(absl::string_view head) {
  const std::string start = absl::AsciiStrToLower(head.substr(0, 4096));
  for (const char* sign :
       {"<!doctype html", "<html", "<head", "<body", "<script"}) {
    if (absl::StrContains(start, sign)) return true;
  }
  return false;
}

bool IsSvg(absl::string_view head) {
  const size_t at = head.substr(0, 8192).find("<svg");
  if (at == head.npos) return false;
  // In a page it is only a part.
  return absl::StartsWith(head, "<?xml") || absl::StartsWith(head, "<svg") ||
         absl::StartsWith(head, "<!--") ||
         absl::StartsWith(head, "<!DOCTYPE svg");
}

// A number, then a line with times: "1\n00:00:01,000 --> 00:00:02,000".
bool IsSubRip(absl::string_view head) {
  int lines = 0;
  for (absl::string_view line : absl::StrSplit(head.substr(0, 2000), '\n')) {
    line = absl::StripAsciiWhitespace(line);
    if (line.empty()) continue;
    if (++lines == 1 &&
        !std::all_of(line.begin(), line.end(), absl::ascii_isdigit)) {
      return false;
    }
    if (lines == 2) {
      return absl::StrContains(line, " --> ") &&
             absl::ascii_isdigit(static_cast<uint8_t>(line[0]));
    }
  }
  return false;
}

// Two different signs, as one may well be in any text.
bool IsMarkdown(absl::string_view head) {
  bool heading = false;
  bool link = false;
  bool fence = false;
  bool list = false;
  const bool yaml = absl::StartsWith(head, "---\n");
  for (const absl::string_view line : absl::StrSplit(head, '\n')) {
    const size_t hashes = line.find_first_not_of('#');
    heading |= hashes != line.npos && hashes >= 1 && hashes <= 6 &&
               line[hashes] == ' ';
    link |= absl::StrContains(line, "](");
    fence |= absl::StartsWith(line, "```");
    list |= absl::StartsWith(line, "- ") || absl::StartsWith(line, "* ");
  }
  return int{heading} + int{link} + int{fence} + int{list} + int{yaml} >= 2;
}

}  // namespace

FileType TypeOfText(absl::string_view head) {
  head = absl::StripPrefix(head, "\xEF\xBB\xBF");
  head = absl::StripLeadingAsciiWhitespace(head);
  if (absl::StartsWith(head, "WEBVTT")) {
    return {extraction::SUBTITLES, "text/vtt"};
  }
  if (IsSvg(head)) return {extraction::IMAGE, "image/svg+xml"};
  if (absl::StartsWith(head, "{") && absl::StrContains(head, "\"nbformat\"")) {
    return {extraction::NOTEBOOK, "application/x-ipynb+json"};
  }
  if (absl::StrContains(head, "\\documentclass")) {
    return {extraction::LATEX, "application/x-tex"};
  }
  if (IsHtml(head)) return {extraction::HTML, "text/html"};
  if (IsSubRip(head)) return {extraction::SUBTITLES, "application/x-subrip"};
  if (IsMarkdown(head)) return {extraction::MARKDOWN, "text/markdown"};
  return {extraction::PLAIN_TEXT, "text/plain"};
}

}  // namespace preau::file_type::internal
