#include "services/node/single.h"

int main(int argc, char** argv) {
  preau::services::IngestionProgramOptions options;
  preau::launch::Flags flags("preau-ingestion", "PROGRAM_INGESTION");
  options.AddFlags(flags);
  return preau::launch::Run(argc, argv, flags, [&] {
    return preau::services::MakeIngestionProgram(options);
  });
}
