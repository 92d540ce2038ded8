#include "services/ingestion/readers/mapping.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"
#include "storage/vocabulary/fold.h"

namespace preau::readers {
namespace {

using nlohmann::json;

constexpr size_t kMaxMappingBytes = 100000;

bool IsRepeated(absl::string_view field) {
  return field == "level" || field == "discipline" || field == "kind" ||
         field == "audience" || field == "keyword" || field == "language" ||
         field == "author" || field == "accessibility";
}

absl::Status Invalid(const std::string& name) {
  return base::InvalidField("MAPPING_RULE_INVALID", "mapping",
                            {{"name", name}});
}

// What begins with "/" is read as a JSON pointer.
bool IsFrom(const std::string& from) {
  if (from.empty() || from[0] != '/') return true;
  try {
    static_cast<void>(json::json_pointer(from));
    return true;
  } catch (const json::exception&) {
    return false;
  }
}

absl::Status PointerInvalid(const std::string& name, const std::string& text) {
  return base::InvalidField("MAPPING_POINTER_INVALID", "mapping",
                            {{"name", name}, {"text", text}});
}

absl::Status CheckFrom(const std::string& name, const std::string& from) {
  return IsFrom(from) ? absl::OkStatus() : PointerInvalid(name, from);
}

absl::Status CheckPattern(const std::string& name, const std::string& pattern) {
  bool valid = true;
  const std::string filled = FillPattern(pattern, [&](const std::string& from) {
    valid = valid && IsFrom(from);
    return std::vector<std::string>{from};
  });
  // A brace that is left open fills nothing.
  valid = valid && filled.empty() == pattern.empty();
  return valid ? absl::OkStatus() : PointerInvalid(name, pattern);
}

absl::StatusOr<FieldRule> ParseRule(const std::string& name,
                                    const json& object) {
  if (!object.is_object()) return Invalid(name);
  FieldRule rule;
  int sources = 0;
  for (const auto& [key, value] : object.items()) {
    if (!value.is_string()) return Invalid(name);
    const std::string text = value.get<std::string>();
    if (key == "from") {
      rule.from = text;
      ++sources;
    } else if (key == "template") {
      rule.pattern = text;
      ++sources;
    } else if (key == "constant") {
      rule.constant = text;
      ++sources;
    } else if (key == "split") {
      rule.split = text;
    } else if (key == "language") {
      rule.language = text;
    } else {
      return Invalid(name);
    }
  }
  if (sources != 1) return Invalid(name);
  PREAU_RETURN_IF_ERROR(CheckFrom(name, rule.from));
  PREAU_RETURN_IF_ERROR(CheckPattern(name, rule.pattern));
  return rule;
}

}  // namespace

// "{name}" becomes the first value there; empty when one is missing.
std::string FillPattern(const std::string& pattern, const TextsOf& texts_of) {
  std::string filled;
  absl::string_view left = pattern;
  while (!left.empty()) {
    const size_t open = left.find('{');
    absl::StrAppend(&filled, left.substr(0, open));
    if (open == absl::string_view::npos) break;
    const size_t close = left.find('}', open);
    if (close == absl::string_view::npos) return "";
    const std::vector<std::string> values =
        texts_of(std::string(left.substr(open + 1, close - open - 1)));
    if (values.empty()) return "";
    absl::StrAppend(&filled, values[0]);
    left.remove_prefix(close + 1);
  }
  return filled;
}

absl::StatusOr<Mapping> ParseMapping(absl::string_view text) {
  const json root = text.size() > kMaxMappingBytes
                        ? json(json::value_t::discarded)
                        : json::parse(text.begin(), text.end(), nullptr, false);
  if (!root.is_object() || !root.contains("fields") ||
      !root["fields"].is_object()) {
    return base::InvalidField("MAPPING_NOT_JSON", "mapping");
  }
  Mapping mapping;
  if (root.contains("key")) {
    if (!root["key"].is_string()) return Invalid("key");
    mapping.key = root["key"].get<std::string>();
    PREAU_RETURN_IF_ERROR(mapping.KeyIsPattern()
                              ? CheckPattern("key", mapping.key)
                              : CheckFrom("key", mapping.key));
  }
  for (const auto& [name, value] : root["fields"].items()) {
    if (!NoticeBuilder::HasField(name)) {
      return base::InvalidField("MAPPING_FIELD_UNKNOWN", "mapping",
                                {{"name", name}});
    }
    for (const json& each : value.is_array() ? value : json::array({value})) {
      PREAU_ASSIGN_OR_RETURN(FieldRule rule, ParseRule(name, each));
      mapping.fields[name].push_back(std::move(rule));
    }
  }
  if (mapping.fields.count("title") == 0) {
    return base::InvalidField("MAPPING_TITLE_MISSING", "mapping");
  }
  return mapping;
}

Mapping MappingForHeader(const std::vector<std::string>& columns) {
  Mapping mapping;
  for (const std::string& column : columns) {
    // "LICENSE_URL", as databases export their columns.
    const std::string folded =
        vocabulary::FoldLabel(absl::StrReplaceAll(column, {{"_", " "}}));
    for (const HeaderRule& known : HeaderRules()) {
      if (known.header != folded) continue;
      FieldRule rule;
      rule.from = column;
      if (IsRepeated(known.field)) {
        // "Vasseur, Claire; Petit, Paul" are two.
        rule.split = ";|";
        rule.weak_split = ",";
      }
      mapping.fields[std::string(known.field)].push_back(rule);
      if (known.field == "identifier") mapping.key = column;
    }
  }
  if (mapping.key.empty() && mapping.fields.count("url") > 0) {
    mapping.key = mapping.fields["url"].front().from;
  }
  return mapping;
}

}  // namespace preau::readers
