#include "services/extraction/documents/xml.h"

#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "storage/base/error.h"

namespace preau::documents {

absl::Status LoadXmlText(absl::string_view bytes, absl::string_view place,
                         pugi::xml_document& document) {
  const absl::Status status =
      bytes.size() > readers::kMaxXmlBytes
          ? base::InvalidField("RECORD_TOO_LARGE", "",
                               {{"max", absl::StrCat(readers::kMaxXmlBytes)}})
          : readers::LoadXml(readers::XmlText(bytes), document);
  std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
  if (!detail.has_value()) return status;
  // There it is about a record.
  if (detail->reason == "RECORD_TOO_LARGE") {
    detail->reason = "DOCUMENT_TOO_LARGE";
  }
  detail->field = std::string(place);
  return base::MakeError(status.code(), *detail);
}

absl::Status LoadXmlEntry(const archive::Package& package,
                          absl::string_view name,
                          pugi::xml_document& document) {
  const absl::StatusOr<std::string> bytes =
      package.Read(name, readers::kMaxXmlBytes);
  if (!bytes.ok()) return bytes.status();
  return LoadXmlText(*bytes, name, document);
}

void VisitElements(const pugi::xml_node& node,
                   absl::FunctionRef<bool(const pugi::xml_node&)> visit) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element && visit(child)) {
      VisitElements(child, visit);
    }
  }
}

absl::string_view AttributeOf(const pugi::xml_node& node,
                              absl::string_view local_name) {
  for (const pugi::xml_attribute& each : node.attributes()) {
    absl::string_view name = each.name();
    if (const size_t colon = name.find(':'); colon != name.npos) {
      name.remove_prefix(colon + 1);
    }
    if (name == local_name) return each.value();
  }
  return "";
}

std::string ResolvePath(absl::string_view base, absl::string_view target) {
  std::string decoded;
  target = target.substr(0, target.find_first_of("#?"));
  for (size_t i = 0; i < target.size(); ++i) {
    if (target[i] == '%' && i + 2 < target.size() &&
        absl::ascii_isxdigit(static_cast<uint8_t>(target[i + 1])) &&
        absl::ascii_isxdigit(static_cast<uint8_t>(target[i + 2]))) {
      decoded += absl::HexStringToBytes(target.substr(i + 1, 2));
      i += 2;
    } else {
      decoded.push_back(target[i]);
    }
  }
  std::vector<std::string> parts;
  if (decoded.empty() || decoded[0] != '/') {
    const size_t slash = base.rfind('/');
    if (slash != base.npos) parts = absl::StrSplit(base.substr(0, slash), '/');
  }
  for (const absl::string_view part : absl::StrSplit(decoded, '/')) {
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.emplace_back(part);
    }
  }
  return absl::StrJoin(parts, "/");
}

}  // namespace preau::documents
