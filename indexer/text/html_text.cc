#include "indexer/text/html_text.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace preau::text {
namespace {

constexpr absl::string_view kBlocks[] = {
    "address", "article", "blockquote", "br", "dd", "div", "dl",
    "dt",      "figure",  "footer",     "h1", "h2", "h3",  "h4",
    "h5",      "h6",      "header",     "hr", "li", "ol",  "p",
    "pre",     "section", "table",      "td", "th", "tr",  "ul"};

// Names of HTML 4 and their code points, of Latin 1 in their order from 160 on.
constexpr absl::string_view kLatin1[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

struct Entity {
  absl::string_view name;
  uint32_t code;
};
constexpr Entity kOther[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},
    {"quot", '"'},      {"apos", '\''},     {"OElig", 0x152},
    {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},
    {"Yuml", 0x178},    {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"ndash", 0x2013},  {"mdash", 0x2014},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},
    {"bull", 0x2022},   {"hellip", 0x2026}, {"euro", 0x20AC},
    {"trade", 0x2122},  {"rarr", 0x2192},   {"larr", 0x2190}};

constexpr size_t kMaxEntityBytes = 12;
constexpr size_t kMaxTagBytes = 4096;

void AppendCodePoint(uint32_t code, std::string& text) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  UBool error = false;
  U8_APPEND(bytes, length, U8_MAX_LENGTH, static_cast<UChar32>(code), error);
  if (!error) text.append(bytes, static_cast<size_t>(length));
}

// 0 when `name` names no character.
uint32_t CodeOf(absl::string_view name) {
  if (absl::ConsumePrefix(&name, "#")) {
    uint32_t code = 0;
    const bool parsed =
        absl::ConsumePrefix(&name, "x") || absl::ConsumePrefix(&name, "X")
            ? absl::SimpleHexAtoi(name, &code)
            : absl::SimpleAtoi(name, &code);
    if (!parsed || code > 0x10FFFF) return 0;
    // Control characters are no text.
    const bool control = code < ' ' && code != '\n' && code != '\t';
    const bool wide_control = code >= 0x7F && code < 0xA0;
    return control || wide_control ? ' ' : code;
  }
  const auto* latin = std::find(std::begin(kLatin1), std::end(kLatin1), name);
  if (latin != std::end(kLatin1)) {
    return 160 + static_cast<uint32_t>(latin - std::begin(kLatin1));
  }
  for (const Entity& entity : kOther) {
    if (entity.name == name) return entity.code;
  }
  return 0;
}

// The name of the tag that starts at `text` ("<" included), lower case, with
// "/" before it when it closes; empty when this isn't a tag. `length` is the
// tag's.
std::string TagAt(absl::string_view text, size_t& length) {
  if (absl::StartsWith(text, "<!--")) {
    const size_t end = text.find("-->", 4);
    length = end == absl::string_view::npos ? text.size() : end + 3;
    return "!--";
  }
  size_t at = 1;
  if (at < text.size() && text[at] == '/') ++at;
  if (at >= text.size() ||
      !absl::ascii_isalpha(static_cast<unsigned char>(text[at]))) {
    return "";
  }
  const size_t end = text.substr(0, kMaxTagBytes).find('>');
  if (end == absl::string_view::npos) return "";
  size_t name_end = at;
  while (absl::ascii_isalnum(static_cast<unsigned char>(text[name_end]))) {
    ++name_end;
  }
  length = end + 1;
  return absl::AsciiStrToLower(text.substr(1, name_end - 1));
}

// Where "</script" or the like starts, in capitals or not.
size_t FindClose(absl::string_view html, absl::string_view name, size_t from) {
  for (size_t at = html.find("</", from); at != absl::string_view::npos;
       at = html.find("</", at + 2)) {
    if (absl::StartsWithIgnoreCase(html.substr(at + 2), name)) return at;
  }
  return html.size();
}

// `stripped`: whether there was any tag.
std::string StripTags(absl::string_view html, bool& stripped) {
  stripped = false;
  std::string text;
  text.reserve(html.size());
  for (size_t at = 0; at < html.size();) {
    const size_t open = std::min(html.find('<', at), html.size());
    absl::StrAppend(&text, html.substr(at, open - at));
    at = open;
    if (at == html.size()) break;
    size_t length = 0;
    const std::string tag = TagAt(html.substr(at), length);
    if (tag.empty()) {
      text.push_back('<');
      ++at;
      continue;
    }
    stripped = true;
    at += length;
    if (tag == "script" || tag == "style") {
      at = FindClose(html, tag, at);
      continue;
    }
    absl::string_view name = tag;
    absl::ConsumePrefix(&name, "/");
    if (std::binary_search(std::begin(kBlocks), std::end(kBlocks), name)) {
      text.push_back('\n');
    }
  }
  return text;
}

// Runs of white space become one space, or one line break where they hold one.
std::string CollapseSpace(absl::string_view text) {
  std::string collapsed;
  collapsed.reserve(text.size());
  bool space = false;
  bool line = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool wide = absl::StartsWith(text.substr(at), "\xC2\xA0");
    if (wide || absl::ascii_isspace(static_cast<unsigned char>(text[at]))) {
      space = true;
      line |= text[at] == '\n';
      if (wide) ++at;
      continue;
    }
    if (space && !collapsed.empty()) collapsed.push_back(line ? '\n' : ' ');
    space = line = false;
    collapsed.push_back(text[at]);
  }
  return collapsed;
}

}  // namespace

std::string DecodeEntities(absl::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t ampersand = std::min(text.find('&', at), text.size());
    absl::StrAppend(&decoded, text.substr(at, ampersand - at));
    at = ampersand;
    if (at == text.size()) break;
    const size_t end = text.substr(at, kMaxEntityBytes).find(';');
    const uint32_t code = end == absl::string_view::npos
                              ? 0
                              : CodeOf(text.substr(at + 1, end - 1));
    if (code == 0) {
      decoded.push_back('&');
      ++at;
    } else {
      AppendCodePoint(code, decoded);
      at += end + 1;
    }
  }
  return decoded;
}

std::string HtmlToText(absl::string_view html) {
  bool stripped = false;
  std::string text = DecodeEntities(StripTags(html, stripped));
  // "&amp;eacute;" and "&lt;p&gt;": encoded by one program too many. But where
  // there were tags, encoded ones are what the text speaks of.
  if (!stripped && absl::StrContains(text, "</")) {
    text = StripTags(text, stripped);
  }
  if (absl::StrContains(text, "&")) text = DecodeEntities(text);
  return CollapseSpace(text);
}

std::string SanitiseUtf8(absl::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const int32_t length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    UChar32 code = 0;
    const int32_t begin = at;
    U8_NEXT(bytes, at, length, code);
    if (code < 0) {
      absl::StrAppend(&clean, "\xEF\xBF\xBD");
    } else if (code == '\r') {
      if (at >= length || bytes[at] != '\n') clean.push_back('\n');
    } else if (code >= 0xA0 || (code >= 0x20 && code < 0x7F) || code == '\n' ||
               code == '\t') {
      clean.append(text.data() + begin, static_cast<size_t>(at - begin));
    }
  }
  return clean;
}

absl::string_view TruncateUtf8(absl::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 &&
         (static_cast<unsigned char>(text[max_bytes]) & 0xC0) == 0x80) {
    --max_bytes;
  }
  return text.substr(0, max_bytes);
}

}  // namespace preau::text
