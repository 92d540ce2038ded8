#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/text/html_text.h"
#include "services/extraction/documents/document.h"
#include "services/extraction/documents/json.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::documents {
namespace {

using Json = nlohmann::json;

constexpr char kAbout[] = "h5p.json";
constexpr char kContent[] = "content/content.json";

// "U" and "C" say that nothing is granted.
std::string LicenceOf(const Json& object) {
  const std::string licence = StringOf(object, "license");
  if (licence.empty() || licence == "U") return "";
  const std::string version = StringOf(object, "licenseVersion");
  return version.empty() ? licence : absl::StrCat(licence, " ", version);
}

void AddAuthors(const Json& object, absl::string_view place,
                Collector& collector) {
  if (!object.is_object() || !object.contains("authors")) return;
  for (const Json& author : object["authors"]) {
    collector.Add(collector.facts().mutable_author(), StringOf(author, "name"),
                  place, "h5p.authors");
  }
}

// Texts of an exercise, wherever its library keeps them; what names buttons and
// settings isn't content.
class ContentReader {
 public:
  explicit ContentReader(Collector* collector) : collector_(*collector) {}

  // Depth is bounded by ParseJson().
  void Read(const Json& value, const std::string& key) {
    if (value.is_string()) {
      AddString(value.get<std::string>(), key);
    } else if (value.is_array()) {
      for (const Json& each : value) Read(each, key);
    } else if (value.is_object()) {
      ReadObject(value);
    }
  }
  const std::string& text() const { return text_; }

 private:
  void ReadObject(const Json& object) {
    const std::string mime = StringOf(object, "mime");
    if (absl::StartsWith(mime, "image/")) {
      collector_.CountImage(StringOf(object, "alt"));
    }
    if (object.contains("file") && object.contains("alt")) {
      collector_.CountImage(StringOf(object, "alt"));
      const std::string path = StringOf(object["file"], "path");
      if (IsRemote(path)) collector_.AddRemote(path, kContent);
      for (const auto& [key, value] : object.items()) {
        if (key != "file") Read(value, key);
      }
      return;
    }
    for (const auto& [key, value] : object.items()) {
      if (key == "l10n" || key == "UI" || key == "behaviour" ||
          key == "confirmCheck" || key == "confirmRetry" || key == "override" ||
          key == "library" || key == "subContentId") {
        continue;
      }
      if (key == "metadata" || key == "copyright") {
        collector_.Add(collector_.facts().mutable_rights(), LicenceOf(value),
                       absl::StrCat(kContent, "#", key), "h5p.metadata");
        continue;
      }
      Read(value, key);
    }
  }

  void AddString(const std::string& value, const std::string& key) {
    if (key == "path" || key == "mime" || key == "contentType" ||
        key == "url") {
      if (IsRemote(value)) collector_.AddRemote(value, kContent);
      return;
    }
    const std::string clean = text::HtmlToText(value);
    // A colour, a file, a code.
    if (!absl::StrContains(clean, ' ')) return;
    absl::StrAppend(&text_, clean, "\n");
  }

  Collector& collector_;
  std::string text_;
};

}  // namespace

absl::Status ReadH5p(const archive::Package& package, Collector& collector) {
  PREAU_ASSIGN_OR_RETURN(const std::string about_text,
                         package.Read(kAbout, kMaxJsonBytes));
  PREAU_ASSIGN_OR_RETURN(const Json about, ParseJson(about_text, kAbout));
  if (StringOf(about, "mainLibrary").empty()) {
    return base::InvalidField("DOCUMENT_DAMAGED", kAbout);
  }
  extraction::Facts& facts = collector.facts();
  const auto at = [](const char* name) {
    return absl::StrCat(kAbout, "#", name);
  };
  collector.Add(facts.mutable_title(), StringOf(about, "title"), at("title"),
                "h5p.title");
  for (const char* name : {"defaultLanguage", "language"}) {
    collector.AddLanguage(StringOf(about, name), at(name), "h5p.language");
  }
  AddAuthors(about, at("authors"), collector);
  collector.Add(facts.mutable_author(), StringOf(about, "author"), at("author"),
                "h5p.authors");
  collector.Add(facts.mutable_rights(), LicenceOf(about), at("license"),
                "h5p.license");
  collector.Add(facts.mutable_rights(), StringOf(about, "licenseExtras"),
                at("licenseExtras"), "h5p.license");
  collector.Add(facts.mutable_description(), StringOf(about, "metaDescription"),
                at("metaDescription"), "h5p.description");
  collector.AddKeywords(StringOf(about, "metaKeywords"), at("metaKeywords"),
                        "h5p.keywords");
  PREAU_ASSIGN_OR_RETURN(const std::string content_text,
                         package.Read(kContent, kMaxJsonBytes));
  PREAU_ASSIGN_OR_RETURN(const Json content, ParseJson(content_text, kContent));
  ContentReader reader(&collector);
  reader.Read(content, "");
  collector.AddPage(0, kContent, reader.text());
  return absl::OkStatus();
}

}  // namespace preau::documents
