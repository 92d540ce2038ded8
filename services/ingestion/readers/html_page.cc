#include "services/ingestion/readers/html_page.h"

#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/readers/json_ld_mapper.h"
#include "services/ingestion/readers/json_ld_values.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/page_items.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"

namespace preau::readers {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMaxShownBytes = 200;
// Members that hold an address, or things with one.
constexpr const char* kAddresses[] = {"@id",
                                      "id",
                                      "url",
                                      "image",
                                      "thumbnailUrl",
                                      "contentUrl",
                                      "embedUrl",
                                      "license",
                                      "encoding",
                                      "associatedMedia",
                                      "mainEntityOfPage"};
constexpr int kMaxAddressDepth = 3;

std::string Without(std::string url, char mark) {
  return url.substr(0, url.find(mark));
}

class PageMapper {
 public:
  PageMapper(const PageLinks& links, const std::string& address,
             const std::string& name, const Resolve& resolve)
      : links_(links),
        page_(links.canonical.empty() ? address : links.canonical),
        address_(address.empty() ? links.canonical : address),
        name_(name),
        resolve_(resolve) {}

  std::vector<ParsedRecord> Map(PageItems items) {
    std::vector<ParsedRecord> records;
    std::set<std::string> keys;
    const bool alone = items.taken.size() == 1;
    for (PageItem& item : items.taken) {
      ParsedRecord record = MapItem(item, alone);
      // A thing is described once, whatever else the page says of it.
      if (!record.key.empty() && !keys.insert(record.key).second) continue;
      record.location = items.taken.size() == 1
                            ? name_
                            : absl::StrCat(name_, ":", records.size() + 1);
      records.push_back(std::move(record));
    }
    if (items.broken > 0) {
      for (ParsedRecord& record : records) {
        record.remarks.push_back(
            {"PAGE_JSON_LD_BROKEN", "script", {{"value", ""}}});
        break;
      }
    }
    if (!records.empty()) return records;
    ParsedRecord& none = records.emplace_back();
    none.location = name_;
    none.key = address_;
    none.status =
        items.broken > 0 && items.types.empty()
            ? base::InvalidField("PAGE_JSON_LD_BROKEN", "script")
            : base::InvalidField(
                  items.types.empty() ? "PAGE_WITHOUT_DATA"
                                      : "PAGE_WITHOUT_NOTICE",
                  "",
                  {{"types", std::string(text::TruncateUtf8(
                                 CleanText(absl::StrJoin(items.types, ", ")),
                                 kMaxShownBytes))}});
    return records;
  }

 private:
  void MakeWhole(Json& value, int depth) const {
    if (depth > kMaxAddressDepth) return;
    if (value.is_array()) {
      for (Json& each : value) MakeWhole(each, depth);
    } else if (value.is_string()) {
      const std::string text = value.get<std::string>();
      // "_:b0" names a thing in the page alone.
      if (absl::StartsWith(text, "_:")) {
        value = nullptr;
      } else if (const std::string whole = resolve_(links_.base, text);
                 !whole.empty()) {
        value = whole;
      }
    } else if (value.is_object()) {
      for (const char* name : kAddresses) {
        const auto member = value.find(name);
        if (member == value.end()) continue;
        // A licence is often a name.
        if (absl::string_view(name) == "license" && member->is_string() &&
            !absl::StartsWith(member->get<std::string>(), "/")) {
          continue;
        }
        MakeWhole(*member, depth + 1);
      }
    }
  }

  // What it says of its own address.
  std::string AddressOf(const Json& value) const {
    std::string url = FirstLdText(value, "url");
    if (url.empty()) {
      const auto page = value.find("mainEntityOfPage");
      if (page != value.end()) url = LdId(*page);
    }
    if (url.empty()) url = Without(FirstLdText(value, "@id"), '#');
    return notice::IsWebAddress(url) ? url : "";
  }

  bool IsThisPage(const std::string& url) const {
    const auto plain = [](const std::string& address) {
      const std::string whole = Without(address, '#');
      return std::string(absl::StripSuffix(whole, "/"));
    };
    return plain(url) == plain(page_) || plain(url) == plain(address_) ||
           plain(url) == plain(links_.base);
  }

  ParsedRecord MapItem(PageItem& item, bool alone) const {
    ParsedRecord record;
    record.media_type = item.is_microdata ? "text/html" : "application/ld+json";
    record.original = std::move(item.source);
    Json& value = item.value;
    MakeWhole(value, 0);
    if (!value.contains("name") && value.contains("headline")) {
      value["name"] = value["headline"];
      value.erase("headline");
    }
    const std::string stated = AddressOf(value);
    const bool is_main = stated.empty() || IsThisPage(stated) || alone;
    if (is_main && !page_.empty() &&
        (stated.empty() || IsSameHost(stated, page_))) {
      value["url"] = page_;
    }
    MapJsonLd(value, item.has_context, record);
    if (is_main && !address_.empty()) record.key = address_;
    AddOfPage(record);
    if (item.is_microdata) {
      for (auto& source : *record.notice.mutable_provenance()) {
        const std::string& rule = source.rule();
        if (absl::StartsWith(rule, "jsonld.")) {
          source.set_rule(absl::StrCat("microdata.", rule.substr(7)));
        }
      }
    }
    return record;
  }

  void AddOfPage(ParsedRecord& record) const {
    NoticeBuilder builder(&record);
    if (!record.notice.has_licence() && !links_.licence.empty()) {
      builder.SetLicence(links_.licence, "",
                         {"/html//*[@rel='license']/@href", "html.licence"});
    }
    if (record.notice.language().empty() && !links_.language.empty()) {
      builder.Add("language", links_.language, "",
                  {"/html/@lang", "html.language"});
    }
  }

  const PageLinks& links_;
  // Where a person finds the page, and by what it is known.
  const std::string page_;
  const std::string address_;
  const std::string name_;
  const Resolve& resolve_;
};

}  // namespace

absl::StatusOr<HtmlPage> ReadHtmlPage(absl::string_view bytes,
                                      const std::string& address,
                                      const std::string& name,
                                      const Resolve& resolve) {
  std::string converted;
  if (!IsXmlText(bytes)) converted = XmlText(bytes);
  const absl::string_view text =
      converted.empty() ? bytes : absl::string_view(converted);
  PREAU_ASSIGN_OR_RETURN(const html::Document document,
                         html::Document::Parse(text));
  const PageLinks links = ReadPageLinks(document, address, resolve);
  HtmlPage page;
  page.noindex = links.noindex;
  if (page.noindex && !address.empty()) return page;
  PageItems items = FindPageItems(document, [&](absl::string_view reference) {
    std::string whole = resolve(links.base, reference);
    return whole.empty() ? std::string(reference) : whole;
  });
  page.records =
      PageMapper(links, address, name, resolve).Map(std::move(items));
  return page;
}

}  // namespace preau::readers
