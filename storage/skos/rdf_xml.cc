#include "storage/skos/rdf_xml.h"

#include <iterator>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::skos {
namespace {

constexpr absl::string_view kRdf =
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr absl::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
constexpr absl::string_view kTerms = "http://purl.org/dc/terms/";
constexpr absl::string_view kIsoThes = "http://purl.org/iso25964/skos-thes#";
constexpr absl::string_view kVdex = "http://www.imsglobal.org/xsd/imsvdex_v1p0";

struct Known {
  absl::string_view space;
  absl::string_view name;
  Property property;
  // Of a resource, not a text.
  bool resource;
};

constexpr Known kKnown[] = {
    {kRdf, "type", Property::kType, true},
    {kSkos, "prefLabel", Property::kPrefLabel, false},
    {kSkos, "altLabel", Property::kAltLabel, false},
    {kSkos, "broader", Property::kBroader, true},
    {kSkos, "narrower", Property::kNarrower, true},
    {kSkos, "related", Property::kRelated, true},
    {kSkos, "inScheme", Property::kInScheme, true},
    {kSkos, "topConceptOf", Property::kTopConceptOf, true},
    {kSkos, "hasTopConcept", Property::kHasTopConcept, true},
    {kIsoThes, "status", Property::kStatus, false},
    {kTerms, "isReplacedBy", Property::kReplacedBy, true},
    {kTerms, "replaces", Property::kReplaces, true},
    {kTerms, "title", Property::kTitle, false},
};

struct Name {
  absl::string_view space;
  absl::string_view local;
};

// `node` is where the prefix is looked up.
Name NameOf(absl::string_view name, pugi::xml_node node, bool attribute) {
  const size_t colon = name.find(':');
  if (colon == absl::string_view::npos && attribute) return {"", name};
  const std::string declaration =
      colon == absl::string_view::npos
          ? "xmlns"
          : absl::StrCat("xmlns:", name.substr(0, colon));
  const absl::string_view local =
      colon == absl::string_view::npos ? name : name.substr(colon + 1);
  for (; node; node = node.parent()) {
    if (const pugi::xml_attribute found = node.attribute(declaration.c_str())) {
      return {found.value(), local};
    }
  }
  return {"", local};
}

const Known* Find(const Name& name) {
  for (const Known& known : kKnown) {
    if (known.name == name.local && known.space == name.space) return &known;
  }
  return nullptr;
}

// An attribute of RDF's or XML's own: "about", "resource", "lang".
std::optional<std::string> RdfAttribute(const pugi::xml_node& node,
                                        absl::string_view local) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (!absl::EndsWith(attribute.name(), local)) continue;
    const Name name = NameOf(attribute.name(), node, true);
    if (name.local == local && name.space == kRdf) return attribute.value();
  }
  return std::nullopt;
}

// xml:base and xml:lang hold for all that stands below.
std::string Inherited(pugi::xml_node node, const char* name) {
  for (; node; node = node.parent()) {
    if (const pugi::xml_attribute found = node.attribute(name)) {
      return found.value();
    }
  }
  return "";
}

std::string Text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      absl::StrAppend(&text, child.value());
    }
  }
  absl::RemoveExtraAsciiWhitespace(&text);
  return text;
}

class RdfReader {
 public:
  explicit RdfReader(std::vector<Statement>& out)
      : out_(out), before_(out.size()) {}

  absl::Status Read(const pugi::xml_node& root) {
    for (const pugi::xml_node& node : root.children()) {
      if (node.type() != pugi::node_element) continue;
      ReadNode(node);
      if (out_.size() > kMaxStatements) {
        out_.resize(before_);
        return base::InvalidField("SKOS_TOO_MANY_STATEMENTS", "",
                                  {{"max", absl::StrCat(kMaxStatements)}});
      }
    }
    return absl::OkStatus();
  }

 private:
  std::string Absolute(std::string uri, const pugi::xml_node& node) {
    uri = std::string(absl::StripAsciiWhitespace(uri));
    const size_t colon = uri.find_first_of(":/#");
    if (colon != std::string::npos && uri[colon] == ':') return uri;
    std::string base = Inherited(node, "xml:base");
    if (base.empty()) return uri;
    if (!absl::StartsWith(uri, "#")) {
      const size_t end = base.find_last_of("/#");
      if (end != std::string::npos) base.resize(end + 1);
    }
    return absl::StrCat(base, uri);
  }

  std::string SubjectOf(const pugi::xml_node& node) {
    if (const auto about = RdfAttribute(node, "about")) {
      if (!about->empty()) return Absolute(*about, node);
    }
    if (const auto id = RdfAttribute(node, "ID")) {
      return Absolute(absl::StrCat("#", *id), node);
    }
    if (const auto id = RdfAttribute(node, "nodeID")) {
      return absl::StrCat("_:", *id);
    }
    return absl::StrCat("_:#", out_.size(), "-", ++unnamed_);
  }

