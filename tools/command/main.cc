#include "tools/command/cli.h"

int main(int argc, char** argv) { return preau::tools::RunCommand(argc, argv); }
