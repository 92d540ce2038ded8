#ifndef SERVICES_INGESTION_HARVEST_HARVESTER_H_
#define SERVICES_INGESTION_HARVEST_HARVESTER_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "services/ingestion/harvest/harvest_store.h"
#include "services/ingestion/harvest/source_reader.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"

namespace preau::harvest {

// Harvests all sources as they become due, some at a time, and goes on with the
// harvests that were under way when the process last ended. Thread-safe.
class Harvester {
 public:
  struct Options {
    // Sources that are harvested at the same time.
    size_t at_once = 4;
    // How often it looks for what is due.
    std::chrono::milliseconds look_every = std::chrono::seconds(5);
    // How long a source is left alone when the catalogue can't take its page.
    std::chrono::milliseconds rest = std::chrono::minutes(1);
  };
  using MakeReader = std::function<std::unique_ptr<SourceReader>(
      const v1::Source& source, const v1::Harvest& harvest)>;

  // `store` and `clock` must outlive it. Begins at once.
  Harvester(const Options& options, HarvestStore* store, base::Clock* clock,
            MakeReader make_reader);
  ~Harvester() { Stop(); }
  Harvester(const Harvester&) = delete;
  Harvester& operator=(const Harvester&) = delete;

  // Something may be due: looks now.
  void Wake();

  // Harvests nothing any more; waits until the pages that are being read are
  // given up. Once.
  void Stop();

 private:
  void Run();
  absl::Status Look();
  // Goes on with the source's harvest, or begins one that is due.
  absl::Status LookAt(const v1::Source& source);
  void Begin(const v1::Source& source, const v1::Harvest& harvest)
      ABSL_LOCKS_EXCLUDED(mutex_);
  // False when the catalogue couldn't take a page.
  bool Harvest(const v1::Source& source, const v1::Harvest& harvest);
  void JoinEnded() ABSL_LOCKS_EXCLUDED(mutex_);

  const Options options_;
  HarvestStore* const store_;
  base::Clock* const clock_;
  const MakeReader make_reader_;
  std::atomic<bool> stopping_ = false;
  base::Mutex mutex_;
  base::CondVar changed_;
  bool woken_ ABSL_GUARDED_BY(mutex_) = false;
  // By source; those that have ended wait to be joined.
  std::map<std::string, std::thread> workers_ ABSL_GUARDED_BY(mutex_);
  std::set<std::string> done_ ABSL_GUARDED_BY(mutex_);
  // Until when sources are left alone.
  std::map<std::string, std::chrono::steady_clock::time_point> resting_
      ABSL_GUARDED_BY(mutex_);
  // Of each source the newest harvest that is known to have ended. Looker's
  // thread only.
  std::map<std::string, std::string> ended_;
  std::thread looker_;
};

}  // namespace preau::harvest

#endif  // SERVICES_INGESTION_HARVEST_HARVESTER_H_