  void Add(const std::string& subject, Property property, std::string value,
           std::string language = "") {
    // One more than is allowed is enough to refuse them all.
    if (out_.size() > kMaxStatements) return;
    out_.push_back({subject, property, std::move(value), std::move(language)});
  }

  // Returns the subject.
  std::string ReadNode(const pugi::xml_node& node) {
    std::string subject = SubjectOf(node);
    const Name type = NameOf(node.name(), node, false);
    if (type.space != kRdf || type.local != "Description") {
      Add(subject, Property::kType, absl::StrCat(type.space, type.local));
    }
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const Known* known = Find(NameOf(attribute.name(), node, true));
      if (known == nullptr) continue;
      std::string value = attribute.value();
      absl::RemoveExtraAsciiWhitespace(&value);
      Add(subject, known->property, std::move(value),
          Inherited(node, "xml:lang"));
    }
    for (const pugi::xml_node& each : node.children()) {
      if (each.type() == pugi::node_element) ReadProperty(subject, each);
    }
    return subject;
  }

  void ReadProperty(const std::string& subject, const pugi::xml_node& each) {
    const Known* known = Find(NameOf(each.name(), each, false));
    if (known == nullptr) return;
    const std::optional<std::string> resource = RdfAttribute(each, "resource");
    if (!known->resource) {
      if (!resource.has_value()) {
        Add(subject, known->property, Text(each), Inherited(each, "xml:lang"));
      }
      return;
    }
    if (resource.has_value()) {
      Add(subject, known->property, Absolute(*resource, each));
    } else if (const auto id = RdfAttribute(each, "nodeID")) {
      Add(subject, known->property, absl::StrCat("_:", *id));
    }
    for (const pugi::xml_node& child : each.children()) {
      if (child.type() != pugi::node_element) continue;
      Add(subject, known->property, ReadNode(child));
    }
  }

  std::vector<Statement>& out_;
  const size_t before_;
  int unnamed_ = 0;
};

// Ill-formed bytes would come out again in answers that have to be UTF-8.
bool IsUtf8(absl::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const unsigned char lead = text[i];
    const size_t length = lead < 0x80                    ? 1
                          : lead >= 0xc2 && lead < 0xe0  ? 2
                          : lead >= 0xe0 && lead < 0xf0  ? 3
                          : lead >= 0xf0 && lead <= 0xf4 ? 4
                                                         : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (size_t k = 1; k < length; ++k) {
      if ((text[i + k] & 0xc0) != 0x80) return false;
    }
    const unsigned char next = length > 1 ? text[i + 1] : 0x80;
    if ((lead == 0xe0 && next < 0xa0) || (lead == 0xed && next >= 0xa0) ||
        (lead == 0xf0 && next < 0x90) || (lead == 0xf4 && next >= 0x90)) {
      return false;
    }
    i += length;
  }
  return true;
}

absl::Status Load(absl::string_view bytes, pugi::xml_document& document) {
  if (bytes.size() > kMaxFileBytes) {
    return base::InvalidField("SKOS_FILE_TOO_LARGE", "",
                              {{"max", absl::StrCat(kMaxFileBytes)}});
  }
  if (!IsUtf8(bytes)) return base::InvalidField("SKOS_NOT_UTF8", "");
  const pugi::xml_parse_result result = document.load_buffer(
      bytes.data(), bytes.size(),
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
  struct Bounds : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
      const auto attributes = node.attributes();
      wide = std::distance(attributes.begin(), attributes.end()) >
             kMaxXmlAttributes;
      return depth() < kMaxXmlDepth && !wide;
    }
    bool wide = false;
  } bounds;
  if (!document.traverse(bounds)) {
    return bounds.wide
               ? base::InvalidField("SKOS_TOO_MANY_ATTRIBUTES", "",
                                    {{"max", absl::StrCat(kMaxXmlAttributes)}})
               : base::InvalidField("XML_TOO_DEEP", "",
                                    {{"max", absl::StrCat(kMaxXmlDepth)}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadRdfXml(absl::string_view bytes,
                        std::vector<Statement>& statements) {
  pugi::xml_document document;
  PREAU_RETURN_IF_ERROR(Load(bytes, document));
  const pugi::xml_node root = document.document_element();
  const Name name = NameOf(root.name(), root, false);
  if (name.space == kVdex || name.local == "vdex") {
    return base::InvalidField("SKOS_VDEX", "");
  }
  if (name.space != kRdf || name.local != "RDF") {
    return base::InvalidField("SKOS_NOT_RDF", "", {{"element", root.name()}});
  }
  return RdfReader(statements).Read(root);
}

}  // namespace preau::skos
