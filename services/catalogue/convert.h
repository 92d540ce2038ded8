#ifndef SERVICES_CATALOGUE_CONVERT_H_
#define SERVICES_CATALOGUE_CONVERT_H_

#include <map>
#include <string>

#include "preau/v1/catalogue_service.pb.h"
#include "preau/v1/error.pb.h"
#include "preau/v1/member.pb.h"
#include "preau/v1/resource.pb.h"
#include "storage/base/language.h"
#include "storage/catalogue/types.h"

namespace preau::services {

// How a caller wants to see things.
struct Presentation {
  base::Language language = base::Language::kFrench;
  // Names of members, by id.
  std::map<std::string, std::string> members;
  // "https://preau.example.org", without a slash at the end; permanent links
  // start with it. Empty: they are urn:uuid: names.
  std::string public_url;
};

// With labels, permanent link and credit line.
v1::Resource ToApi(const catalogue::StoredResource& resource,
                   const Presentation& presentation);

v1::Member ToApi(const catalogue::StoredMember& member,
                 base::Language language);

v1::WriteOutcome ToApi(const catalogue::Outcome& outcome,
                       base::Language language);

void SetTime(int64_t micros, google::protobuf::Timestamp* time);

// An error as part of an answer.
v1::Problem ToProblem(const absl::Status& status, base::Language language);

}  // namespace preau::services

#endif  // SERVICES_CATALOGUE_CONVERT_H_
