#include "services/ingestion/html/document.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/text/html_text.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::html {
namespace {

constexpr absl::string_view kVoid[] = {
    "area",  "base", "br",   "col",   "embed",  "hr",    "img",
    "input", "link", "meta", "param", "source", "track", "wbr"};

// An element that begins ends those that are open, up to one that they can't
// lie outside of.
struct Implied {
  absl::string_view begins;
  absl::string_view ends;
  absl::string_view barrier;
};
constexpr Implied kImplied[] = {
    {"li", "li", "ul ol menu"},
    {"dt", "dt dd", "dl"},
    {"dd", "dt dd", "dl"},
    {"tr", "tr td th", "table"},
    {"td", "td th", "table tr"},
    {"th", "td th", "table tr"},
    {"thead", "tr td th", "table"},
    {"tbody", "thead tbody tr td th", "table"},
    {"tfoot", "tbody tr td th", "table"},
    {"option", "option", "select datalist"},
};

// Those that end a paragraph.
constexpr absl::string_view kEndsParagraph[] = {
    "address", "article",  "aside",      "blockquote", "details", "div",
    "dl",      "fieldset", "figcaption", "figure",     "footer",  "form",
    "h1",      "h2",       "h3",         "h4",         "h5",      "h6",
    "header",  "hr",       "main",       "menu",       "nav",     "ol",
    "p",       "pre",      "section",    "table",      "ul"};

template <typename Names>
bool IsAmong(absl::string_view name, const Names& names) {
  return std::any_of(std::begin(names), std::end(names),
                     [&](absl::string_view each) {
                       return absl::EqualsIgnoreCase(each, name);
                     });
}

bool IsAmongWords(absl::string_view name, absl::string_view words) {
  for (const absl::string_view word : absl::StrSplit(words, ' ')) {
    if (absl::EqualsIgnoreCase(word, name)) return true;
  }
  return false;
}

}  // namespace

class Document::Builder {
 public:
  Builder(absl::string_view text, Document& document)
      : text_(text), document_(document) {
    Element& root = document_.elements_.emplace_back();
    root.source = root.content = text;
    open_.push_back(0);
  }

  absl::Status Build() {
    Tokeniser tokeniser(text_, Tokeniser::Language::kHtml);
    Token token;
    while (tokeniser.Next(token)) {
      if (token.kind == Token::Kind::kStart) {
        PREAU_RETURN_IF_ERROR(Begin(token));
      } else if (token.kind == Token::Kind::kEnd) {
        End(token);
      }
    }
    CloseTo(0, text_.size(), text_.size());
    document_.elements_[0].next = document_.elements_.size();
    return absl::OkStatus();
  }

 private:
  std::vector<Element>& elements() { return document_.elements_; }
  size_t OffsetOf(absl::string_view part) const {
    return static_cast<size_t>(part.data() - text_.data());
  }

  // Closes all open elements but the first `count` + 1, at `content_end`; the
  // last one that is closed has its end tag up to `end`.
  void CloseTo(size_t count, size_t content_end, size_t end) {
    while (open_.size() > count + 1) {
      Element& element = elements()[open_.back()];
      open_.pop_back();
      const size_t source_end = open_.size() == count + 1 ? end : content_end;
      const size_t begin = OffsetOf(element.source);
      const size_t content = OffsetOf(element.content);
      element.source = text_.substr(begin, source_end - begin);
      element.content = text_.substr(content, content_end - content);
      element.next = elements().size();
      if (IsForeign(element.name)) --foreign_;
    }
  }

  static bool IsForeign(absl::string_view name) {
    return absl::EqualsIgnoreCase(name, "svg") ||
           absl::EqualsIgnoreCase(name, "math");
  }

  void EndImplied(const Token& token) {
    const size_t at = OffsetOf(token.source);
    if (IsAmong(token.name, kEndsParagraph) &&
        document_.Is(open_.back(), "p")) {
      CloseTo(open_.size() - 2, at, at);
    }
    for (const Implied& implied : kImplied) {
      if (!absl::EqualsIgnoreCase(implied.begins, token.name)) continue;
      size_t close = open_.size();
      for (size_t i = open_.size() - 1; i > 0; --i) {
        const absl::string_view name = elements()[open_[i]].name;
        if (IsAmongWords(name, implied.barrier)) break;
        if (IsAmongWords(name, implied.ends)) close = i;
      }
      if (close < open_.size()) CloseTo(close - 1, at, at);
    }
  }

  absl::Status Begin(const Token& token) {
    if (elements().size() >= kMaxElements) {
      return base::InvalidField("HTML_TOO_MANY_ELEMENTS", "",
                                {{"max", absl::StrCat(kMaxElements)}});
    }
    if (skipped_ == 0) EndImplied(token);
    Element& element = elements().emplace_back();
    element.name = token.name;
    element.parent = open_.back();
    element.source = token.source;
    element.content =
        text_.substr(OffsetOf(token.source) + token.source.size(), 0);
    element.next = elements().size();
    element.first_attribute = document_.attributes_.size();
    const size_t room = kMaxAllAttributes - document_.attributes_.size();
    element.attributes = std::min(room, token.attributes.size());
    document_.attributes_.insert(
        document_.attributes_.end(), token.attributes.begin(),
        token.attributes.begin() + static_cast<ptrdiff_t>(element.attributes));
    if (IsAmong(token.name, kVoid) || (foreign_ > 0 && token.self_closing)) {
      return absl::OkStatus();
    }
    if (open_.size() >= kMaxOpenElements) {
      ++skipped_;
      return absl::OkStatus();
    }
    if (IsForeign(token.name)) ++foreign_;
    open_.push_back(elements().size() - 1);
    return absl::OkStatus();
  }

  void End(const Token& token) {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    for (size_t i = open_.size() - 1; i > 0; --i) {
      if (!absl::EqualsIgnoreCase(elements()[open_[i]].name, token.name)) {
        continue;
      }
      const size_t at = OffsetOf(token.source);
      CloseTo(i - 1, at, at + token.source.size());
      return;
    }
  }

  const absl::string_view text_;
  Document& document_;
  // Numbers of those whose end hasn't come, the root first.
  std::vector<size_t> open_;
  // Begun, and too deep to be open.
  size_t skipped_ = 0;
  // SVG and MathML, where "<path/>" is whole, among the open ones.
  size_t foreign_ = 0;
};

absl::StatusOr<Document> Document::Parse(absl::string_view text) {
  if (text.size() > kMaxHtmlBytes) {
    return base::InvalidField("RECORD_TOO_LARGE", "",
                              {{"max", absl::StrCat(kMaxHtmlBytes)}});
  }
  Document document;
  PREAU_RETURN_IF_ERROR(Builder(text, document).Build());
  return document;
}

bool Document::Is(size_t element, absl::string_view name) const {
  return absl::EqualsIgnoreCase(elements_[element].name, name);
}

const html::Attribute* Document::Find(size_t element,
                                      absl::string_view name) const {
  const Element& of = elements_[element];
  for (size_t i = 0; i < of.attributes; ++i) {
    const html::Attribute& each = attributes_[of.first_attribute + i];
    if (absl::EqualsIgnoreCase(each.name, name)) return &each;
  }
  return nullptr;
}

std::optional<std::string> Document::Attribute(size_t element,
                                               absl::string_view name) const {
  const html::Attribute* found = Find(element, name);
  if (found == nullptr) return std::nullopt;
  return text::DecodeEntities(found->value);
}

bool Document::Has(size_t element, absl::string_view name) const {
  return Find(element, name) != nullptr;
}

}  // namespace preau::html
