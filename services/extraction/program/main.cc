#include "services/extraction/program/program.h"

int main(int argc, char** argv) { return preau::extraction::Main(argc, argv); }
