#include "services/node/node.h"

int main(int argc, char** argv) {
  preau::services::NodeOptions options;
  preau::launch::Flags flags("preau-node", "PROGRAM_NODE");
  options.AddFlags(flags);
  return preau::launch::Run(argc, argv, flags, [&] {
    return preau::services::Node::Create(options);
  });
}
