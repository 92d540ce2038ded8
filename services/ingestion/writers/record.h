#ifndef SERVICES_INGESTION_WRITERS_RECORD_H_
#define SERVICES_INGESTION_WRITERS_RECORD_H_

#include <string>

#include "preau/log/v1/notice.pb.h"

// Notices written down for others: the inverse of services/ingestion/readers.
namespace preau::writers {

// A notice and what its catalogue adds. Whatever a text holds, what is written
// is well-formed.
struct Record {
  log::v1::Notice notice;
  // "members/lille/resources/0190…"; its last part names the record in a file.
  std::string name;
  // Always given: what has no other address is known by it.
  std::string permanent_link;
  // Of the record, RFC 3339 in UTC; empty when not known.
  std::string create_time;
  std::string update_time;
  // The name of the member whose catalogue it is in.
  std::string catalogue;
};

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_RECORD_H_
