#include <iostream>

#include "storage/base/clock.h"
#include "tools/bench/fuzz_run.h"

int main(int argc, char** argv) {
  return preau::bench::RunFuzz({argv + 1, argv + argc},
                               *preau::base::SystemClock(), std::cout,
                               std::cerr);
}
