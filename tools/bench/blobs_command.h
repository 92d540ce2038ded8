#ifndef TOOLS_BENCH_BLOBS_COMMAND_H_
#define TOOLS_BENCH_BLOBS_COMMAND_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"

namespace CLI {
class App;
}  // namespace CLI

namespace preau::bench {

struct BlobsOptions {
  // A FOLDER that is there; what is made in it goes in the end.
  std::string folder;
  uint64_t mib = 1024;
  uint64_t piece_kib = 256;
  int rounds = 3;
};

// The command's part of the grammar.
void AddBlobsOptions(BlobsOptions& options, CLI::App& command);

// Times an upload to a store of blobs in a folder, against cp, sync and
// sha256sum of the same file, in turns. Prints a line for each: what, median of
// seconds, MiB a second, median of a processor's seconds; and by how many KiB
// the process grew at most while it uploaded.
absl::Status TimeBlobs(const BlobsOptions& options, std::ostream& out);

}  // namespace preau::bench

#endif  // TOOLS_BENCH_BLOBS_COMMAND_H_
