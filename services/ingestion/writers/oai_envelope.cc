#include "services/ingestion/writers/oai_envelope.h"

#include <pugixml.hpp>

#include "absl/strings/str_cat.h"
#include "services/ingestion/writers/values.h"
#include "services/ingestion/writers/xml_text.h"
#include "storage/notice/notice.h"

namespace preau::writers {
namespace {

// An element alone, as text.
std::string Element(const char* name, absl::string_view text) {
  pugi::xml_document document;
  AddElement(document, name, text);
  return ToXml(document);
}

// OAI-PMH asks for one, to the second or the day.
std::string Datestamp(const Record& record) {
  for (const std::string* time : {&record.update_time, &record.create_time}) {
    if (!notice::IsDate(*time)) continue;
    if (time->size() == 20 && time->back() == 'Z') return *time;
    if (time->size() >= 10) return DayOf(*time);
  }
  return "1970-01-01";
}

}  // namespace

std::string OaiHead(absl::string_view prefix, absl::string_view response_time) {
  pugi::xml_document document;
  // Nobody was asked: an address that is nobody's (RFC 2606).
  pugi::xml_node request =
      AddElement(document, "request", "https://preau.invalid/oai");
  SetAttribute(request, "verb", "ListRecords");
  SetAttribute(request, "metadataPrefix", prefix);
  return absl::StrCat(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">\n",
      Element("responseDate", response_time), ToXml(document),
      "<ListRecords>\n");
}

std::string OaiTail() { return "</ListRecords>\n</OAI-PMH>\n"; }

std::string OaiRecord(const Record& record, absl::string_view metadata) {
  pugi::xml_document document;
  pugi::xml_node header = document.append_child("header");
  AddElement(header, "identifier", record.permanent_link);
  AddElement(header, "datestamp", Datestamp(record));
  return absl::StrCat("<record>\n", ToXml(document), "<metadata>\n", metadata,
                      "</metadata>\n</record>\n");
}

}  // namespace preau::writers
