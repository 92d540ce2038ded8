#include "services/ingestion/checkup/html_page.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/time/time.h"
#include "indexer/text/html_text.h"
#include "storage/messages/messages.h"

namespace preau::checkup {
namespace {

constexpr absl::string_view kStyle = R"(
*{box-sizing:border-box}
body{margin:0 auto;max-width:52rem;padding:1.5rem;color:#1c2530;background:#fff;
font:1rem/1.4 system-ui,"Segoe UI","DejaVu Sans",Arial,sans-serif}
h1{font-size:1.6rem;line-height:1.2;margin:0}
h2{font-size:1.1rem;margin:1.2rem 0 .4rem;padding-bottom:.2rem;border-bottom:2px solid #24527a}
p{margin:.3rem 0}
.about{color:#44525f;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.28rem .5rem .28rem 0;border-bottom:1px solid #d5dce2}
th[scope=row]{font-weight:400;width:29%}
td.found{white-space:nowrap;width:8.5rem}
.fate{display:block;color:#44525f}
.bad .fate{color:#8f1d1d}
.bar{display:block;height:.35rem;margin-top:.2rem;background:#e3e8ed}
.bar i{display:block;height:100%;background:#24527a}
ol{margin:0;padding-left:1.4rem}
ol li{margin:.5rem 0}
ol li b.gain{color:#1b5e33;font-weight:600}
code{font:.9em "DejaVu Sans Mono",Consolas,monospace;background:#eef2f5;padding:0 .25em;overflow-wrap:anywhere}
ul{margin:0;padding-left:1.2rem;font-size:.9rem}
footer{margin-top:1.2rem;font-size:.8rem;color:#44525f}
@page{size:A4;margin:12mm 14mm}
@media print{html{font-size:9pt}body{padding:0;max-width:none;line-height:1.3}
h1{font-size:1.5rem}h2{margin-top:.7rem}ol li{margin:.3rem 0}
th,td{padding-top:.16rem;padding-bottom:.16rem}.fate{display:inline}
.bar,.bar i,code{-webkit-print-color-adjust:exact;print-color-adjust:exact}
li,tr{break-inside:avoid}}
)";

std::string Escaped(absl::string_view text) {
  return absl::StrReplaceAll(text::SanitiseUtf8(text), {{"&", "&amp;"},
                                                        {"<", "&lt;"},
                                                        {">", "&gt;"},
                                                        {"\"", "&quot;"},
                                                        {"'", "&#39;"}});
}

void Table(const ReportWords& words, base::Language language,
           std::string& html) {
  const auto head = [&](absl::string_view code) {
    absl::StrAppend(&html, "<th scope=\"col\">",
                    Escaped(messages::Say(code, language)), "</th>");
  };
  absl::StrAppend(&html, "<table><thead><tr>");
  head("CHECK_COLUMN_SORT");
  head("CHECK_COLUMN_EXAMPLE");
  head("CHECK_COLUMN_FOUND");
  absl::StrAppend(&html, "</tr></thead>\n<tbody>\n");
  for (const SearchLine& line : words.searches) {
    absl::StrAppend(
        &html, line.example_succeeded ? "<tr>" : "<tr class=\"bad\">",
        "<th scope=\"row\">", Escaped(line.sort), "</th><td>",
        Escaped(line.example), " <span class=\"fate\">", Escaped(line.fate),
        "</span></td><td class=\"found\">", Escaped(line.found),
        "<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:",
        std::lround(100 * line.share), "%\"></i></span></td></tr>\n");
  }
  absl::StrAppend(&html, "</tbody></table>\n");
}

// What to write and where, the element's name set apart.
std::string MarkedElement(const CorrectionText& correction) {
  const std::string text = Escaped(correction.write);
  const std::string element = Escaped(correction.element);
  const size_t at = element.empty() ? text.npos : text.find(element);
  if (at == text.npos) return text;
  return absl::StrCat(text.substr(0, at), "<code>", element, "</code>",
                      text.substr(at + element.size()));
}

void Corrections(const ReportWords& words, std::string& html) {
  if (words.corrections.empty()) {
    absl::StrAppend(&html, "<p>", Escaped(words.no_correction), "</p>\n");
    return;
  }
  absl::StrAppend(&html, "<ol>\n");
  for (const CorrectionText& correction : words.corrections) {
    absl::StrAppend(&html, "<li><strong>", Escaped(correction.head),
                    "</strong> <b class=\"gain\">", Escaped(correction.gain),
                    "</b> ", Escaped(correction.lacking), "<br>",
                    MarkedElement(correction), "</li>\n");
  }
  absl::StrAppend(&html, "</ol>\n");
}

}  // namespace

std::string HtmlPage(const ReportWords& words, absl::string_view about,
                     int64_t now_micros, base::Language language) {
  const bool french = language == base::Language::kFrench;
  const std::string date =
      absl::FormatTime(french ? "%d/%m/%Y" : "%Y-%m-%d",
                       absl::FromUnixMicros(now_micros), absl::UTCTimeZone());
  std::string html = absl::StrCat(
      "<!DOCTYPE html>\n<html lang=\"", french ? "fr" : "en",
      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<meta "
      "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'\">\n<title>",
      Escaped(words.title), " – ", Escaped(about), "</title>\n<style>", kStyle,
      "</style>\n</head>\n<body>\n<header>\n<h1>", Escaped(words.title),
      "</h1>\n<p class=\"about\">", Escaped(about), " · ", date,
      "</p>\n</header>\n<main>\n");
  for (const std::string& line : words.summary) {
    absl::StrAppend(&html, "<p>", Escaped(line), "</p>\n");
  }
  absl::StrAppend(&html, "<h2>", Escaped(words.corrections_head), "</h2>\n");
  Corrections(words, html);
  if (!words.searches.empty()) {
    absl::StrAppend(&html, "<h2>", Escaped(words.searches_head), "</h2>\n");
    Table(words, language, html);
  }
  if (!words.also.empty()) {
    absl::StrAppend(&html, "<h2>", Escaped(words.also_head), "</h2>\n<ul>\n");
    for (const std::string& line : words.also) {
      absl::StrAppend(&html, "<li>", Escaped(line), "</li>\n");
    }
    absl::StrAppend(&html, "</ul>\n");
  }
  absl::StrAppend(&html, "</main>\n<footer>", Escaped(words.footnote),
                  "</footer>\n</body>\n</html>\n");
  return html;
}

}  // namespace preau::checkup
