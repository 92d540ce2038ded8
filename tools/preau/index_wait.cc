#include "tools/preau/index_wait.h"

#include <chrono>
#include <cstdint>
#include <thread>

#include "tools/preau/figures.h"

namespace preau::command {
namespace {

constexpr auto kPause = std::chrono::milliseconds(30);
constexpr int64_t kPatienceMicros = 30 * 1000000;
// What is done sooner isn't worth a line.
constexpr int64_t kSilentMicros = 1000000;

}  // namespace

void WaitForIndex(base::Clock& clock, Interrupt& interrupt,
                  Connection& connection, Output& output) {
  const absl::StatusOr<v1::Stats> stats = connection.Call(
      connection.catalogue(), &v1::CatalogueService::Stub::GetStats,
      v1::GetStatsRequest());
  if (!stats.ok()) return;
  const uint64_t wanted = stats->applied_sequence();
  const int64_t begun = clock.NowMicros();
  int64_t moved = begun;
  uint64_t reached = 0;
  while (!interrupt.triggered()) {
    const absl::StatusOr<v1::IndexStatus> index = connection.Call(
        connection.search(), &v1::SearchService::Stub::GetIndexStatus,
        v1::GetIndexStatusRequest());
    if (!index.ok()) {
      output.EndLive();
      output.Error(index.status());
      return;
    }
    if (index->applied_sequence() >= wanted) break;
    const int64_t now = clock.NowMicros();
    if (index->applied_sequence() > reached) moved = now;
    reached = index->applied_sequence();
    const messages::Args args = {
        {"done", Number(static_cast<int64_t>(reached), output.language())},
        {"all", Number(static_cast<int64_t>(wanted), output.language())}};
    if (now - moved > kPatienceMicros) {
      output.EndLive();
      output.Note({output.Say("INDEX_STANDS_STILL", args)});
      return;
    }
    if (output.live() && now - begun > kSilentMicros) {
      output.Live({output.Say("INDEX_AT", args)});
    }
    std::this_thread::sleep_for(kPause);
  }
  output.EndLive();
}

}  // namespace preau::command
