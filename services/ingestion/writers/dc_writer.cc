#include "services/ingestion/writers/dc_writer.h"

#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/writers/lom_element.h"
#include "services/ingestion/writers/term_words.h"
#include "services/ingestion/writers/values.h"
#include "services/ingestion/writers/xml_text.h"
#include "storage/vocabulary/licence.h"

namespace preau::writers {
namespace {

using base::Language;
using log::v1::Notice;

class DcWriter {
 public:
  explicit DcWriter(const Record& record)
      : record_(record), notice_(record.notice) {}

  std::string Write() {
    pugi::xml_document document;
    dc_ = document.append_child("oai_dc:dc");
    SetAttribute(dc_, "xmlns:oai_dc",
                 "http://www.openarchives.org/OAI/2.0/oai_dc/");
    SetAttribute(dc_, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    Texts("dc:title", notice_.title());
    Texts("dc:title", notice_.alternative_title());
    People();
    Subjects();
    Texts("dc:description", notice_.description());
    Texts("dc:description", notice_.educational_note());
    Date();
    for (const log::v1::Term& type : notice_.document_type()) {
      const std::string uri = UriWith(type, "purl.org/dc/dcmitype/");
      Add("dc:type", uri.empty() ? Label(type, Language::kFrench)
                                 : std::string(LastPart(uri)));
    }
    for (const log::v1::Term& kind : notice_.kind()) {
      Add("dc:type", Label(kind, Language::kFrench));
    }
    for (const std::string& format : notice_.format()) {
      Add("dc:format", format);
    }
    Identifiers();
    for (const log::v1::Term& language : notice_.language()) {
      Add("dc:language",
          language.id().empty() ? language.stated() : language.id());
    }
    Relations();
    Texts("dc:coverage", notice_.coverage());
    Rights();
    return ToXml(document);
  }

 private:
  void Add(const char* name, absl::string_view text) {
    if (said_.insert({name, std::string(text)}).second) {
      AddElement(dc_, name, AsHtml(text));
    }
  }

  void Texts(const char* name, const LangStrings& texts) {
    for (const log::v1::LangString& text : texts) {
      pugi::xml_node node = AddElement(dc_, name, AsHtml(text.value()));
      if (node && !LomLanguage(text.language()).empty()) {
        SetAttribute(node, "xml:lang", text.language());
      }
    }
  }

  // The first publisher is the house that a reader knows.
  void People() {
    Add("dc:publisher", notice_.provider());
    for (const auto& each : notice_.contribution()) {
      Add(IsAuthor(each)    ? "dc:creator"
          : Publishes(each) ? "dc:publisher"
                            : "dc:contributor",
          NameOf(each.agent()));
    }
  }

  void Subjects() {
    for (const log::v1::Term& discipline : notice_.discipline()) {
      Add("dc:subject", Label(discipline, Language::kFrench));
    }
    Texts("dc:subject", notice_.keyword());
  }

  void Date() {
    const log::v1::Date& date = notice_.has_date_published()
                                    ? notice_.date_published()
                                    : notice_.date_created();
    Add("dc:date", date.value().empty() ? date.text() : date.value());
  }

  // The first address is that of the resource.
  void Identifiers() {
    Add("dc:identifier", notice_.url());
    for (const log::v1::Identifier& identifier : notice_.identifier()) {
      Add("dc:identifier", identifier.entry());
    }
    for (const std::string& url : notice_.other_url()) {
      Add("dc:identifier", url);
    }
    if (notice_.url().empty()) Add("dc:identifier", record_.permanent_link);
  }

  void Relations() {
    for (const log::v1::Relation& relation : notice_.relation()) {
      const std::string& kind = relation.kind().id();
      if (kind == "has-licence") continue;
      const char* name = kind == "is-based-on" ? "dc:source" : "dc:relation";
      for (const log::v1::Identifier& identifier : relation.identifier()) {
        Add(name, identifier.entry());
      }
      if (relation.identifier().empty()) Texts(name, relation.description());
    }
  }

  void Rights() {
    const log::v1::Licence& licence = notice_.licence();
    Texts("dc:rights", licence.statement());
    if (licence.statement().empty()) {
      const std::string url =
          vocabulary::LicenceUrl(licence.term().id(), licence.version());
      Add("dc:rights", url.empty() ? vocabulary::LicenceLabel(
                                         licence.term().id(), licence.version(),
                                         Language::kFrench)
                                   : url);
    }
    for (const log::v1::LangString& text : licence.statement()) {
      if (text.value() == notice_.access().evidence()) return;
    }
    Add("dc:rights", notice_.access().term().id().empty()
                         ? notice_.access().evidence()
                         : Label(notice_.access().term(), Language::kFrench));
  }

  const Record& record_;
  const Notice& notice_;
  pugi::xml_node dc_;
  std::set<std::pair<std::string, std::string>> said_;
};

}  // namespace

std::string WriteDublinCore(const Record& record) {
  return DcWriter(record).Write();
}

}  // namespace preau::writers
