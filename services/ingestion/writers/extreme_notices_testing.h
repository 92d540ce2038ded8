#ifndef SERVICES_INGESTION_WRITERS_EXTREME_NOTICES_TESTING_H_
#define SERVICES_INGESTION_WRITERS_EXTREME_NOTICES_TESTING_H_

#include <vector>

#include "services/ingestion/writers/record.h"

namespace preau::writers {

// A notice with the address and the names that a catalogue gives.
Record RecordOf(log::v1::Notice notice, int number);

// Notices that no reader makes: each text of each field with what breaks
// formats (markup, control characters, ill-formed UTF-8, separators, formulas),
// each field as long and as often as it goes, every term of every vocabulary,
// and none but a title.
std::vector<Record> ExtremeRecords();

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_EXTREME_NOTICES_TESTING_H_
