#include "services/node/single.h"

int main(int argc, char** argv) {
  preau::services::CatalogueProgramOptions options;
  preau::launch::Flags flags("preau-catalogue", "PROGRAM_CATALOGUE");
  options.AddFlags(flags);
  return preau::launch::Run(argc, argv, flags, [&] {
    return preau::services::MakeCatalogueProgram(options);
  });
}
