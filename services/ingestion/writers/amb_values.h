#ifndef SERVICES_INGESTION_WRITERS_AMB_VALUES_H_
#define SERVICES_INGESTION_WRITERS_AMB_VALUES_H_

#include <nlohmann/json.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"

// Values as AMB's schemas take them.
namespace preau::writers {

// Keeps the order of members.
using Json = nlohmann::ordered_json;

// Well-formed UTF-8 without control characters.
std::string Clean(absl::string_view text);

// A URI of RFC 3986, as far as the characters that it is made of tell.
bool IsPlainUri(absl::string_view text);

// A whole day or moment: less AMB doesn't take.
bool IsWholeDate(absl::string_view date);

// {"fr": …, "en": …}.
Json Labels(const log::v1::Term& term);
Json ConceptOf(const std::string& id, const log::v1::Term& term);

// The source's own URI, else that of one of AMB's vocabularies, else
// ScoLOMFR's; "" when there is none.
std::string UriOf(const log::v1::Term& term);

// The term's URI in a vocabulary of AMB ("hcrt/"); "" when it isn't there.
std::string KimUri(const log::v1::Term& term, absl::string_view vocabulary);

bool IsAmbLicence(absl::string_view url);
bool IsAmbFormat(absl::string_view media_type);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_AMB_VALUES_H_
