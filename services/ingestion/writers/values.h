#ifndef SERVICES_INGESTION_WRITERS_VALUES_H_
#define SERVICES_INGESTION_WRITERS_VALUES_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"

// Single values as the formats want them.
namespace preau::writers {

// ISO 8601: "PT1H30M", "PT4M"; "" for nothing.
std::string IsoDuration(int64_t seconds);

// As people read and type it: "1 h 30 min"; "" for nothing.
std::string ReadableDuration(int64_t seconds);

// ISO 639-2, bibliographic ("fre"); "" for a language without a code there.
std::string Iso6392(absl::string_view language);

// "2015-06-22" of "2015-06-22T19:20:30Z"; shorter ones as they are.
std::string DayOf(absl::string_view moment);

// "a/b" with nothing but what a media type is made of.
bool IsMediaType(absl::string_view text);

// "a" of "members/lille/resources/a".
absl::string_view LastPart(absl::string_view name);

// The name, else the organisation.
const std::string& NameOf(const log::v1::Agent& agent);

// A house rather than a person, as far as is known.
bool IsOrganisation(const log::v1::Agent& agent);

bool IsAuthor(const log::v1::Contribution& contribution);
// A role by which readers know the house that provides a resource.
bool Publishes(const log::v1::Contribution& contribution);
bool Distributes(const log::v1::Contribution& contribution);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_VALUES_H_
