#include "tools/bench/peers/peer.h"

int main(int argc, char** argv) {
  return preau::bench::peers::RunPeer(argc, argv,
                                      *preau::bench::peers::MakePeer());
}
