#include "services/ingestion/readers/json_record.h"

#include "services/ingestion/readers/gar_mapper.h"
#include "services/ingestion/readers/json_ld_mapper.h"

namespace preau::readers {
namespace {

// Lists of records lie this deep at most.
constexpr int kMaxListDepth = 6;

// Where each object of a JSON text begins and ends, in the order in which they
// begin. The text is known to be JSON.
std::vector<absl::string_view> ObjectsOf(absl::string_view text) {
  std::vector<absl::string_view> objects;
  // Number of the object that is open, by depth.
  std::vector<size_t> open;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      open.push_back(objects.size());
      objects.push_back(text.substr(i));
    } else if (c == '}' && !open.empty()) {
      absl::string_view& object = objects[open.back()];
      object = object.substr(
          0, static_cast<size_t>(text.data() + i + 1 - object.data()));
      open.pop_back();
    }
  }
  return objects;
}

class Finder {
 public:
  Finder(absl::string_view text, size_t max)
      : objects_(ObjectsOf(text)), max_(max) {}

  std::vector<JsonRecord> Find(const Json& document) {
    Visit(document, false, 0);
    return std::move(found_);
  }

 private:
  void Visit(const Json& value, bool has_context, int depth) {
    if (value.is_object()) {
      const size_t number = next_++;
      has_context = has_context || value.contains("@context");
      if (IsGarRecord(value) || IsJsonLdRecord(value)) {
        if (found_.size() < max_) {
          found_.push_back({&value, has_context,
                            number < objects_.size() ? objects_[number]
                                                     : absl::string_view()});
        }
        // The objects in it are its own.
        Skip(value);
        return;
      }
    }
    if (depth >= kMaxListDepth) {
      Skip(value);
      return;
    }
    if (value.is_structured()) {
      for (const Json& each : value) Visit(each, has_context, depth + 1);
    }
  }

  void Skip(const Json& value) {
    for (const Json& each : value) {
      if (each.is_object()) ++next_;
      if (each.is_structured()) Skip(each);
    }
  }

  const std::vector<absl::string_view> objects_;
  const size_t max_;
  size_t next_ = 0;
  std::vector<JsonRecord> found_;
};

}  // namespace

Json ParseJson(absl::string_view text, size_t max_members) {
  bool too_deep = false;
  // Of the objects that are open, by depth.
  std::vector<size_t> members(kMaxJsonDepth + 2, 0);
  Json parsed = Json::parse(
      text.begin(), text.end(),
      [&](int depth, Json::parse_event_t event, Json&) {
        too_deep = too_deep || depth > kMaxJsonDepth;
        if (too_deep) return false;
        size_t& count = members[static_cast<size_t>(depth)];
        if (event == Json::parse_event_t::object_start) {
          members[static_cast<size_t>(depth) + 1] = 0;
        } else if (event == Json::parse_event_t::key) {
          too_deep = ++count > max_members;
        }
        return !too_deep;
      },
      /*allow_exceptions=*/false);
  return too_deep ? Json(Json::value_t::discarded) : parsed;
}

std::vector<JsonRecord> FindJsonRecords(const Json& document,
                                        absl::string_view text, size_t max) {
  return Finder(text, max).Find(document);
}

void MapJsonRecord(const JsonRecord& found, ParsedRecord& record) {
  if (IsGarRecord(*found.value)) {
    MapGar(*found.value, record);
  } else {
    MapJsonLd(*found.value, found.has_context, record);
  }
}

}  // namespace preau::readers
