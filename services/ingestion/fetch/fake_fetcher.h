#ifndef SERVICES_INGESTION_FETCH_FAKE_FETCHER_H_
#define SERVICES_INGESTION_FETCH_FAKE_FETCHER_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingestion/fetch/fetcher.h"
#include "storage/base/mutex.h"

namespace preau::fetch {

// For tests: answers as it was told, 404 for what it wasn't told of, and
// records what it was asked. Keeps to `max_bytes`, `take` and `cancelled` as
// the real one does. Thread-safe.
class FakeFetcher : public Fetcher {
 public:
  using Answer = std::function<absl::StatusOr<Response>(const Request&)>;

  // What `url` is answered from now on; runs on the thread of Fetch().
  void Set(absl::string_view url, Answer answer);
  // With 200.
  void Set(absl::string_view url, absl::string_view body,
           absl::string_view content_type = "");
  // What all other addresses are answered.
  void SetOthers(Answer answer);

  absl::StatusOr<Response> Fetch(
      const Request& request, const std::function<bool()>& cancelled) override;

  // So far, in order.
  std::vector<Request> requests() const;
  std::vector<std::string> urls() const;

 private:
  // As it is kept: an answer may change with each request.
  std::shared_ptr<Answer> Find(const Request& request);

  mutable base::Mutex mutex_;
  std::map<std::string, std::shared_ptr<Answer>> answers_
      ABSL_GUARDED_BY(mutex_);
  std::shared_ptr<Answer> others_ ABSL_GUARDED_BY(mutex_);
  std::vector<Request> requests_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace preau::fetch

#endif  // SERVICES_INGESTION_FETCH_FAKE_FETCHER_H_
