#include "services/extraction/documents/html.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/ingestion/sheets/encoding.h"

namespace preau::documents {
namespace {

using extraction::Finding;

constexpr size_t kMaxAttributes = 50;
// What is read of a page.
constexpr size_t kMaxHtmlBytes = 4 * kMaxTextBytes;

struct Tag {
  // Lower case, without prefix.
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  bool is_end = false;

  absl::string_view Get(absl::string_view attribute) const {
    for (const auto& [name_of, value] : attributes) {
      if (name_of == attribute) return value;
    }
    return "";
  }
  bool Has(absl::string_view attribute) const {
    for (const auto& [name_of, value] : attributes) {
      if (name_of == attribute) return true;
    }
    return false;
  }
};

bool IsSpace(char c) { return absl::ascii_isspace(static_cast<uint8_t>(c)); }

// Goes through the tags of a page.
class Tags {
 public:
  explicit Tags(absl::string_view html) : html_(html) {}

  // False at the end.
  bool Next(Tag& tag) {
    while (true) {
      at_ = html_.find('<', at_);
      if (at_ == html_.npos || at_ + 1 >= html_.size()) return false;
      if (html_.substr(at_, 4) == "<!--") {
        const size_t end = html_.find("-->", at_ + 4);
        if (end == html_.npos) return false;
        at_ = end + 3;
        continue;
      }
      const char c = html_[at_ + 1];
      if (absl::ascii_isalpha(static_cast<uint8_t>(c)) || c == '/') break;
      ++at_;
    }
    ReadTag(tag);
    return true;
  }

  // Text up to the end tag of `name`, which stays to be read.
  absl::string_view TextUntilEnd(absl::string_view name) {
    const std::string end = absl::StrCat("</", name);
    for (size_t i = at_; (i = html_.find("</", i)) != html_.npos; i += 2) {
      if (absl::StartsWithIgnoreCase(html_.substr(i), end)) {
        const absl::string_view text = html_.substr(at_, i - at_);
        at_ = i;
        return text;
      }
    }
    const absl::string_view text = html_.substr(at_);
    at_ = html_.size();
    return text;
  }

 private:
  void ReadTag(Tag& tag) {
    tag = Tag();
    ++at_;
    if (html_[at_] == '/') {
      tag.is_end = true;
      ++at_;
    }
    const size_t begin = at_;
    while (at_ < html_.size() && !IsSpace(html_[at_]) && html_[at_] != '>' &&
           html_[at_] != '/') {
      ++at_;
    }
    tag.name = LowerName(html_.substr(begin, at_ - begin));
    while (at_ < html_.size() && html_[at_] != '>') ReadAttribute(tag);
    if (at_ < html_.size()) ++at_;
  }

  void ReadAttribute(Tag& tag) {
    while (at_ < html_.size() && (IsSpace(html_[at_]) || html_[at_] == '/')) {
      ++at_;
    }
    const size_t begin = at_;
    while (at_ < html_.size() && !IsSpace(html_[at_]) && html_[at_] != '=' &&
           html_[at_] != '>' && html_[at_] != '/') {
      ++at_;
    }
    std::string name =
        absl::AsciiStrToLower(html_.substr(begin, at_ - begin).substr(0, 100));
    while (at_ < html_.size() && IsSpace(html_[at_])) ++at_;
    absl::string_view value;
    if (at_ < html_.size() && html_[at_] == '=') {
      ++at_;
      value = ReadValue();
    } else if (name.empty() && at_ < html_.size() && html_[at_] != '>') {
      ++at_;
    }
    if (!name.empty() && tag.attributes.size() < kMaxAttributes) {
      tag.attributes.emplace_back(std::move(name), value.substr(0, 8192));
    }
  }

  absl::string_view ReadValue() {
    while (at_ < html_.size() && IsSpace(html_[at_])) ++at_;
    if (at_ >= html_.size()) return "";
    const char quote = html_[at_];
    size_t begin = at_;
    if (quote == '"' || quote == '\'') {
      const size_t end = html_.find(quote, ++begin);
      at_ = end == html_.npos ? html_.size() : end + 1;
      return html_.substr(begin, (end == html_.npos ? at_ : end) - begin);
    }
    while (at_ < html_.size() && !IsSpace(html_[at_]) && html_[at_] != '>') {
      ++at_;
    }
    return html_.substr(begin, at_ - begin);
  }

  static std::string LowerName(absl::string_view name) {
    const size_t colon = name.rfind(':');
    if (colon != name.npos) name.remove_prefix(colon + 1);
    return absl::AsciiStrToLower(name.substr(0, 40));
  }

  absl::string_view html_;
  size_t at_ = 0;
};

// Values may hold entities.
std::string Decoded(absl::string_view value) { return text::HtmlToText(value); }

// What a page says as it is gone through.
class PageReader {
 public:
  PageReader(absl::string_view place, HtmlUse use, Collector* collector)
      : place_(place), use_(use), collector_(*collector) {}

