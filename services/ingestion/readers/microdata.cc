#include "services/ingestion/readers/microdata.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "indexer/text/html_text.h"

namespace preau::readers {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMaxItems = 200;
// Of the page, as "itemref" can give the same ones to many items.
constexpr size_t kMaxProperties = 5000;
constexpr int kMaxDepth = 10;
// Different ones of an item.
constexpr size_t kMaxNames = 200;
constexpr size_t kMaxReferences = 50;
constexpr size_t kMaxTextBytes = size_t{64} << 10;
// Read for texts, as elements lie in each other.
constexpr size_t kMaxReadBytes = size_t{16} << 20;

// Where the value of a property stands, when it isn't the element's text.
struct ValueAttribute {
  absl::string_view element;
  const char* attribute;
  bool is_address;
};
constexpr ValueAttribute kValueAttributes[] = {
    {"meta", "content", false}, {"audio", "src", true},
    {"embed", "src", true},     {"iframe", "src", true},
    {"img", "src", true},       {"source", "src", true},
    {"track", "src", true},     {"video", "src", true},
    {"a", "href", true},        {"area", "href", true},
    {"link", "href", true},     {"object", "data", true},
    {"data", "value", false},   {"meter", "value", false},
};

std::vector<std::string> Words(const std::string& text) {
  return absl::StrSplit(text, absl::ByAnyChar(" \t\n\r\f"), absl::SkipEmpty());
}

// "name" of "https://schema.org/name" as well.
std::string PropertyName(absl::string_view name) {
  for (const absl::string_view scheme : {"http://", "https://"}) {
    absl::string_view rest = name;
    if (absl::ConsumePrefix(&rest, scheme)) {
      absl::ConsumePrefix(&rest, "www.");
      if (absl::ConsumePrefix(&rest, "schema.org/")) return std::string(rest);
    }
  }
  return std::string(name);
}

class MicrodataReader {
 public:
  MicrodataReader(const html::Document& document,
                  const std::function<std::string(absl::string_view)>& resolve)
      : document_(document), resolve_(resolve) {}

  std::vector<MicrodataItem> Read() {
    std::vector<size_t> roots;
    for (size_t i = 1; i < document_.elements().size(); ++i) {
      // The first of several with one id counts.
      if (const auto id = document_.Attribute(i, "id"); id.has_value()) {
        ids_.try_emplace(*id, i);
      }
      if (document_.Has(i, "itemscope") && !document_.Has(i, "itemprop") &&
          roots.size() < kMaxItems) {
        roots.push_back(i);
      }
    }
    std::vector<MicrodataItem> items;
    for (const size_t root : roots) {
      MicrodataItem& item = items.emplace_back();
      item.is_schema_org = IsSchemaOrg(root);
      item.source = document_.elements()[root].source;
      item.value = ItemOf(root);
    }
    return items;
  }

 private:
  bool IsSchemaOrg(size_t element) const {
    const std::string type =
        document_.Attribute(element, "itemtype").value_or("");
    for (const std::string& each : Words(type)) {
      if (PropertyName(each) != each) return true;
    }
    return false;
  }

  Json ItemOf(size_t element) {
    Json item = Json::object();
    const std::string types =
        document_.Attribute(element, "itemtype").value_or("");
    for (const std::string& type : Words(types)) {
      if (item["@type"].size() < kMaxReferences) item["@type"].push_back(type);
    }
    const std::string id = document_.Attribute(element, "itemid").value_or("");
    if (const std::string address = resolve_(id);
        !id.empty() && !address.empty()) {
      item["@id"] = address;
    }
    open_.push_back(element);
    TakeProperties(element + 1, document_.elements()[element].next, item);
    const std::string references =
        document_.Attribute(element, "itemref").value_or("");
    size_t count = 0;
    for (const std::string& reference : Words(references)) {
      if (++count > kMaxReferences) break;
      const auto found = ids_.find(reference);
      if (found == ids_.end()) continue;
      TakeProperties(found->second, document_.elements()[found->second].next,
                     item);
    }
    open_.pop_back();
    return item;
  }

  // Of the elements from `begin` on, without those in other items.
  void TakeProperties(size_t begin, size_t end, Json& item) {
    for (size_t i = begin; i < end && properties_ < kMaxProperties;) {
      const bool is_item = document_.Has(i, "itemscope");
      const std::string names = document_.Attribute(i, "itemprop").value_or("");
      if (!names.empty()) Add(names, i, is_item, item);
      i = is_item ? document_.elements()[i].next : i + 1;
    }
  }

  void Add(const std::string& names, size_t element, bool is_item, Json& item) {
    const bool circle =
        std::find(open_.begin(), open_.end(), element) != open_.end();
    if (is_item && (circle || open_.size() >= kMaxDepth)) return;
    ++properties_;
    Json value = is_item ? ItemOf(element) : Json(ValueOf(element));
    if (value.is_string() && value.get<std::string>().empty()) return;
    for (const std::string& word : Words(names)) {
      const std::string name = PropertyName(word);
      if (name.empty() || name[0] == '@') continue;
      if (!item.contains(name) && item.size() >= kMaxNames) continue;
      item[name].push_back(value);
      // The same value under many names is a list of names, not of values.
      if (++properties_ >= kMaxProperties) return;
    }
  }

  std::string ValueOf(size_t element) {
    for (const ValueAttribute& each : kValueAttributes) {
      if (!document_.Is(element, each.element)) continue;
      const std::string value =
          document_.Attribute(element, each.attribute).value_or("");
      return each.is_address ? resolve_(value) : value;
    }
    if (document_.Is(element, "time")) {
      if (auto value = document_.Attribute(element, "datetime")) {
        return *std::move(value);
      }
    }
    const absl::string_view content =
        text::TruncateUtf8(document_.elements()[element].content,
                           std::min(kMaxTextBytes, kMaxReadBytes - read_));
    read_ += content.size();
    // Many write "content" where HTML doesn't foresee it; then it is what they
    // mean.
    if (auto value = document_.Attribute(element, "content")) {
      return *std::move(value);
    }
    return text::HtmlToText(content);
  }

  const html::Document& document_;
  const std::function<std::string(absl::string_view)>& resolve_;
  std::map<std::string, size_t> ids_;
  // Items that are being read, each in the one before.
  std::vector<size_t> open_;
  size_t properties_ = 0;
  size_t read_ = 0;
};

}  // namespace

std::vector<MicrodataItem> ReadMicrodata(
    const html::Document& document,
    const std::function<std::string(absl::string_view)>& resolve) {
  return MicrodataReader(document, resolve).Read();
}

}  // namespace preau::readers
