#ifndef SERVICES_INGESTION_HTML_TOKENISER_H_
#define SERVICES_INGESTION_HTML_TOKENISER_H_

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"

namespace preau::html {

struct Attribute {
  // As written: compare without regard to case.
  absl::string_view name;
  // Between its quotes, with entities as written.
  absl::string_view value;
};

struct Token {
  enum class Kind { kText, kStart, kEnd };
  Kind kind = Kind::kText;
  // Of a tag, as written.
  absl::string_view name;
  // Of a start tag: the first kMaxAttributes.
  std::vector<Attribute> attributes;
  // "<br/>".
  bool self_closing = false;
  // All of it, as written; of a CDATA section what is in it.
  absl::string_view source;
  // The text's entities stand for themselves: a script, a CDATA section.
  bool raw = false;
};

// Cuts HTML (WHATWG, 13.2.5) or XML into tags and text, without comments,
// declarations and instructions. Never fails: what isn't a tag is text. Linear
// in the text's length. Thread-compatible.
class Tokeniser {
 public:
  static constexpr size_t kMaxAttributes = 200;

  enum class Language {
    kHtml,
    // CDATA sections are text, and no element is raw text.
    kXml,
  };

  // `text` must outlive it and its tokens.
  Tokeniser(absl::string_view text, Language language)
      : text_(text), language_(language) {}

  // False at the end.
  bool Next(Token& token);

 private:
  bool TakeTag(Token& token);
  // Passes over what begins with "<!", "<?" or isn't a tag's end; true when it
  // gave a token.
  bool TakeMarkup(Token& token);
  void TakeAttributes(Token& token);
  // What follows the start tag of a script and the like.
  void TakeRawText(Token& token);
  void PassOver(absl::string_view end);

  const absl::string_view text_;
  const Language language_;
  size_t at_ = 0;
  // The element whose text comes next, whatever is in it.
  absl::string_view raw_;
};

}  // namespace preau::html

#endif  // SERVICES_INGESTION_HTML_TOKENISER_H_
