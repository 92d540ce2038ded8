#ifndef SERVICES_INGESTION_READERS_JSON_RECORD_H_
#define SERVICES_INGESTION_READERS_JSON_RECORD_H_

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingestion/readers/reader.h"

// JSON that says by itself what it is: GAR's descriptions of resources, and
// schema.org's (LRMI, AMB) in JSON-LD.
namespace preau::readers {

// Keeps the order of members.
using Json = nlohmann::ordered_json;

inline constexpr int kMaxJsonDepth = 40;
// Of an object's members each is compared with all before it.
inline constexpr size_t kMaxJsonMembers = 10000;

// `text`, or null when it isn't JSON, nests deeper than kMaxJsonDepth, or an
// object in it has more than `max_members`. Discarded values: check
// is_discarded().
Json ParseJson(absl::string_view text, size_t max_members = kMaxJsonMembers);

// A record and how it is read.
struct JsonRecord {
  const Json* value = nullptr;
  // It says what it is by itself, or what holds it does (a "@graph").
  bool has_context = false;
  // Its text.
  absl::string_view source;
};

// The records in a document: it itself, or those in its lists, wherever they
// stand. `text` is what it was parsed from. At most `max`.
std::vector<JsonRecord> FindJsonRecords(const Json& document,
                                        absl::string_view text, size_t max);

// Fills in notice and key.
void MapJsonRecord(const JsonRecord& found, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_JSON_RECORD_H_
