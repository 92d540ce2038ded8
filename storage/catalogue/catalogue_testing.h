#ifndef STORAGE_CATALOGUE_CATALOGUE_TESTING_H_
#define STORAGE_CATALOGUE_CATALOGUE_TESTING_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "storage/base/clock.h"
#include "storage/catalogue/catalogue.h"
#include "storage/catalogue/types.h"

// For tests of the catalogue and of what stands on it.
namespace preau::catalogue {

class FakeClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now_; }
  void Advance(int64_t micros) { now_ += micros; }

 private:
  std::atomic<int64_t> now_{1764000000000000};
};

// A catalogue with the member "lille".
std::unique_ptr<Catalogue> OpenCatalogue(kv::KeyValueStore* store,
                                         base::Clock* clock);

// Makes the resource with this key in source "members/lille/sources/test" have
// this title.
Mutation PutTitle(absl::string_view key, absl::string_view title);

// A request of actor "tester" with one mutation.
WriteRequest RequestOf(Mutation mutation, absl::string_view request_id = "");

// Verifies the store and says what is wrong with it; empty when all is well.
std::string Faults(const kv::Reader& store);

}  // namespace preau::catalogue

#endif  // STORAGE_CATALOGUE_CATALOGUE_TESTING_H_
