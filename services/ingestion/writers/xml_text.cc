#include "services/ingestion/writers/xml_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "indexer/text/html_text.h"

namespace preau::writers {
namespace {

// Declarations are the caller's.
constexpr unsigned kFormat = pugi::format_indent | pugi::format_no_declaration;

struct Writer : pugi::xml_writer {
  void write(const void* data, size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
  std::string text;
};

}  // namespace

std::string XmlCharacters(absl::string_view text) {
  // U+FFFE and U+FFFF are characters of Unicode, not of XML.
  return absl::StrReplaceAll(text::SanitiseUtf8(text),
                             {{"\xEF\xBF\xBE", ""}, {"\xEF\xBF\xBF", ""}});
}

std::string AsHtml(absl::string_view text) {
  std::string plain(text);
  if (text::HtmlToText(plain) == plain) return plain;
  // Entities are decoded twice where there are any; a tag around it tells that
  // those in it are text.
  return absl::StrCat(
      "<p>", absl::StrReplaceAll(text, {{"&", "&amp;amp;"}, {"<", "&lt;"}}),
      "</p>");
}

pugi::xml_node AddElement(pugi::xml_node parent, const char* name,
                          absl::string_view text) {
  const std::string clean = XmlCharacters(text);
  if (clean.empty()) return pugi::xml_node();
  pugi::xml_node node = parent.append_child(name);
  node.append_child(pugi::node_pcdata).set_value(clean.c_str());
  return node;
}

void SetAttribute(pugi::xml_node node, const char* name,
                  absl::string_view value) {
  node.append_attribute(name).set_value(XmlCharacters(value).c_str());
}

std::string ToXml(const pugi::xml_document& document) {
  Writer writer;
  document.save(writer, "  ", kFormat, pugi::encoding_utf8);
  return writer.text;
}

}  // namespace preau::writers