  void Visit(const Tag& tag, Tags& tags) {
    if (tag.is_end) return;
    const absl::string_view name = tag.name;
    if (name == "title" && title_.empty()) {
      title_ = Decoded(tags.TextUntilEnd("title"));
    } else if (name == "script") {
      VisitScript(tag, tags);
    } else if (name == "style") {
      tags.TextUntilEnd("style");
    } else if (name == "img" || name == "image") {
      collector_.CountImage(tag.Get("alt"));
      AddRemote(tag.Get("src"));
      AddRemote(tag.Get("href"));
    } else if (name == "track") {
      collector_.AddSubtitles(tag.Get("srclang"));
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' &&
               name[1] <= '6') {
      collector_.accessibility().set_headings(
          collector_.accessibility().headings() + 1);
    } else if (name == "html") {
      language_ = std::string(tag.Get(tag.Has("lang") ? "lang" : "xml:lang"));
    } else if (name == "meta") {
      VisitMeta(tag);
    } else if (name == "link" || name == "a") {
      VisitLink(tag);
    } else if (name == "object") {
      AddRemote(tag.Get("data"));
    } else if (name == "iframe" || name == "embed" || name == "video" ||
               name == "audio" || name == "source") {
      AddRemote(tag.Get("src"));
    }
    for (const auto& [attribute, value] : tag.attributes) {
      const absl::string_view trimmed =
          absl::StripLeadingAsciiWhitespace(value);
      if ((attribute.size() > 2 && absl::StartsWith(attribute, "on")) ||
          ((attribute == "href" || attribute == "src") &&
           absl::StartsWithIgnoreCase(trimmed, "javascript:"))) {
        AddScript();
      }
    }
  }

  void Finish() {
    if (use_ != HtmlUse::kDocument) return;
    extraction::Facts& facts = collector_.facts();
    collector_.Add(facts.mutable_title(), title_, At("title"), "html.title",
                   language_);
    collector_.AddLanguage(language_, At("html@lang"), "html.lang");
  }

  const std::string& title() const { return title_; }

 private:
  std::string At(absl::string_view what) const {
    return place_.empty() ? std::string(what) : absl::StrCat(place_, "#", what);
  }
  void AddRemote(absl::string_view url) {
    if (IsRemote(url)) collector_.AddRemote(url, place_);
  }
  void AddScript() {
    // Pages of packages are made of scripts.
    if (use_ == HtmlUse::kDocument) {
      collector_.AddFinding(Finding::SCRIPT, "JavaScript", At("script"),
                            "html.script");
    }
  }
  void VisitScript(const Tag& tag, Tags& tags) {
    AddRemote(tag.Get("src"));
    tags.TextUntilEnd("script");
    const absl::string_view type = tag.Get("type");
    if (!absl::StrContains(type, "json") && !absl::StrContains(type, "math")) {
      AddScript();
    }
  }
  void VisitMeta(const Tag& tag) {
    if (use_ != HtmlUse::kDocument) return;
    const std::string name =
        absl::AsciiStrToLower(tag.Get(tag.Has("name") ? "name" : "property"));
    const std::string content = Decoded(tag.Get("content"));
    const std::string at = At(absl::StrCat("meta ", name));
    extraction::Facts& facts = collector_.facts();
    if (name == "author" || name == "dc.creator" || name == "dcterms.creator") {
      collector_.Add(facts.mutable_author(), content, at, "html.meta");
    } else if (name == "description" || name == "dc.description") {
      collector_.Add(facts.mutable_description(), content, at, "html.meta");
    } else if (name == "keywords" || name == "dc.subject") {
      collector_.AddKeywords(content, at, "html.meta");
    } else if (name == "dc.rights" || name == "dcterms.license" ||
               name == "license" || name == "copyright") {
      collector_.Add(facts.mutable_rights(), content, at, "html.meta");
    } else if (name == "dc.language") {
      collector_.AddLanguage(content, at, "html.meta");
    }
  }
  void VisitLink(const Tag& tag) {
    const absl::string_view relation = tag.Get("rel");
    const absl::string_view target = tag.Get("href");
    if (absl::StrContains(absl::AsciiStrToLower(relation), "license")) {
      collector_.Add(collector_.facts().mutable_rights(), target,
                     At("rel=license"), "html.license");
    }
    if (tag.name == "link" &&
        absl::StrContains(absl::AsciiStrToLower(relation), "stylesheet")) {
      AddRemote(target);
    }
  }

  const absl::string_view place_;
  const HtmlUse use_;
  Collector& collector_;
  std::string title_;
  std::string language_;
};

}  // namespace

void ReadHtml(absl::string_view html, absl::string_view place, int number,
              HtmlUse use, Collector& collector) {
  html = text::TruncateUtf8(html, kMaxHtmlBytes);
  const std::string utf8 =
      sheets::IsUtf16(html) ? sheets::FromUtf16(html) : sheets::ToUtf8(html);
  PageReader page(place, use, &collector);
  Tags tags(utf8);
  for (Tag tag; tags.Next(tag);) page.Visit(tag, tags);
  page.Finish();
  collector.AddPage(number, page.title().empty() ? place : page.title(),
                    text::HtmlToText(utf8));
}

}  // namespace preau::documents
