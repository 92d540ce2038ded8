#include "services/node/single.h"

int main(int argc, char** argv) {
  preau::services::FollowerOptions options;
  preau::launch::Flags flags("preau-search", "PROGRAM_SEARCH");
  options.AddFlags(flags);
  return preau::launch::Run(argc, argv, flags, [&] {
    return preau::services::MakeSearchProgram(options);
  });
}
