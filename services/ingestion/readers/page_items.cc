#include "services/ingestion/readers/page_items.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/json_ld_values.h"
#include "services/ingestion/readers/json_record.h"
#include "services/ingestion/readers/microdata.h"

namespace preau::readers {
namespace {

constexpr size_t kMaxBlocks = 50;
constexpr size_t kMaxBlockBytes = size_t{1} << 20;
constexpr size_t kMaxMembers = 1000;
constexpr size_t kMaxItems = 200;
constexpr size_t kMaxNodes = 2000;
constexpr size_t kMaxTypes = 20;
constexpr int kMaxListDepth = 8;

// What only a resource for learning has.
constexpr const char* kEducational[] = {
    "learningResourceType", "educationalLevel", "educationalUse",
    "educationalAlignment", "teaches",          "assesses",
    "competencyRequired",   "typicalAgeRange",  "timeRequired"};
constexpr absl::string_view kLearningTypes[] = {
    "LearningResource", "Course", "CourseInstance", "Quiz", "Syllabus"};
// What nearly each page says of itself and of its parts.
constexpr absl::string_view kOfThePage[] = {"WebPage", "WebSite", "ImageObject",
                                            "MediaObject", "WebContent"};
// Where a thing holds those that it is about.
constexpr const char* kHolders[] = {"@graph", "mainEntity", "itemListElement",
                                    "item"};
// Of another thing, what is taken over where it is only named.
constexpr const char* kNaming[] = {"@type", "@id",  "name",
                                   "url",   "logo", "contentUrl"};

template <typename Names>
bool HasAny(const std::vector<std::string>& types, const Names& names) {
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    return std::find(std::begin(names), std::end(names), type) !=
           std::end(names);
  });
}

enum class Rank { kNone, kWork, kForLearning };

Rank RankOf(const Json& value) {
  const std::vector<std::string> types = LdTypes(value);
  if (!IsLearningResource(types, /*strict=*/false)) return Rank::kNone;
  const bool educational =
      HasAny(types, kLearningTypes) ||
      std::any_of(std::begin(kEducational), std::end(kEducational),
                  [&](const char* name) { return value.contains(name); });
  if (educational) return Rank::kForLearning;
  const bool named = value.contains("name") || value.contains("headline");
  return named && !HasAny(types, kOfThePage) ? Rank::kWork : Rank::kNone;
}

// The JSON of a block, without what some wrap it in, and with white space for
// the control characters that JSON doesn't take in strings.
std::string BlockText(absl::string_view source) {
  std::string text = text::SanitiseUtf8(source);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  absl::string_view rest = absl::StripAsciiWhitespace(text);
  for (const absl::string_view begin :
       {"<!--", "//<![CDATA[", "/*<![CDATA[*/", "// <![CDATA[", "<![CDATA["}) {
    absl::ConsumePrefix(&rest, begin);
  }
  for (const absl::string_view end :
       {"-->", "//]]>", "/*]]>*/", "// ]]>", "]]>", ";"}) {
    rest = absl::StripAsciiWhitespace(rest);
    absl::ConsumeSuffix(&rest, end);
  }
  return std::string(absl::StripAsciiWhitespace(rest));
}

bool IsReference(const Json& value) {
  return value.is_object() && value.size() == 1 && value.contains("@id") &&
         value["@id"].is_string();
}

class Finder {
 public:
  void AddBlock(const std::string& text, size_t& broken) {
    Json parsed = ParseJson(text, kMaxMembers);
    if (!parsed.is_structured()) {
      ++broken;
      return;
    }
    const size_t before = found_.size();
    blocks_.push_back(std::make_unique<Json>(std::move(parsed)));
    Visit(*blocks_.back(), false, false, 0);
    // What holds several isn't any of them.
    const bool alone = found_.size() == before + 1;
    for (size_t i = before; i < found_.size(); ++i) {
      found_[i].source = alone ? text : found_[i].value->dump();
    }
  }

