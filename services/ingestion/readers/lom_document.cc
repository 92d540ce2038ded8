#include "services/ingestion/readers/lom_document.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/readers/encoding.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/base/error.h"

namespace preau::readers {
namespace {

constexpr absl::string_view kLomNamespace = "http://ltsc.ieee.org/xsd/LOM";

// What `node`'s prefix stands for.
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

bool IsUtf16(absl::string_view bytes) {
  return absl::StartsWith(bytes, "\xFF\xFE") ||
         absl::StartsWith(bytes, "\xFE\xFF");
}

}  // namespace

absl::string_view LocalName(const pugi::xml_node& node) {
  const absl::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == absl::string_view::npos ? name : name.substr(colon + 1);
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

std::string TextOf(const pugi::xml_node& node) {
  std::string text;
  // Iterative, since a file can nest as deep as it likes.
  struct Walker : pugi::xml_tree_walker {
    explicit Walker(std::string* target) : out(target) {}
    bool for_each(pugi::xml_node& each) override {
      if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
        absl::StrAppend(out, each.value());
      }
      return out->size() < kMaxLomBytes;
    }
    std::string* out;
  } walker(&text);
  pugi::xml_node(node).traverse(walker);
  return text;
}

absl::Status LoadLom(absl::string_view bytes, pugi::xml_document& document) {
  if (bytes.size() > kMaxLomBytes) {
    return base::InvalidField("RECORD_TOO_LARGE", "",
                              {{"max", absl::StrCat(kMaxLomBytes)}});
  }
  const bool utf16 = IsUtf16(bytes);
  const std::string text = utf16 ? std::string(bytes) : ToUtf8(bytes);
  const pugi::xml_parse_result result = document.load_buffer(
      text.data(), text.size(),
      (pugi::parse_default | pugi::parse_doctype) & ~pugi::parse_pi,
      utf16 ? pugi::encoding_auto : pugi::encoding_utf8);
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() == pugi::node_doctype) {
      return base::InvalidField("XML_DOCTYPE", "");
    }
  }
  if (!result) {
    return base::InvalidField("XML_NOT_WELL_FORMED", "",
                              {{"offset", absl::StrCat(result.offset)}});
  }
  const pugi::xml_node root = document.document_element();
  if (LocalName(root) != "lom" || NamespaceOf(root) != kLomNamespace) {
    return base::InvalidField(
        "NOT_A_LOM_RECORD", "",
        {{"root", CleanText(root.name()).substr(0, 100)}});
  }
  return absl::OkStatus();
}

absl::string_view PurposeField(absl::string_view purpose,
                               absl::string_view label,
                               absl::string_view taxon) {
  static constexpr std::pair<absl::string_view, absl::string_view> kFields[] = {
      {"educational level", "level"},
      {"educational_level", "level"},
      {"niveau éducatif détaillé", "level"},
      {"scolomfr-voc-028-num-003", "discipline"},
      {"domaine d'enseignement", "discipline"},
      {"enseignement", "discipline"},
      {"discipline", "discipline"},
      {"scolomfr-voc-028-num-011", "audience"},
      {"public cible détaillé", "audience"},
      {"scolomfr-voc-028-num-017", "special_need"},
      {"type de trouble", "special_need"}};
  // The id of a taxon tells its vocabulary better than anything else.
  if (absl::StrContains(taxon, "voc-022-")) return "level";
  if (absl::StrContains(taxon, "voc-015-")) return "discipline";
  if (absl::StrContains(taxon, "voc-021-")) return "audience";
  if (absl::StrContains(taxon, "voc-041-")) return "special_need";
  for (const absl::string_view text : {purpose, label}) {
    const std::string lower = absl::AsciiStrToLower(text);
    for (const auto& [stated, field] : kFields) {
      if (lower == stated || absl::EndsWith(lower, absl::StrCat("/", stated))) {
        return field;
      }
    }
  }
  return "";
}

}  // namespace preau::readers
