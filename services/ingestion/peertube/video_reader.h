#ifndef SERVICES_INGESTION_PEERTUBE_VIDEO_READER_H_
#define SERVICES_INGESTION_PEERTUBE_VIDEO_READER_H_

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "preau/storage/v1/storage.pb.h"
#include "services/ingestion/fetch/fetcher.h"
#include "services/ingestion/harvest/since.h"
#include "services/ingestion/harvest/source_reader.h"
#include "services/ingestion/peertube/address.h"
#include "storage/base/clock.h"

namespace preau::peertube {

// What is asked of a PeerTube server.
struct Selection {
  // See ReadAddress().
  std::string url;
  std::string set;
  // Only what changed since, as an earlier pass gave it in next_from; empty:
  // everything.
  std::string changed_since;
};

// Harvests the videos of a PeerTube server (REST API v1): its list page by
// page, oldest first, and of each video that is new or has changed what the
// list doesn't say. Thread-compatible.
class VideoReader : public harvest::SourceReader {
 public:
  // `fetcher` and `clock` must outlive it.
  VideoReader(Selection selection, fetch::Fetcher* fetcher, base::Clock* clock);

  // Besides the fetcher's: SOURCE_STATUS{status}, SOURCE_BUSY{status, seconds},
  // PEERTUBE_SET_INVALID{set}, PEERTUBE_ANSWER_UNKNOWN (may succeed later).
  absl::StatusOr<harvest::Page> Next(
      const std::string& cursor,
      const std::function<bool()>& cancelled) override;
  // Videos that fail are passed over as it is.
  std::optional<std::string> Detour(const std::string&) override {
    return std::nullopt;
  }

 private:
  using Json = nlohmann::ordered_json;

  absl::StatusOr<Json> Ask(const std::string& path, std::string* body,
                           const std::function<bool()>& cancelled);
  // Reads what the list doesn't say. An error is the server's fault.
  absl::StatusOr<harvest::Item> ReadVideo(
      const Json& listed, const Address& address,
      const std::function<bool()>& cancelled);
  bool IsUnchanged(const Json& listed) const;

  const Selection selection_;
  const harvest::Since since_;
  fetch::Fetcher* const fetcher_;
  base::Clock* const clock_;
  harvest::Failures failures_;
  bool has_begun_ = false;
};

}  // namespace preau::peertube

#endif  // SERVICES_INGESTION_PEERTUBE_VIDEO_READER_H_
