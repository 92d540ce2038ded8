#ifndef SERVICES_INGESTION_READERS_READERS_H_
#define SERVICES_INGESTION_READERS_READERS_H_

#include <memory>

#include "services/ingestion/readers/reader.h"

// The readers that CreateReader() chooses from.
namespace preau::readers {

std::unique_ptr<Reader> CreateXmlReader(ReaderOptions options);
std::unique_ptr<Reader> CreateCsvReader(ReaderOptions options);
std::unique_ptr<Reader> CreateOdsReader(ReaderOptions options);
std::unique_ptr<Reader> CreateJsonReader(ReaderOptions options);
std::unique_ptr<Reader> CreateJsonLinesReader(ReaderOptions options);
std::unique_ptr<Reader> CreateHtmlReader(ReaderOptions options);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_READERS_H_