  void AddMicrodata(std::vector<MicrodataItem> items) {
    for (MicrodataItem& item : items) {
      const size_t before = found_.size();
      blocks_.push_back(std::make_unique<Json>(std::move(item.value)));
      Visit(*blocks_.back(), item.is_schema_org, true, 0);
      for (size_t i = before; i < found_.size(); ++i) {
        found_[i].source = std::string(item.source);
      }
    }
  }

  PageItems Take(size_t broken) {
    PageItems items;
    items.broken = broken;
    items.types = std::move(types_);
    Rank best = Rank::kNone;
    for (const Found& each : found_) best = std::max(best, each.rank);
    for (Found& each : found_) {
      if (each.rank != best || best == Rank::kNone) continue;
      PageItem& item = items.taken.emplace_back();
      item.value = Whole(*each.value);
      item.has_context = each.has_context;
      item.is_microdata = each.is_microdata;
      item.source = std::move(each.source);
    }
    return items;
  }

 private:
  struct Found {
    const Json* value;
    Rank rank;
    bool has_context;
    bool is_microdata;
    std::string source;
  };

  void Visit(const Json& value, bool has_context, bool is_microdata,
             int depth) {
    if (depth > kMaxListDepth || found_.size() >= kMaxItems) return;
    if (value.is_array()) {
      for (const Json& each : value) {
        Visit(each, has_context, is_microdata, depth + 1);
      }
      return;
    }
    if (!value.is_object()) return;
    has_context = has_context || value.contains("@context");
    const auto id = value.find("@id");
    if (id != value.end() && id->is_string() && value.size() > 1 &&
        nodes_.size() < kMaxNodes) {
      nodes_.try_emplace(id->get<std::string>(), &value);
    }
    for (const std::string& type : LdTypes(value)) {
      if (types_.size() < kMaxTypes &&
          std::find(types_.begin(), types_.end(), type) == types_.end()) {
        types_.push_back(type);
      }
    }
    if (const Rank rank = RankOf(value); rank != Rank::kNone) {
      found_.push_back({&value, rank, has_context, is_microdata, ""});
    }
    for (const char* name : kHolders) {
      const auto held = value.find(name);
      if (held != value.end()) {
        Visit(*held, has_context, is_microdata, depth + 1);
      }
    }
  }

  // With the names of what it only refers to.
  Json Whole(const Json& value) const {
    Json whole = value;
    for (auto& [name, member] : whole.items()) {
      if (member.is_array()) {
        for (Json& each : member) Name(each);
      } else {
        Name(member);
      }
    }
    return whole;
  }
  void Name(Json& value) const {
    if (!IsReference(value)) return;
    const auto found = nodes_.find(value["@id"].get<std::string>());
    if (found == nodes_.end()) return;
    for (const char* name : kNaming) {
      const auto member = found->second->find(name);
      if (member != found->second->end() && !value.contains(name)) {
        value[name] = *member;
      }
    }
  }

  // What `found_` and `nodes_` point into.
  std::vector<std::unique_ptr<Json>> blocks_;
  std::vector<Found> found_;
  std::map<std::string, const Json*> nodes_;
  std::vector<std::string> types_;
};

bool IsJsonLdScript(const html::Document& document, size_t element) {
  if (!document.Is(element, "script")) return false;
  const std::string type = document.Attribute(element, "type").value_or("");
  const absl::string_view essence = absl::StripAsciiWhitespace(
      absl::string_view(type).substr(0, type.find(';')));
  return absl::EqualsIgnoreCase(essence, "application/ld+json");
}

}  // namespace

PageItems FindPageItems(
    const html::Document& document,
    const std::function<std::string(absl::string_view)>& resolve) {
  Finder finder;
  size_t blocks = 0;
  size_t broken = 0;
  for (size_t i = 1; i < document.elements().size(); ++i) {
    if (!IsJsonLdScript(document, i) || blocks >= kMaxBlocks) continue;
    const absl::string_view content = document.elements()[i].content;
    if (absl::StripAsciiWhitespace(content).empty()) continue;
    ++blocks;
    if (content.size() > kMaxBlockBytes) {
      ++broken;
      continue;
    }
    finder.AddBlock(BlockText(content), broken);
  }
  finder.AddMicrodata(ReadMicrodata(document, resolve));
  return finder.Take(broken);
}

}  // namespace preau::readers
