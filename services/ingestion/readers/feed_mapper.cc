#include "services/ingestion/readers/feed_mapper.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/time/time.h"
#include "services/ingestion/readers/notice_builder.h"
#include "services/ingestion/readers/xml_document.h"
#include "storage/base/error.h"
#include "storage/notice/notice.h"

namespace preau::readers {
namespace {

using pugi::xml_node;

constexpr absl::string_view kAtom = "http://www.w3.org/2005/Atom";
constexpr absl::string_view kContent =
    "http://purl.org/rss/1.0/modules/content/";
constexpr absl::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
constexpr absl::string_view kMedia = "http://search.yahoo.com/mrss/";

std::string Text(const xml_node& node) { return CleanText(TextOf(node)); }

std::string Attribute(const xml_node& node, const char* name) {
  return CleanText(node.attribute(name).value());
}

// RFC 822's date, as RSS has it, in ISO 8601; any other text as it is.
std::string IsoDate(const std::string& text) {
  const std::string zoned = absl::StrReplaceAll(
      text, {{"GMT", "+0000"}, {"UTC", "+0000"}, {" UT", " +0000"}});
  absl::Time time;
  std::string error;
  for (const char* form :
       {"%a, %d %b %Y %H:%M:%S %z", "%d %b %Y %H:%M:%S %z"}) {
    if (absl::ParseTime(form, zoned, &time, &error)) {
      return absl::FormatTime("%Y-%m-%d%ET%H:%M:%SZ", time,
                              absl::UTCTimeZone());
    }
  }
  return text;
}

class FeedMapper {
 public:
  FeedMapper(const xml_node& item, ParsedRecord& record)
      : item_(item), feed_(FeedOf(item)), record_(record), builder_(&record) {
    language_ = Text(Child(feed_, "language"));
    if (language_.empty()) language_ = Attribute(feed_, "xml:lang");
  }

  void Map() {
    for (const xml_node& node : item_.children()) {
      if (node.type() == pugi::node_element) Take(node);
    }
    // A summary says what a whole article is too long to say.
    if (record_.notice.description().empty()) Add("description", content_);
    if (record_.notice.provider().empty()) {
      Add("provider", Child(feed_, "title"));
    }
    if (!record_.notice.has_licence()) {
      for (const char* name : {"copyright", "rights", "license"}) {
        const xml_node rights = Child(feed_, name);
        if (!rights || record_.notice.has_licence()) continue;
        Add("licence", rights);
      }
    }
    if (!language_.empty() && record_.notice.language().empty()) {
      builder_.Add("language", language_, "",
                   {absl::StrCat(feed_.name(), "/language"), "feed.language"});
    }
    FindKey();
    builder_.Check("title");
  }

 private:
  // RSS 1.0 has its channel beside its items.
  static xml_node FeedOf(const xml_node& item) {
    const xml_node parent = item.parent();
    const xml_node channel = Child(parent, "channel");
    return LocalName(parent) == "RDF" && channel ? channel : parent;
  }

  void Add(absl::string_view field, const xml_node& node) {
    if (node) AddValue(field, node, TextOf(node));
  }
  void AddValue(absl::string_view field, const xml_node& node,
                absl::string_view value) {
    if (CleanText(value).empty()) return;
    const std::string own = Attribute(node, "xml:lang");
    builder_.Add(field, value, own.empty() ? language_ : own,
                 {node.name(), absl::StrCat("feed.", field)});
  }

