#include "services/ingestion/readers/xml_document.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/ingestion/sheets/encoding.h"
#include "storage/base/error.h"

namespace preau::readers {
namespace {

// pugixml's node has eight words, its attribute five.
constexpr size_t kBytesPerNode = 8 * sizeof(void*);
constexpr size_t kAlwaysTaken = 10000;

// Elements, texts and attributes at most. Counts what only looks like one, in
// comments and texts, as well.
size_t CountNodes(absl::string_view text) {
  size_t nodes = 0;
  bool between = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<') {
      // An end tag makes no node.
      nodes += i + 1 < text.size() && text[i + 1] == '/' ? 0 : 1;
      between = false;
    } else if (c == '>') {
      between = true;
    } else if (c == '=') {
      const char next = i + 1 < text.size() ? text[i + 1] : '\0';
      nodes += next == '"' || next == '\'' || next == ' ' ? 1 : 0;
    } else if (between && c != ' ' && c != '\n' && c != '\r' && c != '\t') {
      ++nodes;
      between = false;
    }
  }
  return nodes;
}

// Where a reference to the character zero stands, which XML hasn't and which
// would end the text that it stands in.
size_t FindZeroReference(absl::string_view text) {
  for (size_t at = text.find("&#"); at != text.npos;
       at = text.find("&#", at + 2)) {
    size_t digit = at + 2;
    if (digit < text.size() && text[digit] == 'x') ++digit;
    const size_t other = text.find_first_not_of('0', digit);
    if (other > digit && other != text.npos && text[other] == ';') return at;
  }
  return text.npos;
}

struct Bounds : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    if (depth() >= kMaxXmlDepth) {
      status = base::InvalidField("XML_TOO_DEEP", "",
                                  {{"max", absl::StrCat(kMaxXmlDepth)}});
    }
    int attributes = 0;
    for (pugi::xml_attribute each = node.first_attribute(); each;
         each = each.next_attribute()) {
      if (++attributes > kMaxXmlAttributes) {
        status = base::InvalidField("XML_TOO_MANY_ATTRIBUTES", "",
                                    {{"max", absl::StrCat(kMaxXmlAttributes)}});
        break;
      }
    }
    return status.ok();
  }
  absl::Status status;
};

}  // namespace

std::string XmlText(absl::string_view bytes) {
  return sheets::IsUtf16(bytes) ? sheets::FromUtf16(bytes)
                                : sheets::ToUtf8(bytes, kMaxXmlBytes + 1);
}

bool IsXmlText(absl::string_view bytes) {
  return !sheets::IsUtf16(bytes) && sheets::IsUtf8(bytes);
}

absl::Status LoadXml(absl::string_view text, pugi::xml_document& document,
                     size_t held) {
  if (text.size() > kMaxXmlBytes) {
    return base::InvalidField("RECORD_TOO_LARGE", "",
                              {{"max", absl::StrCat(kMaxXmlBytes)}});
  }
  const size_t taken = std::min(2 * text.size() + held, kMaxXmlMemory);
  const size_t max_nodes =
      std::max(kAlwaysTaken, (kMaxXmlMemory - taken) / kBytesPerNode);
  if (CountNodes(text) > max_nodes) {
    return base::InvalidField("XML_TOO_MANY_NODES", "",
                              {{"max", absl::StrCat(max_nodes)}});
  }
  if (const size_t at = FindZeroReference(text); at != text.npos) {
    return base::InvalidField("XML_NOT_WELL_FORMED", "",
                              {{"offset", absl::StrCat(at)}});
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
  // pugixml takes several, of which all but the first would be lost.
  const pugi::xml_node root = document.document_element();
  for (pugi::xml_node next = root.next_sibling(); next;
       next = next.next_sibling()) {
    if (next.type() == pugi::node_element) {
      return base::InvalidField(
          "XML_NOT_WELL_FORMED", "",
          {{"offset", absl::StrCat(next.offset_debug())}});
    }
  }
  Bounds bounds;
  document.traverse(bounds);
  return bounds.status;
}

absl::string_view LocalName(const pugi::xml_node& node) {
  const absl::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == absl::string_view::npos ? name : name.substr(colon + 1);
}

absl::string_view NamespaceOf(const pugi::xml_node& node) {
  const absl::string_view name = node.name();
  const size_t colon = name.find(':');
  const absl::string_view prefix =
      colon == absl::string_view::npos ? "" : name.substr(0, colon);
  for (pugi::xml_node at = node; at; at = at.parent()) {
    for (pugi::xml_attribute each = at.first_attribute(); each;
         each = each.next_attribute()) {
      absl::string_view declared = each.name();
      if (!absl::ConsumePrefix(&declared, "xmlns")) continue;
      if (absl::ConsumePrefix(&declared, ":") != prefix.empty() &&
          declared == prefix) {
        return each.value();
      }
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
        const absl::string_view value = each.value();
        absl::StrAppend(out, value.substr(0, kMaxXmlText - out->size()));
      }
      return out->size() < kMaxXmlText;
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
