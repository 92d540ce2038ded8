#ifndef SERVICES_INGESTION_READERS_JSON_LD_VALUES_H_
#define SERVICES_INGESTION_READERS_JSON_LD_VALUES_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// What values in JSON-LD say, in the forms that they come in.
namespace preau::readers {

struct LdText {
  std::string value;
  std::string language;
};

// A concept: a string, or an object's id and label.
struct LdConcept {
  std::string stated;
  std::string label;
};

// The values of a property: none, one, or those of a list.
std::vector<const nlohmann::ordered_json*> LdValues(
    const nlohmann::ordered_json& object, const char* name);

// Of a string or a number, "@value" with "@language", or a language map.
std::vector<LdText> LdTexts(const nlohmann::ordered_json& object,
                            const char* name);

// The first of LdTexts(); empty without one.
std::string FirstLdText(const nlohmann::ordered_json& object, const char* name);

// "@id", "id" or "url" of an object; a string itself.
std::string LdId(const nlohmann::ordered_json& value);

// Id (or termCode, targetUrl) and label (prefLabel, name, targetName; French
// before others).
LdConcept LdConceptOf(const nlohmann::ordered_json& value);

// "LearningResource" of "https://schema.org/LearningResource" and of
// "schema:LearningResource".
std::vector<std::string> LdTypes(const nlohmann::ordered_json& object);

// Whether one of LdTypes() is something to learn from: schema.org's creative
// works; strict: "LearningResource" itself, as AMB demands.
bool IsLearningResource(const std::vector<std::string>& types, bool strict);

// Whether it says that it is in AMB's profile (https://w3id.org/kim/amb/).
bool IsAmb(const nlohmann::ordered_json& value);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_JSON_LD_VALUES_H_
