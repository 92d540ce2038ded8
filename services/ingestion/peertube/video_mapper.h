#ifndef SERVICES_INGESTION_PEERTUBE_VIDEO_MAPPER_H_
#define SERVICES_INGESTION_PEERTUBE_VIDEO_MAPPER_H_

#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/status.h"
#include "services/ingestion/readers/reader.h"

namespace preau::peertube {

// "uuid" of a video, by which it is known for ever; empty without one.
std::string VideoKey(const nlohmann::ordered_json& video);

// OK for one that a catalogue takes. INVALID_ARGUMENT: PEERTUBE_NOT_PUBLIC
// {privacy}, PEERTUBE_LIVE, PEERTUBE_SENSITIVE, PEERTUBE_NOT_READY, and
// PEERTUBE_ANSWER_UNKNOWN for what isn't a video.
absl::Status CheckVideo(const nlohmann::ordered_json& video);

// Fills in notice and key by `video`, as /api/v1/videos/{id} gives it.
// `server` is what its paths are relative to; `captions`: how many languages
// have subtitles. Refused: TITLE_MISSING.
void MapVideo(const nlohmann::ordered_json& video, const std::string& server,
              size_t captions, readers::ParsedRecord& record);

}  // namespace preau::peertube

#endif  // SERVICES_INGESTION_PEERTUBE_VIDEO_MAPPER_H_
