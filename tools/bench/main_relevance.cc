#include <iostream>

#include "tools/bench/relevance_run.h"

int main(int argc, char** argv) {
  return preau::bench::RunRelevance({argv + 1, argv + argc}, std::cout,
                                    std::cerr);
}
