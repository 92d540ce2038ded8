#ifndef TESTS_FUZZ_RECORDS_H_
#define TESTS_FUZZ_RECORDS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/readers/reader.h"

// What holds of all that readers make of files.
namespace preau::fuzz {

// Reads the file as an import does, in two ways of cutting it into pieces, and
// requires of both the same: records whose texts are well-formed, that have a
// key or a reason why they are refused, and of which nobody else than
// notice::Validate() says what is wrong with them.
std::vector<readers::ParsedRecord> ReadRecords(readers::Format format,
                                               absl::string_view file);

// What holds of one.
void RequireRecord(const readers::ParsedRecord& record);

// Says the same.
void RequireSame(const readers::ParsedRecord& one,
                 const readers::ParsedRecord& other);

}  // namespace preau::fuzz

#endif  // TESTS_FUZZ_RECORDS_H_
