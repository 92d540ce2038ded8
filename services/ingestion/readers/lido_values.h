#ifndef SERVICES_INGESTION_READERS_LIDO_VALUES_H_
#define SERVICES_INGESTION_READERS_LIDO_VALUES_H_

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"

// How LIDO writes names, concepts, events and dates. Thread-safe.
namespace preau::readers {

// All that a path of local names leads to.
std::vector<pugi::xml_node> Along(const pugi::xml_node& from,
                                  absl::string_view path);

// By local name, as "lido:type" and "xml:lang" have whatever prefix.
std::string Attribute(const pugi::xml_node& node, absl::string_view name);

// Whether lido:pref says that there is a better one.
bool IsAlternative(const pugi::xml_node& node);

// The one that is preferred, of several terms or names; else the first.
std::string Preferred(const std::vector<pugi::xml_node>& nodes);

// What a concept is called: <term>, and since 1.1 <skos:Concept>.
std::string TermOf(const pugi::xml_node& node);

// Its web address; empty without one.
std::string ConceptOf(const pugi::xml_node& node);

// What an <event> is, by LIDO's own number or by its term.
bool IsMaking(const pugi::xml_node& event);
bool IsPublication(const pugi::xml_node& event);

// Whether a <linkResource> leads to one.
bool IsImage(const pugi::xml_node& link);

// Of an <eventDate>: the day or year when both ends are the same; else the
// span, in words.
log::v1::Date LidoDate(const pugi::xml_node& node);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_LIDO_VALUES_H_
