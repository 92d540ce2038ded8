#include "services/ingestion/html/tokeniser.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace preau::html {
namespace {

constexpr absl::string_view kSpaces = " \t\n\r\f";

// Elements whose content is text up to their end tag. A browser without
// scripts reads what is in "noscript".
constexpr absl::string_view kRawText[] = {
    "script", "style", "textarea", "title", "iframe", "noembed", "xmp"};

bool IsLetter(absl::string_view text, size_t at) {
  return at < text.size() &&
         absl::ascii_isalpha(static_cast<unsigned char>(text[at]));
}

bool IsXmlNameStart(absl::string_view text, size_t at) {
  return at < text.size() && (IsLetter(text, at) || text[at] == '_' ||
                              static_cast<unsigned char>(text[at]) >= 0x80);
}

// Where "</name" stands that ends the raw text; the text's size without one.
size_t FindEndTag(absl::string_view text, absl::string_view name, size_t from) {
  for (size_t at = text.find("</", from); at != absl::string_view::npos;
       at = text.find("</", at + 2)) {
    const absl::string_view after = text.substr(at + 2);
    if (!absl::StartsWithIgnoreCase(after, name)) continue;
    if (after.size() == name.size() || after[name.size()] == '>' ||
        after[name.size()] == '/' ||
        kSpaces.find(after[name.size()]) != absl::string_view::npos) {
      return at;
    }
  }
  return text.size();
}

}  // namespace

void Tokeniser::PassOver(absl::string_view end) {
  const size_t found = text_.find(end, at_);
  at_ = found == absl::string_view::npos ? text_.size() : found + end.size();
}

void Tokeniser::TakeAttributes(Token& token) {
  while (true) {
    at_ = std::min(text_.find_first_not_of(kSpaces, at_), text_.size());
    if (at_ == text_.size()) return;
    if (text_[at_] == '>') {
      ++at_;
      return;
    }
    if (text_[at_] == '/') {
      ++at_;
      token.self_closing = at_ < text_.size() && text_[at_] == '>';
      continue;
    }
    const size_t begin = at_;
    // An equals sign at the beginning belongs to the name.
    at_ = std::min(text_.find_first_of(" \t\n\r\f/>=", at_ + 1), text_.size());
    Attribute attribute;
    attribute.name = text_.substr(begin, at_ - begin);
    const size_t sign =
        std::min(text_.find_first_not_of(kSpaces, at_), text_.size());
    if (sign < text_.size() && text_[sign] == '=') {
      at_ = std::min(text_.find_first_not_of(kSpaces, sign + 1), text_.size());
      const char quote = at_ < text_.size() ? text_[at_] : '\0';
      if (quote == '"' || quote == '\'') {
        const size_t end = std::min(text_.find(quote, at_ + 1), text_.size());
        attribute.value = text_.substr(at_ + 1, end - at_ - 1);
        at_ = std::min(end + 1, text_.size());
      } else {
        const size_t end =
            std::min(text_.find_first_of(" \t\n\r\f>", at_), text_.size());
        attribute.value = text_.substr(at_, end - at_);
        at_ = end;
      }
    }
    if (token.attributes.size() < kMaxAttributes) {
      token.attributes.push_back(attribute);
    }
  }
}

bool Tokeniser::TakeMarkup(Token& token) {
  const absl::string_view rest = text_.substr(at_);
  if (absl::StartsWith(rest, "<!--")) {
    // "<!-->" is a comment as well.
    at_ += 2;
    PassOver("-->");
  } else if (language_ == Language::kXml &&
             absl::StartsWith(rest, "<![CDATA[")) {
    at_ += 9;
    const size_t begin = at_;
    PassOver("]]>");
    const size_t end =
        at_ == text_.size() && !absl::EndsWith(text_, "]]>") ? at_ : at_ - 3;
    token.source = text_.substr(begin, end - begin);
    token.raw = true;
    return true;
  } else {
    PassOver(">");
  }
  return false;
}

bool Tokeniser::TakeTag(Token& token) {
  const size_t begin = at_;
  const bool ends = at_ + 1 < text_.size() && text_[at_ + 1] == '/';
  at_ += ends ? 2 : 1;
  const size_t name = at_;
  at_ = std::min(text_.find_first_of(" \t\n\r\f/>", at_), text_.size());
  token.kind = ends ? Token::Kind::kEnd : Token::Kind::kStart;
  token.name = text_.substr(name, at_ - name);
  TakeAttributes(token);
  if (ends) token.attributes.clear();
  token.source = text_.substr(begin, at_ - begin);
  if (!ends && language_ == Language::kHtml) {
    for (const absl::string_view raw : kRawText) {
      if (absl::EqualsIgnoreCase(raw, token.name)) raw_ = raw;
    }
  }
  return true;
}

void Tokeniser::TakeRawText(Token& token) {
  const size_t end = FindEndTag(text_, raw_, at_);
  token.source = text_.substr(at_, end - at_);
  token.raw = raw_ != "title" && raw_ != "textarea";
  at_ = end;
  raw_ = "";
}

bool Tokeniser::Next(Token& token) {
  while (at_ < text_.size()) {
    token.kind = Token::Kind::kText;
    token.name = "";
    token.attributes.clear();
    token.self_closing = false;
    token.raw = false;
    if (!raw_.empty()) {
      TakeRawText(token);
      if (!token.source.empty()) return true;
      continue;
    }
    if (text_[at_] == '<') {
      const size_t name = at_ + (text_.substr(at_ + 1, 1) == "/" ? 2 : 1);
      const bool is_tag = language_ == Language::kHtml
                              ? IsLetter(text_, name)
                              : IsXmlNameStart(text_, name);
      if (is_tag) return TakeTag(token);
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      if (next == '!' || next == '?' || next == '/') {
        if (TakeMarkup(token)) return true;
        continue;
      }
    }
    const size_t end = std::min(text_.find('<', at_ + 1), text_.size());
    token.source = text_.substr(at_, end - at_);
    at_ = end;
    return true;
  }
  return false;
}

}  // namespace preau::html
