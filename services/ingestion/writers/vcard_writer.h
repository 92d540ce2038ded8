#ifndef SERVICES_INGESTION_WRITERS_VCARD_WRITER_H_
#define SERVICES_INGESTION_WRITERS_VCARD_WRITER_H_

#include <string>

#include "preau/log/v1/notice.pb.h"

namespace preau::writers {

// vCard 3.0 (RFC 2426) of a person or an organisation: FN, N, ORG, URL. Lines
// aren't folded.
std::string WriteVcard(const log::v1::Agent& agent);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_VCARD_WRITER_H_
