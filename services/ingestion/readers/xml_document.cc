#include "services/ingestion/readers/xml_document.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/ingestion/sheets/encoding.h"
#include "storage/base/error.h"

namespace preau::readers {

std::string XmlText(absl::string_view bytes) {
  return sheets::IsUtf16(bytes) ? sheets::FromUtf16(bytes)
                                : sheets::ToUtf8(bytes);
}

absl::Status LoadXml(absl::string_view text, pugi::xml_document& document) {
  if (text.size() > kMaxXmlBytes) {
    return base::InvalidField("RECORD_TOO_LARGE", "",
                              {{"max", absl::StrCat(kMaxXmlBytes)}});
  }
  const pugi::xml_parse_result result = document.load_buffer(
      text.data(), text.size(),
      (pugi::parse_default | pugi::parse_doctype) & ~pugi::parse_pi,
      pugi::encoding_utf8);
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() == pugi::node_doctype) {
      return base::InvalidField("XML_DOCTYPE", "");
    }
  }
  if (!result) {
    return base::InvalidField("XML_NOT_WELL_FORMED", "",
                              {{"offset", absl::StrCat(result.offset)}});
  }
  struct Depth : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node&) override { return depth() < kMaxXmlDepth; }
  } depth;
  if (!document.traverse(depth)) {
    return base::InvalidField("XML_TOO_DEEP", "",
                              {{"max", absl::StrCat(kMaxXmlDepth)}});
  }
  return absl::OkStatus();
}

absl::string_view LocalName(const pugi::xml_node& node) {
  const absl::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == absl::string_view::npos ? name : name.substr(colon + 1);
}

std::string NamespaceOf(const pugi::xml_node& node) {
  const absl::string_view name = node.name();
  const size_t colon = name.find(':');
  const std::string attribute =
      colon == absl::string_view::npos
          ? "xmlns"
          : absl::StrCat("xmlns:", name.substr(0, colon));
  for (pugi::xml_node at = node; at; at = at.parent()) {
    if (const pugi::xml_attribute found = at.attribute(attribute.c_str())) {
      return found.value();
    }
  }
  return "";
}

std::vector<pugi::xml_node> Children(const pugi::xml_node& node,
                                     absl::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : node.children()) {
    if (LocalName(child) == name) found.push_back(child);
  }
  return found;
}

pugi::xml_node Child(const pugi::xml_node& node, absl::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (LocalName(child) == name) return child;
  }
  return pugi::xml_node();
}

pugi::xml_node FirstElement(const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element) return child;
  }
  return pugi::xml_node();
}

std::string TextOf(const pugi::xml_node& node) {
  std::string text;
  struct Walker : pugi::xml_tree_walker {
    explicit Walker(std::string* target) : out(target) {}
    bool for_each(pugi::xml_node& each) override {
      if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
        absl::StrAppend(out, each.value());
      }
      return true;
    }
    std::string* out;
  } walker(&text);
  pugi::xml_node(node).traverse(walker);
  return text;
}

absl::string_view SourceOf(const pugi::xml_node& node, absl::string_view text) {
  const ptrdiff_t at = node.offset_debug();
  if (at < 1 || static_cast<size_t>(at) > text.size()) return "";
  const size_t begin = static_cast<size_t>(at) - 1;
  // Its end tag is the first one of its name after the last thing in it.
  pugi::xml_node last = node;
  while (last.last_child()) last = last.last_child();
  const ptrdiff_t last_at = last.offset_debug();
  size_t from = static_cast<size_t>(std::max(last_at, at));
  if (last != node) {
    const size_t end = text.find(absl::StrCat("</", node.name()), from);
    if (end == absl::string_view::npos) return "";
    from = end;
  }
  const size_t close = text.find('>', from);
  if (close == absl::string_view::npos) return "";
  return text.substr(begin, close + 1 - begin);
}

}  // namespace preau::readers
