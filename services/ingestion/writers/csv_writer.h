#ifndef SERVICES_INGESTION_WRITERS_CSV_WRITER_H_
#define SERVICES_INGESTION_WRITERS_CSV_WRITER_H_

#include <string>

#include "services/ingestion/writers/record.h"

namespace preau::writers {

// The columns of the template that services/ingestion/sheets gives out, so that
// what was exported can be corrected and imported again. Lines end with CRLF;
// the header begins with a BOM. Cells that a spreadsheet would take for a
// formula begin with a space.
std::string CsvHeader();
std::string WriteCsv(const Record& record);

}  // namespace preau::writers

#endif  // SERVICES_INGESTION_WRITERS_CSV_WRITER_H_
