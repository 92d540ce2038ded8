#include "services/ingestion/readers/explain.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <pugixml.hpp>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/ingestion/readers/json_record.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"

namespace preau::readers {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::string TextOf(const log::v1::Term& term) {
  return term.id().empty() ? absl::StrCat("? ", term.stated()) : term.id();
}

std::string TextOf(const log::v1::Agent& agent) {
  return agent.name().empty() ? agent.organisation() : agent.name();
}

// The value as one line.
std::string TextOf(const Message& message) {
  const std::string& type = message.GetDescriptor()->name();
  if (type == "Term") return TextOf(static_cast<const log::v1::Term&>(message));
  if (type == "LangString") {
    return static_cast<const log::v1::LangString&>(message).value();
  }
  if (type == "Date") {
    const auto& date = static_cast<const log::v1::Date&>(message);
    return date.value().empty() ? absl::StrCat("? ", date.text())
                                : date.value();
  }
  if (type == "Licence") {
    const auto& licence = static_cast<const log::v1::Licence&>(message);
    return CleanText(absl::StrCat(licence.term().id(), " ", licence.version()));
  }
  if (type == "Access") {
    return TextOf(static_cast<const log::v1::Access&>(message).term());
  }
  if (type == "Identifier") {
    return static_cast<const log::v1::Identifier&>(message).entry();
  }
  if (type == "Contribution") {
    const auto& each = static_cast<const log::v1::Contribution&>(message);
    return absl::StrCat(TextOf(each.role()), ": ", TextOf(each.agent()));
  }
  if (type == "Relation") {
    const auto& relation = static_cast<const log::v1::Relation&>(message);
    return absl::StrCat(
        TextOf(relation.kind()), ": ",
        relation.identifier().empty() ? "" : relation.identifier(0).entry());
  }
  if (type == "AgeRange") {
    const auto& range = static_cast<const log::v1::AgeRange&>(message);
    return absl::StrCat(range.min(), "-", range.max());
  }
  if (type == "Classification") {
    const auto& path = static_cast<const log::v1::Classification&>(message);
    std::vector<std::string> names;
    for (const auto& taxon : path.taxon()) {
      names.push_back(taxon.label().empty() ? taxon.id()
                                            : taxon.label(0).value());
    }
    return absl::StrCat(path.purpose(), ": ", absl::StrJoin(names, " > "));
  }
  return "";
}

std::string TextOfField(const Message& message, const FieldDescriptor& field,
                        int index) {
  const auto& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    if (index >= reflection.FieldSize(message, &field)) return "";
    return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
               ? TextOf(reflection.GetRepeatedMessage(message, &field, index))
               : reflection.GetRepeatedString(message, &field, index);
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return TextOf(reflection.GetMessage(message, &field));
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetString(message, &field);
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(reflection.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(reflection.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "true" : "false";
    default:
      return "";
  }
}

// What stands at "level[1]" of the notice.
std::string ValueAt(const log::v1::Notice& notice, absl::string_view path) {
  const size_t bracket = path.find('[');
  const std::string name(path.substr(0, bracket));
  int index = 0;
  if (bracket != path.npos &&
      !absl::SimpleAtoi(path.substr(bracket + 1, path.size() - bracket - 2),
                        &index)) {
    return "";
  }
  if (name == "accessibility" || name == "special_need") {
    const log::v1::Accessibility& accessibility = notice.accessibility();
    const auto& terms = name == "accessibility" ? accessibility.feature()
                                                : accessibility.special_need();
    return index < terms.size() ? TextOf(terms.Get(index)) : "";
  }
  const FieldDescriptor* field =
      log::v1::Notice::descriptor()->FindFieldByName(name);
  return field == nullptr ? "" : TextOfField(notice, *field, index);
}

using Segments = std::vector<std::string>;

// "/a/0/b", "dc:title", "rights/description/string" in their parts, without
// prefixes of namespaces.
Segments SegmentsOf(absl::string_view path) {
  Segments segments;
  for (const absl::string_view part :
       absl::StrSplit(path, '/', absl::SkipEmpty())) {
    const size_t colon = part.find(':');
    segments.emplace_back(colon == part.npos ? part : part.substr(colon + 1));
  }
  return segments;
}

// Gathers the places of an original at which nothing was taken.
class Unused {
 public:
  explicit Unused(const ParsedRecord& record) {
    // LIDO's and feeds' paths begin anywhere, the others' at the root.
    const std::string rule = record.notice.provenance().empty()
                                 ? ""
                                 : record.notice.provenance(0).rule();
    anywhere_ =
        absl::StartsWith(rule, "lido.") || absl::StartsWith(rule, "feed.");
    for (const log::v1::FieldSource& source : record.notice.provenance()) {
      used_.insert(SegmentsOf(source.path()));
    }
  }

  // A path is used as well when the evidence names what it lies in.
  void Take(const Segments& path) {
    const bool used =
        std::any_of(used_.begin(), used_.end(), [&](const Segments& each) {
          if (each.empty()) return false;
          const auto at =
              std::search(path.begin(), path.end(), each.begin(), each.end());
          return anywhere_ ? at != path.end() : at == path.begin();
        });
    if (used || path.empty()) return;
    const std::string shown = absl::StrCat("/", absl::StrJoin(path, "/"));
    if (!seen_.insert(shown).second) return;
    if (explanation_.unused.size() == kMaxUnused) {
      explanation_.unused_cut = true;
      return;
    }
    explanation_.unused.push_back(shown);
  }

  void Walk(const pugi::xml_node& node, Segments& path) {
    bool leaf = true;
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      leaf = false;
      path.emplace_back(LocalName(child));
      Walk(child, path);
      path.pop_back();
    }
    if (leaf && !CleanText(readers::TextOf(node)).empty()) Take(path);
  }

  void Walk(const Json& value, Segments& path) {
    if (value.is_object()) {
      for (const auto& [name, each] : value.items()) {
        path.push_back(name);
        Walk(each, path);
        path.pop_back();
      }
    } else if (value.is_array()) {
      // What its members lack is the same for all of them.
      for (const Json& each : value) Walk(each, path);
    } else if (!value.is_null()) {
      Take(path);
    }
  }

  Explanation Finish() { return std::move(explanation_); }

 private:
  bool anywhere_ = false;
  std::set<Segments> used_;
  std::set<std::string> seen_;
  Explanation explanation_;
};

}  // namespace

Explanation Explain(const ParsedRecord& record) {
  Unused unused(record);
  Segments path;
  if (!record.unused_columns.empty()) {
    for (const std::string& column : record.unused_columns) {
      unused.Take({column});
    }
  } else if (absl::StrContains(record.media_type, "xml")) {
    pugi::xml_document document;
    if (LoadXml(XmlText(record.original), document).ok()) {
      unused.Walk(FirstElement(document), path);
    }
  } else if (absl::StrContains(record.media_type, "json")) {
    const Json json = ParseJson(record.original);
    if (!json.is_discarded()) unused.Walk(json, path);
  }
  Explanation explanation = unused.Finish();
  for (const log::v1::FieldSource& source : record.notice.provenance()) {
    explanation.rows.push_back(
        {source.field(), ValueAt(record.notice, source.field()), source.path(),
         source.original(), source.rule()});
  }
  return explanation;
}

}  // namespace preau::readers
