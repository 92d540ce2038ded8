#ifndef SERVICES_EXTRACTION_PROGRAM_PROGRAM_H_
#define SERVICES_EXTRACTION_PROGRAM_PROGRAM_H_

namespace preau::extraction {

// All of preau-extract: "preau-extract MEMORY_BYTES CPU_SECONDS", the file on
// its standard input, an Answer in pieces on its standard output. Started by an
// Extractor and by nobody else.
int Main(int argc, char** argv);

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_PROGRAM_PROGRAM_H_
