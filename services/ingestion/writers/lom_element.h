#ifndef SERVICES_INGESTION_WRITERS_LOM_ELEMENT_H_
#define SERVICES_INGESTION_WRITERS_LOM_ELEMENT_H_

#include <pugixml.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "preau/log/v1/notice.pb.h"

// The data types of LOM in XML (IEEE 1484.12.3), as ScoLOMFR writes them.
namespace preau::writers {

using LangStrings = google::protobuf::RepeatedPtrField<log::v1::LangString>;

inline constexpr char kScolomfrSource[] = "SCOLOMFRv3.2";
inline constexpr char kScolomfrConcept[] =
    "http://data.education.fr/voc/scolomfr/concept/";

// The URI of a language in ISO 639-2, else the tag; "" for one that XML schema
// doesn't take for a language.
std::string LomLanguage(absl::string_view language);

// <string language="…">.
void AddString(pugi::xml_node parent, const log::v1::LangString& text);
void AddString(pugi::xml_node parent, absl::string_view text);

// One element that holds all texts, as where LOM allows one only; one for each;
// one for each group of texts in languages that differ, which are taken for
// translations of each other.
void AddTogether(pugi::xml_node parent, const char* name,
                 const LangStrings& texts);
void AddEach(pugi::xml_node parent, const char* name, const LangStrings& texts);
void AddTranslated(pugi::xml_node parent, const char* name,
                   const LangStrings& texts);

// A vocabulary's value: <source>, <label> and <value>, of which the last two
// may be missing; nothing when both are. `prefix` is "", "lomfr:" or
// "scolomfr:".
void AddValue(pugi::xml_node parent, const std::string& prefix,
              const char* name, absl::string_view uri, absl::string_view label);
void AddValue(pugi::xml_node parent, const std::string& prefix,
              const char* name, const log::v1::Term& term);

// <date>; nothing for an empty one.
void AddDate(pugi::xml_node parent, const log::v1::Date& date);

// <name><duration>PT…</duration></name>; nothing for 0.
void AddDuration(pugi::xml_node parent, const char* name, int64_t seconds);

void AddIdentifier(pugi::xml_node parent, absl::string_view catalog,
                   absl::string_view entry);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_LOM_ELEMENT_H_
