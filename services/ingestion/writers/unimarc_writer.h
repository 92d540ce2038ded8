#ifndef SERVICES_INGESTION_WRITERS_UNIMARC_WRITER_H_
#define SERVICES_INGESTION_WRITERS_UNIMARC_WRITER_H_

#include <string>

#include "services/ingestion/writers/record.h"

namespace preau::writers {

// A bibliographic record of UNIMARC in ISO 2709, in UTF-8, as school libraries'
// programs (BCDI, PMB) take it: an electronic resource, online. A record holds
// 99,999 bytes and a field 9,999: longer texts are cut at a character's end,
// and subjects that don't fit any more are left out.
std::string WriteUnimarc(const Record& record);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_UNIMARC_WRITER_H_
