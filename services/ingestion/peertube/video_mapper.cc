#include "services/ingestion/peertube/video_mapper.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingestion/peertube/licence_table.h"
#include "services/ingestion/readers/json_ld_values.h"
#include "services/ingestion/readers/notice_builder.h"
#include "storage/base/error.h"

namespace preau::peertube {
namespace {

using Json = nlohmann::ordered_json;
using readers::FirstLdText;

constexpr int64_t kPublic = 1;
constexpr int64_t kPublished = 1;
constexpr int kMaxTags = 50;
constexpr int64_t kMaxSeconds = 10 * 24 * 3600;

struct Text {
  const char* member;
  const char* field;
};
constexpr Text kTexts[] = {
    {"name", "title"},
    {"description", "description"},
    {"publishedAt", "date_published"},
    {"originallyPublishedAt", "date_created"},
};

const Json& Member(const Json& object, const char* name) {
  static const Json kNone;
  if (!object.is_object()) return kNone;
  const auto found = object.find(name);
  return found == object.end() ? kNone : *found;
}

// A number, or what is in {"id": …}; 0 without one.
int64_t IdOf(const Json& value) {
  const Json& id = value.is_object() ? Member(value, "id") : value;
  return id.is_number_integer() ? id.get<int64_t>() : 0;
}

bool IsTrue(const Json& value) {
  return value.is_boolean() && value.get<bool>();
}

readers::Origin From(absl::string_view member, absl::string_view field) {
  return {absl::StrCat("/", member), absl::StrCat("peertube.", field)};
}

class VideoMapper {
 public:
  VideoMapper(const Json& video, const std::string& server,
              readers::ParsedRecord& record)
      : video_(video),
        server_(server),
        record_(record),
        builder_(&record),
        language_(FirstLdText(Member(video, "language").is_object()
                                  ? Member(video, "language")
                                  : Json::object(),
                              "id")) {}

  void Map(size_t captions) {
    record_.key = VideoKey(video_);
    for (const Text& text : kTexts) {
      builder_.Add(text.field, FirstLdText(video_, text.member), language_,
                   From(text.member, text.field));
    }
    Addresses();
    Words();
    People();
    Rights();
    builder_.Add("language", language_, "", From("language/id", "language"));
    builder_.Add("kind", "video", "", {"", "peertube.kind"});
    const Json& duration = Member(video_, "duration");
    if (duration.is_number_integer()) {
      const int64_t seconds = duration.get<int64_t>();
      if (seconds > 0 && seconds <= kMaxSeconds) {
        builder_.Add("duration", absl::StrCat("PT", seconds, "S"), "",
                     From("duration", "duration"));
      }
    }
    if (captions > 0) {
      builder_.Add("accessibility", "captions", "",
                   {"/captions", "peertube.accessibility"});
    }
    builder_.Check("name");
  }

 private:
  void Addresses() {
    std::string url = FirstLdText(video_, "url");
    if (url.empty()) url = absl::StrCat(server_, "/w/", record_.key);
    builder_.AddUrl(url, From("url", "url"));
    record_.notice.add_identifier()->set_entry(
        absl::StrCat("urn:uuid:", record_.key));
    for (const char* name : {"previewPath", "thumbnailPath"}) {
      const std::string path = FirstLdText(video_, name);
      if (record_.notice.thumbnail_url().empty() &&
          absl::StartsWith(path, "/")) {
        builder_.Add("thumbnail_url", absl::StrCat(server_, path), "",
                     From(name, "thumbnail_url"));
      }
    }
  }

  void Words() {
    const Json& tags = Member(video_, "tags");
    int count = 0;
    for (const readers::LdText& tag : readers::LdTexts(video_, "tags")) {
      if (!tags.is_array() || ++count > kMaxTags) break;
      builder_.Add("keyword", tag.value, language_, From("tags", "keyword"));
    }
    const Json& category = Member(video_, "category");
    // 0 and null say that nobody has chosen one.
    if (category.is_object() && IdOf(category) > 0) {
      builder_.Add("keyword", FirstLdText(category, "label"), "",
                   From("category/label", "keyword"));
    }
  }

  void People() {
    const Json& account = Member(video_, "account");
    const Json& channel = Member(video_, "channel");
    if (account.is_object()) {
      builder_.Add("author", FirstLdText(account, "displayName"), "",
                   From("account/displayName", "author"));
    }
    if (channel.is_object()) {
      builder_.Add("provider", FirstLdText(channel, "displayName"), "",
                   From("channel/displayName", "provider"));
    }
  }

  void Rights() {
    const Json& licence = Member(video_, "licence");
    if (!licence.is_object()) return;
    const absl::string_view known = LicenceOf(
        static_cast<int>(std::clamp<int64_t>(IdOf(licence), 0, 1000)));
    const std::string label = FirstLdText(licence, "label");
    // A server can have licences of its own, which only their labels name.
    builder_.SetLicence(
        known.empty() ? absl::string_view(label) : known, "",
        From(known.empty() ? "licence/label" : "licence/id", "licence"));
  }

  const Json& video_;
  const std::string& server_;
  readers::ParsedRecord& record_;
  readers::NoticeBuilder builder_;
  const std::string language_;
};

}  // namespace

std::string VideoKey(const Json& video) {
  return video.is_object() ? FirstLdText(video, "uuid") : "";
}

absl::Status CheckVideo(const Json& video) {
  if (VideoKey(video).empty()) {
    return base::InvalidField("PEERTUBE_ANSWER_UNKNOWN", "source");
  }
  const Json& privacy = Member(video, "privacy");
  if (!privacy.is_null() && IdOf(privacy) != kPublic) {
    return base::InvalidField(
        "PEERTUBE_NOT_PUBLIC", "privacy",
        {{"privacy",
          privacy.is_object() ? FirstLdText(privacy, "label") : ""}});
  }
  if (IsTrue(Member(video, "isLive"))) {
    return base::InvalidField("PEERTUBE_LIVE", "isLive");
  }
  if (IsTrue(Member(video, "nsfw"))) {
    return base::InvalidField("PEERTUBE_SENSITIVE", "nsfw");
  }
  const Json& state = Member(video, "state");
  if (!state.is_null() && IdOf(state) != kPublished) {
    return base::InvalidField("PEERTUBE_NOT_READY", "state");
  }
  return absl::OkStatus();
}

void MapVideo(const Json& video, const std::string& server, size_t captions,
              readers::ParsedRecord& record) {
  VideoMapper(video, server, record).Map(captions);
}

}  // namespace preau::peertube
