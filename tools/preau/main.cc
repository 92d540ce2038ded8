#include <iostream>

#include "tools/preau/run.h"

int main(int argc, char** argv) {
  // Outlives the thread that watches for signals.
  static preau::command::Interrupt interrupt;
  preau::command::WatchSignals(&interrupt);
  return preau::command::Run(
      {argv + 1, argv + argc}, preau::command::Environment::OfProcess(),
      *preau::base::SystemClock(), interrupt, std::cout, std::cerr);
}