  void Take(const xml_node& node) {
    const absl::string_view name = LocalName(node);
    const absl::string_view space = NamespaceOf(node);
    if (space == kMedia) return TakeMedia(node, name);
    if (name == "title") return Add("title", node);
    if (name == "encoded" && space == kContent) {
      content_ = node;
    } else if (name == "content") {
      content_ = node;
    } else if (name == "description" || name == "summary") {
      if (record_.notice.description().empty()) Add("description", node);
    } else if (name == "link") {
      TakeLink(node);
    } else if (name == "guid" || name == "id") {
      id_ = Text(node);
    } else if (name == "category") {
      const std::string term = Attribute(node, "term");
      const std::string label = Attribute(node, "label");
      AddValue("keyword", node,
               !label.empty()  ? label
               : !term.empty() ? term
                               : Text(node));
    } else if (name == "subject" && space == kDublinCore) {
      Add("keyword", node);
    } else if (name == "author" || name == "creator") {
      const xml_node person = Child(node, "name");
      // RSS's is an address, with the name in brackets.
      AddValue("author", node, WithoutContact(Text(person ? person : node)));
    } else if (name == "published" || name == "pubDate" || name == "issued" ||
               name == "date") {
      AddValue("date_published", node, IsoDate(Text(node)));
    } else if (name == "enclosure") {
      TakeFile(node, Attribute(node, "url"), Attribute(node, "length"));
    } else if (name == "rights" || name == "license" || name == "licence") {
      const std::string where = Attribute(node, "rdf:resource");
      AddValue("licence", node, where.empty() ? Text(node) : where);
    } else if (name == "image") {
      AddValue("thumbnail_url", node, Attribute(node, "href"));
    } else if (name == "duration") {
      AddValue("duration", node, TypedDuration(Text(node)));
    }
  }

  void TakeLink(const xml_node& node) {
    const std::string href = Attribute(node, "href");
    const std::string relation = Attribute(node, "rel");
    if (href.empty()) return Add("url", node);
    if (relation.empty() || relation == "alternate") {
      AddValue("url", node, href);
    } else if (relation == "enclosure") {
      TakeFile(node, href, Attribute(node, "length"));
    } else if (relation == "license") {
      AddValue("licence", node, href);
    }
  }

  // A file that comes with the item: a podcast's sound, a picture.
  void TakeFile(const xml_node& node, const std::string& url,
                const std::string& length) {
    const std::string type = Attribute(node, "type");
    if (absl::StartsWith(type, "image/")) {
      return AddValue("thumbnail_url", node, url);
    }
    AddValue("other_url", node, url);
    AddValue("format", node, type);
    if (length != "0") AddValue("size_bytes", node, length);
  }

  void TakeMedia(const xml_node& node, absl::string_view name) {
    if (name == "thumbnail") {
      AddValue("thumbnail_url", node, Attribute(node, "url"));
    } else if (name == "group" || name == "content") {
      for (const xml_node& child : node.children()) {
        if (child.type() == pugi::node_element &&
            NamespaceOf(child) == kMedia) {
          TakeMedia(child, LocalName(child));
        }
      }
    } else if (name == "description") {
      if (record_.notice.description().empty()) Add("description", node);
    } else if (name == "license") {
      const std::string href = Attribute(node, "href");
      AddValue("licence", node, href.empty() ? Text(node) : href);
    }
  }

  void FindKey() {
    record_.key = id_.empty() ? record_.notice.url() : id_;
    // A permanent link is an address as well.
    if (record_.notice.url().empty() && notice::IsWebAddress(id_)) {
      builder_.AddUrl(id_, {"guid", "feed.url"});
    }
    if (record_.key.empty()) {
      record_.status = base::InvalidField("FEED_ITEM_WITHOUT_KEY", "guid");
    }
  }

  const xml_node item_;
  const xml_node feed_;
  ParsedRecord& record_;
  NoticeBuilder builder_;
  std::string language_;
  std::string id_;
  xml_node content_;
};

}  // namespace

bool IsFeed(const xml_node& root) {
  const absl::string_view name = LocalName(root);
  if (name == "feed") return NamespaceOf(root) == kAtom;
  if (name == "rss") return static_cast<bool>(Child(root, "channel"));
  return name == "RDF" && (Child(root, "channel") || Child(root, "item")) &&
         absl::StrContains(NamespaceOf(FirstElement(root)), "rss");
}

std::vector<xml_node> FeedItems(const xml_node& root) {
  if (LocalName(root) == "feed") return Children(root, "entry");
  return Children(LocalName(root) == "rss" ? Child(root, "channel") : root,
                  "item");
}

void MapFeedItem(const xml_node& item, ParsedRecord& record) {
  FeedMapper(item, record).Map();
}

}  // namespace preau::readers
